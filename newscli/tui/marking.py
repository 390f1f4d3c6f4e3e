"""Marks set by keys: written by the archive's thread, shown when they are written, and taken back one by one."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from newscli.model import Article
from newscli.tui import marks, questions
from newscli.tui.around import Around
from newscli.tui.marks import Change


class Marking:
    """The reader's marks of this morning. `marked` is told of each change that was written."""

    def __init__(self, around: Around, marked: Callable[[Change], None]) -> None:
        self._around = around
        self._marked = marked
        self._undoable: list[Change] = []

    def star(self, article: Article) -> None:
        """A star, or none."""
        self._mark(marks.toggled_star(article))

    def unread(self, article: Article) -> None:
        """Unread again, or read."""
        self._mark(marks.toggled_unread(article))

    def older_read(self) -> None:
        """The article under the cursor and all below it are read."""
        headlines = self._around.desktop.headlines
        below = headlines.rows.numbers[headlines.cursor :]

        async def mark() -> None:
            unread = set(await self._around.desk.ask(questions.unread_numbers))
            change = marks.all_read(below, unread)
            if not change.numbers:
                self._around.say("everything from here on is read")
                return
            self._mark(change)
            self._around.say(f"{len(change.numbers):,} marked as read; {self._around.key('undo')} takes it back")

        self._around.do(mark, "marks", exclusive=False)

    def undo(self) -> None:
        """Take the last mark back."""
        if self._undoable:
            self._around.do(partial(self._write, self._undoable.pop().opposite), "marks", exclusive=False)
            self._around.say("taken back")
        else:
            self._around.say("nothing to take back")

    def _mark(self, change: Change) -> None:
        self._undoable.append(change)
        self._around.do(partial(self._write, change), "marks", exclusive=False)

    async def _write(self, change: Change) -> None:
        await self._around.desk.ask(lambda archive: marks.write(archive, change))
        self._marked(change)
