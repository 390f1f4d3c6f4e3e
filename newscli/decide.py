"""What to do next, decided from values alone: which sources are due, what is new in a listing, when to ask again.

Nothing is asked or kept here; time comes in as `now`, chance as a number. Every rule is tested by a table of cases.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

from newscli import addresses
from newscli.errors import FetchError
from newscli.model import Capture, Entry, Listing, Source

#: A source is never asked more often than this by itself, and never less often.
SHORTEST = timedelta(minutes=10)
LONGEST = timedelta(days=1)
#: A source without a rhythm yet (new, or no dates in it).
FIRST = timedelta(minutes=30)
#: How much of the usual gap between two articles to wait: asking twice in a gap finds an article after a quarter of
#: it in the mean. Chosen by the simulated year in tests/benchmarks/sync.
SHARE_OF_GAP = 0.5
#: The first pause after a failure; it doubles with each failure in a row up to the longest.
AFTER_FAILURE = timedelta(minutes=5)
LONGEST_AFTER_FAILURE = timedelta(days=2)
#: Hosts that share a rhythm should not be asked at the same second: the pause varies by this share.
JITTER = 0.1
#: How long after an article was first seen its page is asked again, to catch corrections.
RECHECKS = (timedelta(hours=1), timedelta(days=1), timedelta(days=7))
#: How long before it was followed a sitemap of all pages is read.
SITEMAP_REACH = timedelta(days=7)
#: A page that failed is tried again after 15 minutes, then 1, 4, 16 and 64 hours, and then no more.
FIRST_TRY = timedelta(minutes=15)
MAX_TRIES = 6


@dataclass(frozen=True, slots=True)
class Plan:
    """When a source may be asked again, and by which rule, in words."""

    at: datetime | None
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Wishes:
    """What the publisher says about when to come again."""

    ttl_seconds: float | None = None  #: the feed's own
    max_age_seconds: float | None = None  #: Cache-Control
    skip_hours: frozenset[int] = frozenset()  #: UTC


def whats_new(entries: Iterable[Entry], known: Collection[str], since: datetime | None = None) -> list[Entry]:
    """The entries not known yet, each article once, in the listing's order.

    `known` holds canonical addresses. With `since`, entries that say they are older are left out.
    """
    seen = set(known)
    new: list[Entry] = []
    for entry in entries:
        key = addresses.canonical(entry.url)
        if key in seen:
            continue
        seen.add(key)
        moment = entry.published or entry.updated
        if since is None or moment is None or moment >= since:
            new.append(entry)
    return new


def reach_back(listing: Listing, source: Source) -> datetime | None:
    """How far back a listing is read without being asked to; None: to its end.

    A sitemap of all pages names everything a site ever had: only what changed since shortly before it was followed is
    news.
    """
    is_of_all_pages = listing.kind == "sitemap" and not any(entry.title for entry in listing.entries)
    return source.added_at - SITEMAP_REACH if is_of_all_pages else None


def belongs(entry: Entry, source: Source) -> bool:
    """Whether a listing may speak for an entry's words: only for articles of its own site.

    A feed may point anywhere, but its words about another site's article are no evidence of what that site wrote.
    """
    mine, theirs = addresses.site(source.url), addresses.site(entry.url)
    return _family(mine) == _family(theirs)


def _family(site: str) -> str:
    """The last two names of a host, three where the last two are an ending such as `co.uk`."""
    labels = site.split(".")
    if labels[-1].isdigit():  # an address in numbers has no family
        return site
    if len(labels) > 2 and len(labels[-1]) == 2 and len(labels[-2]) <= 3:
        return ".".join(labels[-3:])
    return ".".join(labels[-2:])


def answered(
    source: Source, capture: Capture, listing: Listing | None, moments: Iterable[datetime], *, new: int, now: datetime
) -> Source:
    """The source as it is after a usable answer; `listing` is None where nothing had changed (304).

    `moments` are when the listed articles appeared, `new` how many of them were not known.
    """
    if listing is None:
        plan = after_unchanged(source, now)
        new_at, validators = source.new_at, (source.etag, source.last_modified)
    else:
        wishes = Wishes(
            ttl_seconds=listing.ttl_seconds, max_age_seconds=max_age(capture), skip_hours=listing.skip_hours
        )
        plan = after_answer(source, moments, wishes, now)
        new_at = now if new else source.new_at
        validators = (capture.header("etag"), capture.header("last-modified"))
    return replace(
        source,
        url=moved_to(capture) or source.url,
        kind=listing.kind if listing else source.kind,
        title=source.title or (listing.title if listing else ""),
        language=source.language or (listing.language if listing else None),
        etag=validators[0],
        last_modified=validators[1],
        asked_at=now,
        answered_at=now,
        new_at=new_at,
        next_at=plan.at,
        failures=0,
        last_error=None,
        last_new=new,
        reason=plan.reason,
    )


def failed(source: Source, failure: FetchError, now: datetime) -> Source:
    """The source as it is after an answer that was no use."""
    source = replace(source, asked_at=now, failures=source.failures + 1, last_error=failure.cause, last_new=0)
    if failure.status == 410:
        return replace(source, gone=True, next_at=None, reason="410 Gone: its publisher took it down for good")
    plan = after_failure(source, failure.cause, failure.retry_after, now)
    return replace(source, next_at=plan.at, reason=plan.reason)


def moved_to(capture: Capture) -> str | None:
    """The new address of something that has moved for good: every hop to it said 301 or 308."""
    permanent = bool(capture.redirects) and all(status in (301, 308) for _, status in capture.redirects)
    return capture.url if permanent else None


def max_age(capture: Capture) -> float | None:
    """How many seconds its server calls the answer fresh; None where it says nothing."""
    found = re.search(r"(?:^|[,\s])max-age\s*=\s*\"?(\d{1,9})", capture.header("cache-control") or "", re.IGNORECASE)
    return float(found[1]) if found else None


def after_unchanged(source: Source, now: datetime) -> Plan:
    """When to ask again after "not modified": as before, and the less often the longer nothing has come."""
    former = source.next_at - source.answered_at if source.next_at and source.answered_at else FIRST
    silence = (now - source.new_at) * SHARE_OF_GAP / 2 if source.new_at else former
    pause = min(max(former, silence, SHORTEST), LONGEST)
    return Plan(now + pause, f"nothing had changed; asked about every {in_words(pause)}")


def after_answer(source: Source, moments: Iterable[datetime], wishes: Wishes, now: datetime) -> Plan:
    """When to ask again after a usable answer. `moments` are when its newest articles appeared."""
    gap = usual_gap(moments, now)
    if gap is None:
        pause, reason = FIRST, "it gives no dates to learn a rhythm from"
    else:
        pause, reason = gap * SHARE_OF_GAP, f"it brings an article every {in_words(gap)}"
    for seconds, said in ((wishes.ttl_seconds, "its feed"), (wishes.max_age_seconds, "its server")):
        if seconds and timedelta(seconds=seconds) > pause:
            pause, reason = (
                timedelta(seconds=seconds),
                f"{said} says it stays fresh for {in_words(timedelta(seconds=seconds))}",
            )
    if pause < SHORTEST:
        pause, reason = SHORTEST, f"{reason}; never more often than every {in_words(SHORTEST)}"
    elif pause > LONGEST:
        pause, reason = LONGEST, f"{reason}; at least once in {in_words(LONGEST)}"
    at = now + pause * (1 + JITTER * chance(source, now))
    if wishes.skip_hours and len(wishes.skip_hours) < 24:
        asked = at
        while at.astimezone(UTC).hour in wishes.skip_hours:
            at = (at + timedelta(hours=1)).replace(minute=0, second=0, microsecond=0)
        if at != asked:
            reason += f"; its feed asks to be left alone until {at.astimezone(UTC):%H:%M} UTC"
    return Plan(at, reason)


def after_failure(source: Source, cause: str, retry_after: float | None, now: datetime) -> Plan:
    """When to ask again after the failure that makes `source.failures` failures in a row."""
    doublings = min(max(source.failures - 1, 0), 16)
    pause = min(AFTER_FAILURE * 2**doublings, LONGEST_AFTER_FAILURE) * (1 + JITTER * chance(source, now))
    reason = f"{cause}; failure {source.failures} in a row, so a pause of {in_words(pause)}"
    if retry_after and timedelta(seconds=retry_after) > pause:
        pause = timedelta(seconds=retry_after)
        reason = f"{cause}; its server asked for quiet for {in_words(pause)}"
    return Plan(now + pause, reason)


def usual_gap(moments: Iterable[datetime], now: datetime) -> timedelta | None:
    """How long it takes in the mean until the next article, from when the newest appeared; None where it is unknown.

    The silence since the newest counts as a gap once it is longer than the others, so that a source that stopped
    publishing is asked less and less.
    """
    newest = sorted({moment for moment in moments if moment <= now}, reverse=True)[:20]
    if len(newest) < 2:
        return None
    span = newest[0] - newest[-1]
    return max(span / (len(newest) - 1), (now - newest[0]) / 2)


def next_check(article_at: datetime, now: datetime) -> datetime | None:
    """When to look at an article's page again: an hour, a day and a week after it appeared; None where that is over."""
    return next((article_at + pause for pause in RECHECKS if article_at + pause > now), None)


