"""What a page is: an article, only its beginning, a wall before it, an error, a page of headlines, or a video.

Decided from what was read, so that a wall is never kept as an article. Words are only looked at where little was read:
a long text that speaks of cookies is an article on cookies.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import Protocol

from newscli.blocks import Blocks, Embed
from newscli.model import Kind


class Around(Protocol):
    """What is known of the lists of other articles in a page: `body.Body`."""

    @property
    def pointers(self) -> int:
        """How many lines are links as long as a headline."""

    @property
    def teasers(self) -> int:
        """How many lines of the text are teasers of other articles."""

    @property
    def teased(self) -> int:
        """How many letters these have."""


#: A page with fewer letters of text than this may be a wall or an error. News in brief begin at about 200.
SHORT_LETTERS = 600
#: ... and one with fewer has no article at all, unless something else says so.
BARE_LETTERS = 140
#: An article marked as paid and shorter than this was cut: a teaser before the wall.
PAID_LETTERS = 1_500

#: Scripts that set no blanks between words.
_UNSPACED = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]")


def _any(words: str) -> re.Pattern[str]:
    """A pattern for any of the words, one after the other between blanks; `_` stands for a blank, `*` for
    an ending."""
    spaced: list[str] = []
    unspaced: list[str] = []
    for word in words.split():
        (unspaced if _UNSPACED.match(word) else spaced).append(word.replace("*", r"\w*").replace("_", r"\s"))
    return re.compile(rf"(?<!\w)(?:{'|'.join(spaced)})(?!\w)|{'|'.join(unspaced) or '(?!)'}", re.IGNORECASE)


_CONSENT = _any("""
    cookie* consent your_privacy privacy_cent* datenschutz* einwilligung zustimm* tracking werbefrei pur-abo
    consentement traceurs
    privacidad consentimiento privacidade consenso toestemming samtycke samtykke evästeet zgoda zgody souhlas súhlas
    sütik hozzájárul* consimțământ* файл*_cookie куки çerez*
    """)
_WALL = _any("""
    subscribe subscriber* subscription sign_in log_in already_a_member already_a_subscriber register_to unlock
    members_only premium abonnieren abonnent* abo anmelden einloggen weiterlesen digitalabo probeabo registrieren
    abonnez-vous abonné abonnés réservé réservée suscrib* suscríb* suscriptor* exclusivo assinante assinantes assine
    abbonati abbonamento abonnees abonneer prenumer* abonnement* tilaajille subskrypcj* předplat* predplat* előfizet*
    abonament* подпис* подпиш* передплат* abone* συνδρομητ* 会員 有料 訂閱 订阅 구독 اشترك מנויים
    """)
_ERROR = _any("""
    404 403 410 500 502 503 page_not_found not_found access_denied forbidden seite_nicht_gefunden nicht_gefunden
    existiert_nicht page_introuvable introuvable n'existe_pas n'existe_plus no_encontrada no_encontrado no_existe
    não_encontrada não_encontrado non_trovata non_trovato niet_gevonden hittades_inte ikke_fundet ikke_funnet
    ei_löydy nie_znaleziono nie_istnieje nenalezen* nenájden* nem_található nu_a_fost_găsit* не_найден* не_знайдено
    δεν_βρέθηκε bulunamadı are_you_human are_you_a_human are_you_a_robot captcha just_a_moment
    checking_your_browser enable_javascript temporarily_unavailable too_many_requests unusual_traffic error
    見つかりません 找不到 页面不存在
    """)
#: A page with at least this many links as long as headlines, and little text, lists articles. This and the two below
#: were chosen on 987 articles (first: those wrongly called a section) and on 424 of these pages without the article's
#: element (second: those rightly called one): 15: 6, 267; 20: 5, 249; 25: 4, 238; 30: 4, 228; 60: 2, 207.
SECTION_POINTERS = 25
#: ... and one with fewer words than a notice has with this many (1 to 3: 4, 238; 5: 4, 215; 10: 2, 171), or with so
#: many more where it has a date, for front pages date themselves too (5: 6, 253; 10: 4, 238; 15: 4, 226; 40: 4, 207).
FEW_POINTERS, DATED_POINTERS = 3, 10
#: A list of articles has at least this many teasers, and little else (2: 4, 240; 3: 4, 238; 4: 4, 235).
SECTION_TEASERS = 3


def of_page(
    blocks: Blocks,
    text: str,
    title: str,
    *,
    paid: bool,
    around: Around,
    says: Collection[str] = (),
    dated: bool = False,
    home: bool = False,
    website: bool = False,
    misplaced: bool = False,
) -> Kind:
    """The kind of a page, from its article's blocks, their text, and its title.

    `paid`: the page marks itself as not free; `around`: the lists of articles in it; `says`: the types the page gives
    itself (`newsarticle`, `videoobject` ...), lower case; `dated`: it says when it was published; `home`: its address
    is that of a home page; `website`: it calls itself one, as front pages do; `misplaced`: it stands at an article's
    address and shows that it is none.
    """
    letters = len(text)
    if letters < SHORT_LETTERS and (wall := _wall(text, title)):
        return wall
    if letters < BARE_LETTERS and _shows_video(blocks, says):
        return "video"
    is_article = _is_article(says)
    # Of 98 articles whose pages call themselves websites, 95 have a date, a type or more words than these.
    misplaced = misplaced or (website and not dated and not is_article)
    if home or (letters < SHORT_LETTERS and misplaced) or (not is_article and _lists(letters, around)):
        return "section"
    if paid and letters < PAID_LETTERS:
        return "teaser" if letters >= BARE_LETTERS else "paywall"
    few = DATED_POINTERS if dated and text else FEW_POINTERS
    if letters < BARE_LETTERS and around.pointers >= few and not is_article:
        return "section"
    return "article" if text or is_article else "error"


def _lists(letters: int, around: Around) -> bool:
    """Whether what was read is little beside the headlines of others, or made of their teasers."""
    if letters < SHORT_LETTERS and around.pointers >= SECTION_POINTERS:
        return True
    return around.teasers >= SECTION_TEASERS and letters - around.teased < min(SHORT_LETTERS, around.teased)


def _wall(text: str, title: str) -> Kind | None:
    """What the few words of a page say it is, if not an article."""
    if _ERROR.search(title) or (len(text) < BARE_LETTERS and _ERROR.search(text)):
        return "error"
    if len(_CONSENT.findall(text)) >= 2:
        return "consent"
    return "paywall" if len(text) < 2 * BARE_LETTERS and _WALL.search(text) else None


def _shows_video(blocks: Blocks, says: Collection[str]) -> bool:
    return "videoobject" in says or any(isinstance(block, Embed) for block in blocks)


def _is_article(says: Collection[str]) -> bool:
    return any("article" in said or said in ("blogposting", "liveblogposting") for said in says)
