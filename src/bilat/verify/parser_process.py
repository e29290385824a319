"""A process of its own for the parsers of pages: one that crashes them, or keeps them busy, harms nothing else."""

from __future__ import annotations

import multiprocessing
import sys
from contextlib import suppress
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from threading import Lock
from typing import Literal, Self

from bilat.errors import NoTextError
from bilat.verify.html_tables import TableRow

_SECONDS = 20.0
"""The most that one document may take."""
_MEMORY = 2_000_000_000
"""The most bytes of memory that the process may use."""
_TOO_HARD = "takes too long to read, or too much memory"
Parser = Literal["html", "pdf"]
_Parsed = tuple[str, tuple[TableRow, ...]]
"""A text, and the rows of its tables."""


class ParserProcess:
    """Parses documents in another process, which starts when it is first needed. Threads may share it."""

    def __init__(self, seconds: float = _SECONDS) -> None:
        self._seconds = seconds
        self._lock = Lock()
        self._process: BaseProcess | None = None
        self._connection: Connection | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._end()

    def html(self, html: str) -> tuple[str, tuple[TableRow, ...]]:
        """Return the text that a page shows, and the rows of its tables.

        Raises:
            NoTextError: the parser crashes, or takes too long.
        """
        return self._parsed("html", html.encode("utf-8", "replace"))

    def pdf(self, data: bytes) -> str:
        """Return the text layer of a PDF.

        Raises:
            NoTextError: it has none or can't be read, or the parser crashes, or takes too long.
        """
        return self._parsed("pdf", data)[0]

    def _parsed(self, parser: Parser, data: bytes) -> _Parsed:
        with self._lock:
            connection = self._connection or self._start()
            try:
                connection.send((parser, data))
                if not connection.poll(self._seconds):
                    raise EOFError
                parsed, reason = connection.recv()
            except (EOFError, OSError):
                self._end()
                raise NoTextError(_TOO_HARD) from None
        if reason:
            raise NoTextError(reason)
        text, rows = parsed
        return str(text), rows

    def _start(self) -> Connection:
        context = multiprocessing.get_context("spawn")
        ours, theirs = context.Pipe()
        self._process = context.Process(target=serve, args=(theirs,), daemon=True)
        self._process.start()
        theirs.close()
        self._connection = ours
        return ours

    def _end(self) -> None:
        if self._process and self._connection:
            self._connection.close()
            self._process.kill()
            self._process.join()
        self._process = self._connection = None


def serve(connection: Connection) -> None:
    """Parse what comes, until nothing more does; each answer is a text, or the reason why there is none."""
    _limit_memory()
    with suppress(EOFError, OSError, KeyboardInterrupt):
        while True:
            parser, data = connection.recv()
            connection.send(_answer(parser, data))


def _answer(parser: Parser, data: bytes) -> tuple[_Parsed, str]:
    try:
        if parser == "html":
            from bilat.verify.html_text import html_page  # a verification of plain texts needs neither parser

            return html_page(data.decode()), ""
        from bilat.verify.pdf_text import pdf_text

        return (pdf_text(data), ()), ""
    except NoTextError as error:
        return ("", ()), str(error)
    except (MemoryError, RecursionError):
        return ("", ()), _TOO_HARD


def _limit_memory() -> None:
    if sys.platform != "win32":
        import resource  # Windows has none

        resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
