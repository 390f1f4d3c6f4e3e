"""newscli prove: evidence that a page said what it said."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from newscli.cli.declared import Argument, Option
from newscli.cli.environment import Environment


def prove(
    here: Environment,
    ref: Annotated[str, Argument(metavar="ID", help="A number from `newscli latest`, an address, or `last`.")],
    *,
    sign: Annotated[Path | None, Option("--sign", metavar="KEY", help="Sign it with this private OpenSSH key.")] = None,
    stamp: Annotated[
        str | None, Option("--stamp", metavar="ADDRESS", help="Have this RFC 3161 authority stamp the time.")
    ] = None,
) -> None:
    """Print evidence of what an article's page said, and that it was captured.

    The file explains how anyone can check it; `newscli verify` does. Unsigned and unstamped, it proves no more than
    that the page belongs to this archive's log.
    """
    from newscli.archive import evidence
    from newscli.fetcher import stamps

    authority = None if stamp is None else (lambda query: stamps.ask(stamp, query))
    with here.open_archive() as archive:
        article = archive.articles.get(ref)
        written = evidence.prove(archive, article.id, now=here.now(), key=sign, authority=authority)
    here.screen.write(written)
