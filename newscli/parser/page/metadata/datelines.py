"""The dates a page shows its readers near the headline: what each says, how near it stands and of what it speaks."""

from __future__ import annotations

import re
from dataclasses import dataclass

from selectolax.lexbor import LexborNode

from newscli.parser.dates import Moment
from newscli.parser.page.metadata import places
from newscli.parser.page.metadata.ages import Ages
from newscli.parser.page.metadata.evidence import Evidence

UPDATE_WORDS = re.compile(
    r"updat|modif|aktuali|geändert|überarbeitet|\bstand\b|mis à jour|mise à jour|maj\b|actuali[sz]|atuali|aggiorna|"
    r"bijgewerkt|uppdater|oppdater|opdater|päivitet|"
    r"zmien|zaktual|módos|frissít|güncel|обновл|оновлен|абноўл|更新|갱신|수정|revis|edited|changed",
    re.IGNORECASE,
)
PUBLISH_WORDS = re.compile(
    r"publi[cks]|veröffentlicht|erstellt|posted|erschienen|published|pubblicat|geplaatst|gepubliceerd|publicer|"
    r"julkaistu|opublikowan|zveřejněn|megjelen|"
    r"yayın|опубликов|опубліков|公開|投稿|发布|發佈|입력|등록|original",
    re.IGNORECASE,
)
#: Parts of a page that date something else: comments, teasers, the page's own today.
_ELSEWHERE = re.compile(
    r"comment|kommentar|related|teaser|recommend|sidebar|widget|footer|copyright|today|current|weather|wetter|clock|"
    r"latest|most-?read|carousel|swiper|promo|archive-list|read-?time|reading|lesedauer|duration|event",
    re.IGNORECASE,
)
#: The longest text of an element that is still a date line and not a paragraph.
_LINE_LETTERS = 240
#: What is said of a date stands so near before it.
_LONGEST_LABEL = 40
#: So near a date line leaves no need to look for a bare date, and so many letters after the headline one may stand.
CLOSE, _BARE_LETTERS = 2, 200
#: So many different days side by side, and not right at the headline, date a list of other articles.
_LIST = 3
#: Up to here a date line belongs to the headline; from there on the document's own date is as good.
NEAR = 4


@dataclass(frozen=True, slots=True)
class Line:
    """A date shown to readers: what it says, how near to the headline it stands (less is nearer),
    and of what it speaks."""

    moment: Moment
    level: int
    place: int  #: elements after the headline; negative: before it
    updated: bool
    published: bool


def older(line: Line, claim: Moment | None) -> bool:
    """Is the day under the headline older than the one told to machines? Then that one is of a move or a rewrite."""
    return (
        claim is not None and line.level <= 1 and line.place > 0 and (claim.at.date() - line.moment.at.date()).days > 1
    )


def _bare(headline: LexborNode, ages: Ages) -> Line | None:
    """A date in the first words after the headline, whatever element they stand in."""
    words = " ".join(places.words_after(headline, _BARE_LETTERS))[:_BARE_LETTERS]
    hit = next(ages.find(words), None)
    if hit is None:
        return None
    return _labelled(hit[0], 1, 1, words[max(0, hit[1] - _LONGEST_LABEL) : hit[1]])


def lines(found: Evidence, headline: LexborNode | None, ages: Ages) -> list[Line]:
    """The date lines of the page, the nearest to the headline first; only those near it where there is a headline."""
    above = places.around(headline)
    origin = found.places.get(headline.mem_id, 0) if headline is not None else 0
    shown: list[Line] = []
    for node in found.datelines:
        level = places.level(node, above, _ELSEWHERE)
        if not above and places.belongs(node, _ELSEWHERE):
            level = NEAR
        if level is not None and (line := _line(node, level, found.places.get(node.mem_id, 0) - origin, ages)):
            shown.append(line)
    # Below the headline is where date lines stand; above it is the second best.
    shown.sort(key=lambda line: (line.level, line.place < 0, abs(line.place)))
    if shown and shown[0].level > CLOSE:
        nearest = {line.moment.at.date() for line in shown if line.level == shown[0].level}
        if len(nearest) >= _LIST:
            shown = [line for line in shown if line.level > shown[0].level]
    if headline is not None and (not shown or shown[0].level > CLOSE) and (bare := _bare(headline, ages)):
        shown.insert(0, bare)
    return shown


def _line(node: LexborNode, level: int, place: int, ages: Ages) -> Line | None:
    """The date line that an element is; None where it says no date, or is a paragraph."""
    attributes = node.attrs
    words = node.text(deep=True, separator=" ")[: _LINE_LETTERS + 1] if node.tag != "meta" else ""
    label = f"{attributes.get('class') or ''} {attributes.get('itemprop') or ''} "
    said = (attributes.get("datetime") or attributes.get("title") or "") if node.tag in ("time", "abbr") else ""
    moment = ages.parse(said) if said else None
    before = words
    if moment is None and len(words) <= _LINE_LETTERS and (hit := next(ages.find(words), None)):
        moment = hit[0]
        before = words if hit[1] > _LONGEST_LABEL else words[: hit[1]]
    return _labelled(moment, level, place, label + before) if moment is not None else None


def _labelled(moment: Moment, level: int, place: int, label: str) -> Line:
    updated, published = bool(UPDATE_WORDS.search(label)), bool(PUBLISH_WORDS.search(label))
    return Line(moment, level, place, updated and not published, published)
