"""Which fact file is asked, where none is named."""

from __future__ import annotations

import os

import bilat


def shipped_facts() -> str:
    """Return the path of the fact file that ships: inside the package, or at the top of a source tree."""
    home = os.path.dirname(os.path.abspath(bilat.__file__))
    inside = os.path.join(home, "data", "facts.toml")
    if os.path.exists(inside):
        return inside
    return os.path.join(os.path.dirname(os.path.dirname(home)), "data", "facts.toml")
