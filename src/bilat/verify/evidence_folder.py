"""The evidence folder beside a base: pages as they came, with when and from where, each visit complete or not there."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, nullcontext, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

from bilat.errors import EvidenceError, UnreachableError
from bilat.evidence.kept import evidence_path
from bilat.values.json_text import text
from bilat.verify.html_tables import TableRow
from bilat.verify.locks import locked
from bilat.verify.page_text import PageText
from bilat.verify.warc import KeptBytes, read_warc, warc

_PAGE, _TEXT, _RECORD, _SUMS = "page.warc.gz", "text.txt", "record.json", "SHA256SUMS"
_IGNORED = b"# Pages kept here are the works of others.\n*\n"
_UNFINISHED = ".unfinished-"


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """What is kept of one visit to a source."""

    source: str
    page: KeptBytes
    text: PageText
    """As quotes were looked up in it."""
    fingerprint: str
    recipe: str
    """What the text was made by; today's program may make another of the same page."""
    kept: str = ""
    """When, in UTC: "2026-11-28T11:41:00Z"."""
    accessed: str | None = None
    """The day on which the page was viewed, where that is known."""
    archived: str | None = None
    """The address of an archived copy, where one was asked for and found."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DamagedVisit:
    """A visit of which a file is not as it was kept."""

    source: str
    path: Path
    reason: str


class EvidenceFolder:
    """The pages kept for a base. They are other people's works: the folder keeps itself out of git.

    A visit is a folder `SOURCE/TIME`, which is put together under another name and renamed when all of it is on the
    disk. SHA256SUMS, which `sha256sum -c` reads, has the sums of its files.
    """

    def __init__(self, path: Path) -> None:
        self.path = path

    @classmethod
    def beside(cls, base: str) -> EvidenceFolder:
        """Return the folder of a base."""
        return cls(Path(evidence_path(base)))

    def keep(self, visit: Visit) -> Path:
        """Keep a visit, and return its folder.

        Raises:
            EvidenceError: it can't be written.
        """
        now = datetime.now(UTC)
        try:
            self._prepare()
            with _unfinished(self.path) as unfinished:
                _write(unfinished, _files(visit, now))
                return _put(unfinished, self.path / visit.source, now.strftime("%Y%m%dT%H%M%SZ"))
        except OSError as error:
            raise EvidenceError(f"{self.path} can't be written: {error.strerror or error}") from None

    def _prepare(self) -> None:
        self.path.mkdir(exist_ok=True)
        ignored = self.path / ".gitignore"
        if not ignored.is_file() or ignored.read_bytes() != _IGNORED:  # one that was cut short hides nothing
            with _unfinished(self.path) as unfinished:
                _write(unfinished, {ignored.name: _IGNORED})
                (unfinished / ignored.name).replace(ignored)
        for entry in self.path.glob(f"{_UNFINISHED}*"):
            with suppress(OSError), _opened(entry) as number:
                if locked(number):  # whoever was at work on it is gone
                    shutil.rmtree(entry, ignore_errors=True)

    def newest(self, source: str) -> tuple[Path, Visit] | None:
        """Return the last visit to a source and its folder, None where nothing is kept of it.

        Raises:
            EvidenceError: a kept file is not as it was, or is gone.
        """
        visits = _visits(self.path / source)
        return (visits[-1], _read(visits[-1], source)) if visits else None

    def damaged(self, source: str | None = None) -> Iterator[DamagedVisit]:
        """Return the damaged ones among all visits to a source, or to every source of which anything is kept."""
        for home in [self.path / source] if source else sorted(self.path.glob("[!.]*")):
            for path in _visits(home):
                try:
                    _whole_files(path)
                except EvidenceError as error:
                    yield DamagedVisit(source=home.name, path=path, reason=str(error))


def _visits(home: Path) -> list[Path]:
    return sorted(path for path in home.glob("[0-9]*") if path.is_dir())


def _files(visit: Visit, now: datetime) -> dict[str, bytes]:
    record = {
        "format": "bilat-evidence/1",
        "source": visit.source,
        "kept": now.strftime("%Y-%m-%dT%H:%M:%SZ"),
        "from": visit.page.url,
        "media_type": visit.page.media_type,
        "charset": visit.page.charset,
        "accessed": visit.accessed,
        "archived": visit.archived,
        "sha256": sha256(visit.page.data).hexdigest(),
        "fingerprint": visit.fingerprint,
        "wrapped": visit.text.wrapped,
        "table": visit.text.table,
        "rows": [[row.number, row.line, list(row.cells)] for row in visit.text.rows],
        "recipe": visit.recipe,
    }
    files = {
        _PAGE: warc(visit.page, now),
        _TEXT: visit.text.text.encode("utf-8", "replace"),
        _RECORD: f"{text(record)}\n".encode(),
    }
    sums = "".join(f"{sha256(data).hexdigest()}  {name}\n" for name, data in files.items())
    return {**files, _SUMS: sums.encode()}


def _write(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write files so that they are on the disk when this returns."""
    for name, data in files.items():
        with (folder / name).open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
    _sync(folder)


