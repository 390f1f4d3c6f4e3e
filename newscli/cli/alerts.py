"""What is new for saved searches, told after a sync: by the ways the reader set up, and in a line here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newscli.cli.environment import Environment

if TYPE_CHECKING:
    from newscli.archive import Archive


def hand_out(here: Environment, archive: Archive) -> None:
    """By the ways that the reader set up."""
    from newscli.sync.after import after

    for problem in after(archive, here.settings, now=here.now()):
        here.note(problem)


def show(here: Environment, archive: Archive) -> None:
    """In a line, once."""
    from newscli.archive.alerts import SCREEN

    batch = archive.alerts.begin(SCREEN)
    if batch is not None:
        from newscli.cli.present import saved

        here.note(saved.told(batch.counts))
        archive.alerts.end(SCREEN, batch.number)
