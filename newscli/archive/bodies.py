"""What servers sent, each content once: whole, or as what differs from a sibling kept before it.

A page is coded against the newest keyframe of its own site's part, and an answer of the same address against that
article's body before it. Depth is bounded: a sibling is one step from its keyframe, a recapture at most one further,
so that reading is never more than three frames. A new keyframe is made when the gain is too small to be worth a step.
"""

from __future__ import annotations

from collections import OrderedDict
from hashlib import sha256
from urllib.parse import urlsplit

from newscli.archive import frames
from newscli.archive.connection import Connection
from newscli.errors import ArchiveError

#: A delta is kept when it is at most this share of the page's own frame. 0.9 would save 2 % on 270 historic captures,
#: at the price of slower reading and of more pages hanging on one keyframe.
GAIN = 0.7
#: Below this share of the raw bytes a delta is taken without trying the page alone, which costs as much again: pages
#: shrink alone to about 16 %.
_PLAINLY_GOOD = 0.05
#: Steps from a keyframe to the last body that hangs on it.
_DEPTH = 2
#: How many contents and their match tables stay in memory, newest use last.
_REMEMBERED = 24


def site_of(url: str) -> str:
    """Where pages look alike: the host and the first step of the path; a page at the top stands for the host."""
    parts = urlsplit(url)
    steps = parts.path.split("/")
    return f"{parts.netloc.lower()}/{steps[1] if len(steps) > 2 else ''}"


class Bodies:
    """The contents of one archive's captures."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._remembered: OrderedDict[int, bytes] = OrderedDict()
        self._dictionaries: OrderedDict[int, frames.Dictionary] = OrderedDict()

    def put(self, content: bytes, *, site: str, former: int | None = None) -> int:
        """Keep a content; returns its number, the old one where the same bytes are kept already.

        `former` is the body this one follows at the same address.
        """
        digest = sha256(content).digest()
        known = self._connection.execute("SELECT id FROM bodies WHERE sha256 = ?", (digest,)).fetchone()
        if known:
            return int(known[0])
        base, frame = self._choose(content, site, former)
        body_id: int = self._connection.execute(
            "INSERT INTO bodies (sha256, size, base_id, frame) VALUES (?, ?, ?, ?) RETURNING id",
            (digest, len(content), base, frame),
        ).fetchone()[0]
        if base is None:
            self._connection.execute("INSERT OR REPLACE INTO keyframes (site, body_id) VALUES (?, ?)", (site, body_id))
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
        try:
            content = frames.grow(frame, None if base is None else frames.dictionary(self.get(base)))
        except ArchiveError as error:
            raise self._damaged(body_id, str(error)) from error
        if sha256(content).digest() != digest:
            raise self._damaged(body_id, "its bytes do not have the hash they were kept with")
        self._remember(body_id, content)
        return content

    def dictionary(self, body_id: int) -> frames.Dictionary:
        """A content as what others are coded against."""
        if body_id not in self._dictionaries:
            self._dictionaries[body_id] = frames.dictionary(self.get(body_id))
            if len(self._dictionaries) > _REMEMBERED:
                self._dictionaries.popitem(last=False)
        self._dictionaries.move_to_end(body_id)
        return self._dictionaries[body_id]

    def forget_remembered(self) -> None:
        """Drop what is in memory, after a transaction was undone: its numbers may be given again."""
        self._remembered.clear()
        self._dictionaries.clear()

    def _choose(self, content: bytes, site: str, former: int | None) -> tuple[int | None, bytes]:
        """The body to code this content against and the frame; None where it stands alone better."""
        alone: bytes | None = None
        for base in self._candidates(site, former):
            delta = frames.shrink(content, self.dictionary(base))
            if len(delta) <= len(content) * _PLAINLY_GOOD:
                return base, delta
            alone = alone or frames.shrink(content)
            if len(delta) <= len(alone) * GAIN:
                return base, delta
        return None, alone or frames.shrink(content)

    def _candidates(self, site: str, former: int | None) -> list[int]:
        found = []
        if former is not None:
            steps = self._steps(former)
            found.append(steps[-1] if len(steps) <= _DEPTH else steps[-2])
        keyframe = self._connection.execute("SELECT body_id FROM keyframes WHERE site = ?", (site,)).fetchone()
        if keyframe and keyframe[0] not in found:
            found.append(keyframe[0])
        return found

    def _steps(self, body_id: int) -> list[int]:
        """From the keyframe to this body."""
        steps = [body_id]
        while (
            base := self._connection.execute("SELECT base_id FROM bodies WHERE id = ?", (steps[0],)).fetchone()[0]
        ) is not None:
            steps.insert(0, base)
        return steps

    def _remember(self, body_id: int, content: bytes) -> None:
        self._remembered[body_id] = content
        if len(self._remembered) > _REMEMBERED:
            self._remembered.popitem(last=False)

    def _damaged(self, body_id: int, cause: str) -> ArchiveError:
        return ArchiveError(
            f"{self._connection.path}: body {body_id} is damaged: {cause}; `newscli archive verify` names all that is"
        )