def _put(unfinished: Path, home: Path, name: str) -> Path:
    """Give a finished visit its name, in one step; of two visits in a second, the later sorts last."""
    home.mkdir(exist_ok=True)
    for n in range(1, 1000):
        target = home / (name if n == 1 else f"{name}-{n:03}")
        if not target.exists():
            unfinished.chmod(0o755)
            unfinished.rename(target)
            _sync(home)
            _sync(home.parent)
            return target
    raise OSError(f"{home / name} is there a thousand times")


def _sync(folder: Path) -> None:
    if os.name == "posix":  # Windows can't open a folder
        with _opened(folder) as number:
            os.fsync(number)


@contextmanager
def _opened(folder: Path) -> Iterator[int]:
    number = os.open(folder, os.O_RDONLY)
    try:
        yield number
    finally:
        os.close(number)


@contextmanager
def _unfinished(home: Path) -> Iterator[Path]:
    """Make a folder to work in, locked so that nobody takes it for an abandoned one."""
    path = Path(mkdtemp(prefix=_UNFINISHED, dir=home))
    try:
        with _opened(path) if os.name == "posix" else nullcontext(0) as number:
            locked(number)
            yield path
    finally:
        shutil.rmtree(path, ignore_errors=True)


def _whole_files(folder: Path) -> dict[str, bytes]:
    """Return the files of a visit, as they were kept.

    Raises:
        EvidenceError: one is not, or is gone.
    """
    files = {name: _bytes(folder / name) for name in (_PAGE, _TEXT, _RECORD, _SUMS)}
    sums = "".join(f"{sha256(files[name]).hexdigest()}  {name}\n" for name in (_PAGE, _TEXT, _RECORD)).encode()
    if sums != files[_SUMS]:
        lines = files[_SUMS].splitlines()
        changed = [line.split(b"  ")[1].decode() for line in sums.splitlines() if line not in lines]
        raise EvidenceError(f"{', '.join(changed) or _SUMS} in {folder} is not as it was kept")
    return files


def _read(folder: Path, source: str) -> Visit:
    files = _whole_files(folder)
    try:
        record = json.loads(files[_RECORD])
        if record["source"] != source:
            raise EvidenceError(f"{folder} holds {record['source']} instead")
        return Visit(
            source=source,
            page=read_warc(files[_PAGE], media_type=record["media_type"], charset=record["charset"]),
            text=_text(files[_TEXT], record),
            fingerprint=record["fingerprint"],
            recipe=record["recipe"],
            kept=record["kept"],
            accessed=record["accessed"],
            archived=record["archived"],
        )
    except (ValueError, LookupError, TypeError, UnreachableError) as error:
        raise EvidenceError(f"{folder} holds no visit ({type(error).__name__})") from None


def _text(data: bytes, record: Mapping[str, Any]) -> PageText:
    rows = tuple(TableRow(number, line, tuple(cells)) for number, line, cells in record["rows"])
    return PageText(text=data.decode(), wrapped=record["wrapped"], table=record["table"], rows=rows)


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise EvidenceError(f"{path} can't be read: {error.strerror or error}") from None
