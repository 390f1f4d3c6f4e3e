"""The pictures kept with an article, for the screen that asks: as the setting `pictures` and the terminal have it."""

from __future__ import annotations

from importlib.util import find_spec
from typing import TYPE_CHECKING

from newscli.cli.environment import Environment

if TYPE_CHECKING:
    from newscli.archive import Archive
    from newscli.pictures.album import Album
    from newscli.pictures.means import Means

MISSING = "pictures are an extra: pip install 'newscli[pictures]'"


def means(here: Environment) -> Means | None:
    """How pictures are drawn; None where they are unwanted, or have no colours, or no terminal, to be drawn with."""
    if here.settings.pictures == "off" or not (here.screen.terminal and here.screen.color):
        return None
    if not find_spec("PIL"):
        here.note(f"{MISSING}; `newscli config set pictures off` ends this word")
        return None
    from newscli.pictures.means import cell_pixels, means

    return means(here.settings.pictures, here.environ, cell_pixels(here.screen.stream.fileno()))


def album(here: Environment, archive: Archive, article_id: int) -> Album | None:
    """An article's pictures; None where there is nothing to draw, or nothing to draw with."""
    drawn = means(here)
    if drawn is None:
        return None
    from newscli.transfer import outgoing

    bodies = outgoing.pictures(archive, article_id)
    if not bodies:
        return None
    from newscli.pictures.album import Album

    return Album(bodies, drawn)
