"""What leaves the terminal: an article's page in the browser, its address to be pasted elsewhere."""

from __future__ import annotations

import webbrowser
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass

from newscli.model import Article

#: Takes the screen down while another program has the terminal.
Aside = Callable[[], AbstractContextManager[None]]


@dataclass(frozen=True, slots=True)
class Outside:
    """The ways out. `browse` opens an address and says whether a browser answered; `clipboard` takes one."""

    browse: Callable[[str, Aside], bool]
    clipboard: Callable[[str], None]
    aside: Aside
    say: Callable[[str], None]

    def open(self, article: Article) -> None:
        """Open the article in the browser."""
        opened = self.browse(article.url, self.aside)
        self.say(f"opened {article.url}" if opened else f"no browser answers: {article.url}")

    def copy(self, article: Article) -> None:
        """Copy the article's address."""
        self.clipboard(article.url)
        self.say(f"copied {article.url}")


def browse(url: str, aside: Aside) -> bool:
    """Open an address; whether a browser answered. One that runs in the terminal gets it until it ends."""
    if not url.startswith(("http://", "https://")):
        return False
    try:
        browser = webbrowser.get()
    except webbrowser.Error:
        return False
    if isinstance(browser, webbrowser.GenericBrowser) and not isinstance(browser, webbrowser.BackgroundBrowser):
        with aside():
            return browser.open(url)
    return browser.open(url)
