"""Versions of an article: a line each, and two of them side by side."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import tzinfo

from newscli.changes import Change, compare, unified, word_runs
from newscli.cli.present.screen import Screen
from newscli.model import Article, Revision

_LOOKS = {"same": "", "removed": "error", "added": "lit"}
#: Without colour the same is said in signs, as `wdiff` does.
_SIGNS = {"same": ("", ""), "removed": ("[-", "-]"), "added": ("{+", "+}")}


def listed(screen: Screen, article: Article, revisions: Sequence[Revision], *, zone: tzinfo) -> None:
    """A line a version: its number, when it was seen, whose change it is and what changed."""
    if screen.terminal:
        screen.line((article.title, "heading"))
    for number, revision in enumerate(revisions, 1):
        seen = f"{revision.seen_at.astimezone(zone):%Y-%m-%d %H:%M}"
        said = "first seen" if number == 1 else _said(compare(revisions[number - 2].reading, revision.reading))
        whose = "ours" if revision.ours else ""
        if screen.terminal:
            screen.line((f"{number:3}  ", "number"), (seen, "faint"), (f"  {whose:4}  ", "mark"), (said, ""))
        else:
            screen.row(str(number), revision.seen_at.isoformat(), whose, said)
    if article.gone_at and screen.terminal:
        screen.line((f"     {article.gone_at.astimezone(zone):%Y-%m-%d %H:%M}        the page is gone", "error"))


def as_json(screen: Screen, revisions: Sequence[Revision]) -> None:
    """One JSON array, an object a version."""
    import json

    objects = [
        {
            "version": number,
            "seen_at": revision.seen_at.isoformat(),
            "ours": revision.ours,
            "title": revision.reading.title,
            "text": revision.reading.text,
        }
        for number, revision in enumerate(revisions, 1)
    ]
    screen.json(json.dumps(objects, ensure_ascii=False))


def difference(screen: Screen, old: tuple[int, Revision], new: tuple[int, Revision]) -> None:
    """What changed: word by word for a person, as a unified diff for a program."""
    if not screen.terminal:
        names = (f"version {old[0]}\t{old[1].seen_at.isoformat()}", f"version {new[0]}\t{new[1].seen_at.isoformat()}")
        screen.lines([((line, ""),) for line in unified(old[1].reading, new[1].reading, names)])
        return
    before, after = old[1].reading, new[1].reading
    for one, other in ((before.title, after.title), (before.text, after.text)):
        _words(screen, one, other)
        screen.line()


def _words(screen: Screen, old: str, new: str) -> None:
    """Both texts in one; a run that spans lines is painted line by line."""
    line: list[tuple[str, str]] = []
    for kind, text in word_runs(old, new):
        opening, closing = ("", "") if screen.color else _SIGNS[kind]
        for number, part in enumerate(text.split("\n")):
            if number:
                screen.line(*line)
                line = []
            if part:
                line.append((f"{opening}{part}{closing}", _LOOKS[kind]))
    screen.line(*line)


def _said(change: Change) -> str:
    parts = ["headline"] if change.title else []
    if change.added or change.removed:
        parts.append(f"text +{change.added} −{change.removed} words")
    if change.published:
        parts.append("date")
    return ", ".join(parts) or "form only"
