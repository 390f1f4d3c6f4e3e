"""Work for processes that die at it; with few imports, for each process begins with them."""

from __future__ import annotations

import os
import signal
from pathlib import Path

from newscli.cluster.engines import Told


def killed_once(marker: Path, told: Told) -> str:
    """Work for a process that is shot the first time."""
    told(1)
    if not marker.exists():
        marker.touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return marker.name


def killed_always(marker: Path, told: Told) -> str:
    """Work that is called `bad` shoots whoever does it."""
    if marker.name == "bad":
        os.kill(os.getpid(), signal.SIGKILL)
    return marker.name
