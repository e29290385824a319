"""Every style and every format of citations: a style is one module of `styles`, a format one of `formats`.

These tables are all that loads at first; a module loads when it is needed.
"""

from typing import NamedTuple

STYLES = ("plain", "apa", "chicago", "mla", "ieee")
"""How references can be written for readers; each names a module of `bilat.cite.styles`."""


class Format(NamedTuple):
    """A format of citations: its module in `bilat.cite.formats`, and what it is for."""

    module: str
    meaning: str
    styled: bool = False
    """Whether its references are written in a style that the reader may choose."""
    json: bool = False
    """Whether it writes JSON, which escapes what is not safe to print."""


TEXT = Format("text", "Text for readers.", styled=True)
FORMATS = {
    "bibtex": Format("biblatex", "BibLaTeX, for LaTeX and pandoc."),
    "ris": Format("ris", "RIS, for EndNote, Zotero and Mendeley."),
    "csl-json": Format("csl_json", "CSL-JSON, for pandoc and every CSL processor.", json=True),
    "wikipedia": Format("wikipedia", "Sentences with footnotes of Wikipedia's templates."),
    "markdown": Format("markdown", "Markdown with footnotes.", styled=True),
    "json": Format("json_document", "One JSON object, for programs.", json=True),
}
"""Every format but text, by the name of its option."""
