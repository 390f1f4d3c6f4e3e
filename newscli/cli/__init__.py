"""The command line: runs the command that was asked for, and leaves with its status.

0 fine · 1 nothing found, or refused · 2 the question makes no sense · 3 some sources failed · 4 archive trouble ·
130 interrupted. A closed pipe is no error.
"""

from __future__ import annotations

import gc
import os
import sys
from io import BytesIO, TextIOWrapper


def main() -> None:
    """Run newscli with the arguments of this process, and leave with its status."""
    # A command lives for a tenth of a second: looking for garbage while modules load was 4 of 60 ms.
    gc.set_threshold(50_000)
    # Python has no streams where a shell closed them (`newscli sync >&- 2>&-`).
    sys.stdout = sys.stdout or TextIOWrapper(BytesIO())
    sys.stderr = sys.stderr or TextIOWrapper(BytesIO())
    from newscli.cli.run import run

    status = run(sys.argv[1:])
    try:
        sys.stdout.flush()
    except BrokenPipeError:
        pass
    except OSError as error:
        sys.stderr.write(f"newscli: cannot write the output: {error.strerror}\n")
        status = status or 1
    # All is flushed and closed. Taking three hundred modules apart again would be 8 more of 60 ms.
    os._exit(status)
