"""newscli why: the last decision about a source, in words."""

from __future__ import annotations

from typing import Annotated

from newscli.cli.declared import Argument
from newscli.cli.environment import Environment
from newscli.cli.present import decision


def why(
    here: Environment,
    source: Annotated[str, Argument(metavar="SOURCE", help="A source's name or address, or a part of it.")],
) -> None:
    """Tell when a source was asked and will be, and by which rule."""
    with here.open_archive() as archive:
        found = archive.sources.get(source)
        waiting = archive.errands.waiting(found.id)
    decision.show(here.screen, found, waiting, zone=here.zone, now=here.now())
