"""The kinds of fact: KINDS lists them. A new kind is one file here and one name in the list."""

from collections.abc import Iterator, Mapping
from importlib import import_module

from bilat.schema.kind import Kind

NAMES = ("meeting", "aid", "scholarship", "event", "agreement", "trade", "project", "delivery", "vote")
"""The kinds in order; what a kind is stands in the module of its name, in capitals."""


class _Kinds(Mapping[str, Kind]):
    """The kinds by name. Each is loaded when it is first asked for: a listing needs no other than its own."""

    def __init__(self) -> None:
        self.loaded: dict[str, Kind] = {}

    def __getitem__(self, name: str) -> Kind:
        if name not in self.loaded:
            if name not in NAMES:
                raise KeyError(name)
            self.loaded[name] = getattr(import_module(f"bilat.schema.kinds.{name}"), name.upper())
        return self.loaded[name]

    def __contains__(self, name: object) -> bool:
        return name in NAMES

    def __iter__(self) -> Iterator[str]:
        return iter(NAMES)

    def __len__(self) -> int:
        return len(NAMES)


KINDS = _Kinds()

__all__ = ["KINDS", "Kind"]
