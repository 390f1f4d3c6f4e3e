from __future__ import annotations

import threading
import time
from typing import Any

import pytest

from newscli.sync.lanes import Lanes


def finish(lanes: Lanes) -> None:
    """Step until nothing is left; a test that hangs says so."""
    give_up = time.monotonic() + 20
    while lanes.busy:
        lanes.step(0.05)
        assert time.monotonic() < give_up
    lanes.close()


def no_pause(_url: str) -> float:
    return 0.0


def test_one_host_is_asked_one_thing_at_a_time_and_in_order() -> None:
    lanes = Lanes(8, no_pause)
    running: list[int] = []
    most: list[int] = []
    done: list[int] = []

    def work(number: int) -> int:
        running.append(number)
        most.append(len(running))
        time.sleep(0.01)
        running.remove(number)
        return number

    for number in range(6):
        lanes.put("a.example", "https://a.example/", lambda number=number: work(number), done.append)  # type: ignore[misc]
    finish(lanes)
    assert done == list(range(6))
    assert max(most) == 1


def test_many_hosts_are_asked_at_once_but_not_more_than_allowed() -> None:
    lanes = Lanes(3, no_pause)
    all_three = threading.Barrier(3, timeout=10)
    done: list[Any] = []
    for number in range(6):  # each waits until three run together
        lanes.put(f"{number}.example", f"https://{number}.example/", all_three.wait, done.append)
    finish(lanes)
    assert len(done) == 6


def test_a_host_that_is_owed_a_pause_keeps_nobody_else_waiting() -> None:
    begun = time.monotonic()
    owed = {"https://slow.example/": 0.3, "https://quick.example/": 0.0}
    lanes = Lanes(1, lambda url: max(0.0, owed[url] - (time.monotonic() - begun)))
    done: list[str] = []
    for name in ("slow", "quick", "quick"):
        lanes.put(name, f"https://{name}.example/", lambda name=name: name, done.append)  # type: ignore[misc]
    finish(lanes)
    assert done == ["quick", "quick", "slow"]
    assert time.monotonic() - begun >= 0.3


def test_what_follows_from_a_result_joins_the_line() -> None:
    lanes = Lanes(2, no_pause)
    done: list[int] = []

    def then(number: int) -> None:
        done.append(number)
        if number < 5:
            lanes.put("a.example", "https://a.example/", lambda: number + 1, then)

    lanes.put("a.example", "https://a.example/", lambda: 1, then)
    finish(lanes)
    assert done == [1, 2, 3, 4, 5]


def test_a_mistake_in_a_worker_reaches_the_caller() -> None:
    lanes = Lanes(2, no_pause)
    lanes.put("a.example", "https://a.example/", lambda: 1 / 0, lambda _: None)
    with pytest.raises(ZeroDivisionError):
        finish(lanes)
    lanes.close()
