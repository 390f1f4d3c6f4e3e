"""Which articles may be found at all: a condition on the rows of `articles`, from a filter or the query's fields."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime
from typing import NamedTuple

from newscli.archive import listing
from newscli.archive.moments import to_column
from newscli.errors import UsageError
from newscli.model import Filter


class Where(NamedTuple):
    """An SQL condition on `articles`, joined with sources, sections and languages, and its values."""

    condition: str
    values: tuple[str | int, ...] = ()

    @property
    def joins(self) -> str:
        """The tables that the condition may name."""
        return """
            LEFT JOIN sources ON sources.id = articles.source_id
            LEFT JOIN sections ON sections.id = articles.section_id
            LEFT JOIN languages ON languages.id = articles.language_id
        """


#: Every article passes.
EVERY = Where("1")
#: None does.
NONE = Where("0")


def every(conditions: Iterable[Where]) -> Where:
    """Articles that pass all of the conditions; EVERY itself where none restricts them, which need not be asked."""
    return _together((one for one in conditions if one is not EVERY), " AND ", EVERY)


def some(conditions: Iterable[Where]) -> Where:
    """Articles that pass any of the conditions."""
    return _together(conditions, " OR ", NONE)


def no(condition: Where) -> Where:
    """Articles that do not pass the condition."""
    return Where(f"NOT coalesce({condition.condition}, 0)", condition.values)


def where(wanted: Filter) -> Where:
    """The condition of a filter."""
    conditions = [
        some(map(source, wanted.sources)),
        some(map(section, wanted.sections)),
        some(map(language, wanted.languages)),
        some(map(tag, wanted.tags)),
    ]
    conditions = [condition for condition in conditions if condition is not NONE]
    if wanted.since:
        conditions.append(after(wanted.since))
    if wanted.until:
        conditions.append(before(wanted.until))
    if wanted.unmuted:
        conditions.append(Where(listing.UNMUTED))
    conditions += [STATES[state] for state in ("unread", "starred", "changed") if getattr(wanted, state)]
    return every(conditions)


#: What may follow `is:`.
STATES = {
    "unread": Where("articles.unread"),
    "read": Where("NOT articles.unread"),
    "starred": Where("articles.starred"),
    "changed": Where("articles.changed_at IS NOT NULL"),
    "gone": Where("articles.gone_at IS NOT NULL"),
}


def state(name: str) -> Where:
    """Articles in one of STATES. Raises UsageError for any other word."""
    if name.lower() not in STATES:
        raise UsageError(f"{name!r} is no state; write one of {', '.join(STATES)}")
    return STATES[name.lower()]


def source(name: str) -> Where:
    """Articles of the source with this short name."""
    return Where("sources.name = ?", (name,))


def section(name: str) -> Where:
    """Articles of this section, in any case."""
    return Where("sections.folded = ?", (name.casefold(),))


def language(code: str) -> Where:
    """Articles in this language; `zh` is also `zh-Hant`."""
    return Where("(languages.code = ? OR languages.code LIKE ?)", (code, f"{code}-%"))


def tag(name: str) -> Where:
    """Articles with this tag: the reader's, the newsroom's or their source's."""
    return Where(listing.TAGGED, listing.tag_words(name))


def _together(conditions: Iterable[Where], word: str, empty: Where) -> Where:
    conditions = list(conditions)
    if len(conditions) < 2:
        return conditions[0] if conditions else empty
    return Where(
        "(" + word.join(condition.condition for condition in conditions) + ")",
        tuple(value for condition in conditions for value in condition.values),
    )


def before(moment: datetime) -> Where:
    """Articles published before then."""
    return Where("articles.listed_at < ?", (to_column(moment),))


def after(moment: datetime) -> Where:
    """Articles published then or later."""
    return Where("articles.listed_at >= ?", (to_column(moment),))


def changed_after(moment: datetime) -> Where:
    """Articles whose words changed then or later, after they were first seen."""
    return Where("articles.changed_at >= ?", (to_column(moment),))


def author(name: str) -> Where:
    """Articles with this in an author's name, in any case."""
    return Where("instr(lower(articles.authors), lower(?))", (name,))


def site(host: str) -> Where:
    """Articles from this host, or a host below it."""
    host = host.lower().removeprefix("https://").removeprefix("http://").strip("/")
    return Where(
        "(articles.url LIKE ? ESCAPE '!' OR articles.url LIKE ? ESCAPE '!')", (_site("%://", host), _site("%.", host))
    )


def _site(start: str, host: str) -> str:
    for special in "!%_":
        host = host.replace(special, f"!{special}")
    return f"{start}{host}%"


def section_like(name: str) -> Where:
    """Articles of sections with this in their name, in any case."""
    return Where("instr(sections.folded, ?)", (name.casefold(),))


def source_like(name: str) -> Where:
    """Articles of sources with this in their short name or title."""
    return Where("(instr(sources.name, ?) OR instr(lower(sources.title), lower(?)))", (name.lower(), name))


def matching(expression: str) -> Where:
    """Articles that match an FTS5 expression."""
    return Where(
        "EXISTS (SELECT 1 FROM search_index WHERE search_index MATCH ? AND search_index.rowid = articles.id)",
        (expression,),
    )


#: What a query's field asks of an article, by the field's name.
FIELDS: dict[str, Callable[[str], Where]] = {
    "is": state,
    "author": author,
    "source": source_like,
    "site": site,
    "section": section_like,
    "lang": language,
    "tag": tag,
}
