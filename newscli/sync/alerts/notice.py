"""New hits as a notice on the desktop."""

from __future__ import annotations

import shutil
import sys
from html import escape

from newscli.archive.alerts import Batch
from newscli.errors import NewscliError
from newscli.settings import Settings
from newscli.sync.alerts.receipts import Receipts
from newscli.sync.alerts.words import headlines, summary

#: Headlines in one notice; desktops show no more.
_MOST = 5
#: macOS has no program for it; its words come as arguments, so that none is taken for a script.
_MAC = (
    "osascript",
    *("-e", "on run argv", "-e", "display notification (item 2 of argv) with title (item 1 of argv)", "-e", "end run"),
)


def tell(batch: Batch, settings: Settings, receipts: Receipts, mark: str) -> None:  # noqa: ARG001 - any teller's
    """One notice for all hits."""
    program = _MAC if sys.platform == "darwin" else ("notify-send", "--app-name=newscli", "--")
    if shutil.which(program[0]) is None:
        raise NewscliError(f"no {program[0]} is on this machine; install libnotify")
    text = "\n".join(headlines(batch, _MOST))
    # Desktops read markup in the text: https://specifications.freedesktop.org/notification-spec/latest/markup.html
    receipts.run([*program, summary(batch), text if sys.platform == "darwin" else escape(text)], b"", mark)
