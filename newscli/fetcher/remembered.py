"""robots.txt files kept between runs in a folder that may be thrown away: a file a host, for a day."""

from __future__ import annotations

import time
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from tempfile import NamedTemporaryFile

#: RFC 9309, section 2.4: longer than this a robots.txt should not be believed.
SECONDS = 24 * 3600.0


class RememberedRobots:
    """What hosts answered to /robots.txt; with no folder, nothing is remembered. A folder that fails is no folder."""

    def __init__(self, folder: Path | None) -> None:
        self._folder = folder

    def get(self, origin: str) -> tuple[int, bytes] | None:
        """The status and body that an origin (`https://host:port`) gave less than a day ago."""
        with suppress(OSError, ValueError):
            path = self._path(origin)
            if path is not None and 0 <= time.time() - path.stat().st_mtime < SECONDS:
                status, _, body = path.read_bytes().partition(b"\n")
                return int(status), body
        return None

    def put(self, origin: str, status: int, body: bytes) -> None:
        """Remember an answer from now on."""
        path = self._path(origin)
        if path is None:
            return
        with suppress(OSError):
            path.parent.mkdir(parents=True, exist_ok=True)
            with NamedTemporaryFile(dir=path.parent, delete=False) as file:  # whole or not at all
                file.write(b"%d\n%b" % (status, body))
            Path(file.name).replace(path)

    def _path(self, origin: str) -> Path | None:
        # The name tells nobody which papers are read.
        return self._folder and self._folder / sha256(origin.encode()).hexdigest()[:32]
