"""newscli mute: rules that hide what the reader never wants."""

from __future__ import annotations

from typing import Annotated

from newscli.cli import filters
from newscli.cli.declared import Argument, Option
from newscli.cli.environment import Environment
from newscli.errors import UsageError


def mute(
    here: Environment,
    words: Annotated[
        list[str] | None, Argument(metavar="[WORDS]...", help="What to hide; nothing: list the rules.")
    ] = None,
    *,
    subjects: filters.Subjects,
    remove: Annotated[str | None, Option(metavar="RULE", help="Take a rule away: its number or words.")] = None,
    json: Annotated[bool, Option("--json", help="Print one JSON array.")] = False,
) -> int:
    """Hide what you never want to read, or list the rules that do.

    A rule is a search: `newscli mute football`, `newscli mute --source paper quiz`, `newscli mute 'title:"live blog"'`.
    An article with all its words is kept, and left out of lists, searches, digests and alerts; `--all` shows it there.
    """
    from newscli.archive.search.standing import mistakes
    from newscli.cli.present import mutes as page

    asked = filters.Options(*subjects).in_words()
    query = f"{' '.join(words or ())} {asked}".strip()
    if remove is not None and query:
        raise UsageError("name either what to hide or, with --remove, the rule to take away")
    with here.open_archive(create=bool(query)) as archive, archive.transaction():
        if remove is not None:
            here.note(f"nothing is hidden for {archive.mutes.remove(remove, now=here.clock())!r} any more")
            return 0
        if query:
            made = archive.mutes.add(query, now=here.clock())
            for mistake in mistakes(query):
                here.note(mistake)
            here.note(
                f"rule {made.id} hides {made.articles:,} article{'' if made.articles == 1 else 's'}, and what comes"
            )
            return 0
        rules = archive.mutes.all(now=here.clock())
    page.show(here.screen, rules, as_json=json)
    if not rules:
        here.note("nothing is muted; `newscli mute WORDS` hides what has these words")
    return 0 if rules else 1
