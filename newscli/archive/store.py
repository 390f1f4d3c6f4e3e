"""The archive's bytes and words: bodies, captures and revisions on one connection.

Loads zstd, hashes and JSON; a list of headlines needs none of them, so the archive asks for this only when it must.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from newscli.archive.bodies import Bodies
from newscli.archive.connection import Connection
from newscli.archive.revisions import Revisions

if TYPE_CHECKING:
    from newscli.archive.captures import Captures


class Store:
    """What stands behind the articles of one archive.

    The dictionaries, which are the same in every archive, can be taken from another one where these are damaged.
    """

    def __init__(self, connection: Connection, *, dictionaries: Connection | None = None) -> None:
        self.bodies = Bodies(connection)
        self.revisions = Revisions(connection, self.bodies, dictionaries or connection)
        self._connection = connection
        self._dictionaries = dictionaries or connection

    @cached_property
    def captures(self) -> Captures:
        """What servers sent; words can be read without."""
        from newscli.archive.captures import Captures

        return Captures(self._connection, self.bodies, self._dictionaries)
