"""What the line that shows a sync's progress is made of."""

from __future__ import annotations

from io import StringIO
from typing import Any

from newscli.cli.present.progress import Progress
from newscli.cli.present.screen import Screen
from newscli.cli.tally import Tally
from newscli.model import Outcome, Source
from newscli.sync import Answered, Asked, Finished, Listed, PageRead, Started, Waiting
from tests.conftest import NOW


def source(number: int, name: str) -> Source:
    return Source(id=number, name=name, url=f"https://{name}.example/feed", kind="", title="", added_at=NOW)


QUICK, SLOW = source(1, "quick"), source(2, "slow")


def page(of: Source, left: int, size: int = 50_000) -> PageRead:
    return PageRead(source=of, url="https://a.example/1", title="The old bridge", bytes=size, left=left)


def test_sources_articles_and_bytes_are_counted() -> None:
    states: list[dict[str, Any]] = []
    tally = Tally(states.append)
    for event in (
        Started(sources=2),
        Listed(source=QUICK, entries=2, pages=2),
        page(QUICK, 1),
        page(QUICK, 0),
        Finished(outcome=Outcome(source=QUICK, status="new", bytes=120_000), left=1),
    ):
        tally(event)
    assert (states[2]["read"], states[2]["coming"], states[2]["bytes"]) == (1, 1, 50_000)
    assert (states[-1]["left"], states[-1]["read"], states[-1]["coming"]) == (1, 2, 0)
    assert (states[-1]["bytes"], states[-1]["finished"]) == (120_000, "quick")


def test_who_keeps_the_sync_waiting_longest_is_told_once_a_second_until_the_answer_comes() -> None:
    states: list[dict[str, Any]] = []
    moment = 0.0
    tally = Tally(states.append, clock=lambda: moment)
    tally(Started(sources=2))
    tally(Asked(source=SLOW, url=SLOW.url))
    moment = 1.0
    tally(Asked(source=QUICK, url=QUICK.url))
    told = len(states)
    for moment in (2.0, 2.9, 3.0, 3.2, 3.8, 4.1, 4.5):  # noqa: B007 - the clock reads it
        tally(Waiting())
    assert [(state["waiting"], state["seconds"]) for state in states[told:]] == [("slow", 3), ("slow", 4)]
    tally(Answered(source=SLOW, url=SLOW.url))
    assert (states[-1]["waiting"], states[-1]["seconds"]) == ("quick", 3)
    tally(Answered(source=QUICK, url=QUICK.url))
    assert states[-1]["waiting"] is None


def test_the_line_names_what_is_slow_in_place_of_what_was_read_last() -> None:
    stream = StringIO()
    state = {"left": 2, "read": 3, "coming": 4, "bytes": 3_210_000, "doing": "The old bridge", "finished": None}
    with Progress(Screen(stream, terminal=True, color=False)) as progress:
        progress.draw(state)
    with Progress(Screen(stream, terminal=True, color=False)) as progress:
        progress.draw(state | {"waiting": "slow", "seconds": 12, "bytes": 4_000})
    first, _, second, _ = stream.getvalue().split("\r\x1b[K")[1:]
    assert first == "asking 2 sources · 3 of 7 articles · 3.2 MB · The old bridge"
    assert second == "asking 2 sources · 3 of 7 articles · 4 kB · waiting for slow, 12 s"
