"""A line in the reader's crontab, between two marks, so that it can be found again and the rest is never touched."""

from __future__ import annotations

import shlex
from pathlib import Path

from newscli.schedule.job import Job

MARK = "# newscli sync"
_END = "# end of newscli sync"


def files(job: Job, _home: Path) -> dict[Path, str]:
    """The lines, under the name of the table they go into."""
    return {Path("crontab"): _lines(job)}


def with_job(table: str, job: Job) -> str:
    """The table with the job in it, once."""
    rest = without_job(table)
    return f"{rest}{'' if not rest or rest.endswith(chr(10)) else chr(10)}{_lines(job)}"


def without_job(table: str) -> str:
    """The table as it was before the job came into it."""
    kept: list[str] = []
    ours = False
    for line in table.splitlines(keepends=True):
        if line.strip() == MARK:
            ours = True
        if not ours:
            kept.append(line)
        if line.strip() == _END:
            ours = False
    return "".join(kept)


def _lines(job: Job) -> str:
    # In a crontab `%` ends the command and begins its standard input.
    command = shlex.join(job.command).replace("%", "\\%")
    return f"{MARK}\n{_times(job.minutes)} {command}\n{_END}\n"


def _times(minutes: int) -> str:
    """The five fields; cron counts within an hour or a day, so the interval is rounded to what divides them."""
    if minutes < 60:
        step = min((n for n in (5, 10, 15, 20, 30) if n >= minutes), default=30)
        return f"*/{step} * * * *"
    hours = min((n for n in (1, 2, 3, 4, 6, 8, 12) if n * 60 >= minutes), default=24)
    return f"7 */{hours} * * *" if hours < 24 else "7 6 * * *"
