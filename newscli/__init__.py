"""newscli reads any news site or feed in the terminal and keeps, for good, what it read.

As a library: `read_article` turns a page into a `Reading`, `open_archive` opens the local SQLite archive. Both are
what the commands use themselves. Names are loaded when first asked for, so that importing newscli costs nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from newscli.archive import Archive, open_archive
    from newscli.errors import NewscliError
    from newscli.model import Article, Reading
    from newscli.parser import read_article

__version__ = "0.1.0"

_HOMES = {
    "Archive": "newscli.archive",
    "Article": "newscli.model",
    "NewscliError": "newscli.errors",
    "Reading": "newscli.model",
    "open_archive": "newscli.archive",
    "read_article": "newscli.parser",
}

__all__ = ["Archive", "Article", "NewscliError", "Reading", "__version__", "open_archive", "read_article"]


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(_HOMES[name]), name)
