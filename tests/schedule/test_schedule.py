from __future__ import annotations

import os
import plistlib
import stat
from pathlib import Path

import pytest

from newscli.errors import NewscliError, UsageError
from newscli.schedule import Job, choose, crontab

JOB = Job(command=("/opt/py thon/bin/newscli", "sync", "--quiet", "--archive", "/home/me/100%.db"), minutes=30)


@pytest.fixture
def programs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A PATH with programs that write down how they were called; crontab keeps its table in a file."""
    folder = tmp_path / "bin"
    folder.mkdir()
    log, table = tmp_path / "log", tmp_path / "table"
    recording = f'#!/bin/sh\necho "$(basename "$0") $*" >> "{log}"\n'
    crontab_program = (
        f'case "$1" in -l) cat "{table}" 2>/dev/null || exit 1;; -r) rm -f "{table}";; *) cat > "{table}";; esac\n'
    )
    for name, more in (("systemctl", ""), ("launchctl", ""), ("crontab", crontab_program)):
        program = folder / name
        program.write_text(recording + more)
        program.chmod(program.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv("PATH", f"{folder}{os.pathsep}{os.environ['PATH']}")
    return tmp_path


def tree(home: Path) -> set[Path]:
    return {path for path in home.rglob("*") if path.is_file()}


@pytest.mark.parametrize("name", ["systemd", "launchd"])
def test_files_are_written_and_taken_away_without_a_trace(name: str, programs: Path, tmp_path: Path) -> None:
    home = tmp_path / "home"
    keeper = choose(name, home)
    assert not keeper.is_installed(JOB)
    keeper.install(JOB)
    assert keeper.is_installed(JOB)
    assert tree(home)
    keeper.remove(JOB)
    assert not home.exists() or list(home.iterdir()) == []
    assert not keeper.is_installed(JOB)


@pytest.mark.parametrize("name", ["systemd", "launchd"])
def test_what_others_keep_in_the_same_folders_stays(name: str, programs: Path, tmp_path: Path) -> None:
    home = tmp_path / "home"
    keeper = choose(name, home)
    keeper.install(JOB)
    other = next(iter(tree(home))).with_name("other")
    other.write_text("mine")
    keeper.remove(JOB)
    assert tree(home) == {other}


@pytest.mark.parametrize("name", ["systemd", "launchd"])
def test_an_install_that_fails_leaves_nothing_behind(name: str, programs: Path, tmp_path: Path) -> None:
    for program in ("systemctl", "launchctl"):
        (programs / "bin" / program).write_text("#!/bin/sh\nexit 1\n")
    home = tmp_path / "home"
    with pytest.raises(NewscliError):
        choose(name, home).install(JOB)
    assert not tree(home)


SHOWN = {
    "systemd": """# /home/me/.config/systemd/user/newscli-sync.service
[Unit]
Description=Bring the news with newscli
After=network-online.target

[Service]
Type=oneshot
ExecStart="/opt/py thon/bin/newscli" sync --quiet --archive "/home/me/100%%.db"
SuccessExitStatus=3
Nice=10

# /home/me/.config/systemd/user/newscli-sync.timer
[Unit]
Description=Bring the news with newscli every 30 minutes

[Timer]
OnBootSec=2min
OnUnitActiveSec=30min
RandomizedDelaySec=3min

[Install]
WantedBy=timers.target
""",
    "launchd": """# /home/me/Library/LaunchAgents/org.newscli.sync.plist
<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
<plist version="1.0">
<dict>
\t<key>Label</key>
\t<string>org.newscli.sync</string>
\t<key>LowPriorityIO</key>
\t<true/>
\t<key>ProcessType</key>
\t<string>Background</string>
\t<key>ProgramArguments</key>
\t<array>
\t\t<string>/opt/py thon/bin/newscli</string>
\t\t<string>sync</string>
\t\t<string>--quiet</string>
\t\t<string>--archive</string>
\t\t<string>/home/me/100%.db</string>
\t</array>
\t<key>RunAtLoad</key>
\t<true/>
\t<key>StartInterval</key>
\t<integer>1800</integer>
</dict>
</plist>
""",
    "crontab": """# crontab
# newscli sync
*/30 * * * * '/opt/py thon/bin/newscli' sync --quiet --archive /home/me/100\\%.db
# end of newscli sync
""",
}


@pytest.mark.parametrize("name", SHOWN)
def test_what_would_be_written_is_shown_word_for_word(name: str, programs: Path) -> None:
    assert choose(name, Path("/home/me")).show(JOB) == SHOWN[name]


def test_systemd_gets_a_timer_and_a_service(programs: Path, tmp_path: Path) -> None:
    shown = choose("systemd", tmp_path).show(JOB)
    assert 'ExecStart="/opt/py thon/bin/newscli" sync --quiet --archive "/home/me/100%%.db"' in shown
    assert "OnUnitActiveSec=30min" in shown
    assert "SuccessExitStatus=3" in shown
    choose("systemd", tmp_path).install(JOB)
    assert "systemctl --user enable --now newscli-sync.timer" in (programs / "log").read_text()


def test_launchd_gets_a_property_list_it_can_read(tmp_path: Path) -> None:
    shown = choose("launchd", tmp_path).show(JOB)
    agent = plistlib.loads(shown.partition("\n")[2].encode())
    assert agent["ProgramArguments"] == list(JOB.command)
    assert agent["StartInterval"] == 1800


def test_a_crontab_keeps_everything_else_in_it(programs: Path, tmp_path: Path) -> None:
    table = programs / "table"
    table.write_text("MAILTO=me\n0 5 * * * /usr/bin/backup")
    keeper = choose("crontab", tmp_path)
    keeper.install(JOB)
    keeper.install(JOB)
    assert table.read_text().count("newscli") == 3  # two marks and one line
    assert "*/30 * * * * '/opt/py thon/bin/newscli' sync --quiet --archive /home/me/100\\%.db" in table.read_text()
    keeper.remove(JOB)
    assert table.read_text() == "MAILTO=me\n0 5 * * * /usr/bin/backup\n"


def test_an_empty_crontab_is_gone_again_afterwards(programs: Path, tmp_path: Path) -> None:
    keeper = choose("crontab", tmp_path)
    keeper.install(JOB)
    assert (programs / "table").exists()
    keeper.remove(JOB)
    assert not (programs / "table").exists()


@pytest.mark.parametrize(
    ("minutes", "fields"),
    [(1, "*/5 * * * *"), (25, "*/30 * * * *"), (60, "7 */1 * * *"), (100, "7 */2 * * *"), (5000, "7 6 * * *")],
)
def test_intervals_become_what_cron_can_count(minutes: int, fields: str) -> None:
    job = Job(command=("newscli",), minutes=minutes)
    assert crontab.with_job("", job).splitlines()[1] == f"{fields} newscli"


def test_what_the_system_says_is_told(programs: Path, tmp_path: Path) -> None:
    (programs / "bin" / "systemctl").write_text("#!/bin/sh\necho no bus >&2\nexit 1\n")
    with pytest.raises(NewscliError, match="systemctl --user daemon-reload: no bus"):
        choose("systemd", tmp_path).install(JOB)


def test_a_keeper_nobody_knows_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="systemd, launchd, crontab"):
        choose("at", tmp_path)
