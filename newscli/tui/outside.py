"""What leaves the terminal: an article's page in the browser."""

from __future__ import annotations

import webbrowser
from collections.abc import Callable
from contextlib import AbstractContextManager

#: Takes the screen down while another program has the terminal.
Aside = Callable[[], AbstractContextManager[None]]


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
