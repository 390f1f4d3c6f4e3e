"""Do these JSON values from outside make a block? Asked before `blocks.json.load`, which believes what it is given."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from newscli import addresses

_Test = Callable[[Any], bool]


def makes_sense(value: Any) -> bool:
    """Whether the value is an object as `blocks.json.dump` writes one."""
    if not isinstance(value, dict) or not isinstance(value.get("kind"), str):
        return False
    fields = _BLOCKS.get(value["kind"])
    if fields is None:
        return True  # of a newer newscli: `load` leaves it out
    return _fits({name: part for name, part in value.items() if name != "kind"}, *fields)


def _fits(value: Any, needed: dict[str, _Test], others: dict[str, _Test]) -> bool:
    known = needed | others
    return (
        isinstance(value, dict)
        and needed.keys() <= value.keys() <= known.keys()
        and all(known[name](part) for name, part in value.items())
    )


def _text(value: Any) -> bool:
    return isinstance(value, str) and "\0" not in value and not _is_broken(value)


def _is_broken(text: str) -> bool:
    """Whether it has halves of characters, which no file can hold."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return True
    return False


def _flag(value: Any) -> bool:
    return isinstance(value, bool)


def _address(value: Any) -> bool:
    return _text(value) and addresses.join("", value) is not None


def _number(least: int, most: int) -> _Test:
    return lambda value: type(value) is int and least <= value <= most


def _list_of(test: _Test) -> _Test:
    return lambda value: isinstance(value, list) and all(map(test, value))


def _span(value: Any) -> bool:
    return _fits(value, {"text": _text}, {"href": _address, "strong": _flag, "emphasis": _flag, "code": _flag})


def _item(value: Any) -> bool:
    return _fits(value, {"spans": _spans}, {"depth": _number(0, 20)})


def _rows(value: Any) -> bool:
    return _list_of(_list_of(_spans))(value) and len({len(row) for row in value}) <= 1


_spans = _list_of(_span)

#: The fields each kind must have, and those it may.
_BLOCKS: dict[str, tuple[dict[str, _Test], dict[str, _Test]]] = {
    "heading": ({"spans": _spans}, {"level": _number(2, 6)}),
    "paragraph": ({"spans": _spans}, {"standfirst": _flag}),
    "list": ({"items": _list_of(_item)}, {"ordered": _flag}),
    "quote": ({"paragraphs": _list_of(_spans)}, {}),
    "preformatted": ({"text": _text}, {}),
    "table": ({"rows": _rows}, {"header": _flag, "caption": _spans}),
    "figure": ({"src": _address}, {"alt": _text, "caption": _spans}),
    "embed": ({"url": _address}, {"label": _text}),
}