def next_try(tries: int, now: datetime, retry_after: float | None = None) -> datetime | None:
    """When to try a page again that failed for the `tries`th time; None where it is given up.

    `retry_after` is how many seconds its server asked to be left alone.
    """
    if tries >= MAX_TRIES:
        return None
    pause: timedelta = FIRST_TRY * 4 ** (tries - 1)
    return now + max(pause, timedelta(seconds=retry_after or 0))


def was_corrected(entry: Entry, source: Source) -> bool:
    """Whether a listing says that an article known already has changed since the source was last asked."""
    return bool(
        entry.updated and source.answered_at and entry.updated > source.answered_at and entry.updated != entry.published
    )


def chance(source: Source, now: datetime) -> float:
    """A number from 0 to 1 that differs by source and day, and is the same for the same question."""
    return zlib.crc32(f"{source.id} {source.url} {now:%Y-%m-%d %H}".encode()) / 0xFFFFFFFF


def in_words(pause: timedelta) -> str:
    """A length of time as a person says it: `40 minutes`, `3 hours`, `2 days`."""
    seconds = pause.total_seconds()
    for size, name in ((86400, "day"), (3600, "hour"), (60, "minute")):
        if seconds >= size * 1.5 or (name == "minute" and seconds >= size):
            count = round(seconds / size)
            return f"{count} {name}{'s' if count != 1 else ''}"
    return f"{round(seconds)} seconds"
