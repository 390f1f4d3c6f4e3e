"""The plain facts of a page: its address, what it is about in a sentence, its picture, whether it must be paid for."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

from newscli import addresses
from newscli.parser.page.metadata.evidence import Evidence
from newscli.parser.page.metadata.structured import Structured, texts
from newscli.parser.page.metadata.titles.marks import clean

_NOT_FREE = frozenset(("false", "no", "0"))
_LOCKED = frozenset(("locked", "paid", "premium", "metered", "subscription", "subscriber", "plus"))


def address(found: Evidence, url: str | None) -> str | None:
    """The canonical address that the page claims, if it can be this article's; else the one it was read from.

    Sites that name their front page or another host in all pages exist; such a claim would make all articles one.
    """
    claims = [node.attrs.get("href") or "" for node in found.links.get("canonical", ())[:2]]
    for claim in (*claims, *found.all_metas("og:url")[:1]):
        whole = addresses.join(url or claim, claim)
        if whole is not None and (url is None or _may_be(whole, url)):
            return whole
    return url


def description(found: Evidence, structured: Structured) -> str:
    """What the page says it is about, in a sentence or two; empty where it does not."""
    article = structured.article or {}
    said = found.all_metas("og:description", "description", "twitter:description", "dc.description")
    return next((text for one in (*said, *texts(article.get("description"))[:1]) if (text := clean(one))), "")


def picture(found: Evidence, structured: Structured, base: str | None) -> str | None:
    """The absolute address of the lead picture."""
    article = structured.article or {}
    said = found.all_metas(
        "og:image", "og:image:url", "og:image:secure_url", "twitter:image", "twitter:image:src", "image"
    )
    said += _images(structured.resolve(article.get("image")))
    said += [node.attrs.get("href") or "" for node in found.links.get("image_src", ())]
    for one in said:
        if one and (whole := addresses.join(base or one, one)) is not None:
            return whole
    return None


def paywalled(found: Evidence, structured: Structured) -> bool:
    """Does the page say that its article is not free to read?"""
    free = [thing.get("isAccessibleForFree") for thing in (structured.article or {},)]
    if any(str(value).rsplit("/", maxsplit=1)[-1].lower() in _NOT_FREE for value in free if value is not None):
        return True
    return found.meta("article:content_tier", "og:article:content_tier", "content_tier", "lp.type").lower() in _LOCKED


def language(found: Evidence, structured: Structured) -> str | None:
    """The language the page declares, as it writes it."""
    said = [found.lang, *texts((structured.article or {}).get("inLanguage"))[:1]]
    said += found.all_metas("og:locale", "content-language", "dc.language", "language")
    return next((one for one in said if one.strip() and one.lower() != "utf-8"), None)


def _may_be(claim: str, url: str) -> bool:
    try:
        claimed, here = urlsplit(claim), urlsplit(url)
    except ValueError:
        return False
    if claimed.path in ("", "/") and here.path not in ("", "/") and not claimed.query:
        return False
    return addresses.site(claim) == addresses.site(url)


def _images(value: Any, depth: int = 0) -> list[str]:
    if isinstance(value, str):
        return [value]
    if depth > 3:
        return []
    if isinstance(value, list):
        return [image for one in value[:3] for image in _images(one, depth + 1)]
    if isinstance(value, dict):
        return _images(value.get("url") or value.get("contentUrl"), depth + 1)
    return []
