"""The commands: a table of their names and one-line helps, and each in a module that is imported when it is called."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib import import_module
from keyword import iskeyword
from typing import Any

#: Every command with its one-line help, in the order a reader meets them. `latest` is the function `latest` in
#: `commands/latest.py` (a word of Python's own ends in `_` there: `import_`); its docstring begins with the same line,
#: which a test compares.
COMMANDS = {
    "Every day": {
        "latest": "List the newest articles, and bring new ones first.",
        "search": "Find articles by their words, offline.",
        "show": "Read one article.",
        "read": "Read with the keyboard: sources, headlines, articles.",
        "open": "Open an article's page in the browser.",
        "star": "Star articles, to find them again with --starred.",
        "mark": "Mark articles as read or unread.",
        "follow": "Follow a feed, a sitemap or a section page.",
        "sources": "List what is followed, and how it fares.",
        "sync": "Ask the sources that are due, and keep what is new.",
    },
    "More to read": {
        "digest": "Sum up the day by section, the most covered stories first.",
        "related": "List what belongs to an article.",
    },
    "Your marks": {
        "unstar": "Take the star off articles.",
        "tag": "Give an article words of your own, to find it by --tag.",
        "untag": "Take tags of yours off an article.",
        "mute": "Hide what you never want to read, or list the rules that do.",
    },
    "More on sources": {
        "discover": "Show what an address offers to follow.",
        "catalogue": "List well-known news sources in many languages.",
        "unfollow": "Stop following sources; their articles stay.",
        "why": "Tell when a source was asked and will be, and by which rule.",
        "schedule": "Have `newscli sync` run regularly.",
    },
    "Files": {
        "extract": "Read pages without keeping them.",
        "export": "Write articles into a file or folder for other programs.",
        "import": "Keep articles from files of newscli and other programs.",
        "sql": "Ask the archive a question in SQL.",
        "cluster": "Read whole web archives into a table, on one machine or many.",
    },
    "The archive": {
        "archive": "Look after the archive: copy, check, repair, join, count.",
        "reread": "Read kept pages again, as a newer newscli reads better.",
        "history": "List an article's versions: when each was seen, and what changed.",
        "diff": "Show what changed between two versions of an article.",
        "keep": "Keep pages whole: with their pictures, styles and fonts.",
        "recover": "Bring back a page that is gone, from a web archive.",
        "prove": "Print evidence of what an article's page said, and that it was captured.",
        "verify": "Check an evidence file that `newscli prove` wrote.",
        "forget": "Remove articles for good: their words, pages and versions.",
    },
    "newscli itself": {
        "config": "Show every setting with its value, meaning and origin, or change one.",
        "completion": "Print what makes a shell complete commands, sources and articles.",
        "doctor": "Say what is set up, what is missing or slow, and what to do.",
        "demo": "See newscli at work without a network.",
    },
}

_NAMES = frozenset(name for some in COMMANDS.values() for name in some)

Function = Callable[..., Any]


def find(name: str) -> Function | Mapping[str, Function] | None:
    """The function of a command from its module, or those of its subcommands by their names; None for no command."""
    if name not in _NAMES:
        return None
    word = f"{name.replace('-', '_')}{'_' if iskeyword(name) else ''}"
    found: Function | Mapping[str, Function] = getattr(import_module(f"newscli.cli.commands.{word}"), word)
    return found
