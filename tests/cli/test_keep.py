"""`bilat keep`: pages kept so that quotes are verified without the network, whatever happens meanwhile."""

import io
import json
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
from bilat.verify.evidence_folder import EvidenceFolder, Visit
from bilat.verify.warc import KeptBytes
from support.program import Program
from support.small_bases import HEAD

PAGE = "<html><body><p>It gave 25&nbsp;000 tonnes of <b>wheat</b>.</p></body></html>"
PRIVATE = ("--allow-private", "--pause", "0", "--timeout", "10")


class Site:
    """A site of one page that can be rewritten, and of an index of archived copies."""

    def __init__(self) -> None:
        self.page, self.status, self.asked = PAGE, 200, list[str]()
        self.archive: object = {"archived_snapshots": {}}
        site = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                site.asked.append(self.path)
                kind, status, body = "text/html", site.status, site.page
                if self.path == "/robots.txt":
                    status, body = 404, ""
                elif self.path.startswith("/available"):
                    kind, status, body = "application/json", 200, json.dumps(site.archive)
                self.send_response(status)
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
title = "E"
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


def test_a_page_is_kept_verified_offline_altered_and_verified_again(bilat: Program, facts: Path, site: Site) -> None:
    kept = bilat("keep", "paper", *PRIVATE, facts=facts)
    (first,) = visits(facts)
    site.close()
    offline = bilat("verify", facts=facts)
    assert (kept.returncode, kept.stdout, kept.stderr, offline.returncode, offline.stdout) == (
        0,
        f"kept       paper: 1 of 1 quote found ({first})\n",
        "",
        0,
        "found        1 source: every quote found\n1 of 1 quote found.\n",
    )
    page = facts.parent / "later.html"
    page.write_text(PAGE.replace("25&nbsp;000", "35&nbsp;000"), encoding="utf-8")
    altered = bilat("keep", "paper", "--from", str(page), facts=facts)
    second = visits(facts)[-1]
    again = bilat("verify", facts=facts)
    assert (altered.stdout, again.returncode, again.stdout.splitlines()) == (
        f"kept       paper: 0 of 1 quote found ({second})\n",
        1,
        [
            f"missing  e/paper: “25 000 tonnes of wheat” is not in {second}",
            f"         closest: “35 000 tonnes of wheat” at {second}:1:9",
            "         differs: quote “25 000”, text “35 000”",
            "changed      1 source: a quote is missing",
            "0 of 1 quote found.",
        ],
    )


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
            "closest": {"available": True, "status": "200", "url": "http://web.archive.org/web/2024/http://x.org/"}
        }
    }
    before = facts.read_text(encoding="utf-8")
    environment = {"BILAT_WAYBACK": f"{site.address}/available"}
    bilat("keep", "paper", "--wayback", *PRIVATE, facts=facts, env=environment)
    run = bilat("verify", "--record", facts=facts)
    (visit,) = visits(facts)
    fingerprint = json.loads((visit / "record.json").read_text(encoding="utf-8"))["fingerprint"]
    fingerprint += f" quotes:{sha256(b'25 000 tonnes of wheat' + bytes([10])).hexdigest()[:8]}"
    added = f'archived = "https://web.archive.org/web/2024/http://x.org/"\naccessed = "{date.today().isoformat()}"\n'
    wanted = before.replace('/page"\n', f'/page"\n{added}fingerprint = "{fingerprint}"\n')
    assert (run.stderr, facts.read_text(encoding="utf-8")) == (f"Recorded in {facts}: 1 source.\n", wanted)
    assert any(path.startswith("/available?") and "timestamp=20240117" in path for path in site.asked)


def test_an_archive_that_answers_nonsense_costs_nothing_but_its_copy(bilat: Program, facts: Path, site: Site) -> None:
    site.archive = ["nonsense"]
    environment = {"BILAT_WAYBACK": f"{site.address}/available"}
    run = bilat("keep", "paper", "--wayback", *PRIVATE, facts=facts, env=environment)
    assert (run.returncode, run.stdout.splitlines()[1]) == (
        0,
        "           the archive was asked in vain: the archive's answer can't be read",
    )


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
from bilat.verify.warc import KeptBytes
folder = EvidenceFolder(Path(sys.argv[1]))
for n in range(1000):
    page = KeptBytes(url="https://example.org/", data=b"page %d " % n * 20_000, media_type="text/plain")
    folder.keep(Visit(source="paper", page=page, text=page.data.decode(), fingerprint="sha256:0"))
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
        assert found[1].text.startswith("page ")
        assert len(whole) == len(list(folder.path.glob("paper/*"))) >= kept


_FILES = {"page.warc.gz", "text.txt", "record.json", "SHA256SUMS"}


def _name(path: Path) -> str:
    return path.name


@pytest.fixture
def visit() -> Callable[[bytes], Visit]:
    def make(data: bytes) -> Visit:
        page = KeptBytes(url="https://example.org/", data=data, media_type="text/plain")
        return Visit(source="paper", page=page, text="x", fingerprint="sha256:0")

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
