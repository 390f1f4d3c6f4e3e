"""A list of any length of which only what is near the screen is held: all numbers, some articles; pure."""

from __future__ import annotations

from array import array
from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import islice

from newscli.model import Article

#: Articles held at most: some dozens of screens, about 2 MB.
HELD = 2_000


class Rows:
    """Articles in the order they are listed. A number takes eight bytes; articles come as they are asked for."""

    def __init__(self, numbers: Iterable[int] = (), articles: Iterable[Article] = ()) -> None:
        self.numbers = array("q", numbers)
        self._held = {article.id: article for article in articles}

    def __len__(self) -> int:
        return len(self.numbers)

    def grown(self, numbers: Iterable[int]) -> Rows:
        """A list of these numbers, with the articles that are held already."""
        return Rows(numbers, self._held.values())

    def at(self, place: int) -> Article | None:
        """The article at a place; None where there is none, or it was not brought yet."""
        return self._held.get(self.numbers[place]) if 0 <= place < len(self.numbers) else None

    def held(self, number: int) -> Article | None:
        """The article with this number, if it is held."""
        return self._held.get(number)

    def missing(self, first: int, last: int) -> list[int]:
        """The numbers from one place to before another whose articles are not held."""
        return [number for number in self.numbers[max(first, 0) : max(last, 0)] if number not in self._held]

    def hold(self, articles: Mapping[int, Article]) -> None:
        """Take in articles, or new states of them; those held longest go where there are too many."""
        self._held |= articles
        for number in list(islice(self._held, max(len(self._held) - HELD, 0))):
            del self._held[number]

    def unread_near(self, start: int, step: int) -> int | None:
        """The first unread place from `start` on, as far as articles are held; None where it is further."""
        while article := self.at(start):
            if article.unread:
                return start
            start += step
        return None

    def place(self, number: int | None) -> int | None:
        """Where the article with this number stands; None where it does not."""
        try:
            return self.numbers.index(number)  # type: ignore[arg-type] # None is in no array
        except (ValueError, TypeError):
            return None


def nearest(numbers: Sequence[int], wanted: Collection[int], start: int, step: int) -> int | None:
    """The first place from `start` on, forward (step 1) or back (-1), whose number is one of those wanted."""
    stop = len(numbers) if step > 0 else -1
    return next((place for place in range(start, stop, step) if numbers[place] in wanted), None)
