"""Every key and what it does, once: the widgets bind from here and the key help is made from here; pure.

The words are those that newsboat, vim and mail readers taught.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Key:
    """An action (a method `action_<name>` of the widget or app that binds it), its keys and what it does, in words."""

    action: str
    keys: str  #: Textual's names, separated by commas
    meaning: str


MOVES = (
    Key("down", "j,down", "down"),
    Key("up", "k,up", "up"),
    Key("page_down", "ctrl+d,ctrl+f,pagedown", "a screen down"),
    Key("page_up", "ctrl+u,ctrl+b,pageup", "a screen up"),
    Key("top", "g,home", "to the beginning"),
    Key("bottom", "G,end", "to the end"),
)
LIST = (Key("open", "enter,l,right,space", "open it"),)
PAGE = (
    Key("on", "space", "a screen down; at the end the next unread article"),
    Key("page_up", "b", "a screen up"),
    Key("later", "J", "the next article"),
    Key("earlier", "K", "the article before"),
    Key("changes", "d", "what the newsroom changed, version by version"),
)
ARTICLE = (
    Key("unread(1)", "n", "the next unread article"),
    Key("unread(-1)", "p", "the unread article before"),
    Key("toggle_unread", "N", "unread again, or read"),
    Key("toggle_star", "s", "a star, or none"),
    Key("older_read", "A", "mark it and all below as read"),
    Key("undo", "u", "take the last mark back"),
    Key("browse", "o", "open it in the browser"),
    Key("copy", "y", "copy its address"),
)
EVERYWHERE = (
    Key("retreat", "q,h,left,escape", "back; from the sources: leave"),
    Key("search", "slash", "search, as you type"),
    Key("only_unread", "U", "only unread headlines, or all"),
    Key("bring", "r", "show new headlines; ask the sources where there are none"),
    Key("help", "question_mark", "this help"),
    Key("leave", "Q,ctrl+c", "leave"),
)

VIEWS = (Key("next_view", "tab", "the next view"),)

#: The key help, in the order it is read.
HELP = {
    "Move": MOVES,
    "In a list": LIST,
    "In an article": PAGE,
    "With an article": ARTICLE,
    "Everywhere": VIEWS + EVERYWHERE,
}

_SHOWN = {"slash": "/", "question_mark": "?", "pagedown": "PgDn", "pageup": "PgUp", "left": "←", "right": "→"}
_SHOWN |= {"up": "↑", "down": "↓", "home": "Home", "end": "End", "enter": "Enter", "space": "Space", "tab": "Tab"}
_SHOWN |= {"escape": "Esc"}


def shown(key: Key) -> str:
    """Its keys as a person reads them: `j ↓`."""
    return " ".join(
        _SHOWN.get(name, name.replace("ctrl+", "Ctrl-").replace("Ctrl-c", "Ctrl-C")) for name in key.keys.split(",")
    )
