"""What all values share, written once: they are equal, hashed and printed by their fields, as dataclasses are.

A dataclass would compile three functions more for each class at each start, 0.2 ms: a search needs twenty classes. So a
value is `@dataclass(frozen=True, slots=True, eq=False, repr=False)` and a child of `Value`.
"""

from __future__ import annotations

from typing import Any


class Value:
    """Equal to what is of the same class and has the same in each field."""

    __slots__: tuple[str, ...] = ()  # those of a child are its fields

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Value) or other.__class__ is not self.__class__:
            return NotImplemented
        return self._facts() == other._facts()

    def __hash__(self) -> int:
        return hash(self._facts())

    def __repr__(self) -> str:
        facts = zip(self.__slots__, self._facts(), strict=True)
        return f"{type(self).__name__}({', '.join(f'{name}={fact!r}' for name, fact in facts)})"

    def _facts(self) -> tuple[Any, ...]:
        return tuple([getattr(self, name) for name in self.__slots__])
