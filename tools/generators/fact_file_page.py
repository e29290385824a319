"""docs/facts.md: the description of the fact file, from the declarations that its reader uses."""

from pathlib import Path

from bilat.schema.fields import Field, Type
from bilat.schema.kind import HEAD, TAIL
from bilat.schema.kinds import KINDS, Kind
from bilat.schema.tables import FACT_KEYS, TABLES

OPENING = Path(__file__).parents[2] / "docs/facts.opening.md"
PATH = "docs/facts.md"
MARK = "<!-- What follows is written by `python tools/generate.py fact-file`. -->\n"


def files() -> dict[str, str]:
    """Return the page by its path: the opening, written by hand, then every table and kind with its fields."""
    parts = [OPENING.read_text(encoding="utf-8").rstrip(), MARK, "## Tables", *(_shape(name) for name in TABLES)]
    parts += ["## Every fact", "These fields belong to facts of every kind.", _fields((*HEAD, *TAIL, *FACT_KEYS))]
    parts += ["## Kinds", *(_kind(kind) for kind in KINDS.values())]
    return {PATH: "\n\n".join(part.rstrip() for part in parts) + "\n"}


def _shape(name: str) -> str:
    shape = TABLES[name]
    head = {"base": "[base]", "claim": "claim = [{ … }]"}.get(name, f"[{name}.some-id]")
    return f"### `{head}`\n\n{shape.summary}\n\n{_fields(shape.fields)}"


def _kind(kind: Kind) -> str:
    notes = [kind.summary]
    if kind.totals:
        notes.append(f"Added up over {', '.join(f'`{name}`' for name in kind.totals)}.")
    return f"### `[{kind.name}.some-id]` · `bilat {kind.command}`\n\n{' '.join(notes)}\n\n{_fields(kind.own)}"


def _fields(fields: tuple[Field, ...]) -> str:
    rows = ["| key | value | meaning |", "|---|---|---|"]
    rows += [f"| `{field.name}`{_required(field)} | {_value(field)} | {_meaning(field)} |" for field in fields]
    return "\n".join(rows)


def _required(field: Field) -> str:
    return " *" if field.required else ""


def _value(field: Field) -> str:
    if field.type is Type.WORD:
        words = ", ".join(f"`{word}`" for word in field.words)
        return words + (f" ‖ {', '.join(f'`{word}`' for word in field.outside)}" if field.outside else "")
    return field.type.written


def _meaning(field: Field) -> str:
    told = [field.meaning]
    if field.disputable or field.of:
        told.append("a claim may say it differently")
    return "; ".join(told)
