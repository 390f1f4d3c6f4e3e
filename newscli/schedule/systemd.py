"""A systemd user timer and the service it starts."""

from __future__ import annotations

from pathlib import Path

from newscli.schedule.job import Job

_NAME = "newscli-sync"


def files(job: Job, home: Path) -> dict[Path, str]:
    """The unit files with their words."""
    folder = home / ".config" / "systemd" / "user"
    # Status 3 means that some sources failed, which is their business; a spread keeps machines from asking together.
    service = f"""[Unit]
Description=Bring the news with newscli
After=network-online.target

[Service]
Type=oneshot
ExecStart={" ".join(map(_quoted, job.command))}
SuccessExitStatus=3
Nice=10
"""
    timer = f"""[Unit]
Description=Bring the news with newscli every {job.minutes} minutes

[Timer]
OnBootSec=2min
OnUnitActiveSec={job.minutes}min
RandomizedDelaySec={max(1, job.minutes // 10)}min

[Install]
WantedBy=timers.target
"""
    return {folder / f"{_NAME}.service": service, folder / f"{_NAME}.timer": timer}


def install_commands(_home: Path) -> list[list[str]]:
    """What makes systemd look at the files."""
    return [["systemctl", "--user", "daemon-reload"], ["systemctl", "--user", "enable", "--now", f"{_NAME}.timer"]]


def remove_commands(_home: Path) -> list[list[str]]:
    """What is done before the files go."""
    return [["systemctl", "--user", "disable", "--now", f"{_NAME}.timer"]]


def after_remove_commands() -> list[list[str]]:
    """What is done when the files are gone."""
    return [["systemctl", "--user", "daemon-reload"]]


def _quoted(word: str) -> str:
    """A word as systemd reads it: `%` begins a specifier, `$` a variable."""
    escaped = word.replace("\\", "\\\\").replace('"', '\\"').replace("%", "%%").replace("$", "$$")
    return f'"{escaped}"' if not word.replace("/", "").replace("-", "").replace(".", "").isalnum() else escaped
