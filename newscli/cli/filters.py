"""The options that say which articles a list is about, shared by every list."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated, NamedTuple

from newscli.cli.declared import Option
from newscli.cli.environment import Environment
from newscli.errors import NotFoundError
from newscli.model import Filter

if TYPE_CHECKING:
    from newscli.archive import Archive

Words = list[str] | None

_Sources = Annotated[
    Words, Option("--source", "-s", metavar="NAME", help="Only from this source, or a part of its name.")
]
_Sections = Annotated[Words, Option("--section", metavar="NAME", help="Only from this section.")]
_Languages = Annotated[Words, Option("--lang", metavar="CODE", help="Only in this language: de, en, zh-Hant.")]
_Tags = Annotated[Words, Option("--tag", metavar="WORD", help="Only with this tag: yours, or the newsroom's.")]
_Since = Annotated[
    str | None, Option(metavar="WHEN", help="Not older than: yesterday, monday, 7d, 2026-11-01, 2026-11.")
]
_Until = Annotated[str | None, Option("--until", "--older", metavar="WHEN", help="Not newer than, in the same words.")]
_Unread = Annotated[bool, Option("--unread", help="Only what was not read yet.")]
_Starred = Annotated[bool, Option("--starred", help="Only what you starred.")]
_Changed = Annotated[bool, Option("--changed", help="Only what the newsroom changed after it was first seen.")]
All = Annotated[bool, Option("--all", help="Also each copy of a report, and what a rule hides (`newscli mute`).")]


class Subjects(NamedTuple):
    """What articles are about, in options."""

    source: _Sources = None
    section: _Sections = None
    lang: _Languages = None
    tag: _Tags = None


class Options(NamedTuple):
    """Which articles, in options."""

    source: _Sources = None
    section: _Sections = None
    lang: _Languages = None
    tag: _Tags = None
    since: _Since = None
    until: _Until = None
    unread: _Unread = False
    starred: _Starred = False
    changed: _Changed = False

    def filter(self, here: Environment, archive: Archive, *, unmuted: bool = False) -> Filter:
        """The filter they mean. Raises UsageError for a moment or a part of a name that makes no sense."""
        return Filter(
            sources=_names(archive, self.source or ()),
            sections=tuple(self.section or ()),
            languages=tuple(self.lang or ()),
            tags=tuple(self.tag or ()),
            since=here.moment(self.since),
            until=here.moment(self.until, end=True),
            unread=self.unread,
            starred=self.starred,
            changed=self.changed,
            unmuted=unmuted,
        )

    def in_words(self) -> str:
        """The same in the language of queries, as a saved search or a rule keeps them."""
        named = {"source": self.source, "section": self.section, "lang": self.lang, "tag": self.tag}
        named |= {"after": [self.since] if self.since else None, "before": [self.until] if self.until else None}
        states = {"unread": self.unread, "starred": self.starred, "changed": self.changed}
        parts = [_either(name, values) for name, values in named.items() if values]
        return " ".join(parts + [f"is:{name}" for name, wanted in states.items() if wanted])


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
