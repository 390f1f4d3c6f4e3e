"""Work in several processes comes back in the order of the things, and things are taken as they are needed."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator

import pytest

from newscli.processes import in_order


def squared(number: int) -> tuple[int, int]:
    """The first things take longest."""
    time.sleep(0.02 if number < 3 else 0)
    return number * number, os.getpid()


@pytest.mark.parametrize(("jobs", "copies"), [(1, False), (2, False), (2, True)])
def test_the_order_is_that_of_the_things(jobs: int, copies: bool) -> None:
    made = list(in_order(squared, range(20), jobs=jobs, copies=copies))
    assert [number for number, _ in made] == [number * number for number in range(20)]
    assert (os.getpid() in {process for _, process in made}) == (jobs == 1)


@pytest.mark.parametrize("jobs", [1, 2])
def test_an_endless_row_of_things_is_taken_as_it_is_needed(jobs: int) -> None:
    taken = []

    def things() -> Iterator[int]:
        for number in range(1_000_000):
            taken.append(number)
            yield number

    made = in_order(squared, things(), jobs=jobs, ahead=3)
    assert [next(made)[0] for _ in range(4)] == [0, 1, 4, 9]
    made.close()
    assert len(taken) <= 4 + 3 * jobs


def test_an_error_in_a_process_is_the_callers() -> None:
    with pytest.raises(TypeError):
        list(in_order(squared, [b"no number"], jobs=2))  # type: ignore[arg-type]
