from __future__ import annotations

from datetime import UTC, datetime

import pytest

from newscli.errors import UnreadableError
from newscli.model import Capture, Listing
from newscli.parser import read_listing

NOW = datetime(2026, 11, 25, 10, 0, tzinfo=UTC)
URL = "https://paper.example/news/feed"


def read(body: bytes | str, content_type: str = "text/plain", url: str = URL) -> Listing:
    """What is read from an answer; the content type is wrong on purpose, as it is in life."""
    return read_listing(
        Capture(
            url=url,
            asked_url=url,
            fetched_at=NOW,
            status=200,
            headers=(("Content-Type", content_type),),
            body=body.encode("utf-8") if isinstance(body, str) else body,
        )
    )


def rss(items: str, channel: str = "") -> str:
    return f'<?xml version="1.0"?><rss version="2.0"><channel><title>Paper</title>{channel}{items}</channel></rss>'


def test_rss_2_with_its_extensions() -> None:
    listing = read(
        """<?xml version="1.0" encoding="UTF-8"?>
        <rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:media="http://search.yahoo.com/mrss/"
          xmlns:content="http://purl.org/rss/1.0/modules/content/">
        <channel><title>The  Paper</title><link>https://paper.example</link><language>en-gb</language><ttl>60</ttl>
        <skipHours><hour>0</hour><hour>24</hour><hour>5</hour></skipHours>
        <image><title>Logo</title><url>https://paper.example/logo.png</url><link>https://paper.example</link></image>
        <item><title>Bridge &amp; tunnel</title><link>/politics/bridge</link><guid isPermaLink="false">b-1</guid>
          <pubDate>Tue, 24 Nov 2026 09:30:00 +0100</pubDate><dc:creator>Ada Berg</dc:creator><dc:creator>Bo</dc:creator>
          <category>Politics</category><category>Bridges</category>
          <description>A &lt;b&gt;lead&lt;/b&gt;</description>
          <content:encoded><![CDATA[<p>The whole.</p>]]></content:encoded>
          <media:title>not the title</media:title><media:thumbnail url="https://paper.example/p.jpg"/></item>
        </channel></rss>"""
    )
    assert (listing.kind, listing.title, listing.language) == ("feed", "The Paper", "en-gb")
    assert (listing.ttl_seconds, listing.skip_hours) == (3600, frozenset({0, 5}))
    (entry,) = listing.entries
    assert entry.url == "https://paper.example/politics/bridge"
    assert (entry.title, entry.guid, entry.section) == ("Bridge & tunnel", "b-1", "Politics")
    assert entry.published == datetime(2026, 11, 24, 8, 30, tzinfo=UTC)
    assert entry.authors == ("Ada Berg", "Bo")
    assert (entry.summary, entry.content) == ("A <b>lead</b>", "<p>The whole.</p>")
    assert entry.picture == "https://paper.example/p.jpg"


def test_atom_with_markup_of_its_own() -> None:
    listing = read(
        """<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="de"><title type="text">Blatt</title>
        <link rel="self" href="https://paper.example/atom"/><link rel="next" href="?page=2"/>
        <entry><id>tag:paper.example,2026:1</id><title type="html">Eine &amp;uuml;bliche Brücke</title>
          <link rel="enclosure" href="https://paper.example/a.mp3"/><link href="/a"/>
          <published>2026-11-24T09:30:00+01:00</published><updated>2026-11-24T10:00:00Z</updated>
          <author><name>Ada Berg</name><email>ada@paper.example</email></author>
          <category term="politik" label="Politik"/>
          <source><title>Anderes Blatt</title><id>x</id></source>
          <summary>Ein Satz.</summary>
          <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">
          <p>Ein <em>Absatz</em> &amp; mehr</p></div></content>
        </entry></feed>"""
    )
    assert (listing.title, listing.language) == ("Blatt", "de")
    assert listing.next_url == "https://paper.example/news/feed?page=2"
    (entry,) = listing.entries
    assert (entry.url, entry.guid) == ("https://paper.example/a", "tag:paper.example,2026:1")
    assert entry.published == datetime(2026, 11, 24, 8, 30, tzinfo=UTC)
    assert entry.updated == datetime(2026, 11, 24, 10, 0, tzinfo=UTC)
    assert (entry.authors, entry.section) == (("Ada Berg",), "Politik")
    assert "<p>Ein <em>Absatz</em> &amp; mehr</p>" in entry.content


def test_rdf_whose_items_stand_beside_the_channel() -> None:
    listing = read(
        """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
          xmlns:dc="http://purl.org/dc/elements/1.1/">
        <channel rdf:about="https://paper.example/"><title>Paper</title></channel>
        <item rdf:about="https://paper.example/a"><title>A</title><link>https://paper.example/a</link>
          <dc:date>2026-11-24T09:30+09:00</dc:date></item></rdf:RDF>"""
    )
    assert listing.title == "Paper"
    assert listing.entries[0].published == datetime(2026, 11, 24, 0, 30, tzinfo=UTC)


def test_a_feed_whose_elements_all_have_a_prefix() -> None:
    listing = read(
        """<atom:feed xmlns:atom="http://www.w3.org/2005/Atom"><atom:title>P</atom:title><atom:entry>
        <atom:title>A</atom:title><atom:link href="https://paper.example/a"/></atom:entry></atom:feed>"""
    )
    assert [entry.title for entry in listing.entries] == ["A"]


