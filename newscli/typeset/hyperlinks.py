"""Words that lead somewhere, as OSC 8 writes them: https://gist.github.com/egmontkob/eb114294efbcd5adb1944c9f3cb5feda.

A look may be followed by a blank and an address (`link https://paper.example/`). A terminal that does not know the
sequence may show it, so it is sent only to those that are known to know it, and addresses only as plain ASCII.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from urllib.parse import quote

_ALWAYS = ("KITTY_WINDOW_ID", "WT_SESSION", "WEZTERM_PANE", "GHOSTTY_RESOURCES_DIR", "DOMTERM")
_PROGRAMS = frozenset({"iTerm.app", "WezTerm", "vscode", "ghostty", "Hyper", "rio", "zed", "Tabby"})
_TERMS = ("xterm-kitty", "xterm-ghostty", "foot", "alacritty", "contour", "wezterm")
_VTE = 5000  #: VTE 0.50, of GNOME Terminal and its kin
_KONSOLE = 201200
_TMUX = (3, 4)


def understood(environ: Mapping[str, str]) -> bool:
    """Whether the terminal is known to understand it; FORCE_HYPERLINK speaks for itself (0: no)."""
    if forced := environ.get("FORCE_HYPERLINK"):
        return forced != "0"
    program = environ.get("TERM_PROGRAM", "")
    if program == "tmux":  # which knows what the terminal behind it can
        return _version(environ.get("TERM_PROGRAM_VERSION", "")) >= _TMUX
    return (
        any(name in environ for name in _ALWAYS)
        or program in _PROGRAMS
        or environ.get("TERM", "").startswith(_TERMS)
        or _number(environ.get("VTE_VERSION", "")) >= _VTE
        or _number(environ.get("KONSOLE_VERSION", "")) >= _KONSOLE
    )


def look(name: str, address: str) -> str:
    """The look of words that lead to an address; one that is not on the web leads nowhere."""
    return f"{name} {quote(address, safe=_KEPT)}" if address.startswith(("https://", "http://")) else name


def around(text: str, address: str) -> str:
    """The painted text as a link; `address` is one that `look` has made harmless."""
    return f"\x1b]8;;{address}\x1b\\{text}\x1b]8;;\x1b\\"


#: What an address may hold as it is; `;` is kept, for only the first two of the sequence count.
_KEPT = "%!#$&'()*+,/:;=?@[]~"


def _number(words: str) -> int:
    return int(words) if words.isascii() and words.isdigit() else 0


def _version(words: str) -> tuple[int, ...]:
    return tuple(map(int, re.findall(r"\d+", words)))
