"""When may this host be asked again? Pure: the caller brings the clock and does the waiting.

A host is a name with its port. Between two requests to one host lies at least a pause; a host that asked for quiet
(429 or 503 with Retry-After) is left alone for as long as it said.
"""

from __future__ import annotations

from dataclasses import dataclass, field

#: A crawl delay beyond this would make a page an hour out of a newspaper; sites that write 86400 mean "not you".
MAX_CRAWL_DELAY = 60.0
#: How long a host is left alone when it says 429 or 503 without saying for how long.
DEFAULT_QUIET = 60.0


@dataclass(slots=True)
class Politeness:
    """The pauses owed to each host, in the seconds of one monotonic clock."""

    pause_seconds: float
    _free_at: dict[str, float] = field(default_factory=dict)
    _quiet_until: dict[str, float] = field(default_factory=dict)
    _pauses: dict[str, float] = field(default_factory=dict)

    def ready_in(self, host: str, now: float) -> float:
        """How long to wait before the host may be asked; 0 when it may be asked now."""
        return max(0.0, self._free_at.get(host, now) - now, self._quiet_until.get(host, now) - now)

    def reserve(self, host: str, now: float) -> float:
        """Take the host's next turn; returns how long to wait for it."""
        wait = self.ready_in(host, now)
        pause = self._pauses.get(host, self.pause_seconds)
        if pause or wait:
            self._free_at[host] = now + wait + pause
        return wait

    def ended(self, host: str, now: float) -> None:
        """A request to the host is over: its pause is counted from here, however long the answer took."""
        pause = self._pauses.get(host, self.pause_seconds)
        if pause:
            self._free_at[host] = max(self._free_at.get(host, 0.0), now + pause)

    def quiet_for(self, host: str, now: float) -> float:
        """How much longer the host asked to be left alone; 0 where it did not."""
        return max(0.0, self._quiet_until.get(host, now) - now)

    def back_off(self, host: str, now: float, seconds: float) -> None:
        """Leave the host alone for that long from now."""
        self._quiet_until[host] = max(self._quiet_until.get(host, now), now + seconds)

    def crawl_delay(self, host: str, seconds: float) -> None:
        """Lengthen the host's pause to what its robots.txt asks for; never shorten it."""
        self._pauses[host] = max(self.pause_seconds, min(seconds, MAX_CRAWL_DELAY))
