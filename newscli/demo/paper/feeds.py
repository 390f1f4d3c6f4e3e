"""What the modern paper says to machines: RSS, Atom, sitemaps, robots.txt.

The RSS feed carries what feeds carry: tracking parameters, numbers in place of permanent links, the AMP address of one
article, a topic page and a page behind a consent wall among the articles. Characters that XML forbids are written as
HTML references, twice escaped, so that the file stays well-formed and the reader still meets them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime, timedelta
from email.utils import format_datetime
from xml.sax.saxutils import escape

from newscli.demo.paper.article import NAME, SECTIONS, amp, path, picture
from newscli.demo.stories import Story

#: The feeds end here, the sitemap goes on: a reader who follows the paper late finds the older ones there.
FEED_LENGTH = 30
NEWS_SITEMAP_AGE = timedelta(days=2)  # as the news sitemap's own definition has it

_TRACKING = "?utm_source=rss&utm_medium=feed&utm_campaign=latest"
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_XML = '<?xml version="1.0" encoding="UTF-8"?>\n'


def rss(base: str, stories: Sequence[Story]) -> str:
    """The RSS 2.0 feed of the newest articles."""
    items = "\n".join(_rss_item(base, story) for story in stories[:FEED_LENGTH])
    return f"""{_XML}<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:atom="http://www.w3.org/2005/Atom"
 xmlns:media="http://search.yahoo.com/mrss/">
<channel>
<title>{NAME}</title>
<link>{base}/</link>
<atom:link rel="self" type="application/rss+xml" href="{base}/feed.xml"/>
<description>News from Port Callan and the bay. Invented for newscli.</description>
<language>en-gb</language>
<ttl>30</ttl>
<item><title>Topic: the harbour festival</title><link>{base}/topics/harbour-festival{escape(_TRACKING)}</link></item>
{items}
</channel>
</rss>
"""


def _rss_item(base: str, story: Story) -> str:
    link = base + (amp(story) if "amp" in story.quirks else path(story)) + _TRACKING
    media = f'<media:content url="{base}{picture(story)}" medium="image"/>' if story.picture else ""
    return f"""<item>
<title>{_text(story.title)}</title>
<link>{escape(link)}</link>
<guid isPermaLink="false">courier-{story.id}</guid>
<pubDate>{format_datetime(story.published_at)}</pubDate>
{"".join(f"<dc:creator>{escape(name)}</dc:creator>" for name in story.authors)}
<category>{SECTIONS[story.section]}</category>
<description>{_text(story.lead)}</description>
{media}</item>"""


def atom(base: str, stories: Sequence[Story]) -> str:
    """The Atom feed of the newest articles; it alone says when an article was updated."""
    entries = "\n".join(_entry(base, story) for story in stories[:FEED_LENGTH])
    return f"""{_XML}<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en-GB">
<title>{NAME}</title>
<id>tag:callan-courier.example,2020:feed</id>
<link rel="self" href="{base}/atom.xml"/>
<link rel="alternate" href="{base}/"/>
<updated>{changed_at(stories).isoformat()}</updated>
{entries}
</feed>
"""


def _entry(base: str, story: Story) -> str:
    return f"""<entry>
<title type="html">{_text(_text(story.title))}</title>
<id>tag:callan-courier.example,2020:{story.id}</id>
<link rel="alternate" type="text/html" href="{base}{path(story)}"/>
<published>{story.published_at.isoformat()}</published>
<updated>{(story.updated_at or story.published_at).isoformat()}</updated>
{"".join(f"<author><name>{escape(name)}</name></author>" for name in story.authors)}
<category term="{story.section}" label="{SECTIONS[story.section]}"/>
<summary>{escape(story.lead)}</summary>
</entry>"""


def news_sitemap(base: str, stories: Sequence[Story], now: datetime) -> str:
    """The articles of the last two days, with Google's news elements."""
    urls = "\n".join(
        f"""<url><loc>{base}{path(story)}</loc><news:news>
<news:publication><news:name>{NAME}</news:name><news:language>en</news:language></news:publication>
<news:publication_date>{story.published_at.isoformat()}</news:publication_date>
<news:title>{_text(story.title)}</news:title></news:news></url>"""
        for story in stories
        if story.published_at > now - NEWS_SITEMAP_AGE
    )
    return f"""{_XML}<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
 xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">
{urls}
</urlset>
"""


def sitemap(base: str, stories: Sequence[Story]) -> str:
    """Every article there is."""
    urls = "\n".join(
        f"<url><loc>{base}{path(story)}</loc>"
        f"<lastmod>{(story.updated_at or story.published_at).isoformat()}</lastmod></url>"
        for story in stories
    )
    return f'{_XML}<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n{urls}\n</urlset>\n'


def sitemap_index(base: str, stories: Sequence[Story]) -> str:
    """The sitemaps, the newest articles first."""
    changed = changed_at(stories).isoformat()
    maps = "".join(
        f"<sitemap><loc>{base}/{name}.xml</loc><lastmod>{changed}</lastmod></sitemap>\n"
        for name in ("news-sitemap", "sitemap-articles")
    )
    return f'{_XML}<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n{maps}</sitemapindex>\n'


def robots(base: str) -> str:
    """What crawlers may ask for."""
    rules = "User-agent: *\nDisallow: /print/\nDisallow: /internal/\n\n"
    return f"{rules}Sitemap: {base}/sitemap.xml\nSitemap: {base}/news-sitemap.xml\n"


def changed_at(stories: Sequence[Story]) -> datetime:
    """When the newest change among them happened."""
    return max(story.updated_at or story.published_at for story in stories)


def _text(text: str) -> str:
    """Text for an XML element; what XML forbids becomes an HTML reference, escaped once more."""
    return escape(_FORBIDDEN.sub(lambda found: f"&#{ord(found[0])};", text))
