"""newscli why: the last decision about a source, in words."""

from __future__ import annotations

from typing import Annotated

import typer

from newscli.cli.environment import Environment
from newscli.cli.present import decision


def why(
    context: typer.Context,
    source: Annotated[str, typer.Argument(metavar="SOURCE", help="A source's name or address, or a part of it.")],
) -> None:
    """Tell when a source was asked and will be, and by which rule."""
    here: Environment = context.obj
    with here.open_archive() as archive:
        found = archive.sources.get(source)
        waiting = archive.errands.waiting(found.id)
    decision.show(here.screen, found, waiting, zone=here.zone, now=here.now())
