"""The options that say which articles a list is about, shared by every list."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from newscli.cli.environment import Environment
from newscli.errors import NotFoundError
from newscli.model import Filter

if TYPE_CHECKING:
    from newscli.archive import Archive

Words = list[str] | None

SourceNames = Annotated[
    Words, typer.Option("--source", "-s", metavar="NAME", help="Only from this source, or a part of its name.")
]
Sections = Annotated[Words, typer.Option("--section", metavar="NAME", help="Only from this section.")]
Languages = Annotated[Words, typer.Option("--lang", metavar="CODE", help="Only in this language: de, en, zh-Hant.")]
Tags = Annotated[Words, typer.Option("--tag", metavar="WORD", help="Only with this tag: yours, or the newsroom's.")]
Since = Annotated[
    str | None, typer.Option(metavar="WHEN", help="Not older than: yesterday, monday, 7d, 2026-11-01, 2026-11.")
]
Until = Annotated[str | None, typer.Option(metavar="WHEN", help="Not newer than, in the same words.")]
Unread = Annotated[bool, typer.Option("--unread", help="Only what was not read yet.")]
Starred = Annotated[bool, typer.Option("--starred", help="Only what you starred.")]
Changed = Annotated[bool, typer.Option("--changed", help="Only what the newsroom changed after it was first seen.")]
All = Annotated[bool, typer.Option("--all", help="Also each copy of a report, and what a rule hides (`newscli mute`).")]


def chosen(
    here: Environment,
    archive: Archive,
    *,
    source: Words,
    section: Words,
    lang: Words,
    tag: Words = None,
    since: str | None,
    until: str | None,
    unread: bool = False,
    starred: bool = False,
    changed: bool = False,
    unmuted: bool = False,
) -> Filter:
    """The filter these options mean. Raises UsageError for a moment or a part of a name that makes no sense."""
    return Filter(
        sources=_names(archive, source or ()),
        sections=tuple(section or ()),
        languages=tuple(lang or ()),
        tags=tuple(tag or ()),
        since=here.moment(since),
        until=here.moment(until, end=True),
        unread=unread,
        starred=starred,
        changed=changed,
        unmuted=unmuted,
    )


def in_words(
    *,
    source: Words = None,
    section: Words = None,
    lang: Words = None,
    tag: Words = None,
    since: str | None = None,
    until: str | None = None,
    unread: bool = False,
    starred: bool = False,
) -> str:
    """These options in the language of queries, as a saved search or a rule keeps them."""
    chosen = {"source": source, "section": section, "lang": lang, "tag": tag, "after": since and [since]}
    parts = [_either(name, values) for name, values in chosen.items() if values]
    parts += [_either("before", [until])] if until else []
    parts += ["is:unread"] * unread + ["is:starred"] * starred
    return " ".join(parts)


def _either(name: str, values: Sequence[str]) -> str:
    quoted = [value if value.isalnum() else '"' + value.replace('"', " ") + '"' for value in values]
    return f"{name}:{quoted[0]}" if len(quoted) == 1 else f"{name}:({' OR '.join(quoted)})"


def _names(archive: Archive, refs: Sequence[str]) -> tuple[str, ...]:
    """The short names meant; one that is followed no longer is taken as it is, for its articles stayed."""
    names = []
    for ref in refs:
        try:
            names.append(archive.sources.get(ref).name)
        except NotFoundError:
            names.append(ref)
    return tuple(names)
