"""Lines longer than the screen, through the reader's pager."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence

from newscli.cli.present.screen import Screen
from newscli.typeset.pieces import Line

#: Tried in this order where PAGER is not set.
PAGERS = ("less -R", "more")
_LESS_WITH_LINKS = 566


def paged(screen: Screen, lines: Sequence[Line], environ: Mapping[str, str] = os.environ) -> None:
    """Show the lines: at once where they fit or a program reads, else in PAGER, `less` or `more`."""
    if not is_long(screen, lines) or environ.get("TERM") == "dumb":
        screen.lines(lines)
        return
    for command in _pagers(environ):
        screen.linked = screen.linked and _knows_links(command)
        if _page(command, "".join(screen.render(line) + "\n" for line in lines), environ):
            return
    screen.lines(lines)


def is_long(screen: Screen, lines: Sequence[Line]) -> bool:
    """Whether a person has to scroll to see them all."""
    return screen.terminal and len(lines) >= screen.height


def _pagers(environ: Mapping[str, str]) -> Sequence[str]:
    wish = environ.get("PAGER")
    if wish is None:
        return PAGERS
    return [] if wish.strip() in ("", "cat") else [wish]


def _knows_links(command: str) -> bool:
    """Whether it passes hyperlinks on: less does since 566, others show what they are made of."""
    import re
    import shlex
    import subprocess

    try:
        program = shlex.split(command)[0]
        if os.path.basename(program) != "less":  # noqa: PTH119 - a word of a command, not a file to look at
            return False
        said = subprocess.run([program, "--version"], capture_output=True, text=True, check=False).stdout  # noqa: S603
    except (OSError, ValueError, IndexError):
        return False
    version = re.match(r"less (\d+)", said)
    return version is not None and int(version[1]) >= _LESS_WITH_LINKS


def _page(command: str, text: str, environ: Mapping[str, str]) -> bool:
    """Whether this pager could be started; it has shown the text then."""
    import shlex
    import signal
    import subprocess  # 4 ms, and most articles are shown to a program or fit the screen

    try:
        # R lets colours through, F and X leave a short text standing on the screen; a reader's own LESS comes first.
        pager = subprocess.Popen(  # noqa: S603 - the reader's own program, as PAGER promises
            shlex.split(command), stdin=subprocess.PIPE, env={"LESS": "FRX", **environ}
        )
    except (OSError, ValueError):
        return False
    # Ctrl-C belongs to the pager while it shows; ours would leave it behind with the terminal.
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        pager.communicate(text.encode("utf-8", "replace"))
    finally:
        signal.signal(signal.SIGINT, before)
    return True
