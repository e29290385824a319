"""docs/pictures/*.svg: what the main commands show on a terminal, drawn by rich's own export."""

from __future__ import annotations

import os
import re

from rich.console import Console
from rich.terminal_theme import DIMMED_MONOKAI
from rich.text import Text

from generators.asking import on_terminal

FOLDER = "docs/pictures"
WIDTH = 96
PICTURES = {
    "aid-2023": ("aid", "--year", "2023"),
    "chart": ("aid", "--chart", "--commodity", "grain"),
    "disputes": ("disputes", "--kind", "aid", "--limit", "1"),
    "meetings": ("meetings", "--person", "Lavrov", "--year", "2024"),
    "people": ("people", "Goita", "Lavrov", "Putin"),
    "search": ("search", "wheat", "-fuel", "--year", "2023"),
    "show": ("show", "fertiliser-2023-12"),
    "timeline": ("timeline", "--since", "2023-07", "--until", "2023-09"),
    "totals": ("aid", "--totals", "--by", "year"),
}
"""The name of each picture, and the command that it shows."""


def files() -> dict[str, str]:
    """Return each picture by its path."""
    return {f"{FOLDER}/{name}.svg": _drawn(arguments) for name, arguments in PICTURES.items()}


def _drawn(arguments: tuple[str, ...]) -> str:
    """Return the picture of a command's answer as SVG."""
    with open(os.devnull, "w", encoding="utf-8") as nowhere:
        console = Console(file=nowhere, record=True, width=WIDTH, force_terminal=True, color_system="truecolor")
        console.print(Text(f"$ bilat {' '.join(arguments)}", style="bold"))
        console.print(
            Text.from_ansi(on_terminal(arguments, {"COLUMNS": str(WIDTH), "FORCE_HYPERLINK": "1"})),
            soft_wrap=False,
            end="",
        )
    svg = console.export_svg(title="bilat", theme=DIMMED_MONOKAI, unique_id="bilat")
    # The reader's own fixed-width font will do: a picture fetches nothing from the web.
    return re.sub(r"\s*@font-face \{[^}]*\}", "", svg).replace("Fira Code", "monospace")
