"""`bilat verify` with texts at hand: what is found where, what is missing and what is like it, what is recorded."""

import json
import os
import stat
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pytest

from bilat.verify.folding import comparable
from support.answer_schemas import faults
from support.program import Program
from support.small_bases import aid

Base = Callable[..., Path]

TEXT = "First line.\nIt gave “25\u202f000 tonnes of fer\u00adtilisers” and 35,000 tons of wheat.\n"


@pytest.fixture
def texts(tmp_path: Path) -> Callable[..., Path]:
    """Return what writes files into a folder of texts."""

    def write(**files: str | bytes) -> Path:
        folder = tmp_path / "texts"
        folder.mkdir(exist_ok=True)
        for name, content in files.items():
            data = content.encode() if isinstance(content, str) else content
            (folder / name.replace("__", ".")).write_bytes(data)
        return folder

    return write


def claim(quote: str, source: str = "paper", **more: str) -> str:
    """Return a claim as TOML."""
    parts = {"source": source, "quote": quote} | more
    return "{ " + ", ".join(f"{key} = {json.dumps(value)}" for key, value in parts.items()) + " }"


def test_a_quote_is_found_with_its_place_whatever_its_typography(
    bilat: Program, base: Base, texts: Callable[..., Path]
) -> None:
    facts = base(aid("lot", amount=25000, claims=claim("25 000 tonnes of fertilisers")))
    run = bilat("verify", "--texts", str(texts(paper__txt=TEXT)), "--json", facts=facts)
    answer = json.loads(run.stdout)
    assert (run.returncode, answer["quotes"]) == (
        0,
        [
            {
                "claim": "lot/paper",
                "fact": "lot",
                "source": "paper",
                "quote": "25 000 tonnes of fertilisers",
                "state": "found",
                "reason": None,
                "line": 2,
                "column": 10,
                "passage": "25\u202f000 tonnes of fer\u00adtilisers",
                "differences": [],
                "link": "https://example.org/page#:~:text=25%E2%80%AF000%20tonnes%20of%20fer%C2%ADtilisers",
            }
        ],
    )


def test_a_missing_quote_comes_with_the_nearest_passage_and_what_differs(
    bilat: Program, base: Base, texts: Callable[..., Path]
) -> None:
    folder = texts(paper__txt=TEXT)
    run = bilat("verify", "--texts", str(folder), facts=base(aid("lot", claims=claim("100 and 25,000 tons of wheat"))))
    assert (run.returncode, run.stdout.splitlines()) == (
        1,
        [
            f"missing  lot/paper: “100 and 25,000 tons of wheat” is not in {folder}/paper.txt",
            f"         closest: “fertilisers” and 35,000 tons of wheat” at {folder}/paper.txt:2:27",
            "         differs: quote “100”, text “fertilisers”; quote “25,000”, text “35,000”",
            "changed      1 source: a quote is missing",
            "0 of 1 quote found.",
        ],
    )


def test_a_missing_quote_that_nothing_is_like_says_so(bilat: Program, base: Base, texts: Callable[..., Path]) -> None:
    folder = texts(paper__txt=TEXT)
    run = bilat("verify", "--texts", str(folder), facts=base(aid("lot", claims=claim("hundred museums opened"))))
    assert "         no similar passage" in run.stdout.splitlines()


def test_the_json_keeps_the_promise_of_its_schema(bilat: Program, base: Base, texts: Callable[..., Path]) -> None:
    facts = base(
        aid("lot", claims=f"{claim('and 25,000 tons of wheat')}, {claim('a', id='b')}, {claim('x y z', 'ministry')}")
    )
    folder = texts(paper__txt=TEXT, ministry__txt="x y z")
    assert faults(json.loads(bilat("verify", "--texts", str(folder), "--json", facts=facts).stdout)) == []


def test_a_quote_of_one_letter_is_called_too_short(bilat: Program, base: Base, texts: Callable[..., Path]) -> None:
    run = bilat("verify", "--texts", str(texts(paper__txt="a a a")), facts=base(aid("lot", claims=claim("a"))))
    assert (run.returncode, run.stdout.splitlines()[0]) == (
        1,
        "missing  lot/paper: “a”: it is too short to look up; quote a few words",
    )


