"""newscli digest: the day by section, on one screen, by mail or as a book."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from newscli.cli import filters
from newscli.cli.commands.latest import DAY
from newscli.cli.declared import Option
from newscli.cli.digest import Part, parts
from newscli.cli.environment import Environment
from newscli.errors import UsageError

if TYPE_CHECKING:
    from newscli.archive import Archive


def digest(
    here: Environment,
    *,
    options: filters.Options,
    every: filters.All = False,
    mail: Annotated[
        str | None, Option(metavar="ADDRESS", help="Send it there, through this machine's sendmail.")
    ] = None,
    epub: Annotated[
        Path | None, Option(metavar="FILE", help="Write the articles as a book for a reading device.")
    ] = None,
    force: Annotated[bool, Option("--force", help="Write over a book that is there.")] = False,
    json: Annotated[bool, Option("--json", help="Print one JSON array.")] = False,
) -> int:
    """Sum up the day by section, the most covered stories first.

    What several sources have is one story. Nothing is asked: `newscli sync` before it brings the news. By mail every
    morning: `newscli sync -q; newscli digest --mail you@home.example` in your crontab.
    """
    from newscli.cli.present import digest as page

    if (mail is not None) + (epub is not None) + json > 1:
        raise UsageError("choose one of --mail, --epub and --json")
    with here.open_archive() as archive:
        wanted = options._replace(since=options.since or "24h").filter(here, archive, unmuted=not every)
        found = parts(archive.articles.latest(wanted, DAY))
        if epub and found:
            _book(here, archive, found, epub, force=force)
    if not found:
        here.note("no article fits; `newscli sync` brings the news, and an older --since goes further back")
    if json:
        page.as_json(here.screen, found)
    elif mail and found:
        _send(here, found, mail)
    elif not epub:
        page.show(here.screen, found, zone=here.zone, now=here.now())
    return 0 if found else 1


def _book(here: Environment, archive: Archive, found: list[Part], path: Path, *, force: bool) -> None:
    from newscli import exchange
    from newscli.cli.present import digest as page
    from newscli.transfer import outgoing

    now = here.now()
    numbers = [story.lead.id for part in found for story in part.stories]
    edition = exchange.Edition(title=page.title(here.screen, zone=here.zone, now=now), made_at=now, zone=here.zone)
    outgoing.save(outgoing.stories(archive, numbers), exchange.by_name("epub"), path, edition, force=force)
    here.note(f"{len(numbers):,} article{'' if len(numbers) == 1 else 's'} in {path}")


def _send(here: Environment, found: list[Part], address: str) -> None:
    from newscli import sendmail
    from newscli.cli.present import digest as page

    now = here.now().astimezone(here.zone)
    subject = page.title(here.screen, zone=here.zone, now=now)
    try:
        message = page.letter(found, to=address, subject=subject, now=now)
    except ValueError as error:
        raise UsageError(f"{address!r} is no mail address: {error}") from error
    sendmail.send(message)
    here.note(f"handed to the mail system, for {address}")
