"""Syncing unattended: what a systemd user timer, a launchd agent or a crontab line would be, written and taken away.

A keeper module has `files(job, home)`, which is pure, and the commands that make the system look at them. crontab has
no files of its own but lines between two marks in the reader's table; everything else in it stays as it is.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType

from newscli.errors import NewscliError, UsageError
from newscli.schedule import crontab, launchd, systemd
from newscli.schedule.job import Job

__all__ = ["KEEPERS", "Job", "Keeper", "choose"]

#: In the order they are preferred where several are there.
KEEPERS: Mapping[str, ModuleType] = {"systemd": systemd, "launchd": launchd, "crontab": crontab}


@dataclass(frozen=True, slots=True)
class Keeper:
    """One way of having something done regularly, in one person's home."""

    name: str
    home: Path

    def show(self, job: Job) -> str:
        """What would be written, file by file."""
        return "\n".join(f"# {path}\n{text}" for path, text in self._module.files(job, self.home).items())

    def is_installed(self, job: Job) -> bool:
        """Whether it is there already."""
        if self.name == "crontab":
            return crontab.MARK in _crontab()
        return any(path.exists() for path in self._module.files(job, self.home))

    def install(self, job: Job) -> None:
        """Write it and have the system look at it; a former one is replaced. Where that fails nothing is left behind.

        Raises NewscliError.
        """
        if self.name == "crontab":
            _run(["crontab", "-"], stdin=crontab.with_job(_crontab(), job))
            return
        try:
            for path, text in self._module.files(job, self.home).items():
                _write(path, text)
            for command in self._module.install_commands(self.home):
                _run(command)
        except NewscliError:
            self._unlink(job)
            raise

    def remove(self, job: Job) -> None:
        """Take it away without a trace. Raises NewscliError."""
        if self.name == "crontab":
            left = crontab.without_job(_crontab())
            _run(["crontab", "-"], stdin=left) if left.strip() else _run(["crontab", "-r"])
            return
        for command in self._module.remove_commands(self.home):
            _run(command)
        self._unlink(job)
        for command in self._module.after_remove_commands():
            _run(command)

    def _unlink(self, job: Job) -> None:
        """Take away the files, and the folders that are empty without them."""
        for path in self._module.files(job, self.home):
            path.unlink(missing_ok=True)
            with suppress(OSError):  # what is not empty, or not ours to take away, stays
                for folder in path.parents[: len(path.relative_to(self.home).parents) - 1]:
                    folder.rmdir()

    @property
    def _module(self) -> ModuleType:
        return KEEPERS[self.name]


def choose(name: str | None, home: Path) -> Keeper:
    """The keeper of that name, or the one this system has. Raises UsageError."""
    if name is not None and name not in KEEPERS:
        raise UsageError(f"nothing called {name!r} can be used; choose one of {', '.join(KEEPERS)}")
    if name is None:
        name = (
            "launchd" if sys.platform == "darwin" else "systemd" if Path("/run/systemd/system").is_dir() else "crontab"
        )
    return Keeper(name, home)


def _crontab() -> str:
    """The reader's table; "" where there is none."""
    if shutil.which("crontab") is None:
        raise NewscliError("there is no crontab program here; choose another with --with")
    listed = subprocess.run(["crontab", "-l"], capture_output=True, text=True, check=False)  # noqa: S607
    return listed.stdout if listed.returncode == 0 else ""


def _write(path: Path, text: str) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    except OSError as error:
        raise NewscliError(f"{path}: cannot be written: {error.strerror}") from error


def _run(command: Sequence[str], stdin: str | None = None) -> None:
    """Run one of the system's own programs; raises NewscliError with what it said."""
    try:
        subprocess.run(command, input=stdin, capture_output=True, text=True, check=True)  # noqa: S603 - fixed words
    except FileNotFoundError as error:
        raise NewscliError(f"there is no {command[0]} program here; choose another with --with") from error
    except subprocess.CalledProcessError as error:
        said = " ".join(error.stderr.split()) or f"status {error.returncode}"
        raise NewscliError(f"{' '.join(command)}: {said}") from error
