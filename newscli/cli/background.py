"""The sync that carries on by itself: `python -m newscli.cli.background ARCHIVE [--now]`, started by `newscli latest`.

It tells its progress to standard output, a JSON object a line, as long as somebody listens; when nobody does any more
it goes on in silence. What went wrong with a source is kept with it; what went wrong with all is the last line.
"""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from typing import Any

from newscli.cli.environment import Environment
from newscli.cli.tally import Tally
from newscli.errors import NewscliError
from newscli.sync import sync
from newscli.sync.after import after


def main() -> None:
    """Ask all sources that are due; with --now whether due or not."""
    here = Environment()
    here.archive_wish = Path(sys.argv[1])
    force = "--now" in sys.argv[2:]
    try:
        with here.open_archive() as archive, here.fetcher() as fetcher:
            for _ in sync(archive, fetcher, here.settings, force=force, listener=Tally(_tell)):
                pass
            after(archive, here.settings, now=here.now())
    except NewscliError as error:
        _tell({"error": str(error)})


def _tell(state: dict[str, Any]) -> None:
    try:
        print(json.dumps(state), flush=True)  # noqa: T201 - to a program, in JSON's own escapes
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # nobody listens any more


if __name__ == "__main__":
    main()
