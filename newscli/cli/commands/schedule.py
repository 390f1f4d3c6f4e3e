"""newscli schedule: have the news brought regularly, by what the system has for that."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated, Literal

from newscli.cli.declared import Argument, Option
from newscli.cli.environment import Environment


def schedule(
    here: Environment,
    action: Annotated[
        Literal["install", "remove", "show"], Argument(metavar="install|remove|show", help="What to do.")
    ],
    *,
    minutes: Annotated[int, Option("--every", least=5, metavar="MINUTES", help="How often.")] = 30,
    keeper: Annotated[
        str | None,
        Option("--with", metavar="NAME", help="systemd, launchd or crontab; what is there by default."),
    ] = None,
) -> None:
    """Have `newscli sync` run regularly.

    By a systemd user timer, a launchd agent or a line in your crontab. `show` prints what would be written, and writes
    nothing. How often a source is really asked depends on how often it publishes; `newscli why SOURCE` tells.
    """
    from newscli.schedule import Job, choose

    job = Job(command=_command(here), minutes=minutes)
    chosen = choose(keeper, Path.home())
    if action == "show":
        here.screen.lines([(line, "")] for line in chosen.show(job).splitlines())
        here.note(f"{chosen.name}: {'installed' if chosen.is_installed(job) else 'not installed'}")
    elif action == "install":
        chosen.install(job)
        here.note(
            f"the news are brought every {minutes} minutes now, by {chosen.name}; `newscli schedule remove` ends it"
        )
    elif not chosen.is_installed(job):
        here.note(f"{chosen.name} does not bring the news; there is nothing to remove")
    else:
        chosen.remove(job)
        here.note(f"{chosen.name} brings the news no longer; what is kept stays")


def _command(here: Environment) -> tuple[str, ...]:
    """This very program, whatever PATH says then, on this very archive, with this very configuration."""
    home = here.environ.get("NEWSCLI_HOME")
    setting = ("/usr/bin/env", f"NEWSCLI_HOME={Path(home).expanduser().absolute()}") if home else ()
    archive = str(here.archive_path.absolute())
    return (*setting, sys.executable, "-m", "newscli", "sync", "--quiet", "--archive", archive)
