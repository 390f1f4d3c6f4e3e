"""Where the reader left off: the list, the article, and how far each article was read; a small JSON file."""

from __future__ import annotations

import json
from contextlib import suppress
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

#: Articles whose scroll is remembered; the oldest are forgotten first.
REMEMBERED = 200


@dataclass(slots=True)
class Place:
    """The place of one reader in one archive."""

    shelf: str = "all"
    article: int | None = None  #: the headline under the cursor
    open: bool = False  #: whether that article was being read
    written: str = ""  #: the file an article was last written into
    scrolls: dict[str, float] = field(default_factory=dict)  #: by article number: how far it was read, 0 to 1

    def scrolled(self, number: int, part: float) -> None:
        """Remember how far an article was read; its beginning need not be remembered."""
        self.scrolls.pop(str(number), None)
        if part > 0:
            self.scrolls[str(number)] = round(part, 4)
        while len(self.scrolls) > REMEMBERED:
            del self.scrolls[next(iter(self.scrolls))]

    def scroll(self, number: int) -> float:
        """How far an article was read, 0 to 1."""
        return self.scrolls.get(str(number), 0.0)


_KINDS: dict[str, type] = {"shelf": str, "article": int, "open": bool, "written": str, "scrolls": dict}


def load(path: Path) -> Place:
    """The place remembered in a file; the beginning where there is none, or nothing that can be read."""
    with suppress(OSError, ValueError):
        written = json.loads(path.read_text(encoding="utf-8"))
        if isinstance(written, dict):
            return _place(written)
    return Place()


def save(path: Path, place: Place) -> None:
    """Remember a place. A folder that cannot be written to forgets it: no reason to trouble a reader who leaves."""
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        draft = path.with_name(path.name + ".new")
        draft.write_text(json.dumps(asdict(place)), encoding="utf-8")
        draft.replace(path)


def _place(written: dict[str, Any]) -> Place:
    place = Place(**{name: written[name] for name, kind in _KINDS.items() if isinstance(written.get(name), kind)})
    place.scrolls = {str(key): float(part) for key, part in place.scrolls.items() if isinstance(part, float | int)}
    return place
