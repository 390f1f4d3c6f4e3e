"""What no heuristic can know of one site, one small file a site, with the date until which each rule held.

To add a site: a file beside `belta.py` that makes `SiteRule`s, a line in `RULES`, and a test with an invented page in
the site's shape. The general reader does the rest; a rule only says what it would have to guess.
"""

from __future__ import annotations

from urllib.parse import urlsplit

from newscli.parser.page.sites import belta
from newscli.parser.page.sites.apply import facts, narrow, trim
from newscli.parser.page.sites.rule import Layout, SiteRule

#: Every site with a rule of its own.
RULES: tuple[SiteRule, ...] = (*belta.EDITIONS,)

_BY_HOST = {host: rule for rule in RULES for host in rule.hosts}


def rule_for(url: str | None) -> SiteRule | None:
    """The rule of the site an address belongs to, or None."""
    try:
        host = (urlsplit(url or "").hostname or "").lower()
    except ValueError:
        return None
    return _BY_HOST.get(host.removeprefix("www."))


__all__ = ["RULES", "Layout", "SiteRule", "facts", "narrow", "rule_for", "trim"]
