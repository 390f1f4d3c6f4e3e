"""A simulated year of 200 publication rhythms: requests and delay of an article, adaptive against fixed intervals.

`python -m tests.benchmarks.sync.rhythms`. No network: the same decisions as in life, on invented publications.
"""

from __future__ import annotations

import argparse
import bisect
import random
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from statistics import median, quantiles

from newscli import decide
from newscli.decide import Wishes
from newscli.model import Source

BEGIN = datetime(2026, 1, 1, tzinfo=UTC)
#: Relative activity of a newsroom by the hour of its day.
DAY = (1, 1, 1, 1, 1, 3, 6, 9, 10, 10, 10, 10, 9, 10, 10, 10, 9, 8, 7, 6, 5, 4, 3, 2)
#: Kind: (articles a day, follows the day's hours, share on weekends, articles at once)
KINDS = {
    "agency": (200.0, True, 0.6, 1),
    "daily paper": (60.0, True, 0.5, 1),
    "regional paper": (15.0, True, 0.3, 1),
    "machine": (24.0, False, 1.0, 1),
    "magazine": (3.0, True, 0.1, 5),
    "blog": (0.4, True, 0.8, 1),
    "weekly": (2.0, True, 0.0, 14),
    "monthly": (0.05, True, 0.5, 1),
    "silent": (0.005, True, 1.0, 1),
}
Policy = Callable[[Source, list[datetime], bool, datetime], datetime]


def publications(kind: str, days: int, chance: random.Random) -> list[datetime]:
    """When one newsroom of a kind publishes, in order."""
    rate, by_hour, weekend, at_once = KINDS[kind]
    shift = chance.randrange(24)
    moments: list[datetime] = []
    for hour in range(days * 24):
        at = BEGIN + timedelta(hours=hour)
        weight = DAY[(at.hour + shift) % 24] / (sum(DAY) / 24) if by_hour else 1.0
        weight *= weekend if at.weekday() >= 5 else (7 - 2 * weekend) / 5
        expected = rate / 24 / at_once * weight
        count = int(expected) + (chance.random() < expected % 1)
        for _ in range(count):
            begin = at + timedelta(seconds=chance.randrange(3600))
            moments += [begin + timedelta(seconds=n) for n in range(at_once)]
    return sorted(moments)


def adaptive(source: Source, newest: list[datetime], new: bool, now: datetime) -> datetime:
    """What newscli does: by the listed dates where something is new, else by what was learnt before."""
    plan = decide.after_answer(source, newest, Wishes(), now) if new else decide.after_unchanged(source, now)
    assert plan.at is not None
    return plan.at


def fixed(pause: timedelta) -> Policy:
    """Ask every so often, whatever comes."""
    return lambda _source, _newest, _new, now: now + pause


def live(moments: list[datetime], policy: Policy, days: int, number: int) -> tuple[int, list[float]]:
    """Requests, and the delay of each article in minutes."""
    source = Source(id=number, name="x", url=f"https://{number}.example/", kind="feed", title="", added_at=BEGIN)
    now, end, seen, requests, delays = BEGIN + timedelta(days=30), BEGIN + timedelta(days=days), 0, 0, []
    seen = bisect.bisect_right(moments, now)
    first = True
    while now < end:
        requests += 1
        upto = bisect.bisect_right(moments, now)
        delays += [(now - moment).total_seconds() / 60 for moment in moments[seen:upto]]
        new, seen = upto > seen or first, upto
        first = False
        at = policy(source, moments[max(0, upto - 50) : upto], new, now)
        source = replace(source, answered_at=now, next_at=at, new_at=now if new else source.new_at)
        now = at
    return requests, delays


def main() -> None:
    """Print a table of policies by kind."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--days", type=int, default=365)
    arguments.add_argument("--sources", type=int, default=200)
    chosen = arguments.parse_args()
    policies = {
        "newscli": adaptive,
        "15 minutes": fixed(timedelta(minutes=15)),
        "1 hour": fixed(timedelta(hours=1)),
        "1 day": fixed(timedelta(days=1)),
    }
    chance = random.Random(7)
    kinds = [list(KINDS)[n % len(KINDS)] for n in range(chosen.sources)]
    years = [publications(kind, chosen.days, chance) for kind in kinds]
    lived = chosen.days - 30
    for name, policy in policies.items():
        per_kind: dict[str, tuple[list[int], list[float]]] = {}
        for number, (kind, moments) in enumerate(zip(kinds, years, strict=True)):
            requests, delays = live(moments, policy, chosen.days, number)
            asked, late = per_kind.setdefault(kind, ([], []))
            asked.append(requests)
            late += delays
        everything = [delay for _, late in per_kind.values() for delay in late]
        total = sum(sum(asked) for asked, _ in per_kind.values())
        print(
            f"{name:11}  {total / lived / chosen.sources:6.1f} requests a day and source, "
            f"delay median {median(everything):6.1f} min, 95 % below {quantiles(everything, n=20)[-1]:7.1f} min"
        )
        for kind, (asked, late) in per_kind.items():
            if late:
                rate = sum(asked) / lived / len(asked)
                print(f"    {kind:15} {rate:6.1f} a day  delay median {median(late):7.1f} min")


if __name__ == "__main__":
    main()