@pytest.mark.parametrize(("quote", "state"), [("a b", "too-short"), ("oil", "found"), ("o-i-l", "missing")])
def test_a_quote_is_looked_for_from_three_letters_on(
    quote: str, state: str, bilat: Program, base: Base, texts: Callable[..., Path]
) -> None:
    facts, folder = base(aid("lot", claims=claim(quote))), texts(paper__txt="a b and oil")
    answer = json.loads(bilat("verify", "--texts", str(folder), "--json", facts=facts).stdout)
    assert [found["state"] for found in answer["quotes"]] == [state]


def test_a_source_with_one_quote_there_and_one_missing_counts_as_changed(
    bilat: Program, base: Base, texts: Callable[..., Path]
) -> None:
    facts = base(aid("lot", claims=f"{claim('35,000 tons of wheat')}, {claim('hundred museums opened', id='b')}"))
    run = bilat("verify", "--texts", str(texts(paper__txt=TEXT)), facts=facts)
    assert (run.returncode, run.stdout.splitlines()[-2:]) == (
        1,
        ["changed      1 source: a quote is missing", "1 of 2 quotes found."],
    )


def test_a_number_that_no_quote_says_is_a_warning_and_no_error(
    bilat: Program, base: Base, texts: Callable[..., Path]
) -> None:
    facts = base(aid("lot", amount=36000, claims=claim("35,000 tons of wheat")))
    run = bilat("verify", "--texts", str(texts(paper__txt=TEXT)), facts=facts)
    assert (run.returncode, run.stdout.splitlines()[0]) == (0, "warning  lot: no quote contains its amount, 36,000")


def test_a_folder_without_a_text_that_is_named_by_a_source_says_how_to_name_one(
    bilat: Program, base: Base, texts: Callable[..., Path]
) -> None:
    folder = texts(other__txt="x", paper__doc="x")
    run = bilat("verify", "--texts", str(folder), facts=base(aid("lot")))
    assert (run.returncode, run.stderr) == (
        1,
        f"No file in {folder} is named after a source, such as paper.txt.\n",
    )


@pytest.mark.parametrize("words", [(), ("--live", "--texts", "."), ("--texts", "no/such/folder")])
def test_where_the_texts_are_must_be_said(words: tuple[str, ...], bilat: Program, base: Base) -> None:
    run = bilat("verify", *words, facts=base(aid("lot")))
    assert (run.returncode, run.stdout, "Traceback" in run.stderr) == (2, "", False)


def test_only_the_facts_named_are_verified_and_unknown_ones_named(
    bilat: Program, base: Base, texts: Callable[..., Path]
) -> None:
    facts = base(aid("one", claims=claim("35,000 tons")) + aid("two", claims=claim("nowhere to be found")))
    run = bilat("verify", "one", "wto", "--texts", str(texts(paper__txt=TEXT)), "--json", facts=facts)
    found = [quote["claim"] for quote in json.loads(run.stdout)["quotes"]]
    assert (run.returncode, found, run.stderr) == (
        1,
        ["one/paper"],
        "There is no fact or source 'wto'; did you mean two?\n",
    )


def test_a_file_that_is_no_text_is_named_with_the_reason(
    bilat: Program, base: Base, texts: Callable[..., Path]
) -> None:
    folder = texts(paper__txt=b"\x89PNG\0\1\2\3" * 40)
    run = bilat("verify", "--texts", str(folder), facts=base(aid("lot")))
    assert (run.returncode, run.stdout.splitlines()[0]) == (
        1,
        f"no-text  paper: not a text file ({folder}/paper.txt)",
    )


# Recording.

FILE = """\
# Kept by hand.\r
[base]
format = 1
title = "T"   # a title
parties = ["RU", "ML"]
version = "1"

[publisher.o]
name = "O"
type = "press"

[publisher.the-paper]
name = "The Paper"
type = "press"

[source.paper]   # the paper
title      = "A page"
publisher  = 'the-paper'
language   = "en"  # not [state-media]

# About the other.
[source.other]
publisher = "o"
fingerprint = "sha256:0000000000000000000000000000000000000000000000000000000000000000"   # old
allow = { B912 = "no address" }

[event.e]
title = "E"
date = "2023"
status = "happened"
claim = [{ source = "paper", quote = "some words" }, { source = "other", quote = "some words" }]
"""


