from __future__ import annotations

from newscli.fetcher.politeness import MAX_CRAWL_DELAY, Politeness


def test_a_host_gets_a_pause_between_two_requests() -> None:
    politeness = Politeness(pause_seconds=1)
    assert politeness.reserve("a.example", now=10) == 0
    assert politeness.reserve("a.example", now=10.25) == 0.75
    assert politeness.reserve("a.example", now=20) == 0


def test_requests_that_come_together_are_lined_up() -> None:
    politeness = Politeness(pause_seconds=2)
    assert [politeness.reserve("a.example", now=0) for _ in range(3)] == [0, 2, 4]


def test_the_pause_begins_when_the_answer_has_ended() -> None:
    politeness = Politeness(pause_seconds=1)
    politeness.reserve("a.example", now=0)
    politeness.ended("a.example", now=7)
    assert politeness.ready_in("a.example", now=7.5) == 0.5


def test_hosts_do_not_wait_for_each_other() -> None:
    politeness = Politeness(pause_seconds=5)
    politeness.reserve("a.example", now=0)
    assert politeness.reserve("b.example", now=0) == 0


def test_a_host_that_asks_for_quiet_gets_it() -> None:
    politeness = Politeness(pause_seconds=1)
    politeness.back_off("a.example", now=0, seconds=60)
    assert politeness.reserve("a.example", now=5) == 55


def test_a_crawl_delay_lengthens_the_pause_but_never_shortens_it_or_stops_reading() -> None:
    politeness = Politeness(pause_seconds=2)
    for delay, pause in ((10, 10), (0.1, 2), (86_400, MAX_CRAWL_DELAY)):
        politeness.crawl_delay(f"{delay}.example", delay)
        politeness.reserve(f"{delay}.example", now=0)
        assert politeness.ready_in(f"{delay}.example", now=0) == pause
