"""The command line: runs the command that was asked for, and turns errors into one line and a status.

0 fine · 1 nothing found, or refused · 2 the question makes no sense · 3 some sources failed · 4 archive trouble ·
130 interrupted. A closed pipe is no error.
"""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Sequence

import typer

from newscli.cli.environment import Environment
from newscli.cli.group import newscli
from newscli.errors import NewscliError

INTERRUPTED = 130


def main() -> None:
    """Run newscli with the arguments of this process, and leave with its status."""
    # A command lives for a tenth of a second: looking for garbage while modules load was 4 of 60 ms.
    gc.set_threshold(50_000)
    status = run(sys.argv[1:])
    try:
        sys.stdout.flush()
    except BrokenPipeError:
        pass
    except OSError as error:
        print(f"newscli: cannot write the output: {error.strerror}", file=sys.stderr)  # noqa: T201 - nothing is left to go through
        status = status or 1
    # All is flushed and closed. Taking three hundred modules apart again would be 8 more of 60 ms.
    os._exit(status)


def run(arguments: Sequence[str]) -> int:
    """Run one command and return its status."""
    here = Environment()
    try:
        with newscli.make_context("newscli", list(arguments) or ["--help"], obj=here) as context:
            return newscli.invoke(context) or 0
    except typer.Exit as leave:
        return leave.exit_code
    except typer.TyperException as error:
        here.note(_in_our_voice(error))
        return 2
    except NewscliError as error:
        here.note(str(error))
        return error.exit_status
    except BrokenPipeError:
        return 0
    except KeyboardInterrupt:
        here.note("interrupted; what was kept stays kept")
        return INTERRUPTED


def _in_our_voice(error: typer.TyperException) -> str:
    """What typer has to say of the arguments, with where to read on."""
    said = error.format_message().rstrip(".").replace(". Did you", ": did you")
    command = getattr(getattr(error, "ctx", None), "command_path", "newscli")
    return f"{said[:1].lower()}{said[1:]}; see `{command} --help`"
