"""Places where archives meet: a folder, a machine reached by ssh, an address that fsspec knows; one module each.

Files there are only added, are there whole or not at all, and never change: a name is in it or it is not.
"""

from __future__ import annotations

from pathlib import Path
from typing import Protocol
from urllib.parse import urlsplit


class Place(Protocol):
    """Somewhere files are put for others."""

    def names(self) -> list[str]:
        """The files that are there, in order. Raises NewscliError where it cannot be reached."""

    def send(self, file: Path, name: str) -> None:
        """Put a file there under a name; what came there of it before is not sent again. Raises NewscliError."""

    def fetch(self, name: str, file: Path) -> None:
        """Get a file from there; what came here of it before is not fetched again. Raises NewscliError."""


def place(address: str) -> Place:
    """The place with this address: `ssh://host/folder`, `s3://bucket/folder`, or a folder. Raises UsageError."""
    scheme = urlsplit(address).scheme
    if scheme in ("ssh", "sftp"):
        from newscli.transfer.places.ssh import Ssh

        return Ssh(address)
    if scheme in ("", "file") or len(scheme) == 1:  # a letter is a drive's
        from newscli.transfer.places.folder import Folder

        return Folder(Path(urlsplit(address).path if scheme == "file" else address))
    from newscli.transfer.places.elsewhere import Elsewhere

    return Elsewhere(address)
