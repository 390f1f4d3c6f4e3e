"""A modern paper in English: which address gives which page, feed or picture; everything has validators."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import datetime

from newscli.demo.desk import Clock, Desk
from newscli.demo.paper import article, feeds
from newscli.demo.pictures import photograph
from newscli.demo.stories import Story
from newscli.demo.templates import fill
from newscli.demo.web import HTML, Answer, Request, page

__all__ = ["Paper"]

PER_PAGE = 12

_ARTICLE = re.compile(r"(/amp|/print)?/([a-z]+)/\d{4}/\d\d/\d\d/[^/]*-(\d+)")
_PICTURE = re.compile(r"/media/([a-z]+)-(\d+)\.png")
_TOPIC = re.compile(r"/topics/([\w-]+)")


class Paper:
    """The paper's site: a face for `demo.web`. It learns its own address from each request's Host header."""

    def __init__(self, desk: Desk, clock: Clock) -> None:
        self.desk = desk
        self._clock = clock

    def __call__(self, request: Request) -> Answer:
        """The page, feed or picture at an address; 404 where there is none, 410 where an article was taken down."""
        base = f"http://{request.headers.get('host', '')}"
        path = request.path.rstrip("/") or "/"
        if found := _PICTURE.fullmatch(path):
            return Answer(body=photograph(found[1], int(found[2])), content_type="image/png", validators=True)
        if found := _ARTICLE.fullmatch(path):
            return self._article(base, int(found[3]), twin=found[1] == "/amp")
        if (machine := self._for_machines(base, path)) is not None:
            return machine
        chosen = self._choose(path)
        if chosen is None:
            return page(self._page(base, "<title>Not found</title>", "<h1>Page not found</h1>"), 404)
        return self._list(base, *chosen, request)

    def _choose(self, path: str) -> tuple[str, list[Story]] | None:
        """The title and the articles of the page of a section, a topic or all; None where it is none of these."""
        stories = self.desk.stories()
        if path == "/":
            return article.NAME, stories
        if path[1:] in article.SECTIONS:
            return article.SECTIONS[path[1:]], [story for story in stories if story.section == path[1:]]
        if found := _TOPIC.fullmatch(path):
            mine = [story for story in stories if found[1] in story.tags]
            return f"Topic: {found[1].replace('-', ' ')}", mine
        return None

    def _for_machines(self, base: str, path: str) -> Answer | None:
        """The feeds, the sitemaps and robots.txt; None at any other address."""
        stories = self.desk.stories()
        files: dict[str, tuple[str, Callable[[], str]]] = {
            "/feed.xml": ("application/rss+xml; charset=utf-8", lambda: feeds.rss(base, stories)),
            "/atom.xml": ("application/atom+xml", lambda: feeds.atom(base, stories)),
            "/news-sitemap.xml": ("application/xml", lambda: feeds.news_sitemap(base, stories, self._clock())),
            "/sitemap-articles.xml": ("application/xml", lambda: feeds.sitemap(base, stories)),
            "/sitemap.xml": ("application/xml", lambda: feeds.sitemap_index(base, stories)),
            "/robots.txt": ("text/plain; charset=utf-8", lambda: feeds.robots(base)),
        }
        if path not in files:
            return None
        content_type, write = files[path]
        return _fresh(write(), content_type, feeds.changed_at(stories))

    def _article(self, base: str, number: int, *, twin: bool) -> Answer:
        story = self.desk.read(number)
        if story is None:
            gone = self.desk.gone(number)
            words = "This article has been withdrawn." if gone else "Page not found"
            return page(self._page(base, f"<title>{words}</title>", f"<h1>{words}</h1>"), 410 if gone else 404)
        if "consent" in story.quirks:
            return _fresh(fill("consent", name=article.NAME), HTML, story.published_at)
        others = [other for other in self.desk.stories() if other.section == story.section and other.id != number][:4]
        if twin:
            text = fill("amp", head=article.amp_head(base, story), main=article.main(story, ()))
        else:
            text = self._page(base, article.head(base, story), article.main(story, others))
        return _fresh(text, HTML, story.updated_at or story.published_at)

    def _list(self, base: str, title: str, stories: Sequence[Story], request: Request) -> Answer:
        number = int(request.query.get("page", "1")) if request.query.get("page", "1").isdecimal() else 1
        shown = stories[PER_PAGE * (number - 1) : PER_PAGE * number]
        cards = "\n".join(_card(story) for story in shown)
        following = f"{request.path}?page={number + 1}" if len(stories) > PER_PAGE * number else ""
        more = f'<a class="more" rel="next" href="{following}">Older stories</a>' if following else ""
        head = fill("paper_list_head", title=title, name=article.NAME)
        text = self._page(base, head, f'<h1>{title}</h1>\n<section class="cards">\n{cards}\n</section>\n{more}')
        return _fresh(text, HTML, feeds.changed_at(shown) if shown else None)

    def _page(self, base: str, head: str, main: str) -> str:
        sections = "".join(f'<li><a href="/{key}">{title}</a></li>' for key, title in article.SECTIONS.items())
        return fill("paper", base=base, head=head, name=article.NAME, sections=sections, main=main)


def _card(story: Story) -> str:
    return (
        f'<article class="card"><span class="kicker">{article.SECTIONS[story.section]}</span>'
        f'<h3><a href="{article.path(story)}">{article.safe(story.title)}</a></h3>'
        f"<p>{article.safe(story.lead)}</p>"
        f'<time datetime="{story.published_at.isoformat()}">{story.published_at:%d %B}</time></article>'
    )


def _fresh(text: str, content_type: str, changed_at: datetime | None) -> Answer:
    return Answer(
        body=text.encode("utf-8"), content_type=content_type, validators=True, changed_at=changed_at, gzip=True
    )
