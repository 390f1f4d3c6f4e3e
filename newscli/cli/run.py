"""One command from its arguments to its status: errors of all kinds become one line on standard error."""

from __future__ import annotations

from collections.abc import Sequence

from newscli.cli import shortcut
from newscli.cli.environment import Environment
from newscli.errors import NewscliError

INTERRUPTED = 130


def run(arguments: Sequence[str]) -> int:
    """Run one command and return its status."""
    here = Environment()
    try:
        return _answered(here, arguments)
    except NewscliError as error:
        here.note(str(error))
        return error.exit_status
    except BrokenPipeError:
        return 0
    except KeyboardInterrupt:
        here.note("interrupted; what was kept stays kept")
        return INTERRUPTED


def _answered(here: Environment, arguments: Sequence[str]) -> int:
    plain = shortcut.understood(arguments)
    if plain:
        command, values = plain
        return command.run(here, values)
    from newscli.cli import group

    return group.answered(here, arguments)
