"""What a sync is followed by: the reader is told what is new for saved searches, and old sketches go."""

from __future__ import annotations

from datetime import datetime

from newscli.archive import Archive
from newscli.settings import Settings


def after(archive: Archive, settings: Settings, *, now: datetime) -> list[str]:
    """Do it; gives what went wrong with telling, in words. Raises ArchiveError."""
    from newscli.sync.alerts import hand_out  # programs, mail and all: for those alone who set something up

    archive.prune(now)
    return hand_out(archive, settings)
