"""`bilat keep`: pages kept so that quotes are verified without the network, whatever happens meanwhile."""

import io
import json
import re
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from datetime import date
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from warcio.archiveiterator import ArchiveIterator

from bilat.errors import EvidenceError
from bilat.values.dates_in_words import text_words
from bilat.verify.evidence_folder import EvidenceFolder, Visit
from bilat.verify.page_text import PageText
from bilat.verify.text_recipe import MODULES, recipe
from bilat.verify.warc import KeptBytes
from support.answer_schemas import faults
from support.program import ROOT, Program
from support.small_bases import HEAD

PAGE = "<html><body><p>It gave 25&nbsp;000 tonnes of <b>wheat</b>.</p></body></html>"
PRIVATE = ("--allow-private", "--pause", "0", "--timeout", "10")


class Site:
    """A site of one page that can be rewritten, and of an index of archived copies."""

    def __init__(self) -> None:
        self.page, self.status, self.asked = PAGE, 200, list[str]()
        self.archive: object = {"archived_snapshots": {}}
        self.archive_status = 200
        site = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                site.asked.append(self.path)
                kind, status, body = "text/html", site.status, site.page
                if self.path == "/robots.txt":
                    status, body = 404, ""
                elif self.path.startswith("/available"):
                    kind, status = "application/json", site.archive_status
                    body = site.archive if isinstance(site.archive, str) else json.dumps(site.archive)
                elif self.path.startswith("/moved"):
                    status, body = 301, ""
                self.send_response(status)
                if status == 301:
                    self.send_header("Location", self.path.replace("/moved", "/available", 1))
                self.send_header("Content-Type", kind)
                self.send_header("Content-Length", str(len(body.encode())))
                self.end_headers()
                self.wfile.write(body.encode())

            def log_message(self, format: str, *args: object) -> None:
                """Say nothing."""

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.address = f"http://127.0.0.1:{self.server.server_port}"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def close(self) -> None:
        self.server.shutdown()
        self.server.server_close()


@pytest.fixture
def site() -> Iterator[Site]:
    running = Site()
    yield running
    running.close()


BASE = (
    HEAD
    + """\
[source.paper]
title = "A page"   # by hand
publisher = "the-paper"
published = "2024-01-17"
url = "ADDRESS/page"

[event.e]
title = "Wheat for Mali"
date = "2023"
status = "happened"
claim = [{ source = "paper", quote = "25 000 tonnes of wheat" }]
"""
)


@pytest.fixture
def facts(tmp_path: Path, site: Site) -> Path:
    path = tmp_path / "own.toml"
    path.write_text(BASE.replace("ADDRESS", site.address), encoding="utf-8")
    return path


def visits(facts: Path) -> list[Path]:
    return sorted(facts.with_suffix(".evidence").glob("paper/[0-9]*"))


CITING = (ROOT / "docs/citing.md").read_text(encoding="utf-8")


def test_a_page_is_kept_verified_offline_altered_and_verified_again(process: Program, facts: Path, site: Site) -> None:
    story = CITING.partition("later another:\n\n```text\n")[2].partition("```")[0]
    told = []
    for line in story.splitlines():
        if line.startswith("# The page"):
            site.page = PAGE.replace("25&nbsp;000", "35&nbsp;000")
            told.append(line)
        elif line.startswith("$ bilat "):
            run = process(*line.split()[2:], *(PRIVATE if "keep" in line else ()), facts=facts)
            told += [line, *(run.stdout + run.stderr).splitlines()]
    text = "\n".join(told).replace(f"{facts.parent}/", "").replace(site.address, "https://example.org")
    for visit, name in zip(visits(facts), ("20261128T114100Z", "20261128T174500Z"), strict=True):
        text = text.replace(visit.name, name)
    text = text.replace(text_words(date.today().isoformat()), "28 November 2026")
    assert (text.splitlines(), site.asked) == (story.splitlines(), ["/robots.txt", "/page"] * 2)


STATES = dict(
    re.findall(r"^\| (.*?) \| (.*?) \|$", CITING.partition("`bilat show` |\n|---|---|\n")[2], re.MULTILINE)[:10]
)
FIRST, SECOND, THIRD = "2024-01-03", "2024-02-05", "2024-03-06"
LACKING = PAGE.replace("25&nbsp;000", "35&nbsp;000")
OTHER = PAGE.replace("It gave", "It really gave")


