"""Feeds for measuring: 50 entries each in four scripts, RSS and Atom by turns, with validators, packed."""

from __future__ import annotations

import gzip
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

ENTRIES = 50
_NEWEST = datetime(2026, 11, 25, 8, 0, tzinfo=UTC)
_WORDS = (
    "council bridge harbour ferry winter festival school vote river library market train museum storm".split(),  # noqa: SIM905
    "мост город река школа праздник зима поезд музей рынок библиотека совет паром буря гавань".split(),  # noqa: SIM905
    "γέφυρα πόλη ποτάμι σχολείο γιορτή χειμώνας τρένο μουσείο αγορά βιβλιοθήκη λιμάνι καταιγίδα".split(),  # noqa: SIM905
    "市議会は橋の建設を決定した 港の祭りは土曜日に終わる 図書館は日曜日も開く 嵐の後に船が戻る".split(),  # noqa: SIM905
)


def address(number: int) -> str:
    """The loopback address of a feed, one of its own."""
    return f"127.{10 + number // 62_500}.{number // 250 % 250}.{number % 250 + 1}"


def feed(number: int) -> bytes:
    """The feed with that number, packed."""
    make = _atom if number % 2 else _rss
    return gzip.compress(make(number).encode("utf-8"), 6, mtime=0)


def etag(number: int) -> str:
    """The validator of that feed."""
    return f'"feed-{number}"'


def _sentence(number: int, entry: int, count: int) -> str:
    words = _WORDS[number % len(_WORDS)]
    return " ".join(words[(number * 7 + entry * 13 + n * (1 + entry % 5)) % len(words)] for n in range(count))


def _entries(number: int) -> list[tuple[str, str, str, datetime]]:
    """Address, title, lead and moment of each entry."""
    base = f"http://{address(number)}/news/2026/11"
    return [
        (
            f"{base}/story-{number}-{entry}",
            f"{_sentence(number, entry, 7)} {entry}",
            _sentence(number, entry + 1, 40),
            _NEWEST - timedelta(minutes=entry * 47 + number % 40),
        )
        for entry in range(ENTRIES)
    ]


def _rss(number: int) -> str:
    items = "".join(
        f"<item><title>{title}</title><link>{url}</link><guid>{url}</guid>"
        f"<pubDate>{format_datetime(moment)}</pubDate><description>&lt;p&gt;{lead}&lt;/p&gt;</description></item>"
        for url, title, lead, moment in _entries(number)
    )
    head = f"<title>Paper {number}</title><link>http://{address(number)}/</link>"
    return f'<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel>{head}{items}</channel></rss>'


def _atom(number: int) -> str:
    items = "".join(
        f'<entry><id>{url}</id><title>{title}</title><link href="{url}"/><updated>{moment.isoformat()}</updated>'
        f'<published>{moment.isoformat()}</published><summary type="html">&lt;p&gt;{lead}&lt;/p&gt;</summary></entry>'
        for url, title, lead, moment in _entries(number)
    )
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><feed xmlns="http://www.w3.org/2005/Atom">'
        f"<title>Paper {number}</title><id>paper-{number}</id>{items}</feed>"
    )
