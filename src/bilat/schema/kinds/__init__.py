"""The kinds of fact, one a module: KINDS holds those that `kind_list` lists."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from importlib import import_module

from bilat.schema.kind import Kind
from bilat.schema.kind_list import COMMANDS


class _Kinds(Mapping[str, Kind]):
    """The kinds by name, in order. Each is loaded when it is first needed: a listing needs only its own."""

    def __init__(self) -> None:
        self._loaded: dict[str, Kind] = {}

    def __getitem__(self, name: str) -> Kind:
        if name not in self._loaded:
            if name not in COMMANDS:
                raise KeyError(name)
            self._loaded[name] = getattr(import_module(f"bilat.schema.kinds.{name}"), name.upper())
        return self._loaded[name]

    def __contains__(self, name: object) -> bool:
        return name in COMMANDS

    def __iter__(self) -> Iterator[str]:
        return iter(COMMANDS)

    def __len__(self) -> int:
        return len(COMMANDS)


KINDS = _Kinds()

__all__ = ["KINDS", "Kind"]
