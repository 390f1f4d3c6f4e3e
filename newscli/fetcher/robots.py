"""What a host's robots.txt allows, by RFC 9309: read with protego, our own words at the door."""

from __future__ import annotations

from dataclasses import dataclass

from protego import Protego

#: RFC 9309, section 2.5: a parser has to read 500 KB; the rest of a longer file is not read.
MAX_BYTES = 512 * 1024
#: The name site owners write in robots.txt.
AGENT = "newscli"


@dataclass(frozen=True, slots=True)
class Rules:
    """One host's wishes. `refusal` is set where nothing may be asked because the file could not be had, `passing` where
    that says nothing of another time: whoever led there may not go there."""

    _rules: Protego | None = None
    refusal: str = ""
    passing: bool = False

    def allows(self, url: str) -> bool:
        """Whether the address may be asked."""
        return not self.refusal and (self._rules is None or bool(self._rules.can_fetch(url, AGENT)))

    @property
    def crawl_delay(self) -> float | None:
        """The pause between two requests the host asks for, in seconds."""
        delay = self._rules.crawl_delay(AGENT) if self._rules else None
        return None if delay is None else float(delay)

    @property
    def sitemaps(self) -> tuple[str, ...]:
        """The sitemaps the file names, in its order."""
        return tuple(self._rules.sitemaps) if self._rules else ()


ALLOW_ALL = Rules()


def read(status: int, body: bytes) -> Rules:
    """The rules in an answer to /robots.txt: none where there is no such file, all closed while the server fails."""
    if status >= 500 or status == 429:
        return Rules(refusal=f"robots.txt cannot be had just now ({status}), so nothing else is asked")
    if status >= 400 or not body.strip():
        return ALLOW_ALL
    if body.lstrip()[:1] == b"<":  # a web page in its place says nothing
        return ALLOW_ALL
    return Rules(Protego.parse(body[:MAX_BYTES].decode("utf-8", "replace")))
