"""Articles split over several addresses name the next one."""

from __future__ import annotations

import pytest

from newscli.parser import read_article

STORY = "https://news.example/local/bridge-reopens"


def next_of(links: str, url: str) -> str | None:
    return read_article(f"<body><p>The bridge is open again.</p>{links}</body>", url).next_url


@pytest.mark.parametrize(
    ("links", "url", "following"),
    [
        (f'<link rel="next" href="{STORY}/2">', STORY, f"{STORY}/2"),
        ('<a rel="next" href="/local/bridge-reopens?page=2">Next</a>', STORY, f"{STORY}?page=2"),
        (
            '<div class="pagination"><a href="/local/bridge-reopens/seite-3">3</a></div>',
            f"{STORY}/seite-2",
            f"{STORY}/seite-3",
        ),
        ('<ul class="pager"><li><a href="bridge-reopens-2.html">2</a></ul>', f"{STORY}.html", f"{STORY}-2.html"),
    ],
)
def test_the_next_part_is_the_one_numbered_after_this(links: str, url: str, following: str) -> None:
    assert next_of(links, url) == following


@pytest.mark.parametrize(
    "links",
    [
        '<a rel="next" href="/local/tunnel-closes">The next story</a>',
        '<div class="pagination"><a href="/local/bridge-reopens/1">1</a></div>',
        '<div class="comments"><div class="pagination"><a href="/local/bridge-reopens?page=2">2</a></div></div>',
        "",
    ],
)
def test_other_stories_and_pages_of_comments_are_no_next_part(links: str) -> None:
    assert next_of(links, STORY) is None
