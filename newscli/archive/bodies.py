"""What servers sent, each content once: whole, or as what differs from a body kept before it.

Pages of a site's part are coded against its keyframe, a page that stands alone. Sites drift (teasers, most-read lists),
so that every 16th page coded so becomes the waypoint that the next ones are coded against: 13 % smaller on 200
siblings, and as small as coding each against the one before. An answer of the same address is coded against that
article's body before it. The first page of another part of a known host is coded against that host's keyframe and
serves its part as one. Where the gain is too small, a page stands alone, until `compact` finds it a page of any site
that looks like it. Steps are bounded, keyframe -> part -> waypoint -> page -> recapture and two for `compact`, so that
reading a body never takes more than seven frames; docs/decisions has the measurements.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from hashlib import sha256
from urllib.parse import urlsplit

from newscli.archive.connection import Connection
from newscli.archive.frames import LEVEL, Coder
from newscli.errors import ArchiveError

#: A delta is kept when it is at most this share of the page's own frame. 0.7 would need 3 % more on 103 real pages of
#: sites with two or three; above 0.9 hardly anything is saved.
GAIN = 0.9
#: Below this share of the raw bytes a delta is taken without trying the page alone, which costs as much again: pages
#: shrink alone to about 16 %.
PLAINLY_GOOD = 0.05
#: Pages coded against one waypoint. 8 and 32 are within 3 %.
_WAYPOINT = 16
#: Steps from a keyframe to the body furthest from it.
DEPTH = 6
#: How many contents and their match tables stay in memory, newest use last.
_REMEMBERED = 24


def site_of(url: str) -> str:
    """Where pages look alike: the host and the first step of the path; a page at the top stands for the host."""
    parts = urlsplit(url)
    steps = parts.path.split("/")
    return f"{parts.netloc.lower()}/{steps[1] if len(steps) > 2 else ''}"


#: (frame, how to read one, the content's SHA-256) -> the content, or None.
Mend = Callable[[bytes, Callable[[bytes], bytes], bytes], bytes | None]


class Bodies:
    """The contents of one archive's captures."""

    def __init__(self, connection: Connection, *, level: int = LEVEL) -> None:
        self._connection = connection
        self._level = level
        self._alone = Coder(level=level)
        self.mend: Mend | None = None  #: what may still make sense of a damaged frame
        self._remembered: OrderedDict[int, bytes] = OrderedDict()
        self._coders: OrderedDict[int, Coder] = OrderedDict()

    def put(self, content: bytes, digest: bytes, *, site: str, former: int | None = None) -> int:
        """Keep a content; returns its number, the old one where the same bytes are kept already.

        `digest` is its SHA-256, `former` the body it follows at the same address.
        """
        known = self._connection.execute("SELECT id FROM bodies WHERE sha256 = ?", (digest,)).fetchone()
        if known:
            return int(known[0])
        keyframe, waypoint, crowded = self._landmarks(site)
        nearest = (keyframe if crowded else waypoint) or self._keyframe_of_host(site)
        base, frame = self._choose(
            content, [self._within_reach(base) for base in (former, nearest) if base is not None]
        )
        body_id = self._connection.insert(
            "INSERT INTO bodies (sha256, size, base_id, frame) VALUES (?, ?, ?, ?)",
            (digest, len(content), base, frame),
        )
        self._remember(body_id, content)
        if base is None or keyframe is None or (crowded and base == keyframe):
            self._connection.execute(
                "INSERT OR REPLACE INTO landmarks (site, keyframe_id, waypoint_id) VALUES (?, ?, ?)",
                (site, body_id if base is None else keyframe or body_id, body_id),
            )
        return body_id

    def get(self, body_id: int) -> bytes:
        """The content, its SHA-256 checked. Raises ArchiveError where it is damaged."""
        if body_id in self._remembered:
            self._remembered.move_to_end(body_id)
            return self._remembered[body_id]
        row = self._connection.execute("SELECT sha256, base_id, frame FROM bodies WHERE id = ?", (body_id,)).fetchone()
        if row is None:
            raise self._damaged(body_id, "it is missing")
        digest, base, frame = row
        coder = self.coder(base)
        try:
            content = coder.grow(frame)
        except ArchiveError as error:
            content, cause = b"", str(error)
        else:
            cause = "its bytes do not have the hash they were kept with"
        if sha256(content).digest() != digest:
            found = self.mend(frame, coder.grow, digest) if self.mend else None
            if found is None:
                raise self._damaged(body_id, cause)
            content = found
        self._remember(body_id, content)
        return content

    def coder(self, base: int | None) -> Coder:
        """What codes contents against this body; None: alone."""
        if base is None:
            return self._alone
        if base not in self._coders:
            self.path(base)  # what leads round in a circle is refused
            self._coders[base] = Coder(self.get(base), level=self._level)
            if len(self._coders) > _REMEMBERED:
                self._coders.popitem(last=False)
        self._coders.move_to_end(base)
        return self._coders[base]

    def path(self, body_id: int) -> list[int]:
        """A body, the one it is coded against, and so on to the one that stands alone. Raises ArchiveError."""
        path: list[int] = []
        base: int | None = body_id
        while base is not None:
            if base in path:
                raise self._damaged(base, "it is coded against itself")
            path.append(base)
            row = self._connection.execute("SELECT base_id FROM bodies WHERE id = ?", (base,)).fetchone()
            if row is None:
                raise self._damaged(base, "it is missing")
            (base,) = row
        return path

    def drop(self, body_id: int) -> None:
        """Remove a body that nothing is coded against any more, or that its children no longer need."""
        self._remembered.pop(body_id, None)
        self._coders.pop(body_id, None)
        self._connection.execute("DELETE FROM landmarks WHERE ? IN (keyframe_id, waypoint_id)", (body_id,))
        self._connection.execute("DELETE FROM bodies WHERE id = ?", (body_id,))

    def _choose(self, content: bytes, bases: list[int]) -> tuple[int | None, bytes]:
        """The first of these bodies that is worth coding the content against, and the frame; None: it stands alone."""
        alone = b""
        for base in dict.fromkeys(bases):
            delta = self.coder(base).shrink(content)
            if len(delta) <= len(content) * PLAINLY_GOOD:
                return base, delta
            alone = alone or self._alone.shrink(content)
            if len(delta) <= len(alone) * GAIN:
                return base, delta
        return None, alone or self._alone.shrink(content)

    def _landmarks(self, site: str) -> tuple[int | None, int | None, bool]:
        """The keyframe and the waypoint of a site's part, and whether enough pages hang on the waypoint."""
        row = self._connection.execute(
            """
            SELECT keyframe_id, waypoint_id, (SELECT count(*) FROM bodies WHERE base_id = waypoint_id)
            FROM landmarks
            WHERE site = ?
            """,
            (site,),
        ).fetchone()
        return (row[0], row[1], row[2] >= _WAYPOINT) if row else (None, None, False)

    def _keyframe_of_host(self, site: str) -> int | None:
        """The keyframe of any part of a site's host, the newest one; better one that stands alone."""
        host = site.partition("/")[0]
        row = self._connection.execute(
            """
            SELECT keyframe_id
            FROM landmarks JOIN bodies ON bodies.id = keyframe_id
            WHERE site >= ? AND site < ?
            ORDER BY base_id IS NOT NULL, keyframe_id DESC LIMIT 1
            """,
            (f"{host}/", f"{host}0"),  # "0" is the character after "/"
        ).fetchone()
        return row[0] if row else None

    def _within_reach(self, body_id: int) -> int:
        """This body, or the first on its path that another one may be coded against."""
        path = self.path(body_id)
        return path[max(0, len(path) - DEPTH)]

    def _remember(self, body_id: int, content: bytes) -> None:
        self._remembered[body_id] = content
        if len(self._remembered) > _REMEMBERED:
            self._remembered.popitem(last=False)

    def _damaged(self, body_id: int, cause: str) -> ArchiveError:
        return ArchiveError(
            f"{self._connection.path}: body {body_id} is damaged: {cause}; `newscli archive verify` names all that is"
        )
