"""newscli open: an article where the newsroom has it."""

from __future__ import annotations

from typing import Annotated

from newscli.cli.declared import Argument
from newscli.cli.environment import Environment
from newscli.errors import ArchiveError, UsageError


def open(  # noqa: A001 - the command's name
    here: Environment,
    ref: Annotated[str, Argument(metavar="ID", help="A number from `newscli latest`, an address, or `last`.")],
) -> None:
    """Open an article's page in the browser.

    The browser is BROWSER, or the system's; where there is none, the address is printed. It is marked as read.
    """
    import webbrowser

    with here.open_archive() as archive:
        article = archive.articles.get(ref)
        if not article.url.startswith(("https://", "http://")):  # what came from a file may name anything
            raise UsageError(f"{article.url} is no page on the web")
        try:
            archive.articles.shown(article.id)
        except ArchiveError as error:
            here.note(f"not marked as read: {error}")
    try:
        opened = webbrowser.get().open(article.url)
    except webbrowser.Error:
        opened = False
    if not opened:
        here.note("no browser answers here; this is the address (BROWSER names a browser)")
        here.screen.line((article.url, "link"))
