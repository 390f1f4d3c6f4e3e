"""Sibling pages as one site makes them: real pages whose words are replaced, the rest left as it was.

A site is one corpus page. Each sibling has other paragraphs, another title, other numbers (identifiers, times) and
other teasers; the words are those of the corpus's articles in the site's language, running on from a place by chance.
One template and no redesign flatter every store that codes pages against each other: compare stores on it, not the
world.
"""

from __future__ import annotations

import gzip
import html
import json
import random
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from newscli.blocks import Paragraph, Span
from newscli.model import Capture, Reading

CORPUS = Path(__file__).parents[4] / "shared" / "corpus" / "extraction"
_NOON = datetime(2026, 11, 1, 12, tzinfo=UTC)
_HEADERS = (
    ("Server", "nginx"),
    ("Content-Type", "text/html; charset=utf-8"),
    ("Vary", "Accept-Encoding"),
    ("Cache-Control", "public, max-age=60"),
    ("X-Frame-Options", "SAMEORIGIN"),
    ("X-Content-Type-Options", "nosniff"),
    ("Strict-Transport-Security", "max-age=31536000; includeSubDomains"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Corpus:
    """The corpus's pages with a body, and the words to make others of."""

    pages: list[tuple[str, str, dict[str, Any]]]  #: address, HTML, truth
    titles: dict[str, list[str]]  #: by language
    paragraphs: dict[str, list[str]]  #: by language, in the order of the articles


def corpus(*sources: str) -> Corpus:
    """All pages of these sources whose body is known; words are taken from all of them."""
    rows = [json.loads(line) for line in (CORPUS / "truth.jsonl").read_text(encoding="utf-8").split("\n") if line]
    rows = [row for row in rows if row["source"] in sources and row["truth"].get("body") and row["truth"].get("title")]
    pages = []
    for row in rows:
        body = gzip.decompress((CORPUS / row["html_path"]).read_bytes())
        pages.append((row["url"], body.decode(row["charset"], "replace"), row["truth"]))
    titles: dict[str, list[str]] = defaultdict(list)
    paragraphs: dict[str, list[str]] = defaultdict(list)
    for row in rows:
        titles[_language(row["truth"])].append(row["truth"]["title"])
        paragraphs[_language(row["truth"])] += [
            part for part in row["truth"]["body"].split("\n\n") if 60 < len(part) < 1200
        ]
    return Corpus(pages=pages, titles=titles, paragraphs=paragraphs)


def _language(truth: dict[str, Any]) -> str:
    return str(truth.get("lang") or "en")[:2]


def sites(made_from: Corpus, *, count: int = 10) -> list[tuple[str, str, dict[str, Any]]]:
    """Pages to make siblings of: of the size of real news pages, with their paragraphs as paragraphs."""
    fit = [
        page for page in made_from.pages if 120_000 < len(page[1]) < 330_000 and len(_PARAGRAPH.findall(page[1])) >= 12
    ]
    return random.Random(6).sample(fit, count)


_PARAGRAPH = re.compile(r"(<p\b[^>]*>)([^<]{60,})(</p>)")
_TEASER = re.compile(r"(>)([^<>{}\n]{30,160})(</(?:a|h[2-5]|span)>)")
_NUMBER = re.compile(r"(?<![\w#.%&/-])\d{4,}(?![\w%])")


def siblings(
    made_from: Corpus, page: tuple[str, str, dict[str, Any]], *, count: int = 200, seed: int = 0
) -> Iterator[tuple[Capture, Reading]]:
    """Pages of one site and what is read from them, in the order of publication."""
    url, template, truth = page
    host = url.split("/")[2]
    chance = random.Random(f"{url} {seed}")
    titles, paragraphs = made_from.titles[_language(truth)], made_from.paragraphs[_language(truth)]
    front = [chance.choice(titles) for _ in range(60)]  # what the site teases just now
    for number in range(count):
        front[chance.randrange(60)] = chance.choice(titles)
        published = _NOON + timedelta(minutes=17 * number)
        title = f"{chance.choice(titles)} ({number})"
        words = _running(4_550, paragraphs, chance)
        text = _page(template, (truth["title"], title), words, front, chance)
        at = f"https://{host}/news/{number}-{re.sub(r'[^a-z0-9]+', '-', title.lower()).strip('-')[:60]}"
        when = f"{published:%a, %d %b %Y %H:%M:%S} GMT"
        capture = Capture(
            url=at,
            asked_url=at,
            fetched_at=published + timedelta(minutes=3),
            status=200,
            headers=(("Date", when), *_HEADERS, ("ETag", f'W/"{chance.randbytes(8).hex()}"')),
            body=text.encode(),
        )
        reading = Reading(
            url=at,
            title=title,
            published=published,
            authors=(chance.choice(("Ada Example", "Bo Sample", "Cy Muster")),),
            section=chance.choice(("Politics", "Economy", "Sport", "Culture")),
            language=_language(truth),
            blocks=tuple(Paragraph((Span(part),)) for part in words),
            parser_version=1,
        )
        yield capture, reading


def _running(size: int, paragraphs: list[str], chance: random.Random) -> list[str]:
    """Paragraphs from a place by chance on, about so many letters of them."""
    words: list[str] = []
    at = chance.randrange(len(paragraphs))
    while sum(map(len, words)) < size - 150:
        words.append(paragraphs[at % len(paragraphs)])
        at += 1
    return words


def _page(template: str, titles: tuple[str, str], words: list[str], front: list[str], chance: random.Random) -> str:
    """The template with other words; its first paragraphs hold the article, later ones keep their own."""
    remaining = iter(words)
    teasers = iter(front)

    def paragraph(match: re.Match[str]) -> str:
        return f"{match[1]}{html.escape(next(remaining, match[2]), quote=False)}{match[3]}"

    def teaser(match: re.Match[str]) -> str:
        return f"{match[1]}{html.escape(next(teasers, match[2]), quote=False)}{match[3]}"

    page = template.replace(*titles).replace(html.escape(titles[0]), html.escape(titles[1]))
    page = _NUMBER.sub(lambda match: str(chance.randrange(10 ** (len(match[0]) - 1), 10 ** len(match[0]))), page)
    page = _TEASER.sub(teaser, page)
    page = _PARAGRAPH.sub(paragraph, page)
    rest = "".join(f"<p>{html.escape(part, quote=False)}</p>" for part in remaining)
    return page.replace("</body>", f"{rest}</body>", 1) if "</body>" in page else page + rest
