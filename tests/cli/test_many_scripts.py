"""Headlines of many scripts at terminals of many widths: columns stand straight, nothing is wider than the screen."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest

from newscli.archive import open_archive
from newscli.blocks import Figure, Heading, Item, ListBlock, Paragraph, Quote, Span, Table
from newscli.model import Reading
from newscli.typeset.cells import width
from tests.archive.papers import NOW
from tests.cli.program import Program

#: Section and headline; each is longer than the widest screen has room for.
HEADLINES = (
    (
        "Politik",
        "Gemeinderat beschließt den Neubau der Donaudampfschifffahrtsgesellschaftsbrücke nach Streit " * 3,
    ),
    ("Общество", "Жители двух деревень договорились о строительстве нового моста через реку, которого ждали " * 3),
    ("国际", "两个村庄在三十年后终于同意共同修建跨河大桥，工程预计明年春天开工，居民表示欢迎" * 4),
    ("سياسة", "قريتان تتفقان على بناء جسر جديد فوق النهر بعد ثلاثين عاما من الخلاف بين السكان " * 4),
    ("Sport 🏟️", "🏳️‍🌈👨‍👩‍👧‍👦 Family day at the stadium 🎉🇩🇪🇺🇦 draws a record crowd ⚽️ and 👍🏽 a lot of noise " * 4),
    ("राजनीति", "दो गाँवों ने तीस साल के विवाद के बाद नदी पर नया पुल बनाने पर सहमति जताई " * 4),
    ("スポーツ", "川を挟む二つの村、三十年越しの橋の建設で合意「やっと決まった」と住民ら" * 4),
    ("Chính trị", "Tie\u0302\u0301ng Vie\u0323\u0302t: hai làng đồng ý xây cây cầu mới qua sông sau ba mươi năm " * 4),
)
WIDTHS = (60, 80, 120, 200)
COMMANDS = (
    ("latest", "--offline", "-n", "20"),
    ("search", "bridge"),
    ("search", "大桥"),
    ("sources",),
    ("history", "1"),
    ("history", "3"),
    ("diff", "3"),
    ("diff", "5"),
    *(("show", str(number)) for number in range(1, len(HEADLINES) + 1)),
    ("digest",),
)
_LOOKS = re.compile(r"\x1b\[[0-9;]*m")


def _reading(number: int, section: str, title: str, *, more: str = "") -> Reading:
    words = (Span(title),)
    return Reading(
        url=f"https://paper.example/{number}",
        title=title.strip(),
        published=NOW - timedelta(hours=number),
        section=section,
        authors=("Ada Beispiel", "李雷"),
        blocks=(
            Paragraph((Span(title + more + " bridge"),), standfirst=True),
            Heading(words),
            ListBlock((Item(words), Item(words, depth=1)), ordered=True),
            Quote((words, words)),
            Table(((words[:1], (Span("12"),)), ((Span(title[:30]),), (Span("345.678"),))), header=True, caption=words),
            Figure("https://paper.example/picture.jpg", alt=title),
        ),
    )


@pytest.fixture(scope="module")
def newsstand(tmp_path_factory: pytest.TempPathFactory) -> Program:
    """An archive with a paper of each script; every article was changed once."""
    home = tmp_path_factory.mktemp("newsstand")
    with open_archive(home / "archive.sqlite3") as archive:
        for number, (section, title) in enumerate(HEADLINES):
            paper = archive.sources.add(
                f"https://paper-{number}.example/feed", name=f"paper-{number}", title=title, now=NOW
            )
            archive.keep(None, _reading(number, section, title), source_id=paper.id, now=NOW)
            changed = _reading(number, section, title, more="! " + title)
            archive.keep(None, changed, source_id=paper.id, now=NOW + timedelta(hours=1))
    return Program(home, keys="")


def lines(program: Program, columns: int, *arguments: str) -> list[str]:
    ran = program.at_terminal(*arguments, size=(columns, 24), environ={"PAGER": "cat", "LANG": "de_DE.UTF-8"})
    assert ran.status == 0, ran.out
    return [_LOOKS.sub("", line) for line in ran.lines]


@pytest.mark.parametrize("columns", WIDTHS)
def test_nothing_is_wider_than_the_screen(newsstand: Program, columns: int) -> None:
    for command in COMMANDS:
        for line in lines(newsstand, columns, *command):
            assert width(line) <= columns, (command, line)


@pytest.mark.parametrize("columns", WIDTHS)
def test_headlines_begin_in_one_cell_whatever_stands_before_them(newsstand: Program, columns: int) -> None:
    for command in (("latest", "--offline"), ("search", "bridge")):
        shown = lines(newsstand, columns, *command)
        begin = [title[:4] for _, title in HEADLINES]
        starts = {
            width(line[: line.index(words)])
            for line in shown
            for words in begin
            if re.match(r"[★• ]*\d+ ", line) and words in line
        }
        assert len(starts) == 1, shown


def test_a_pipe_gets_whole_headlines_in_equally_many_cells(newsstand: Program) -> None:
    rows = newsstand.run("latest", "--offline", "-n", "20").rows
    assert {len(row) for row in rows} == {6}
    assert {row[-1] for row in rows} == {title.strip() for _, title in HEADLINES}
    assert {len(row) for row in newsstand.run("search", "bridge").rows} == {7}
    assert {len(row) for row in newsstand.run("sources").rows} == {8}
    assert {len(row) for row in newsstand.run("history", "3").rows} == {4}


def test_an_article_in_a_pipe_keeps_to_its_measure(newsstand: Program) -> None:
    for number in range(1, len(HEADLINES) + 1):
        for line in newsstand.run("show", str(number)).lines:
            assert width(line) <= 78
