"""What no heuristic can know of one site, one small file a site, with the date until which each rule held.

To add a site: a file beside `belta.py` that makes `SiteRule`s, a line in `RULES`, and a test with an invented page in
the site's shape. The general reader does the rest; a rule only says what it would have to guess.
"""

from __future__ import annotations

from urllib.parse import urlsplit

from selectolax.lexbor import LexborHTMLParser

from newscli.parser.page.sites import belta
from newscli.parser.page.sites.apply import facts, lacks_article, narrow, trim
from newscli.parser.page.sites.rule import Layout, SiteRule

#: Every site with a rule of its own.
RULES: tuple[SiteRule, ...] = (*belta.EDITIONS,)

_BY_HOST = {host: rule for rule in RULES for host in rule.hosts}
_BY_SHAPE = tuple(rule for rule in RULES if rule.shape)


def rule_for(url: str | None, tree: LexborHTMLParser | None = None) -> SiteRule | None:
    """The rule of the site an address belongs to, else of the site whose article's address and page it looks like."""
    try:
        parts = urlsplit(url or "")
        host = (parts.hostname or "").lower().removeprefix("www.")
    except ValueError:
        return None
    return _BY_HOST.get(host) or next((rule for rule in _BY_SHAPE if _has_shape(rule, parts.path, tree)), None)


def _has_shape(rule: SiteRule, path: str, tree: LexborHTMLParser | None) -> bool:
    return tree is not None and bool(rule.article.match(path)) and all(tree.css_first(part) for part in rule.shape)


__all__ = ["RULES", "Layout", "SiteRule", "facts", "lacks_article", "narrow", "rule_for", "trim"]
