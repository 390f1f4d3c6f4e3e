"""Every key and what it does, once: the widgets bind from here and the key help is made from here; pure.

The words are those that newsboat, vim and mail readers taught.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Key:
    """Something a key does: the name it has in the setting `keys`, the action, its keys and its meaning, in words.

    The action is a method `action_<action>` of the widget or app that binds it. Keys are written as `keymap` has them.
    """

    name: str
    action: str
    keys: str
    meaning: str
    always: str = ""  #: keys that nobody can take away: the ways out


MOVES = (
    Key("down", "down", "j Down", "down"),
    Key("up", "up", "k Up", "up"),
    Key("page-down", "page_down", "Ctrl-d Ctrl-f PgDn", "a screen down"),
    Key("page-up", "page_up", "b Ctrl-u Ctrl-b PgUp", "a screen up"),
    Key("top", "top", "g Home", "to the beginning"),
    Key("bottom", "bottom", "G End", "to the end"),
)
LIST = (Key("open", "open", "Enter l Right Space", "open it"),)
PAGE = (
    Key("on", "on", "Space", "a screen down; at the end the next unread article"),
    Key("later", "later", "J", "the next article"),
    Key("earlier", "earlier", "K", "the article before"),
    Key("changes", "changes", "d", "what the newsroom changed, version by version"),
)
ARTICLE = (
    Key("next-unread", "unread(1)", "n", "the next unread article"),
    Key("previous-unread", "unread(-1)", "p", "the unread article before"),
    Key("unread", "toggle_unread", "N", "unread again, or read"),
    Key("star", "toggle_star", "s", "a star, or none"),
    Key("older-read", "older_read", "A", "mark it and all below as read"),
    Key("undo", "undo", "u", "take the last mark back"),
    Key("browse", "browse", "o", "open it in the browser"),
    Key("copy", "copy", "y", "copy its address"),
    Key("same", "same_story", "m", "the same report in other sources, or in another edition"),
    Key("export", "export", "e", "write it into a file"),
)
EVERYWHERE = (
    Key("next-view", "next_view", "Tab", "the next view"),
    Key("back", "retreat", "q h Left", "back; from the sources: leave", always="Esc"),
    Key("search", "search", "/", "search, as you type"),
    Key("only-unread", "only_unread", "U", "only unread headlines, or all"),
    Key("new", "bring", "r", "show new headlines; ask the sources where there are none"),
    Key("help", "help", "?", "this help"),
    Key("leave", "leave", "Q", "leave", always="Ctrl-c"),
)

#: The key help, in the order it is read.
HELP = {
    "Move": MOVES,
    "In a list": LIST,
    "In an article": PAGE,
    "With an article": ARTICLE,
    "Everywhere": EVERYWHERE,
}
#: Tables whose keys are bound at the same time.
TOGETHER = ((MOVES, LIST, ARTICLE, EVERYWHERE), (MOVES, PAGE, ARTICLE, EVERYWHERE))
