"""A news agency without a feed, in the exact shape of BelTA's pages: which address gives which page."""

from __future__ import annotations

import re

from newscli.demo.agency import article, lists
from newscli.demo.agency.editions import GERMAN, RUSSIAN, Edition
from newscli.demo.desk import Clock, Desk
from newscli.demo.pictures import photograph
from newscli.demo.templates import fill
from newscli.demo.web import Answer, Request, page

__all__ = ["GERMAN", "RUSSIAN", "Agency", "Edition"]

#: The number in an article's address decides; slug, section, year and the last slash may be anything.
_ARTICLE = re.compile(r"/[a-z_]+/(?:view/[^/]*?-|getRecord/)(\d+)(?:-\d{4})?/?")
_LIST = re.compile(r"/([a-z_]+)(?:/page/(\d+))?/?")
_PICTURE = re.compile(r"/images/storage/\S*?(\d{6})_([a-z]+)_big\.png")
_ROBOTS = b"User-agent: *\nDisallow: /printv*\nDisallow: *getResults*\nDisallow: *extendedSearch*\n"
_MISSING = ("/rss", "/favicon.ico", "/sitemap", "/feed", "/atom", "/images/", "/news-sitemap")


class Agency:
    """One edition's site: a face for `demo.web`."""

    def __init__(self, edition: Edition, desk: Desk, clock: Clock) -> None:
        self.edition = edition
        self.desk = desk
        self._clock = clock

    def __call__(self, request: Request) -> Answer:
        """The page at an address; the front page, with status 200, where the address makes no sense."""
        path = request.path
        if path == "/robots.txt":
            return Answer(body=_ROBOTS, content_type="text/plain")
        if found := _PICTURE.fullmatch(path):
            return Answer(body=photograph(found[2], int(found[1])), content_type="image/png", validators=True)
        if path.startswith(_MISSING):
            return page(self._page("<title>404</title>", "<h1>404</h1>"), 404)
        if found := _ARTICLE.fullmatch(path):
            return self._article(int(found[1]))
        if (found := _LIST.fullmatch(path)) and (found[1] == "all_news" or found[1] in self.edition.sections):
            return self._list(found[1], max(1, int(found[2] or 1)))
        return self._front()

    def _article(self, number: int) -> Answer:
        story = self.desk.read(number)
        if self.desk.gone(number):
            return page(self._page("<title>404</title>", "<h1>404</h1>"), 404)
        if story is None or "front-page" in story.quirks:
            return self._front()
        return page(self._page(article.head(story), article.main(self.edition, story)))

    def _list(self, name: str, number: int) -> Answer:
        stories, now = self.desk.stories(), self._clock()
        if name == "all_news":
            title, main = self.edition.all_news, lists.all_news(self.edition, stories, number, now)
        else:
            mine = [story for story in stories if story.section == name]
            title, main = self.edition.sections[name], lists.section(self.edition, name, mine, number, now)
        return page(self._page(_list_head(title), main))

    def _front(self) -> Answer:
        return page(self._page(_list_head(self.edition.name), lists.front(self.edition, self.desk.stories())))

    def _page(self, head: str, main: str) -> str:
        edition = self.edition
        return fill(
            "agency",
            head=head,
            lang=' lang="ru"' if edition.language == "ru" else "",
            name=edition.name,
            sections="".join(f'<li><a href="/{key}/">{title}</a></li>' for key, title in edition.sections.items()),
            menu="".join(f"<li>{word}</li>" for word in edition.menu),
            today=edition.today(self._clock()),
            weather=edition.weather,
            all_news=edition.all_news,
            main=main,
            disclaimer=edition.disclaimer,
        )


def _list_head(title: str) -> str:
    return f'<title>{title}</title>\n<meta property="og:type" content="website" />'
