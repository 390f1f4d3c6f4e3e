from __future__ import annotations

from datetime import UTC, datetime

import pytest

from newscli.blocks import Figure
from newscli.model import Capture, Reading
from newscli.parser import read_capture
from newscli.parser.page import parts

URL = "https://paper.example/news/bridge"


def capture(body: str, *, url: str = URL, kind: str = "text/html; charset=utf-8") -> Capture:
    return Capture(
        url=url,
        asked_url=url,
        fetched_at=datetime(2026, 11, 25, tzinfo=UTC),
        status=200,
        headers=(("Content-Type", kind),),
        body=body.encode(),
    )


def of_page(body: str, *figures: str) -> list[str]:
    reading = Reading(url=URL, title="The bridge", blocks=tuple(Figure(src) for src in figures))
    return parts.of_page(capture(body), reading)


@pytest.mark.parametrize(
    ("markup", "found"),
    [
        ('<img src="a.png">', ["/news/a.png"]),
        ('<img src="/a.png#top"><img src="/a.png">', ["/a.png"]),
        ('<img data-src="/real.png" src="data:image/gif;base64,R0">', ["/real.png"]),
        ('<img src="/counter.gif" width="1" height="1">', []),
        ('<img srcset="/a-1.png, /a-2.png 1.5x,/a-3.png 2x">', ["/a-1.png", "/a-2.png", "/a-3.png"]),
        ('<picture><source srcset="/w_640,q_80/a.webp 640w"></picture>', ["/w_640,q_80/a.webp"]),
        ('<link rel="stylesheet" href="/s.css"><link rel="canonical" href="/x">', ["/s.css"]),
        ('<link rel="shortcut icon" href="/i.ico">', ["/i.ico"]),
        ('<link rel="preload" as="style" href="/s.css"><link rel="preload" as="script" href="/s.js">', ["/s.css"]),
        (
            "<style>@import '/t.css'; body { background: url( \"/b.png\" ) } /* url(/no.png) */</style>",
            ["/t.css", "/b.png"],
        ),
        ('<p style="background-image:url(/c.png)">', ["/c.png"]),
        ('<div data-bg="/d.png"></div><div data-bg="url(/e.png)"></div>', ["/d.png", "/e.png"]),
        ('<video poster="/p.jpg" src="/film.mp4"></video>', ["/p.jpg"]),
        ('<base href="https://cdn.example/x/"><img src="a.png">', ["https://cdn.example/x/a.png"]),
        ('<img src="file:///etc/passwd"><img src="javascript:alert(1)"><img src="">', []),
    ],
)
def test_a_page_is_shown_with_what_its_markup_names(markup: str, found: list[str]) -> None:
    assert of_page(markup) == [url if "//" in url else f"https://paper.example{url}" for url in found]


def test_the_articles_own_pictures_come_first_and_as_its_text_has_them() -> None:
    found = of_page(
        '<img src="/ad.png"><img src="/b%C3%BC.png"><link rel=icon href=/i>', "https://paper.example/bü.png"
    )
    assert found == ["https://paper.example/bü.png", "https://paper.example/i", "https://paper.example/ad.png"]


def test_every_figure_of_a_reading_is_among_the_parts_of_its_page() -> None:
    story = "<p>" + "The bridge over the river was closed on Monday, the council said in a statement. " * 4 + "</p>"
    page = capture(
        f"<article><h1>Bridge closed</h1>{story}<figure><img src='data:,' data-src='//cdn.example/b.jpg?w=800&h=4'>"
        f"<figcaption>The bridge</figcaption></figure>{story}<img src='../pictures/c.png'></article>"
    )
    reading = read_capture(page)
    figures = [block.src for block in reading.blocks if isinstance(block, Figure)]
    assert figures == ["https://cdn.example/b.jpg?w=800&h=4", "https://paper.example/pictures/c.png"]
    assert parts.of_page(page, reading)[:2] == figures


def test_a_page_has_no_more_parts_than_a_bound() -> None:
    found = of_page("".join(f"<img src=/{number}.png>" for number in range(5000)))
    assert len(found) == parts.MOST_PARTS
    assert found[0].endswith("/0.png")


def test_a_style_names_sheets_fonts_and_pictures_and_of_a_font_only_its_best_form() -> None:
    style = """
    @import url("base.css") screen; @import 'print.css';
    @font-face { font-family: A; src: url(/a.eot); src: url(/a.woff2) format("woff2"), url(/a.ttf) }
    @font-face { font-family: B; src: url('/b.ttf') }
    body { background: url(data:image/png;base64,AAAA), url(../p/c.png?v=1#x) }
    """
    assert parts.of_style(capture(style, url="https://cdn.example/css/s.css", kind="text/css")) == [
        "https://cdn.example/css/base.css",
        "https://cdn.example/css/print.css",
        "https://cdn.example/a.woff2",
        "https://cdn.example/b.ttf",
        "https://cdn.example/p/c.png?v=1",
    ]


def test_what_answers_in_place_of_a_style_names_nothing() -> None:
    assert parts.of_style(capture("<p style='background: url(/a.png)'>", kind="text/html")) == []


@pytest.mark.parametrize("hostile", ["/*" * 200_000, "@font-face{" * 100_000, "url(" * 200_000, "@import " * 100_000])
def test_a_hostile_style_costs_no_more_than_its_length(hostile: str) -> None:
    assert parts.of_style(capture(hostile, kind="text/css")) == []
    assert of_page(f"<style>{hostile}</style>") == []
    assert of_page(f'<img srcset="{hostile}">') != [""]


@pytest.mark.parametrize(
    "hostile", ["<div>" * 100_000, "<style>" * 100_000, "<img src='/a.png' data-src='/b.png'>" * 20_000]
)
def test_a_hostile_page_costs_no_more_than_its_length(hostile: str) -> None:
    assert len(of_page(f"<img src='/a.png'>{hostile}")) <= 2
