from __future__ import annotations

import pytest

from newscli.archive.search.query import Both, Either, Field, Node, Not, Phrase, Word, parse


def shown(node: Node) -> str:
    """A tree in one line, so that a table can hold it."""
    match node:
        case Word(text, prefix):
            return text + "*" * prefix
        case Phrase(text):
            return f'"{text}"'
        case Field(name, about):
            return f"{name}={shown(about)}"
        case Not(what):
            return f"not {shown(what)}"
        case Either(parts):
            return "<" + " | ".join(map(shown, parts)) + ">"
        case Both(parts):
            return "(" + " ".join(map(shown, parts)) + ")"


MEANT = [
    ("", ""),
    ("   ", ""),
    ("bridge", "bridge"),
    ("harbour bridge", "harbour bridge"),
    ("Harbour Bridge", "Harbour Bridge"),
    ("state-of-the-art", "state-of-the-art"),
    ("covid-19", "covid-19"),
    ("O'Neill", "O'Neill"),
    ("l'été", "l'été"),
    ("東京 大雨", "東京 大雨"),
    ("12:30", "12:30"),
    ("https://paper.example/1", "https://paper.example/1"),
    ("3+4", "3+4"),
    ("C++", "C++"),
    ("#news @home", "#news @home"),
    ("bridge*", "bridge*"),
    ("bri*", "bri*"),
    ("bri***", "bri*"),
    ("*", ""),
    ("* bridge", "bridge"),
    ("br*dge", "br*dge"),
    ('"harbour bridge"', '"harbour bridge"'),
    ('"harbour bridge" opens', '"harbour bridge" opens'),
    ('opens "harbour bridge"', 'opens "harbour bridge"'),
    ('"a" "b"', '"a" "b"'),
    ('""', ""),
    ('" "', ""),
    ("„harbour bridge“", '"harbour bridge"'),
    ("“harbour bridge”", '"harbour bridge"'),
    ("«harbour bridge»", '"harbour bridge"'),
    ("»harbour bridge«", '"harbour bridge"'),
    ('"word', '"word"'),
    ('word"', "word"),
    ('one"two"three', 'one "two" three'),
    ("-bridge", "not bridge"),
    ("--bridge", "not bridge"),
    ("harbour -bridge", "harbour not bridge"),
    ('harbour -"old bridge"', 'harbour not "old bridge"'),
    ("harbour -bri*", "harbour not bri*"),
    ("harbour - bridge", "harbour - bridge"),
    ("-", "-"),
    ("harbour -(old bridge)", "harbour not (old bridge)"),
    ("-(a OR b)", "not <a | b>"),
    ("-source:paper", "not source=paper"),
    ("a OR b", "<a | b>"),
    ("a | b", "<a | b>"),
    ("a || b", "<a | b>"),
    ("a or b", "a or b"),
    ("a OR b OR c", "<a | b | c>"),
    ("x a OR b", "x <a | b>"),
    ("a OR b x", "<a | b> x"),
    ("x a OR b y", "x <a | b> y"),
    ("a OR b c OR d", "<a | b> <c | d>"),
    ('"a b" OR c', '<"a b" | c>'),
    ("a OR -b", "<a | not b>"),
    ("a OR (b c)", "<a | (b c)>"),
    ("(a b) OR (c d)", "<(a b) | (c d)>"),
    ("a AND b", "a b"),
    ("a & b", "a b"),
    ("a && b", "a b"),
    ("a + b", "a b"),
    ("a AND b OR c", "a <b | c>"),
    ("OR", ""),
    ("OR a", "a"),
    ("a OR", "a"),
    ("a OR OR b", "<a | b>"),
    ("AND a", "a"),
    ("ORDER", "ORDER"),
    ("(a)", "a"),
    ("(a b)", "(a b)"),
    ("((a))", "a"),
    ("(a OR b) c", "<a | b> c"),
    ("(a", "a"),
    ("a)", "a"),
    ("a) b", "a b"),
    ("()", ""),
    (")(", ""),
    ("(a OR (b c)) d", "<a | (b c)> d"),
    ("title:bridge", "title=bridge"),
    ("TITLE:bridge", "title=bridge"),
    ("Title:Bridge", "title=Bridge"),
    ('title:"harbour bridge"', 'title="harbour bridge"'),
    ("title:(a b)", "title=(a b)"),
    ("title:(a OR b)", "title=<a | b>"),
    ("title:bri*", "title=bri*"),
    ("title:", "title:"),
    ("title: bridge", "title: bridge"),
    ("title:-bridge", "not title=bridge"),
    ("author:smith", "author=smith"),
    ('author:"Ada Example"', 'author="Ada Example"'),
    ("source:belta-de", "source=belta-de"),
    ("source:a OR source:b", "<source=a | source=b>"),
    ("source:(a OR b)", "source=<a | b>"),
    ("site:paper.example", "site=paper.example"),
    ("section:sport", "section=sport"),
    ("lang:de", "lang=de"),
    ("lang:-de", "not lang=de"),
    ("lang:zh-Hant", "lang=zh-Hant"),
    ("tag:morning", "tag=morning"),
    ("before:2026-11-01", "before=2026-11-01"),
    ("after:7d", "after=7d"),
    ("after:yesterday before:today", "after=yesterday before=today"),
    ("is:unread", "is=unread"),
    ("is:starred -is:read", "is=starred not is=read"),
    ("changed:7d", "changed=7d"),
    ("bridge is:unread lang:de", "bridge is=unread lang=de"),
    ("source:title:x", "source=title x"),
    ("unknown:word", "unknown word"),
    ("autor:smith", "autor smith"),
    ("title:https://x", "title=https://x"),
    ("a\tb\nc", "a b c"),
    ("a\u00a0b", "a b"),
    ("a\u3000b", "a b"),
    ("a,b", "a,b"),
    ("a;b", "a;b"),
    ("'a b'", "'a b'"),
    ("a\\b", "a\\b"),
    ("NEAR(a b)", "NEAR (a b)"),
    ("{title}: a", "{title}: a"),
    ("^a", "^a"),
    ("a ^ b", "a ^ b"),
    ("'; DROP TABLE articles; --", "'; DROP TABLE articles; --"),
    ("🌊", "🌊"),
    ("a OR 🌊", "<a | 🌊>"),
    ("[a-z]+.*", "[a-z]+.*"),
    ("NOT a", "NOT a"),
    ("a NOT b", "a NOT b"),
    ("a -b -c", "a not b not c"),
    ('-"a" OR b', '<not "a" | b>'),
    ("(-a)", "not a"),
    ("(a -b) OR c", "<(a not b) | c>"),
    ("title:a title:b", "title=a title=b"),
    ("title:a b", "title=a b"),
    ("lang:(de OR fr) bridge", "lang=<de | fr> bridge"),
    ("before:2026", "before=2026"),
    ("after:2026-11-01T18:30", "after=2026-11-01T18:30"),
    ("is:", "is:"),
    ("is:(unread starred)", "is=(unread starred)"),
    ("a (b (c (d)))", "a (b (c d))"),
    ("title:(“a b” OR c)", 'title=<"a b" | c>'),
    ("source:«the paper»", 'source="the paper"'),
    ("word**word", "word**word"),
    ("a|b", "a|b"),
    ("OR OR OR", ""),
    ("a AND AND b", "a b"),
    ("---", "---"),
    ("a -- b", "a -- b"),
    ("title:OR a", "<title | a>"),
    ("''", "''"),
]


@pytest.mark.parametrize(("text", "meaning"), MEANT)
def test_a_query_means(text: str, meaning: str) -> None:
    assert " ".join(map(shown, parse(text).tree.parts)) == meaning


@pytest.mark.parametrize(
    ("text", "note"),
    [
        ('storks "at the', '" at 8 opens a phrase that nothing closes'),
        ("(storks", "( at 1 is never closed"),
        ("storks)", ") at 7 closes nothing"),
        ("storks OR", "OR at 8 stands between two words"),
        ("OR storks", "OR at 1 stands between two words"),
        ("autor:smith", "autor: at 1 is no field; did you mean author:?"),
    ],
)
def test_a_mistake_is_told_with_its_place_and_its_words_are_searched_anyway(text: str, note: str) -> None:
    query = parse(text)
    assert query.notes == (note,)
    assert query.tree.parts


def test_brackets_a_thousand_deep_are_no_trouble() -> None:
    assert parse("(" * 1000 + "a" + ")" * 1000).notes