@pytest.mark.parametrize(
    ("what", "pages"),
    [
        ("it was never looked up", []),
        ("it was found in a page viewed on 3 January 2024", [(PAGE, FIRST)]),
        ("it was found in a text that was handed over", [(PAGE, None)]),
        ("the page changed, and still had it on 5 February 2024", [(PAGE, FIRST), (OTHER, SECOND)]),
        ("the page changed, and lacked it on 5 February 2024", [(PAGE, FIRST), (LACKING, SECOND)]),
        ("the page had it again on 6 March 2024", [(PAGE, FIRST), (LACKING, SECOND), (PAGE, THIRD)]),
        ("the page was missing it from the first", [(LACKING, FIRST)]),
        ("the page could not be reached, or was gone, on 5 February 2024", [(PAGE, FIRST), ("", SECOND)]),
        ("its words were changed in the fact file after that", [(PAGE, FIRST)]),
        ("its claim was added after that", [(PAGE, FIRST)]),
    ],
)
def test_what_show_says_of_a_quote_is_what_the_page_on_citing_says(
    what: str, pages: list[tuple[str, str | None]], bilat: Program, facts: Path, site: Site
) -> None:
    page = facts.parent / "page.html"
    for html, day in pages:
        page.write_text(html, encoding="utf-8")
        if html:
            bilat("keep", "paper", "--from", str(page), *(("--accessed", day) if day else ()), facts=facts)
            bilat("verify", "--record", facts=facts)
        else:
            for site.status in (404, 503):
                before = facts.read_bytes()
                run = bilat("verify", "--live", "--record", *PRIVATE, facts=facts)
                assert (run.returncode, facts.read_bytes()) == (1, before)
    text = facts.read_text(encoding="utf-8")
    if "words" in what:
        facts.write_text(text.replace('quote = "25 000 tonnes', 'quote = "about 25 000 tonnes'), encoding="utf-8")
    elif "added" in what:
        facts.write_text(
            text.replace('wheat" }]', 'wheat" }, { source = "paper", id = "2", quote = "It gave" }]'), encoding="utf-8"
        )
    said = [line.strip() for line in bilat("show", "e", facts=facts).stdout.splitlines()]
    said = [line for line in said if line.startswith(("verified", "not "))]
    wanted = STATES.pop(what)
    assert re.sub("sha256:[0-9a-f]{12}…", "sha256:…", said[-1]) == wanted


def test_what_is_kept_is_read_by_others_and_stays_out_of_git(bilat: Program, facts: Path, site: Site) -> None:
    bilat("keep", "--all", *PRIVATE, facts=facts)
    (visit,) = visits(facts)
    checked = subprocess.run(["sha256sum", "-c", "SHA256SUMS"], cwd=visit, capture_output=True, check=False)
    records = list(ArchiveIterator(io.BytesIO((visit / "page.warc.gz").read_bytes()), check_digests="raise"))
    ignored = facts.with_suffix(".evidence") / ".gitignore"
    assert (checked.returncode, [record.rec_type for record in records], ignored.read_text().splitlines()[-1]) == (
        0,
        ["warcinfo", "response"],
        "*",
    )
    record = json.loads((visit / "record.json").read_text(encoding="utf-8"))
    assert (record["from"], record["accessed"]) == (f"{site.address}/page", date.today().isoformat())
    assert (visit / "text.txt").read_text(encoding="utf-8") == "It gave 25\u00a0000 tonnes of wheat."


def test_a_page_that_has_not_changed_is_not_kept_twice(bilat: Program, facts: Path) -> None:
    bilat("keep", "paper", *PRIVATE, facts=facts)
    run = bilat("keep", "paper", *PRIVATE, facts=facts)
    (visit,) = visits(facts)
    assert run.stdout == f"unchanged  paper: 1 of 1 quote found ({visit})\n"


def test_a_page_that_can_not_be_had_is_not_kept_and_what_was_kept_stays(
    bilat: Program, facts: Path, site: Site
) -> None:
    bilat("keep", "paper", *PRIVATE, facts=facts)
    site.status = 404
    run = bilat("keep", "paper", *PRIVATE, facts=facts)
    assert (run.returncode, run.stdout, len(visits(facts)), bilat("verify", facts=facts).returncode) == (
        1,
        f"not kept   paper: HTTP status 404 ({site.address}/page)\n",
        1,
        0,
    )


