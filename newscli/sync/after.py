"""What a sync is followed by: the reader is told what is new for saved searches, and what is old or owed is seen to."""

from __future__ import annotations

from datetime import datetime

from newscli.archive import Archive
from newscli.archive.search.reindex import catch_up
from newscli.settings import Settings


def after(archive: Archive, settings: Settings, *, now: datetime) -> list[str]:
    """Do it; gives what went wrong with telling, in words. Raises ArchiveError."""
    from newscli.sync.alerts import hand_out  # programs, mail and all: for those alone who set something up

    archive.prune(now)
    faults = hand_out(archive, settings)
    catch_up(archive)
    return faults
