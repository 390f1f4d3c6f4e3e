"""How the archive's own commands speak: damage, sizes, numbers, and a count while they work."""

from __future__ import annotations

import time
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from typing import TYPE_CHECKING, Self

from newscli.cli.present.screen import Screen

if TYPE_CHECKING:
    from newscli.archive.stats import Stats
    from newscli.archive.verify import Damage

_BARS = " ▁▂▃▄▅▆▇█"
_SECONDS = 0.1


class Progress:
    """A line on standard error while work is done; a program sees nothing of it."""

    def __init__(self, screen: Screen, doing: str) -> None:
        self._screen = screen
        self._doing = doing
        self._drawn_at = 0.0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.clear()

    def clear(self) -> None:
        """Leave nothing behind, and room for something else."""
        if self._drawn_at:
            self._screen.write("\r\x1b[K")
            self._screen.flush()
            self._drawn_at = 0.0

    def draw(self, done: int, whole: int) -> None:
        """Show how much is done."""
        if self._screen.terminal and time.monotonic() - self._drawn_at > _SECONDS:
            self._drawn_at = time.monotonic()
            self._screen.write(f"\r\x1b[K{self._doing} {done * 100 // max(whole, 1)} %")
            self._screen.flush()


def damage(screen: Screen, found: Iterable[Damage]) -> None:
    """One line for each damaged thing."""
    for one in found:
        if screen.terminal:
            screen.line((one.what, "strong"), (f": {one.problem}", ""))
        else:
            screen.row(one.what, "" if one.article_id is None else str(one.article_id), one.problem)


def amount(size: float) -> str:
    """Bytes in words: 3.2 MB."""
    for unit in ("bytes", "kB", "MB", "GB"):
        if size < 1000 or unit == "GB":
            return f"{size:,.0f} {unit}" if unit == "bytes" or size >= 100 else f"{size:.1f} {unit}"
        size /= 1000
    raise AssertionError(size)


def stats(screen: Screen, counted: Stats) -> None:
    """All numbers, the days as a small plot."""
    rows = [
        ("articles", f"{counted.articles:,}"),
        ("versions", f"{counted.versions:,}"),
        ("pages", f"{counted.captures:,}, {amount(counted.page_bytes)} as they were sent"),
        ("file", amount(counted.file_bytes)),
    ]
    if counted.oldest:
        rows.append(("since", f"{counted.oldest.date()}"))
    if not screen.terminal:
        groups = {"bytes of": counted.kinds, "source": counted.sources, "language": counted.languages}
        for name, value in rows:
            screen.row(name, value)
        for group, values in groups.items():
            for name, number in values.items():
                screen.row(f"{group} {name}", str(number))
        for day, number in counted.days:
            screen.row(str(day), str(number))
        return
    for name, value in rows:
        screen.line((f"{name:10}", "faint"), (value, ""))
    _group(screen, "bytes", {name: amount(size) for name, size in counted.kinds.items()})
    _group(screen, "sources", {name or "by hand": f"{number:,}" for name, number in counted.sources.items()})
    _group(screen, "languages", {name or "unknown": f"{number:,}" for name, number in counted.languages.items()})
    most = max((number for _, number in counted.days), default=0)
    bars = "".join(_BARS[-(-number * (len(_BARS) - 1) // most) if most else 0] for _, number in counted.days)
    screen.line((f"{'days':10}", "faint"), (bars, "number"), (f"  at most {most:,}, the last thirty days", "faint"))


def as_json(screen: Screen, counted: Stats) -> None:
    """All numbers as one JSON object."""
    import json

    screen.json(json.dumps(asdict(counted), default=str, ensure_ascii=False))


def _group(screen: Screen, name: str, values: Mapping[str, str]) -> None:
    shown = list(values.items())[:8]
    more = f" and {len(values) - len(shown)} more" if len(values) > len(shown) else ""
    if shown:
        said = ", ".join(f"{one} {value}" for one, value in shown)
        screen.line((f"{name:10}", "faint"), (said + more, ""))
