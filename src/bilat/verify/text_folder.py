"""Texts in a folder whose files are named by the ids of sources."""

from __future__ import annotations

from collections.abc import Mapping
from os import scandir
from pathlib import Path

from bilat.model import Source
from bilat.verify.page_text import LARGEST, SUFFIXES, Document, media_type_of
from bilat.verify.parser_process import ParserProcess
from bilat.verify.source_text import SourceText, read_text


def texts_in_folder(folder: str, sources: Mapping[str, Source], parsers: ParserProcess) -> dict[str, SourceText]:
    """Return the texts in a folder whose files are named after these sources, by source.

    Raises:
        OSError: there is no such folder, or it can't be read.
    """
    paths: dict[str, Path] = {}
    with scandir(folder) as entries:
        files = sorted((Path(entry.path) for entry in entries if entry.is_file()), key=_rank)
    for path in files:
        if path.suffix.lower() in SUFFIXES and path.stem in sources:
            paths.setdefault(path.stem, path)
    return {id_: file_text(path, sources[id_], parsers) for id_, path in paths.items()}


def _rank(path: Path) -> tuple[str, int]:
    suffix = path.suffix.lower()
    return path.stem, SUFFIXES.index(suffix) if suffix in SUFFIXES else len(SUFFIXES)


def file_text(path: Path, source: Source, parsers: ParserProcess) -> SourceText:
    """Return the text in a file."""
    try:
        with path.open("rb") as file:
            data = file.read(LARGEST + 1)
    except OSError as error:
        return SourceText(name=str(path), reason=f"can't be read: {error.strerror or error}")
    document = Document(data=data, media_type=media_type_of(path.suffix), language=source.language)
    return read_text(str(path), document, parsers)
