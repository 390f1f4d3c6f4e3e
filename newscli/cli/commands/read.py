"""newscli read: the keyboard reader over the archive."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from newscli.cli import albums, news, wishes
from newscli.cli.declared import Option
from newscli.cli.environment import Environment
from newscli.cli.present import article as page
from newscli.errors import NewscliError

if TYPE_CHECKING:
    from newscli.archive import Archive


def read(
    here: Environment,
    *,
    plain: Annotated[
        bool, Option("--plain", help="Line by line, for a screen reader: no boxes, no colours, no moving cursor.")
    ] = False,
    offline: Annotated[bool, Option("--offline", help="Ask no source; read what is kept.")] = False,
) -> None:
    """Read with the keyboard: sources, headlines, articles.

    `?` shows every key. Sources that are due are asked in the background, and what comes is counted until you want to
    see it. The place is remembered. Needs the extra `tui`; --plain does not.
    """
    with here.open_archive(create=True) as archive:
        if not offline:
            news.first_source(here, archive)
        if plain:
            if not offline:
                _bring_quietly(here, archive)
            from newscli.cli.plain import PlainReader

            PlainReader(archive, here.screen, zone=here.zone, now=here.now, measure=here.settings.width).run()
            return
    if not here.screen.terminal or here.environ.get("TERM") == "dumb":
        raise NewscliError("`newscli read` needs a terminal that can draw; `newscli read --plain` needs none")
    try:
        from newscli.tui.app import Reader
    except ModuleNotFoundError as error:
        if not (error.name or "").startswith("textual"):
            raise
        raise NewscliError(
            "the keyboard reader is an extra: pip install 'newscli[tui]'; `newscli read --plain` needs none"
        ) from error
    from newscli.tui.desk import Desk

    desk = Desk(lambda: here.open_archive(create=True, quietly=True))  # the screen is the reader's by then
    try:
        Reader(
            desk,
            sheet=page.sheet(here.screen, zone=here.zone, measure=here.settings.width),
            styles=here.screen.styles,
            color=here.screen.color,
            keymap=wishes.keymap(here.settings),
            means=albums.means(here),
            start_sync=None if offline else lambda force: news.start(here, force=force),
            remembered=here.places.cache / "reader.json",
        ).run()
    finally:
        desk.close()


def _bring_quietly(here: Environment, archive: Archive) -> None:
    """Ask the sources that are due without drawing anything; wait for them only where nothing is kept yet."""
    if not any(source.is_due(here.now()) for source in archive.sources.all()):
        return
    here.note("asking the sources; the word `all` lists what has come")
    with news.start(here, force=False) as progress:
        if not archive.articles.latest(limit=1):
            progress.read()
