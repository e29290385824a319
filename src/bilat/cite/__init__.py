"""Citations of facts and sources: for people, for papers, for wikis, for programs. One file a style, one a format.

What writes them is loaded when it is asked for.
"""

STYLES = ("plain", "apa", "chicago", "mla", "ieee")
"""How references are written for people: `bilat.cite.styles.STYLE.entry`."""

FORMATS = {
    "bibtex": ("biblatex", "BibLaTeX, for LaTeX and pandoc."),
    "ris": ("ris", "RIS, for EndNote, Zotero and Mendeley."),
    "csl-json": ("csl_json", "CSL-JSON, for pandoc and every CSL processor."),
    "wikipedia": ("wikipedia", "Sentences with footnotes of Wikipedia's templates."),
    "markdown": ("markdown", "Markdown with footnotes."),
    "json": ("json_document", "One JSON object, for programs."),
}
"""Every format but text for people: the module of `bilat.cite.formats` whose `render` gives its lines; what it is."""
