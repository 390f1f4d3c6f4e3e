"""Any address that fsspec knows as a place: S3 and its kin. Wants the extra `cluster`."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path
from typing import Any

from newscli.errors import NewscliError, UsageError


class Elsewhere:
    """A folder behind an address. A file that was sent in part is sent again whole: such stores know no parts."""

    def __init__(self, address: str) -> None:
        if find_spec("fsspec") is None:
            raise UsageError(f"{address}: this needs fsspec; install it with: pip install 'newscli[cluster]'")
        from fsspec.core import url_to_fs

        try:
            system, path = url_to_fs(address)
        except (ValueError, ImportError) as error:
            raise UsageError(f"{address}: {error}") from error
        self._address = address
        self._system: Any = system
        self._path: str = path.rstrip("/")

    def names(self) -> list[str]:
        """See `Place`."""
        try:
            self._system.invalidate_cache()
            found = self._system.ls(self._path, detail=False)
        except FileNotFoundError:
            return []
        except OSError as error:
            raise self._told(error) from error
        return sorted(name for name in (each.rpartition("/")[2] for each in found) if not name.startswith("."))

    def send(self, file: Path, name: str) -> None:
        """See `Place`."""
        try:
            self._system.makedirs(self._path, exist_ok=True)
            self._system.put_file(str(file), f"{self._path}/.{name}.part")
            self._system.mv(f"{self._path}/.{name}.part", f"{self._path}/{name}")
        except OSError as error:
            raise self._told(error) from error

    def fetch(self, name: str, file: Path) -> None:
        """See `Place`."""
        try:
            self._system.get_file(f"{self._path}/{name}", str(file))
        except OSError as error:
            raise self._told(error) from error

    def _told(self, error: OSError) -> NewscliError:
        return NewscliError(f"{self._address}: {error.strerror or error}")
