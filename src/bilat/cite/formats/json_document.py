"""Citations for programs: one JSON object with the facts, their claims and every reference in every style."""

from __future__ import annotations

from collections.abc import Iterator

from bilat.cite import STYLES
from bilat.cite.citation import Citation
from bilat.cite.formats import csl_json
from bilat.cite.formats.text import entry
from bilat.cite.references import Row
from bilat.cite.sentences import sentence
from bilat.values.json_text import text


def render(cited: Citation) -> Iterator[str]:
    """Return the object as one line of JSON."""
    yield text(answer(cited))


def answer(cited: Citation) -> Row:
    """Return the object: what `show` answers of the facts, each with its sentence, and the references in order."""
    return {
        "format": "bilat-cite/1",
        "base": cited.base,
        "facts": [
            {
                "id": row["id"],
                "kind": row["kind"],
                "sentence": sentence(row),
                "disputes": list(cited.disputes.get(row["id"], ())),
                "because": row["because"],
                "claims": [_claim(claim, row, cited) for claim in row["claims"]],
            }
            for row in cited.facts
        ],
        "references": [
            {
                "number": number,
                "id": source,
                "source": cited.sources[source],
                "styles": {style: entry(reference, style) for style in STYLES},
                "csl": csl_json.item(reference),
            }
            for number, (source, reference) in enumerate(cited.references.items(), start=1)
        ],
    }


def _claim(claim: Row, row: Row, cited: Citation) -> Row:
    return claim | {
        "reference": cited.number(claim["source"]),
        "speaker": cited.speaker(claim),
        "found": cited.locating(row, claim),
    }
