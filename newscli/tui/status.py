"""What the bar at the bottom says: the last thing said, else how a sync goes, else what came; pure."""

from __future__ import annotations

from dataclasses import dataclass

from newscli.tui.courier import State


@dataclass(slots=True)
class Status:
    """What there is to say."""

    key: str = "r"  #: what shows new headlines
    said: str = ""
    asked: bool = False  #: a sync was begun and has told nothing yet
    sync: State = None
    new: int = 0  #: headlines kept since the list was shown

    def told(self, state: State) -> None:
        """Take in how a sync goes; what kept it from beginning stays said after its end."""
        self.asked = False
        if state is not None or self.sync is None or "error" not in self.sync:
            self.sync = state

    @property
    def words(self) -> str:
        """What is said."""
        return self.said or " · ".join(filter(None, (self._news, self._progress)))

    @property
    def _news(self) -> str:
        if not self.new:
            return ""
        return f"{self.new:,} new headline{'s' if self.new > 1 else ''}; {self.key} shows them"

    @property
    def _progress(self) -> str:
        if self.sync is None:
            return "asking the sources" if self.asked else ""
        if "error" in self.sync:
            return f"no news were asked for: {self.sync['error']}"
        doing = f": {self.sync['doing']}" if self.sync["doing"] else ""
        return f"asking {self.sync['left']} source{'s' if self.sync['left'] != 1 else ''}{doing}"
