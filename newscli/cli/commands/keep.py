"""newscli keep: pages whole, so that they can be shown again as they were."""

from __future__ import annotations

from typing import Annotated

from newscli.cli import refs
from newscli.cli.declared import Argument
from newscli.cli.environment import Environment
from newscli.errors import NewscliError


def keep(
    here: Environment,
    pages: Annotated[
        list[str],
        Argument(metavar="ID|ADDRESS...", help="Numbers from `newscli latest`, ranges such as 3-9, or addresses."),
    ],
) -> int:
    """Keep pages whole: with their pictures, styles and fonts.

    The page is asked for as it is today, then what it is shown with, one after the other, and all is kept with its
    article; a page from anywhere on the web becomes one. `newscli export` puts the pictures into books and folders,
    and everything into WARC and WACZ files, from which programs for web archives show the page as it was.
    `pictures = true` in [source.NAME] of the configuration has every new article of a source kept so.
    Status 1 where a page could not be had.
    """
    from newscli.cli.present import keeping
    from newscli.sync.whole import keep_whole

    failed = False
    with here.open_archive(create=True) as archive, here.fetcher() as fetcher:
        wanted = refs.spread(archive, pages)
        for ref in wanted:
            try:
                with keeping.counting(here.talk, f"asking for {ref}") as progress:
                    whole = keep_whole(archive, ref, fetcher, now=here.now(), progress=progress)
            except NewscliError as error:  # the other pages are still wanted
                if len(wanted) == 1:
                    raise
                failed = True
                here.note(str(error))
                continue
            if whole.stale:
                here.note(f"{whole.stale}; this is about the page kept before")
            keeping.whole(here.screen, whole)
    return 1 if failed else 0
