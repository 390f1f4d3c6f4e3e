"""The pass over a body's markup sees what the parser's own tree holds."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser, LexborNode

from newscli.parser.page.body import markup
from newscli.parser.page.body.cut import cut
from newscli.parser.page.body.roles import ROLES, SILENCES

_VOIDS = "area base basefont bgsound br col embed frame hr img input keygen link meta param source track wbr"
_TAGS = (
    "p div span a b i li ul table tr td h2 br img hr input select option button form section figure svg path math mi"
    f" image x-y:z nobr font marquee xmp iframe ruby rt {_VOIDS}"
).split()
_PIECES = st.one_of(
    st.sampled_from(_TAGS).map("<{}>".format),
    st.sampled_from(_TAGS).map("</{}>".format),
    st.sampled_from(_TAGS).map("<{} <p a\"b=1 =c title='x>y' hidden>".format),
    st.sampled_from(
        [
            "<!-- a > b -->",
            "<!-- <iframe src=x> -->",
            "<!--",
            "<?php echo 1 > 0 ?>",
            "<![CDATA[x]]>",
            "</ p>",
            "<>",
            "<3",
            "&lt;p&gt;",
        ]
    ),
    st.text(max_size=10),
)


def of(html: str) -> LexborHTMLParser:
    tree = LexborHTMLParser(html)
    markup.tidy(tree)
    return tree


def walked(node: LexborNode) -> list[str]:
    """The tags of a tree's elements in document order, without those that are not read."""
    tag = node.tag or "-"
    if tag.startswith("-") or ROLES[tag] == SILENCES or tag in ("input", "link", "meta", "base"):
        return []
    inside = [] if tag in ("iframe", "video") else [each for child in node.iter() for each in walked(child)]
    return [tag, *inside]


@settings(max_examples=300, deadline=None)
@given(st.lists(_PIECES, max_size=30).map("".join))
def test_the_elements_are_the_parsers(html: str) -> None:
    tree = of(html)

    nodes, _ = cut(markup.of_body(tree))

    assert tree.body is not None
    assert nodes.tags == walked(tree.body)
    assert all(parent < index < end for index, (parent, end) in enumerate(zip(nodes.parents, nodes.ends, strict=True)))
    assert all(nodes.ends[parent] >= end for parent, end in zip(nodes.parents[1:], nodes.ends[1:], strict=True))


@pytest.mark.parametrize("tag", _VOIDS.split())
def test_what_is_never_closed_holds_nothing(tag: str) -> None:
    nodes, lines = cut(markup.of_body(of(f"<div><{tag}>words</div><p>more</p>")))

    assert nodes.ends[0] == len(nodes.tags)
    assert [line.text for line in lines] == ["words", "more"]


def test_entities_attributes_and_looks_are_read_as_they_are_meant() -> None:
    html = '<p title="a &lt; &quot;b&quot;" id=x>R&amp;D &lt;b&gt;&nbsp;<b>bold <a href="/a?b=1&amp;c=2">link</a></b>'

    nodes, lines = cut(markup.of_body(of(html)))

    assert lines[0].text == "R&D <b> bold link"
    assert (nodes.get(1, "title"), nodes.get(1, "id"), nodes.get(1, "class")) == ('a < "b"', "x", "")
    assert nodes.get(3, "href") == "/a?b=1&c=2"
    assert lines[0].linked == len("link")


@pytest.mark.parametrize(
    ("html", "lines"),
    [
        ("one<br>two<br><br>three", ["one two", "three"]),
        ("one<br> \n <br>two", ["one", "two"]),
        ("<br><br>one<br>", ["one"]),
        ("one<!-- <p>no</p> -->two", ["onetwo"]),
        ("one<?php echo 1 ?>two", ["onetwo"]),
        ("one<select><option>a</select>two<textarea><p></textarea>three", ["onetwothree"]),
        ('<iframe src="x"><p>no</iframe>one', ["one"]),
        ("<xmp><b>shown</b></xmp>", ["<b>shown</b>"]),
        ("so\u00adft zero\u200bwidth o\ufb03ce", ["soft zerowidth office"]),
        ("<p>\u200b</p><p>one</p>", ["one"]),
        ("<nav>no</nav>one<footer><nav>no</nav></footer>", ["one"]),
    ],
)
def test_lines_end_where_a_reader_sees_them_end(html: str, lines: list[str]) -> None:
    assert [line.text for line in cut(markup.of_body(of(html)))[1]] == lines


def test_frames_go_back_to_where_they_stood() -> None:
    html = "<nav>a<footer>b</footer>c</nav>d<nav>e</nav><nav>f</nav>"
    tree = LexborHTMLParser(html)

    markup.tidy(tree).put_frames_back()

    assert markup.of_body(tree) == f"<body>{html}</body>"


def test_a_frame_in_a_comment_is_none() -> None:
    tree = of("<p>one<!-- <iframe src=x> --><p>two<iframe src=y>old browsers</iframe><p>three")

    _, lines = cut(markup.of_body(tree))

    assert [line.text for line in lines] == ["one", "two", "three"]


def test_a_comment_that_is_an_attribute_ends_no_element() -> None:
    tree = of("<div <!-- a --><p>one</div><iframe src=y><b>old browsers</iframe><!-- b --><p>two")

    nodes, lines = cut(markup.of_body(tree))

    assert [line.text for line in lines] == ["one", "two"]
    assert nodes.tags == ["body", "div", "p", "iframe", "p"]
