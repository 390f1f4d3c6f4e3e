"""Which of the titles a page gives itself is the headline its readers see?

Almost every page says its title several times: in h1, for the social networks, for search machines, in the window's
bar. Measured on the news pages of the development corpus each source alone is right on two thirds to three quarters,
yet one of them is right nearly always. The visible h1 is believed against all others together, because when they
differ the others were written for machines: of 69 pages where h1 stood alone it was right on 45, the rival on 14.
So the work is to find the right h1 (`headings`), to clean it (`marks`), to know when another form is better (`rivals`),
and to do without one.
"""

from __future__ import annotations

from selectolax.lexbor import LexborHTMLParser, LexborNode

from newscli.parser.page.metadata.evidence import Evidence
from newscli.parser.page.metadata.structured import Structured, texts
from newscli.parser.page.metadata.titles import headings, rivals
from newscli.parser.page.metadata.titles.marks import SEPARATOR, Labels, clean, is_site, key, keys, like, without_site

#: Where pages without an h1 show their headline, and how many of these are looked at.
_LESSER, _MOST_LESSER = 'h2,h3,h4,[class*="title" i],[class*="headline" i]', 60


def choose(found: Evidence, structured: Structured, site_names: list[str], section_names: list[str]) -> tuple[str, ...]:
    """All titles of the page, the headline first, each once; empty where it has none.

    The names of the site and of its sections are no part of a headline.
    """
    labels = Labels(keys(site_names), keys(section_names))
    shown = [heading for node in found.h1 if (heading := headings.read(node)).text]
    claims = _claims(found, structured)
    named = [heading.text for heading in shown if headings.names_site(heading.text, labels, claims, found.title)]
    labels = Labels(labels.sites | keys(named), labels.sections)
    stripped = [without_site(claim, labels) for claim in claims]
    best = headings.best(shown, stripped, labels, found.title)
    if best is None:
        chosen = _without_last(_agreed(stripped, labels))
    else:
        chosen = (
            rivals.newsroom(best, stripped, structured)
            or rivals.retold(best, stripped, claims, found, structured)
            or rivals.spelled(rivals.alone(best, stripped), stripped, structured)
        )
        chosen = without_site(chosen, labels)
    rest = [heading.text for heading in shown if like(heading.text, chosen) > headings.ALIKE]
    return tuple(dict.fromkeys(title for title in (chosen, *stripped, *claims, *rest) if title))


def node_of(tree: LexborHTMLParser, found: Evidence, title: str) -> LexborNode | None:
    """The h1 that shows the title, or comes nearest to it; without one the lesser heading that is the title."""
    scored = [(like(headings.read(node).text, title), node) for node in found.h1]
    score, node = max(scored, key=lambda pair: pair[0], default=(0.0, None))
    if score >= rivals.RETOLD:
        return node
    wanted = key(title)
    lesser = tree.css(_LESSER)[:_MOST_LESSER] if wanted else []
    return next((node for node in lesser if key(headings.read(node).text) == wanted), None)


def _claims(found: Evidence, structured: Structured) -> list[str]:
    """What the page calls itself outside its headings, the most trustworthy first."""
    article = structured.article or {}
    claimed = found.all_metas("og:title")[:1]
    claimed += texts(article.get("headline"))[:1] or texts(article.get("name"))[:1]
    claimed += found.all_metas("twitter:title")[:1]
    claimed += [node.text(deep=True) for name, node in found.items if name == "headline" and node.tag != "meta"][:2]
    claimed += found.all_metas("headline", "parsely-title", "sailthru.title", "dc.title", "dcterms.title", "title")[:6]
    window = clean(found.title)
    return [title for claim in (*claimed, window) if (title := _whole(clean(claim), window))]


def _whole(claim: str, window: str) -> str:
    """A claim, or the window's title where the claim was cut by a quotation mark that its attribute could not hold."""
    rest = window[len(claim) :].lstrip() if claim and window.startswith(claim) else ""
    return window if rest.startswith('"') else claim


def _agreed(claims: list[str], labels: Labels) -> str:
    """Without an h1: the claim that most others repeat, the most trustworthy of equals."""
    fit = [claim for claim in claims if not is_site(claim, labels)] or claims
    if not fit:
        return ""
    same = [key(claim) for claim in fit]
    best = max(fit, key=lambda claim: same.count(key(claim)))
    # A section that nobody names stands behind a mark: another claim without it shows where the headline ends.
    shorter = (claim for claim in fit if len(claim) >= len(best) / 2 and best.startswith(claim) and claim != best)
    return next((claim for claim in shorter if SEPARATOR.match(best, len(claim))), best)


def _without_last(title: str) -> str:
    """Where only the window's title is left: without what stands after its last upright bar, if that is shorter."""
    before, bar, after = title.rpartition("|")
    return before.strip() if bar and 0 < len(after) < len(before) else title


__all__ = ["choose", "clean", "node_of"]
