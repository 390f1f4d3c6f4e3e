"""newscli catalogue: well-known news sources to begin with."""

from __future__ import annotations

from typing import Annotated

from newscli.cli.declared import Argument, Option
from newscli.cli.environment import Environment
from newscli.cli.present import offers


def catalogue(
    here: Environment,
    words: Annotated[
        list[str] | None, Argument(metavar="[WORD]...", help="Only what has these words in its name or title.")
    ] = None,
    *,
    lang: Annotated[list[str] | None, Option("--lang", metavar="CODE", help="Only in this language: de.")] = None,
    json: Annotated[bool, Option("--json", help="Print one JSON array.")] = False,
) -> int:
    """List well-known news sources in many languages.

    `newscli follow @NAME` takes one of them, `newscli follow @belta` all seven editions of the agency.
    """
    from newscli import catalogue as listed

    wanted = [
        one
        for one in listed.everything()
        if all(word.lower() in f"{one.name} {one.title} {one.group} {one.address}".lower() for word in words or ())
        and (not lang or any(one.language.lower().startswith(code.lower()) for code in lang))
    ]
    with here.open_archive() as archive:
        followed = {source.url for source in archive.sources.all()}
    show = offers.catalogue_json if json else offers.catalogue
    show(here.screen, wanted, followed)
    if not wanted:
        here.note("the catalogue has none of that kind; `newscli follow ADDRESS` takes any site")
    return 0 if wanted else 1
