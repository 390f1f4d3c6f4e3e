"""A launchd agent of macOS."""

from __future__ import annotations

import plistlib
from pathlib import Path

from newscli.schedule.job import Job

_LABEL = "org.newscli.sync"


def files(job: Job, home: Path) -> dict[Path, str]:
    """The agent's property list."""
    agent = {
        "Label": _LABEL,
        "ProgramArguments": list(job.command),
        "StartInterval": job.minutes * 60,
        "RunAtLoad": True,
        "ProcessType": "Background",
        "LowPriorityIO": True,
    }
    return {_path(home): plistlib.dumps(agent).decode()}


def install_commands(home: Path) -> list[list[str]]:
    """What makes launchd look at the file."""
    return [["launchctl", "load", "-w", str(_path(home))]]


def remove_commands(home: Path) -> list[list[str]]:
    """What is done before the file goes."""
    return [["launchctl", "unload", "-w", str(_path(home))]]


def after_remove_commands() -> list[list[str]]:
    """Nothing is left to do."""
    return []


def _path(home: Path) -> Path:
    return home / "Library" / "LaunchAgents" / f"{_LABEL}.plist"
