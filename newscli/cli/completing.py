"""What may come next on a command line: for the shells, which ask with each press of the tabulator key.

What an option or argument wants is told by its own name or its metavar, which is what --help shows: a command that
speaks of ID or SOURCE is completed without more work.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, NamedTuple

from newscli.cli.commands import COMMANDS
from newscli.cli.environment import Environment
from newscli.cli.group import newscli
from newscli.errors import NewscliError, UsageError

if TYPE_CHECKING:
    from newscli.archive import Archive

#: Article numbers offered at most: a screen or two of the newest.
_NUMBERS = 60


class Candidate(NamedTuple):
    """One word that may stand here, and what it means."""

    word: str
    meaning: str = ""


#: In place of words: whatever files there are, which the shell knows best.
FILES = Candidate("", "files")


def candidates(here: Environment, words: Sequence[str]) -> list[Candidate]:
    """What may stand for the last of these words, the others being complete; `[FILES]` where a file is wanted."""
    *before, beginning = words or [""]
    try:
        found = list(_offered(here, before, beginning))
    except NewscliError:
        return []  # no such command, no archive: nothing to offer, and no place to say so
    return [one for one in found if one is FILES or one.word.startswith(beginning)]


class _Place(NamedTuple):
    """Where on the line the last word stands: in which command, as which argument or as the value of which option."""

    command: Any
    argument: int
    option: Any


def _offered(here: Environment, before: Sequence[str], beginning: str) -> Iterable[Candidate]:
    command, number, option = _place(before)
    if option is not None:
        return _values(here, option)
    if beginning.startswith("-"):
        return _options(command)
    if command is newscli:
        return [Candidate(name, line) for some in COMMANDS.values() for name, line in some.items()]
    if _is_group(command):
        return [Candidate(name, _first_line(command.get_command(None, name))) for name in command.list_commands(None)]
    arguments = [param for param in command.params if param.param_type_name == "argument"]
    if arguments and arguments[-1].nargs == -1:
        number = min(number, len(arguments) - 1)
    return _values(here, arguments[number]) if number < len(arguments) else []


def _place(before: Sequence[str]) -> _Place:
    command: Any = newscli
    option: Any = None
    number = 0
    for word in before:
        if option is not None:
            option = None
        elif word.startswith("-"):
            found = next((param for param in command.params if word in param.opts), None)
            option = None if found is None or found.is_flag else found
        elif _is_group(command):
            command = command.get_command(None, word)
            if command is None:
                raise UsageError(f"no command is called {word!r}")
        else:
            number += 1
    return _Place(command, number, option)


def _is_group(command: Any) -> bool:
    return hasattr(command, "list_commands")


def _options(command: Any) -> Iterator[Candidate]:
    for param in command.params:
        if param.param_type_name == "option":
            yield Candidate(next(name for name in param.opts if name.startswith("--")), param.help or "")
    yield Candidate("--help", "Show this message and exit.")


def _first_line(command: Any) -> str:
    return (command.help or "").strip().split("\n", 1)[0]


def _values(here: Environment, param: Any) -> Iterable[Candidate]:
    metavar = (param.metavar or "").strip("[].").replace("]", "").replace("[", "")
    choices = getattr(param.type, "choices", None) or (metavar.split("|") if re.fullmatch(r"[a-z|]+", metavar) else ())
    if choices:
        return [Candidate(str(choice)) for choice in choices]
    known = _KNOWN.get(param.name) or _KNOWN.get(metavar)
    if known:
        return known()
    kept = _KEPT.get(param.name) or _KEPT.get(metavar.partition("|")[0])  # `ID|ADDRESS` is a number first
    if kept:
        return _from_archive(here, kept)
    return [FILES] if re.search("FILE|FOLDER|PATH|DIR|KEY|PEM", metavar) else []


def _from_archive(here: Environment, kept: Callable[[Archive], Iterator[Candidate]]) -> list[Candidate]:
    if not here.archive_path.exists():
        return []  # the tabulator key makes no archive
    with here.open_archive() as archive:
        return list(kept(archive))


def _articles(archive: Archive) -> Iterator[Candidate]:
    return (Candidate(str(article.id), article.title) for article in archive.articles.latest(limit=_NUMBERS))


def _sources(archive: Archive) -> Iterator[Candidate]:
    return (Candidate(source.name, source.title or source.url) for source in archive.sources.all())


def _tags(archive: Archive) -> Iterator[Candidate]:
    return (
        Candidate(word, f"{count} article{'' if count == 1 else 's'}")
        for word, count in archive.articles.tags().items()
    )


def _saved(archive: Archive) -> Iterator[Candidate]:
    return (Candidate(one.name, one.query) for one in archive.saved.all())


def _rules(archive: Archive) -> Iterator[Candidate]:
    return (Candidate(str(one.id), one.query) for one in archive.mutes.all(now=datetime.now(UTC)))


def _sections(archive: Archive) -> Iterator[Candidate]:
    return map(Candidate, archive.articles.sections())


def _languages(archive: Archive) -> Iterator[Candidate]:
    return map(Candidate, archive.articles.languages())


def _formats() -> Iterator[Candidate]:
    from newscli.exchange import FORMATS

    return (Candidate(one.name, one.meaning) for one in FORMATS)


def _catalogue() -> Iterator[Candidate]:
    from newscli.catalogue import everything

    return (Candidate(f"@{one.name}", one.title) for one in everything())


def _settings() -> Iterator[Candidate]:
    from newscli.settings import MEANINGS

    yield Candidate("set", "give a setting a value")
    yield Candidate("unset", "take a setting back to its default")
    yield Candidate("edit", "open the file in your editor")
    yield from (Candidate(name, meaning) for name, meaning in MEANINGS.items())


def _words(words: str) -> Callable[[], Iterator[Candidate]]:
    return lambda: map(Candidate, words.split())


#: What the archive has, by the name of a parameter or its metavar.
_KEPT: Mapping[str, Callable[[Archive], Iterator[Candidate]]] = {
    "source": _sources,
    "section": _sections,
    "lang": _languages,
    "tag": _tags,
    "ID": _articles,
    "SOURCE": _sources,
    "TAG": _tags,
    "SAVED": _saved,
    "RULE": _rules,
}
#: What newscli itself knows.
_KNOWN: Mapping[str, Callable[[], Iterator[Candidate]]] = {
    "color": _words("auto always never"),
    "format": _formats,
    "WHEN": _words("today yesterday monday 24h 7d 30d"),
    "ADDRESS": _catalogue,
    "set NAME VALUE|unset NAME|edit": _settings,
}
