"""The settings as a list: name, value, origin and meaning, and the files they live in."""

from __future__ import annotations

from pathlib import Path

from newscli.cli.places import Places
from newscli.cli.present.screen import Screen
from newscli.settings import MEANINGS, Settings
from newscli.typeset.cells import wrap
from newscli.typeset.columns import columns
from newscli.typeset.pieces import Line

_MARGIN: Line = [("  ", "")]


def table(screen: Screen, settings: Settings, places: Places, archive: Path) -> None:
    """Every setting on a line; what is not the default stands out."""
    if not screen.terminal:
        for name, meaning in MEANINGS.items():
            screen.row(name, _value(settings, name), settings.origins.get(name, "default"), meaning)
        return
    rows = [
        [
            (name, "strong" if name in settings.origins else ""),
            (_value(settings, name), "number"),
            (_origin(settings, name, places), "faint"),
        ]
        for name in MEANINGS
    ]
    for line, meaning in zip(columns(rows, screen.width), MEANINGS.values(), strict=True):
        screen.line(*line)
        screen.lines(wrap([(meaning, "faint")], screen.width, first=_MARGIN, rest=_MARGIN))
    screen.line()
    for word, path in (("settings", places.config), ("archive ", archive)):
        screen.line((f"{word}  ", ""), (f"{path}{'' if path.exists() else ' (not there yet)'}", "faint"))


def as_json(screen: Screen, settings: Settings, places: Places, archive: Path) -> None:
    """One object: the settings with value, origin and meaning, and the places."""
    from newscli.cli.present.objects import dumps

    described = {
        name: {
            "value": getattr(settings, name),
            "origin": settings.origins.get(name, "default"),
            "meaning": meaning,
        }
        for name, meaning in MEANINGS.items()
    }
    sources = {name: dict(table) for name, table in settings.sources.items()}
    whole = {"settings": described, "sources": sources, "config": str(places.config), "archive": str(archive)}
    screen.json(dumps(whole))


def _value(settings: Settings, name: str) -> str:
    value = getattr(settings, name)
    return f"{value:g}" if isinstance(value, float) else str(value) if value != "" else '""'


def _origin(settings: Settings, name: str, places: Places) -> str:
    origin = settings.origins.get(name, "default")
    return places.config.name if origin == str(places.config) else origin