@pytest.mark.parametrize("name", ["page.warc.gz", "text.txt", "record.json", "SHA256SUMS"])
def test_a_flipped_bit_in_a_kept_file_is_named(name: str, bilat: Program, facts: Path) -> None:
    bilat("keep", "paper", *PRIVATE, facts=facts)
    (visit,) = visits(facts)
    data = bytearray((visit / name).read_bytes())
    data[len(data) // 2] ^= 4
    (visit / name).write_bytes(data)
    run = bilat("verify", facts=facts)
    assert (run.returncode, run.stdout.splitlines()[0].partition(" in ")[0].startswith("damaged  paper: ")) == (1, True)
    assert name in run.stdout or name == "SHA256SUMS"


@pytest.mark.parametrize("name", ["page.warc.gz", "text.txt", "record.json", "SHA256SUMS"])
@pytest.mark.parametrize("source", ["paper", "renamed"])
def test_a_flipped_bit_in_an_older_visit_or_of_a_source_that_is_gone_is_named(
    name: str, source: str, bilat: Program, facts: Path, site: Site
) -> None:
    bilat("keep", "paper", *PRIVATE, facts=facts)
    site.page = PAGE.replace("It gave", "It really gave")
    bilat("keep", "paper", *PRIVATE, facts=facts)
    old = visits(facts)[0]
    data = bytearray((old / name).read_bytes())
    data[-2] ^= 4
    (old / name).write_bytes(data)
    if source == "renamed":
        old.rename(old.parent.parent / "renamed-20240101T000000Z")
        (old.parent.parent / "renamed").mkdir()
        (old.parent.parent / "renamed-20240101T000000Z").rename(old.parent.parent / "renamed" / old.name)
        old = old.parent.parent / "renamed" / old.name
    run = bilat("verify", facts=facts)
    answer = json.loads(bilat("verify", "--json", facts=facts).stdout)
    assert (run.returncode, run.stdout.splitlines()[-3:]) == (
        1,
        [
            "found        1 source: every quote found",
            "damaged      1 source: a kept file is not as it was",
            "1 of 1 quote found.",
        ],
    )
    assert run.stdout.startswith(f"damaged  {source}: ")
    assert name in run.stdout or name == "SHA256SUMS"
    assert [(one["source"], one["visit"]) for one in answer["damaged"]] == [(source, str(old))]
    assert (answer["summary"]["damaged"], faults(answer)) == (0, [])


def test_a_kept_file_that_is_gone_is_named(bilat: Program, facts: Path) -> None:
    bilat("keep", "paper", *PRIVATE, facts=facts)
    (visit,) = visits(facts)
    (visit / "page.warc.gz").unlink()
    run = bilat("verify", facts=facts)
    assert (run.returncode, run.stdout.splitlines()[0]) == (
        1,
        f"damaged  paper: {visit}/page.warc.gz can't be read: No such file or directory",
    )


def test_what_was_kept_is_recorded_by_small_edits(bilat: Program, facts: Path, site: Site) -> None:
    site.archive = {
        "archived_snapshots": {
            "closest": {
                "available": True,
                "status": "200",
                "url": "http://web.archive.org/web/20240118030201/http://x.org/",
            }
        }
    }
    before = facts.read_text(encoding="utf-8")
    environment = {"BILAT_WAYBACK": f"{site.address}/available"}
    bilat("keep", "paper", "--wayback", *PRIVATE, facts=facts, env=environment)
    run = bilat("verify", "--record", facts=facts)
    (visit,) = visits(facts)
    fingerprint = json.loads((visit / "record.json").read_text(encoding="utf-8"))["fingerprint"]
    mark = sha256(b"25 000 tonnes of wheat\n").hexdigest()[:8]
    fingerprint = f"{date.today().isoformat()} {fingerprint} quotes:{mark}"
    added = 'archived = "https://web.archive.org/web/20240118030201/http://x.org/"\n'
    added += f'accessed = "{date.today().isoformat()}"\n'
    wanted = before.replace('/page"\n', f'/page"\n{added}fingerprint = "{fingerprint}"\n')
    assert (run.stderr, facts.read_text(encoding="utf-8")) == (f"Recorded in {facts}: 1 source.\n", wanted)
    assert any(path.startswith("/available?") and "timestamp=20240117" in path for path in site.asked)


def test_what_was_kept_is_told_in_json(bilat: Program, facts: Path, site: Site) -> None:
    first = json.loads(bilat("keep", "paper", "--json", *PRIVATE, facts=facts).stdout)
    second = json.loads(bilat("keep", "paper", "--json", *PRIVATE, facts=facts).stdout)
    site.status = 404
    third = json.loads(bilat("keep", "paper", "--json", *PRIVATE, facts=facts).stdout)
    (visit,) = visits(facts)
    told = [
        (answer["sources"][0]["state"], answer["sources"][0]["visit"], answer["sources"][0]["new"])
        for answer in (first, second, third)
    ]
    assert told == [("found", str(visit), True), ("found", str(visit), False), ("gone", None, False)]
    assert [faults(answer) for answer in (first, second, third)] == [[], [], []]
    assert (first["summary"]["kept"], second["summary"]["unchanged"], third["summary"]["not_kept"]) == (1, 1, 1)
    assert first["quotes"][0]["passage"] == "25\u00a0000 tonnes of wheat"


def test_the_text_is_parsed_again_only_where_it_was_made_otherwise(bilat: Program, facts: Path) -> None:
    folder = EvidenceFolder.beside(str(facts))
    page = KeptBytes(url="https://example.org/", data=PAGE.encode(), media_type="text/html", charset="utf-8")
    text = PageText(text="Made by another program.")
    folder.keep(Visit(source="paper", page=page, text=text, fingerprint="sha256:0", recipe="of old"))
    anew = bilat("verify", facts=facts)
    folder.keep(Visit(source="paper", page=page, text=text, fingerprint="sha256:0", recipe=recipe(None)))
    kept = bilat("verify", facts=facts)
    assert (anew.stdout.splitlines()[-1], kept.stdout.splitlines()[-1]) == (
        "1 of 1 quote found.",
        "0 of 1 quote found.",
    )


def test_the_recipe_of_a_text_names_every_module_that_makes_one() -> None:
    home = ROOT / "src/bilat/verify"
    wanted, found = ["page_text", "html_text", "pdf_text"], set[str]()
    while wanted:
        found.add(name := wanted.pop())
        wanted += {*re.findall(r"from bilat\.verify\.(\w+) import", (home / f"{name}.py").read_text())} - found
    assert found == set(MODULES)


COPY = "web.archive.org/web/20240118030201/http://x.org/"


@pytest.mark.parametrize(
    ("status", "body", "recorded", "remark"),
    [
        (200, {"url": "x", "archived_snapshots": {}, "timestamp": "20240117"}, None, None),
        (
            200,
            {"archived_snapshots": {"closest": {"available": False, "status": "200", "url": f"http://{COPY}"}}},
            None,
            None,
        ),
        (
            200,
            {"archived_snapshots": {"closest": {"available": True, "status": "404", "url": f"http://{COPY}"}}},
            None,
            None,
        ),
        (
            200,
            {"archived_snapshots": {"closest": {"available": True, "status": "200", "url": f"http://{COPY}"}}},
            COPY,
            None,
        ),
        (
            200,
            {"archived_snapshots": {"closest": {"available": True, "status": "200", "url": f"https://{COPY}"}}},
            COPY,
            None,
        ),
        (
            200,
            {
                "archived_snapshots": {
                    "closest": {"available": True, "status": "200", "url": "http://web.archive.org/web/*/x"}
                }
            },
            None,
            "what it names is no copy",
        ),
        (429, "<html>429 Too Many Requests</html>", None, "HTTP status 429"),
        (503, {"archived_snapshots": {}}, None, "HTTP status 503"),
        (200, "<html>Temporarily Offline</html>", None, "its answer can't be read"),
        (200, ["nonsense"], None, "its answer can't be read"),
        (200, {}, None, "its answer can't be read"),
    ],
)
def test_an_index_of_archived_copies_is_believed_as_far_as_it_makes_sense(
    status: int, body: object, recorded: str | None, remark: str | None, bilat: Program, facts: Path, site: Site
) -> None:
    site.archive, site.archive_status = body, status
    environment = {"BILAT_WAYBACK": f"{site.address}/moved"}  # as http://archive.org/… leads to https
    run = bilat("keep", "paper", "--wayback", "--json", *PRIVATE, facts=facts, env=environment)
    told = json.loads(run.stdout)["sources"][0]
    assert (run.returncode, told["archived"], told["remark"]) == (
        0,
        recorded and f"https://{recorded}",
        remark and f"no archived copy was looked up: {remark}",
    )


def test_an_archive_that_answers_nonsense_costs_nothing_but_its_copy(bilat: Program, facts: Path, site: Site) -> None:
    site.archive = ["nonsense"]
    environment = {"BILAT_WAYBACK": f"{site.address}/available"}
    run = bilat("keep", "paper", "--wayback", *PRIVATE, facts=facts, env=environment)
    assert (run.returncode, run.stdout.splitlines()[1]) == (
        0,
        "           no archived copy was looked up: its answer can't be read",
    )


@pytest.mark.parametrize(
    ("page", "status", "remark"),
    [
        (PAGE, 0, None),
        (
            "<p>Are you a robot? Tick the box.",
            1,
            "none of its quotes is in it: is it the page itself? bilat verify paper shows what is like them",
        ),
        ("<p>It gave wheat.", 0, None),
    ],
)
def test_a_page_with_none_of_its_quotes_is_kept_and_said_to_be_strange(
    page: str, status: int, remark: str | None, bilat: Program, facts: Path, site: Site
) -> None:
    text = facts.read_text(encoding="utf-8")
    facts.write_text(
        text.replace('wheat" }]', 'wheat" }, { source = "paper", id = "2", quote = "It gave" }]'), encoding="utf-8"
    )
    site.page = page
    run = bilat("keep", "paper", *PRIVATE, facts=facts)
    told = json.loads(bilat("keep", "paper", "--json", *PRIVATE, facts=facts).stdout)
    lines = run.stdout.splitlines()[1:]
    assert (run.returncode, [line.strip() for line in lines], told["sources"][0]["remark"], len(visits(facts))) == (
        status,
        [remark] if remark else [],
        remark,
        1,
    )
    assert faults(told) == []


def test_show_says_that_a_page_is_kept_until_it_is_recorded(bilat: Program, facts: Path) -> None:
    before = bilat("show", "e", facts=facts).stdout
    bilat("keep", "paper", *PRIVATE, facts=facts)
    kept = bilat("show", "e", facts=facts).stdout
    bilat("verify", "--record", facts=facts)
    recorded = bilat("show", "e", facts=facts).stdout
    hint = "; a page is kept: bilat verify paper --record"
    assert [hint in text for text in (before, kept, recorded)] == [False, True, False]
    assert kept.replace(hint, "") == before


def test_quotes_of_a_page_that_can_not_be_reached_are_not_counted_as_looked_up(
    bilat: Program, facts: Path, site: Site
) -> None:
    site.status = 503
    run = bilat("verify", "--live", *PRIVATE, facts=facts)
    assert run.stdout.splitlines()[-2:] == [
        "unreachable  1 source: could not be read",
        "1 quote could not be looked up.",
    ]


@pytest.mark.parametrize(
    "words",
    [
        (),
        ("--from", "x.html"),
        ("paper", "--accessed", "2024-01-01"),
        ("paper", "--from", "x.html", "--accessed", "yesterday"),
        ("--all", "--from", "x.html"),
    ],
)
def test_options_that_do_not_go_together_are_refused(words: tuple[str, ...], bilat: Program, facts: Path) -> None:
    run = bilat("keep", *words, facts=facts)
    assert (run.returncode, run.stdout, "Traceback" in run.stderr) == (2, "", False)


def test_the_day_on_which_a_file_was_saved_is_recorded(bilat: Program, facts: Path) -> None:
    page = facts.parent / "saved.txt"
    page.write_text("It gave 25 000 tonnes\nof wheat.", encoding="utf-8")
    bilat("keep", "paper", "--from", str(page), "--accessed", "2024-02-03", facts=facts)
    bilat("verify", "--record", facts=facts)
    assert 'accessed = "2024-02-03"\n' in facts.read_text(encoding="utf-8")


def test_a_page_stays_known_by_the_day_on_which_it_was_first_read(bilat: Program, facts: Path) -> None:
    page = facts.parent / "saved.txt"
    page.write_text("It gave 25 000 tonnes\nof wheat.", encoding="utf-8")
    for day in ("2024-02-03", "2025-01-01"):
        bilat("keep", "paper", "--from", str(page), "--accessed", day, facts=facts)
        bilat("verify", "--record", facts=facts)
    text = facts.read_text(encoding="utf-8")
    assert (text.count("accessed = "), 'accessed = "2024-02-03"\n' in text) == (1, True)


def test_without_anything_kept_verify_says_what_to_do(bilat: Program, facts: Path) -> None:
    run = bilat("verify", facts=facts)
    assert (run.returncode, run.stderr.splitlines()[0].partition("nothing is kept yet")[1]) == (
        2,
        "nothing is kept yet",
    )


KEEPING = """
import sys
from pathlib import Path
from bilat.verify.evidence_folder import EvidenceFolder, Visit
from bilat.verify.page_text import PageText
from bilat.verify.warc import KeptBytes
folder = EvidenceFolder(Path(sys.argv[1]))
for n in range(1000):
    page = KeptBytes(url="https://example.org/", data=b"page %d " % n * 20_000, media_type="text/plain")
    text = PageText(text=page.data.decode())
    folder.keep(Visit(source="paper", page=page, text=text, fingerprint="sha256:0", recipe=""))
    print(n, flush=True)
"""


@pytest.mark.slow
def test_killed_at_any_moment_nothing_kept_is_lost_and_no_half_file_believed(tmp_path: Path) -> None:
    folder = EvidenceFolder(tmp_path / "own.evidence")
    kept = 0
    for n in range(8):
        process = subprocess.Popen([sys.executable, "-c", KEEPING, str(folder.path)], stdout=subprocess.PIPE)
        assert process.stdout
        for _ in range(n + 1):
            process.stdout.readline()
        process.send_signal(signal.SIGKILL)
        told = n + 1 + len(process.stdout.readlines())
        process.wait()
        process.stdout.close()
        kept += told
        found = folder.newest("paper")
        whole = [path for path in folder.path.glob("paper/[0-9]*") if {*map(_name, path.iterdir())} == _FILES]
        assert found is not None
        assert found[1].text.text.startswith("page ")
        assert len(whole) == len(list(folder.path.glob("paper/*"))) >= kept


_FILES = {"page.warc.gz", "text.txt", "record.json", "SHA256SUMS"}


def _name(path: Path) -> str:
    return path.name


@pytest.fixture
def visit() -> Callable[[bytes], Visit]:
    def make(data: bytes) -> Visit:
        page = KeptBytes(url="https://example.org/", data=data, media_type="text/plain")
        return Visit(source="paper", page=page, text=PageText(text="x"), fingerprint="sha256:0", recipe="")

    return make


def test_the_last_of_several_visits_in_a_second_counts(tmp_path: Path, visit: Callable[[bytes], Visit]) -> None:
    folder = EvidenceFolder(tmp_path / "e")
    for n in range(12):
        folder.keep(visit(b"%d" % n))
    found = folder.newest("paper")
    assert found is not None
    assert found[1].page.data == b"11"


def test_a_visit_moved_to_another_source_is_not_believed(tmp_path: Path, visit: Callable[[bytes], Visit]) -> None:
    folder = EvidenceFolder(tmp_path / "e")
    folder.keep(visit(b"x")).parent.rename(tmp_path / "e" / "other")
    with pytest.raises(EvidenceError, match="holds paper instead"):
        folder.newest("other")


@pytest.mark.parametrize("command", ["verify", "keep"])
def test_without_the_libraries_for_pages_it_is_said_what_to_install(
    command: str, process: Program, facts: Path
) -> None:
    stand_in = facts.parent / "libraries"
    stand_in.mkdir()
    (stand_in / "rapidfuzz.py").write_text("raise ModuleNotFoundError(name='rapidfuzz')", encoding="utf-8")
    run = process(command, "paper", facts=facts, env={"PYTHONPATH": str(stand_in)})
    assert (run.returncode, run.stderr) == (
        2,
        f"bilat {command} reads pages with libraries that are not installed, such as rapidfuzz; "
        "install them with: pip install 'bilat[verify]'\n",
    )


def test_a_gitignore_that_was_cut_short_is_written_anew(bilat: Program, facts: Path) -> None:
    ignored = facts.with_suffix(".evidence") / ".gitignore"
    ignored.parent.mkdir()
    ignored.touch()
    bilat("keep", "--all", *PRIVATE, facts=facts)

    assert ignored.read_text().splitlines()[-1] == "*"
