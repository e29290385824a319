"""Recording: what a check found is written into the fact file, and nothing else in it changes."""

from pathlib import Path

import pytest

from bilat.errors import RecordError
from bilat.model import Source
from bilat.verify.findings import SourceFinding
from bilat.verify.record import edited, record
from support.small_bases import HEAD

READ = SourceFinding(
    source=Source(id="paper", publisher="p"), state="found", name="paper.txt", fingerprint="sha256:" + "1" * 64
)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (
            '[source.a]\r\nlanguage = "fr"\r\n\r\n[b]\r\n',
            '[source.a]\r\nlanguage = "fr"\r\nfingerprint = "F"\r\n\r\n[b]\r\n',
        ),
        ('[source.a]\nlanguage = "fr"', '[source.a]\nlanguage = "fr"\nfingerprint = "F"'),
        ('source.a = { language = "fr" }\n', 'source.a = { language = "fr", fingerprint = "F" }\n'),
        ("[source.a]\nlanguage = '''fr\n'''  # x\n", "[source.a]\nlanguage = '''fr\n'''  # x\nfingerprint = \"F\"\n"),
        (
            "[source.a]\nfingerprint = 'old' # x\nlanguage=\"fr\"\n",
            '[source.a]\nfingerprint = "F" # x\nlanguage="fr"\n',
        ),
    ],
)
def test_a_value_is_added_where_a_curator_would_write_it(before: str, after: str) -> None:
    assert edited(before, {"a": {"fingerprint": "F"}}) == after


def test_a_source_that_nothing_can_be_added_to_is_named_and_the_file_stays(tmp_path: Path) -> None:
    facts = tmp_path / "own.toml"
    facts.write_text(
        'source.paper.publisher = "p"\nsource.paper.title = "T"\npublisher.p = { name = "P", type = "press" }\n'
        '[base]\nformat = 1\ntitle = "T"\nparties = ["RU", "ML"]\nversion = "1"\n'
    )
    before = facts.read_bytes()
    with pytest.raises(RecordError, match=r"source paper has no \[source.paper\] table to add to"):
        record(str(facts), [READ])
    assert facts.read_bytes() == before


def test_a_file_that_is_not_there_to_write_to_is_named(tmp_path: Path) -> None:
    with pytest.raises(RecordError, match="can't be written: No such file"):
        record(str(tmp_path / "none.toml"), [READ])


BASE = "# Kept by hand.\n" + HEAD + '[source.paper]\npublisher = "the-paper"\n'


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (BASE.replace("]", "", 1).encode(), "is no longer valid TOML"),
        (BASE.replace("[source.paper]", "[source.papers]").encode(), "no longer has a valid source paper"),
        (BASE.replace('"the-paper"', "3").encode(), "no longer has a valid source paper"),
        (BASE.replace("by hand", "by händ").encode("latin-1"), "is no longer UTF-8"),
    ],
)
def test_a_file_that_no_longer_holds_what_was_verified_is_left_as_it_is(
    data: bytes, reason: str, tmp_path: Path
) -> None:
    facts = tmp_path / "own.toml"
    facts.write_bytes(data)
    with pytest.raises(RecordError, match=f"own.toml was changed in the meantime and {reason}"):
        record(str(facts), [READ])
    assert facts.read_bytes() == data
