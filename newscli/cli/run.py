"""One command from its arguments to its status: errors of all kinds become one line on standard error."""

from __future__ import annotations

from collections.abc import Sequence

import typer

from newscli.cli.environment import Environment
from newscli.cli.group import newscli
from newscli.errors import NewscliError

INTERRUPTED = 130


def run(arguments: Sequence[str]) -> int:
    """Run one command and return its status."""
    here = Environment()
    try:
        with newscli.make_context("newscli", list(arguments) or ["--help"], obj=here) as context:
            return newscli.invoke(context) or 0
    except typer.Exit as leave:
        return leave.exit_code
    except typer.TyperException as error:
        from newscli.cli import complaints

        here.note(complaints.said(error))
        return 2
    except NewscliError as error:
        here.note(str(error))
        return error.exit_status
    except BrokenPipeError:
        return 0
    except KeyboardInterrupt:
        here.note("interrupted; what was kept stays kept")
        return INTERRUPTED
