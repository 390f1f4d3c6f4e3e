"""One page to one `Reading`: what the page says of the article, what it is, and the article's words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime

from selectolax.lexbor import LexborHTMLParser

from newscli import addresses
from newscli.blocks.text import plain
from newscli.model import Reading
from newscli.parser import charset, language
from newscli.parser.page import body, depth, kind, metadata, sites, split
from newscli.parser.page.metadata import structured

#: Rises with every change that makes other readings of the same bytes; kept beside each reading.
PARSER_VERSION = 2


def read_article(
    html: bytes | str,
    url: str | None = None,
    *,
    headers: Sequence[tuple[str, str]] = (),
    captured_at: datetime | None = None,
    site_rules: bool = True,
) -> Reading:
    """The article in a page, given as served bytes (with the answer's headers) or as text; `url` is where it stood."""
    text = depth.limited(html if isinstance(html, str) else charset.decode(html, _content_type(headers)))
    tree = LexborHTMLParser(text)
    rule = sites.rule_for(url, tree) if site_rules else None
    found = structured.read(tree, url)
    about = metadata.read(tree, found, url=url, captured_at=captured_at, rule=rule)
    misplaced = _names_home(tree, url) or (rule is not None and sites.lacks_article(tree, rule, url, captured_at))
    website = _calls_itself_website(tree)
    if rule is not None:
        sites.narrow(tree, rule, captured_at and captured_at.date())
    next_url = split.next_page(tree, text, url)
    claims = body.Claims(about.headlines, about.authors, about.description, found.body)
    read = body.read(tree, _base(tree, url), claims)
    blocks = read.blocks
    if rule is not None:
        blocks = sites.trim(blocks, rule)
    words = plain(blocks)
    return Reading(
        url=about.url,
        title=about.title,
        kind=kind.of_page(
            blocks,
            words,
            about.title,
            paid=about.paywalled,
            around=read,
            says=structured.types(found.article or {}),
            dated=about.published is not None,
            home=_is_home(url),
            website=website,
            misplaced=misplaced,
        ),
        published=about.published,
        published_is_day=about.published_is_day,
        updated=about.updated,
        updated_is_day=about.updated_is_day,
        authors=about.authors,
        section=about.section,
        tags=about.tags,
        language=language.decide(about.declared_language, words),
        description=about.description,
        site_name=about.site_name,
        picture=about.picture,
        paywalled=about.paywalled,
        next_url=next_url,
        blocks=blocks,
        parser_version=PARSER_VERSION,
    )


def _base(tree: LexborHTMLParser, url: str | None) -> str | None:
    """What links in the page are relative to."""
    base = tree.css_first("base[href]")
    return (addresses.join(url or "", base.attributes["href"] or "") if base else None) or url


def _is_home(url: str | None) -> bool:
    return url is not None and re.fullmatch(r"https?://[^/?#]+(?:/(?:index\.html?)?)?", url) is not None


def _names_home(tree: LexborHTMLParser, url: str | None) -> bool:
    """Whether the page says that its own address is the home page's: what answers for addresses of nonsense."""
    link = tree.css_first('link[rel="canonical"][href]')
    return link is not None and _is_home(addresses.join(url or "", link.attributes["href"] or ""))


def _calls_itself_website(tree: LexborHTMLParser) -> bool:
    said = tree.head.css_first('meta[property="og:type"]') if tree.head else None
    return said is not None and (said.attributes.get("content") or "").strip().lower() == "website"


def _content_type(headers: Sequence[tuple[str, str]]) -> str | None:
    return next((value for name, value in headers if name.lower() == "content-type"), None)
