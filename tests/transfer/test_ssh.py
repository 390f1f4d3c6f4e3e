"""Sharing over ssh, with a server of our own on the loopback address."""

from __future__ import annotations

import getpass
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from newscli.archive import open_archive
from newscli.errors import UsageError
from newscli.transfer.places.ssh import Ssh
from tests.transfer.test_sharing import contents, items, keep

SSHD = shutil.which("sshd", path=f"{os.environ.get('PATH', '')}:/usr/sbin")
pytestmark = pytest.mark.skipif(
    not (SSHD and shutil.which("sftp") and shutil.which("ssh-keygen")), reason="OpenSSH's server is not installed"
)


@dataclass(frozen=True)
class Server:
    """A machine reached by ssh, and the environment in which its key is known."""

    address: str
    environ: dict[str, str]

    def newscli(self, archive: Path, verb: str, folder: Path) -> list[str]:
        place = f"{self.address}{folder}"
        return [sys.executable, "-m", "newscli", "--archive", str(archive), "archive", verb, place]


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    folder = tmp_path_factory.mktemp("ssh")
    for name in ("host", "user"):
        subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", str(folder / name)], check=True)
    shutil.copy(folder / "user.pub", folder / "authorized")
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    (folder / "sshd_config").write_text(
        f"Port {port}\nListenAddress 127.0.0.1\nHostKey {folder}/host\nAuthorizedKeysFile {folder}/authorized\n"
        f"PidFile {folder}/pid\nUsePAM no\nStrictModes no\nPermitRootLogin yes\nSubsystem sftp internal-sftp\n"
    )
    (folder / "ssh_config").write_text(
        f"IdentityFile {folder}/user\nIdentitiesOnly yes\nStrictHostKeyChecking no\nUserKnownHostsFile /dev/null\n"
        "LogLevel ERROR\n"
    )
    # What a person writes into ~/.ssh/config, which ssh looks for nowhere else, is given by a program in front of it.
    (folder / "bin").mkdir()
    program = folder / "bin" / "sftp"
    program.write_text(f'#!/bin/sh\nexec {shutil.which("sftp")} -F {folder}/ssh_config "$@"\n')
    program.chmod(0o755)
    if os.geteuid() == 0:
        Path("/run/sshd").mkdir(exist_ok=True)
    assert SSHD
    with subprocess.Popen([SSHD, "-D", "-e", "-f", str(folder / "sshd_config")], stderr=subprocess.DEVNULL) as daemon:
        _wait_for(port)
        environ = os.environ | {
            "PATH": f"{folder / 'bin'}:{os.environ['PATH']}",
            "NEWSCLI_HOME": str(folder / "home"),
        }
        yield Server(f"ssh://{getpass.getuser()}@127.0.0.1:{port}", environ)
        daemon.terminate()


def ran(command: list[str], server: Server) -> None:
    done = subprocess.run(command, capture_output=True, text=True, env=server.environ, check=False)
    assert done.returncode == 0, done.stderr


def _wait_for(port: int) -> None:
    for _ in range(200):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    pytest.skip("the ssh server does not start here")


def test_archives_meet_on_another_machine_though_programs_are_killed(server: Server, tmp_path: Path) -> None:
    place = tmp_path / "a place, [with] signs"
    paths = [tmp_path / f"{name}.db" for name in "ab"]
    for at, path in enumerate(paths):
        with open_archive(path) as archive:
            for number in range(1 + 10 * at, 4 + 10 * at):
                keep(archive, number)
    for path in paths * 2:
        for verb in ("publish", "pull"):
            command = server.newscli(path, verb, place)
            with subprocess.Popen(command, stderr=subprocess.DEVNULL, env=server.environ) as program:
                time.sleep(0.3)
                program.send_signal(signal.SIGKILL)
            ran(command, server)
    with open_archive(paths[0]) as one, open_archive(paths[1]) as other:
        assert contents(one) == contents(other)
        assert len(contents(one)) == 6
    assert len(items(place)) == len(set(items(place))) == 12


def test_an_upload_goes_on_where_it_broke_off(server: Server, tmp_path: Path) -> None:
    place = tmp_path / "place"
    file = tmp_path / "a.db"
    with open_archive(file) as archive:
        keep(archive, 1)
    command = server.newscli(file, "publish", place)
    ran(command, server)
    (sent,) = place.glob("*.increment")
    whole = sent.read_bytes()
    # As it was when half of it had come: the archive still has it ready, the place has the first half.
    (tmp_path / "a.db-sharing" / f"{sent.name}.out").write_bytes(whole)
    sent.unlink()
    (place / f".{sent.name}.part").write_bytes(whole[: len(whole) // 2])
    ran(command, server)
    assert sent.read_bytes() == whole


def test_a_machine_that_does_not_answer_is_said(server: Server, tmp_path: Path) -> None:
    command = [sys.executable, "-m", "newscli", "--archive", str(tmp_path / "a.db"), "archive", "pull"]
    open_archive(tmp_path / "a.db").close()
    done = subprocess.run(
        [*command, "ssh://127.0.0.1:1/place"], capture_output=True, text=True, env=server.environ, check=False
    )
    assert done.returncode == 1
    assert "ssh://127.0.0.1:1/place: " in done.stderr
    assert len(done.stderr.splitlines()) == 1


@pytest.mark.parametrize("address", ["ssh:///folder", "ssh://-oProxyCommand=x/folder", "ssh://host:port/folder"])
def test_an_address_that_names_no_machine_is_refused(address: str) -> None:
    with pytest.raises(UsageError):
        Ssh(address)
