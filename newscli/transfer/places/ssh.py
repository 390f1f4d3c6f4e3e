"""Another machine as a place, by the system's own `sftp`: its keys, hosts and settings, and uploads that go on."""

from __future__ import annotations

import subprocess
from pathlib import Path
from urllib.parse import unquote, urlsplit

from newscli.errors import NewscliError, UsageError

_PROGRAM = "sftp"


class Ssh:
    """A folder on another machine: `ssh://user@host:port/folder`, from that machine's root; `/~/` from the home."""

    def __init__(self, address: str) -> None:
        parts = urlsplit(address)
        try:
            host, port = parts.hostname, parts.port
        except ValueError as error:
            raise UsageError(f"{address}: {error}") from error
        if not host or host.startswith("-") or (parts.username or "").startswith("-"):
            raise UsageError(f"{address}: no such machine; an address is ssh://user@host/folder")
        self._address = address
        self._folder = unquote(parts.path).removeprefix("/~/") or "."
        user = f"{parts.username}@" if parts.username else ""
        self._command = [_PROGRAM, "-q", "-b", "-", *(["-P", str(port)] if port else []), f"{user}{host}"]

    def names(self) -> list[str]:
        """See `Place`."""
        return sorted(name for name in self._listed("ls -1") if not name.startswith("."))

    def send(self, file: Path, name: str) -> None:
        """See `Place`. A file that came in part is gone on with at its end: it is named by what is in it."""
        draft = f".{name}.part"
        verb = "reput" if draft in self._listed("ls -1a") else "put"
        self._run(
            f"cd {_quoted(self._folder)}",
            f"{verb} -f {_quoted(file.name)} {_quoted(draft)}",
            f"rename {_quoted(draft)} {_quoted(name)}",
            here=file.parent,
        )

    def fetch(self, name: str, file: Path) -> None:
        """See `Place`."""
        self._run(f"cd {_quoted(self._folder)}", f"reget {_quoted(name)} {_quoted(file.name)}", here=file.parent)

    def _listed(self, question: str) -> list[str]:
        """The names in the folder, which is made where it is missing."""
        said = self._run(f"-mkdir {_quoted(self._folder)}", f"cd {_quoted(self._folder)}", question)
        return [line for line in said.splitlines() if not line.startswith("sftp>")]

    def _run(self, *lines: str, here: Path | None = None) -> str:
        """Have `sftp` do some commands, from a folder here; what it printed. Names are those of increments, without any
        sign of a pattern: `sftp` undoes those in some of its commands and not in others."""
        try:
            done = subprocess.run(  # noqa: S603 - the system's own, and no shell reads the address
                self._command,
                input="\n".join(lines) + "\n",
                capture_output=True,
                text=True,
                check=False,
                cwd=here,
            )
        except FileNotFoundError as error:
            raise NewscliError(f"{self._address}: there is no `{_PROGRAM}` here; it comes with OpenSSH") from error
        if done.returncode:
            cause = next((line for line in reversed(done.stderr.splitlines()) if line.strip()), "it failed")
            raise NewscliError(f"{self._address}: {cause.strip()}")
        return done.stdout


def _quoted(path: str) -> str:
    """As `sftp` takes a name: in quotes."""
    if "\n" in path or "\r" in path:
        raise UsageError(f"{path!r}: a name of one line, please")
    return '"' + path.replace("\\", "\\\\").replace('"', '\\"') + '"'