@pytest.mark.parametrize(
    ("item", "url"),
    [
        ("<guid>https://paper.example/a</guid>", "https://paper.example/a"),
        ("<guid isPermaLink='false'>https://paper.example/a</guid>", None),
        ("<guid>4711</guid>", None),
        ("<link/><guid>https://paper.example/a</guid>", "https://paper.example/a"),
        ("<link> https://paper.example/a\n </link><guid>x</guid>", "https://paper.example/a"),
        (
            "<link>https://proxy.example/1</link><feedburner:origLink>https://paper.example/a</feedburner:origLink>",
            "https://paper.example/a",
        ),
        ("<link>javascript:alert(1)</link>", None),
        ("<atom:link href='https://paper.example/a'/>", "https://paper.example/a"),
    ],
)
def test_where_an_entry_leads(item: str, url: str | None) -> None:
    listing = read(rss(f"<item><title>A</title>{item}</item>"))
    assert [entry.url for entry in listing.entries] == ([url] if url else [])


def test_a_feed_without_items_is_a_feed() -> None:
    assert read(rss("")).entries == ()


def test_a_feed_in_another_encoding_is_read_by_its_own_declaration() -> None:
    body = '<?xml version="1.0" encoding="windows-1251"?>' + rss("<item><title>Мост</title><link>/a</link></item>")[21:]
    assert read(body.encode("cp1251")).entries[0].title == "Мост"


def test_a_feed_in_utf_16_is_read() -> None:
    body = '<?xml version="1.0" encoding="UTF-16"?>' + rss("<item><title>Мост</title><link>/a</link></item>")[21:]
    assert read(body.encode("utf-16")).entries[0].title == "Мост"


@pytest.mark.parametrize(
    "body",
    [
        "\n\n  " + rss("<item><title>A &nbsp; B</title><link>/a</link></item>"),
        "<br />Warning: mysql in /x.php\n" + rss("<item><title>A &nbsp; B</title><link>/a</link></item>"),
        rss("<item><title>A \x0b B</title><link>/a</link></item>"),
        rss("<item><title>A &amp; B</title><link>/a?x=1&y=2</link></item>"),
        rss("<item><title>A &amp; B</title><link>/a</link></item>")[:-12],
        rss("<item><title>A B</title><link>/a</link><description><p>open</description></item>"),
        "<rss><channel><item><title>A & B<link>/a</link></item>",
        "<feed><entry><title><![CDATA[A & B]]></title><link rel=alternate href='/a'></entry>",
    ],
)
def test_broken_feeds_are_read_as_far_as_they_can_be(body: str) -> None:
    (entry,) = read(body).entries
    assert entry.title.startswith("A")
    assert entry.url.startswith("https://paper.example/a")


def test_one_broken_entry_costs_only_itself() -> None:
    items = "".join(f"<item><title>T{n} {'<b>' if n == 5 else ''}</title><link>/a/{n}</link></item>" for n in range(10))
    listing = read(rss(items, "<description>mine</description>"))
    assert [entry.url[-1] for entry in listing.entries] == list("0123456789")
    assert listing.title == "Paper"


def test_a_feed_with_bytes_of_another_encoding_than_it_says_is_read() -> None:
    assert read(rss("<item><title>Größe</title><link>/a</link></item>").encode("latin-1")).entries[0].url.endswith("/a")


@pytest.mark.parametrize(
    "doctype",
    [
        '<!DOCTYPE r [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>',
        f'<!DOCTYPE r [<!ENTITY a "{"x" * 10_000}">]>',
    ],
)
def test_entities_that_grow_are_refused(doctype: str) -> None:
    with pytest.raises(UnreadableError, match="defines an entity that grows"):
        read(doctype + "<rss><channel><item><title>&b;&a;</title><link>/a</link></item></channel></rss>")


def test_an_entity_outside_the_document_is_read_as_empty() -> None:
    listing = read(
        '<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
        "<rss><channel><item><title>A&x;B</title><link>/a</link></item></channel></rss>"
    )
    assert listing.entries[0].title == "AB"


def test_a_feed_of_a_hundred_thousand_entries_costs_no_more_than_its_first() -> None:
    items = "".join(f"<item><title>T{n}</title><link>/a/{n}</link></item>" for n in range(100_000))
    listing = read(rss(items))
    assert len(listing.entries) == 2000
    assert listing.entries[0].title == "T0"


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("Thu, 17 Jun 2021 11:34:41 +0300", datetime(2021, 6, 17, 8, 34, 41, tzinfo=UTC)),
        ("17 Jun 21 11:34 EST", datetime(2021, 6, 17, 16, 34, tzinfo=UTC)),
        ("Thu, 17 June 2021 11:34:41 GMT", datetime(2021, 6, 17, 11, 34, 41, tzinfo=UTC)),
        ("Thu, 17 Jun 2021 24:00:00 Z", datetime(2021, 6, 18, tzinfo=UTC)),
        ("Thu Jun 17 11:34:41 2021", datetime(2021, 6, 17, 11, 34, 41, tzinfo=UTC)),
        ("2021-06-17T11:34:41.123+03:00", datetime(2021, 6, 17, 8, 34, 41, tzinfo=UTC)),
        ("2021-06-17 11:34", datetime(2021, 6, 17, 11, 34, tzinfo=UTC)),
        ("2021-06-17", datetime(2021, 6, 17, tzinfo=UTC)),
        ("20210617T113441Z", datetime(2021, 6, 17, 11, 34, 41, tzinfo=UTC)),
        ("Fri, 31 Dec 9999 23:59:59 GMT", None),
        ("Mon, 01 Jan 1900 00:00:00 GMT", None),
        ("Thu, 17 Jun 2027 11:34:41 GMT", None),
        ("2021-13-45", None),
        ("yesterday", None),
        ("", None),
    ],
)
def test_dates_of_feeds_in_their_dialects(text: str, moment: datetime | None) -> None:
    entry = read(rss(f"<item><title>A</title><link>/a</link><pubDate>{text}</pubDate></item>")).entries[0]
    assert entry.published == moment
