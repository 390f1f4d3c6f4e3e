"""Scheduling at the command line, with the system's own programs replaced by ones that only say they were called."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.cli.program import Program


@pytest.fixture
def scheduler(newscli: Program, tmp_path: Path) -> Program:
    """newscli in a home of its own, where all three ways of scheduling seem to be there."""
    folder, table = tmp_path / "bin", tmp_path / "table"
    folder.mkdir()
    keeps = f'case "$1" in -l) cat "{table}" 2>/dev/null || exit 1;; -r) rm -f "{table}";; *) cat > "{table}";; esac'
    for name, does in (("systemctl", "exit 0"), ("launchctl", "exit 0"), ("crontab", keeps)):
        (folder / name).write_text(f"#!/bin/sh\n{does}\n")
        (folder / name).chmod(0o755)
    newscli.environ |= {"PATH": f"{folder}{os.pathsep}{newscli.environ['PATH']}", "HOME": str(tmp_path / "me")}
    return newscli


def everything(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.name not in ("systemctl", "launchctl", "crontab"))


@pytest.mark.parametrize("keeper", ["systemd", "launchd", "crontab"])
def test_a_schedule_is_shown_installed_and_removed_without_a_trace(
    scheduler: Program, tmp_path: Path, keeper: str
) -> None:
    before = everything(tmp_path)
    shown = scheduler.run("schedule", "show", "--with", keeper, "--every", "60")
    assert str(scheduler.archive) in shown.out
    assert f"NEWSCLI_HOME={scheduler.home}" in shown.out
    assert shown.err == f"newscli: {keeper}: not installed\n"
    assert everything(tmp_path) == before
    installed = scheduler.run("schedule", "install", "--with", keeper)
    assert installed.err.startswith(f"newscli: the news are brought every 30 minutes now, by {keeper}")
    assert scheduler.run("schedule", "show", "--with", keeper).err == f"newscli: {keeper}: installed\n"
    assert scheduler.run("schedule", "remove", "--with", keeper).status == 0
    assert [path for path in everything(tmp_path) if path.name != "me"] == before
    again = scheduler.run("schedule", "remove", "--with", keeper)
    assert (again.status, "nothing to remove" in again.err) == (0, True)