def test_what_was_read_is_recorded_and_every_other_character_stays(
    bilat: Program, tmp_path: Path, texts: Callable[..., Path]
) -> None:
    facts = tmp_path / "own.toml"
    facts.write_bytes(FILE.encode())
    facts.chmod(0o640)
    folder = texts(paper__txt="Some  words.", other__html="<p>some words</p>")
    run = bilat("verify", "--texts", str(folder), "--record", facts=facts)
    mark = sha256(b"some words\n").hexdigest()[:8]
    paper = f"sha256:{sha256(comparable('Some  words.').encode()).hexdigest()} quotes:{mark}"
    other = f"sha256:{sha256(b'some words').hexdigest()} quotes:{mark}"
    wanted = FILE.replace("# not [state-media]", f"# not [state-media]\nfingerprint = {json.dumps(paper)}", 1).replace(
        f"sha256:{'0' * 64}", other
    )
    wanted = wanted.replace("  # not [state-media]", "  # not [state-media]")
    assert (run.stderr, facts.read_bytes().decode(), stat.S_IMODE(facts.stat().st_mode)) == (
        f"Recorded in {facts}: 2 sources.\n",
        wanted,
        0o640,
    )
    assert os.listdir(tmp_path).count("own.toml") == 1


def test_a_text_that_has_changed_since_it_was_recorded_is_reported_as_drifted(
    bilat: Program, tmp_path: Path, texts: Callable[..., Path]
) -> None:
    facts = tmp_path / "own.toml"
    facts.write_bytes(FILE.encode())
    bilat("verify", "--texts", str(texts(paper__txt="some words", other__txt="some words")), "--record", facts=facts)
    folder = texts(paper__txt="SOME words", other__txt="some words and more")
    run = bilat("verify", "--texts", str(folder), facts=facts)
    assert (run.returncode, run.stdout.splitlines()) == (
        0,
        [
            f"drifted  other: the text differs from the one recorded ({folder}/other.txt)",
            "found        2 sources: every quote found",
            "drifted      1 source: the text differs from the one recorded",
            "2 of 2 quotes found.",
        ],
    )


def test_what_is_recorded_shows_in_the_json_of_facts(
    bilat: Program, tmp_path: Path, texts: Callable[..., Path]
) -> None:
    facts = tmp_path / "own.toml"
    facts.write_bytes(FILE.encode())
    bilat("verify", "--texts", str(texts(paper__txt="some words", other__txt="else")), "--record", facts=facts)
    claims = json.loads(bilat("show", "e", "--json", facts=facts).stdout)["facts"][0]["claims"]
    stats = json.loads(bilat("stats", "--json", facts=facts).stdout)["quotes"]
    # The other source has the fingerprint of a text, but no mark of a quote.
    assert ({one["source"]: one["verified"] for one in claims}, stats["verified"]) == (
        {"paper": True, "other": False},
        1,
    )


def test_whatever_is_named_all_quotes_of_a_source_are_looked_up_to_be_recorded(
    bilat: Program, tmp_path: Path, texts: Callable[..., Path]
) -> None:
    facts = tmp_path / "own.toml"
    more = FILE.replace("[event.e]", '[event.d]\ntitle = "D"\ndate = "2023"\nstatus = "happened"\nCLAIM\n\n[event.e]')
    facts.write_bytes(more.replace("CLAIM", 'claim = [{ source = "paper", quote = "more words" }]').encode())

    def verified() -> int:
        return int(json.loads(bilat("stats", "--json", facts=facts).stdout)["quotes"]["verified"])

    folder = texts(paper__txt="some words and more words")
    bilat("verify", "e", "--texts", str(folder), "--record", facts=facts)
    both = verified()
    bilat("verify", "d", "--texts", str(texts(paper__txt="more words")), "--record", facts=facts)
    assert (both, verified()) == (2, 1)
