"""newscli read: the keyboard reader over the archive."""

from __future__ import annotations

from typing import Annotated

import typer

from newscli.cli import news
from newscli.cli.environment import Environment
from newscli.errors import NewscliError


def read(
    context: typer.Context,
    *,
    plain: Annotated[
        bool, typer.Option("--plain", help="Line by line, for a screen reader: no boxes, no colours, no moving cursor.")
    ] = False,
    offline: Annotated[bool, typer.Option("--offline", help="Ask no source; read what is kept.")] = False,
) -> None:
    """Read with the keyboard: sources, headlines, articles.

    `?` shows every key. Sources that are due are asked in the background, and what comes is counted until you want to
    see it. The place is remembered. Needs the extra `tui`; --plain does not.
    """
    here: Environment = context.obj
    with here.open_archive(create=True) as archive:
        if not offline:
            news.first_source(here, archive)
        if plain:
            from newscli.tui.plain import PlainReader

            PlainReader(archive, here.screen, zone=here.zone, now=here.now, measure=here.settings.width).run()
            return
    if not here.screen.terminal:
        raise NewscliError("`newscli read` needs a terminal; `newscli read --plain` and `newscli latest` do not")
    try:
        from newscli.tui.app import Reader
    except ModuleNotFoundError as error:
        if not (error.name or "").startswith("textual"):
            raise
        raise NewscliError(
            "the keyboard reader is an extra: pip install 'newscli[tui]'; `newscli read --plain` needs none"
        ) from error
    from newscli.tui.desk import Desk

    desk = Desk(lambda: here.open_archive(create=True))
    try:
        Reader(
            desk,
            zone=here.zone,
            measure=here.settings.width,
            color=here.screen.color,
            start_sync=None if offline else lambda force: news.start(here, force=force),
            remembered=here.places.cache / "reader.json",
        ).run()
    finally:
        desk.close()
