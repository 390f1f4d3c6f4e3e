"""newscli doctor: is all well, and what to do where it is not."""

from __future__ import annotations

from typing import Annotated

from newscli.cli.declared import Option
from newscli.cli.environment import Environment


def doctor(
    here: Environment,
    *,
    json: Annotated[bool, Option("--json", help="Print one JSON array.")] = False,
) -> int:
    """Say what is set up, what is missing or slow, and what to do.

    No server is asked and nothing is changed. The status is 1 where something is wrong.
    """
    from newscli.cli.checkup import findings
    from newscli.cli.present import checkup
    from newscli.cli.present.screen import Screen
    from newscli.errors import SettingsError

    found = list(findings(here))
    try:
        screen = here.screen
    except SettingsError:  # which is what there is to say
        import sys

        screen = Screen.of(sys.stdout, here.color_wish or "auto", here.environ)
    if json:
        checkup.as_json(screen, found)
    else:
        checkup.show(screen, found)
    return 1 if any(finding.state == "wrong" for finding in found) else 0
