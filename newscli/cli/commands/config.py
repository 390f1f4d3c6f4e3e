"""newscli config: every setting, what it means and where its value comes from."""

from __future__ import annotations

from typing import Annotated

import typer

from newscli.cli.environment import Environment
from newscli.cli.present import configuration


def config(
    context: typer.Context,
    *,
    json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False,
) -> None:
    """Show every setting with its value, meaning and origin.

    A setting is written in the TOML file named at the end, or in the environment as NEWSCLI_ and its name in capitals,
    which wins: NEWSCLI_WAIT_SECONDS=2. What concerns one source stands in a table of the file: [source.NAME].
    """
    here: Environment = context.obj
    if json:
        configuration.as_json(here.screen, here.settings, here.places, here.archive_path)
    else:
        configuration.table(here.screen, here.settings, here.places, here.archive_path)
