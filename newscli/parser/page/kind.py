"""What a page is: an article, only its beginning, a wall before it, an error, a page of headlines, or a video.

Decided from what was read, so that a wall is never kept as an article. Words are only looked at where little was read:
a long text that speaks of cookies is an article on cookies.
"""

from __future__ import annotations

import re
from collections.abc import Collection

from newscli.blocks import Blocks, Embed
from newscli.blocks.text import plain
from newscli.model import Kind

#: A page with fewer letters of text than this may be a wall or an error. News in brief begin at about 200.
SHORT_LETTERS = 600
#: ... and one with fewer has no article at all, unless something else says so.
BARE_LETTERS = 140
#: An article marked as paid and shorter than this was cut: a teaser before the wall.
PAID_LETTERS = 1_500

_CONSENT = re.compile(
    r"(?i)\b(?:cookies?|consent|your privacy|datenschutz|einwilligung|zustimm\w+|tracking|werbefrei|pur-abo|cookie-\w+|consentement"
    r"|traceurs|privacidad|consentimiento|privacidade|consenso|toestemming|samtycke|samtykke|evästeet|zgod[ay]|pliki cookie|souhlas"
    r"|súhlas|sütik|hozzájárul\w+|consimțământ|файл\w* cookie|куки|çerez\w*|conditions générales)\b|クッキー|쿠키|隐私|隱私"
)
_WALL = re.compile(
    r"(?i)\b(?:subscribe|subscribers?|subscription|sign in|log in|already a (?:member|subscriber)|register to|unlock|members only|premium"
    r"|abonnieren|abonnent\w*|abo|anmelden|einloggen|weiterlesen|digitalabo|probeabo|registrieren|abonnez-vous|abonnés?|réservée?"
    r"|suscr[íi]b\w+|suscriptor\w*|exclusivo|assinantes?|assine|abbonati|abbonamento|abonnees?|abonneer|prenumerant\w*|prenumerera"
    r"|abonnent\w*|tilaajille|prenumerat\w*|subskrypcj\w*|předplat\w+|predplat\w+|előfizet\w+|abonament\w*|подпи(?:с|ш)\w+|передплат\w+"
    r"|abone\w*|συνδρομητ\w+)\b|会員|有料|訂閱|订阅|구독|اشترك|מנויים"
)
_ERROR = re.compile(
    r"(?i)\b(?:404|403|410|500|502|503|page not found|not found|access denied|forbidden|seite nicht gefunden|nicht gefunden"
    r"|existiert nicht|page introuvable|introuvable|n'existe (?:pas|plus)|no encontrad[ao]|no existe|não encontrad[ao]|non trovat[ao]"
    r"|niet gevonden|hittades inte|ikke fundet|ikke funnet|ei löydy|nie znaleziono|nie istnieje|nenalezena?|nenájden[áé]|nem található"
    r"|nu a fost găsit\w*|не найден[ао]?|не знайдено|δεν βρέθηκε|bulunamadı|are you (?:a )?(?:human|robot)|captcha|just a moment"
    r"|checking your browser|enable javascript|temporarily unavailable|too many requests|unusual traffic|error)\b|見つかりません|找不到|页面不存在"
)
#: A page with at least this many links as long as headlines, and little text, lists articles.
SECTION_POINTERS = 25


def of_page(
    blocks: Blocks, title: str, *, paid: bool, pointers: int, says: Collection[str] = (), home: bool = False
) -> Kind:
    """The kind of a page, from its article's blocks and title.

    `paid`: the page marks itself as not free; `pointers`: how many of its lines are links as long as a headline;
    `says`: the types the page gives itself (`newsarticle`, `videoobject` ...), lower case; `home`: its address is that
    of a home page.
    """
    text = plain(blocks)
    letters = len(text)
    if letters < SHORT_LETTERS:
        if wall := _wall(text, title):
            return wall
        if letters < BARE_LETTERS and _shows_video(blocks, says):
            return "video"
    if home or (letters < SHORT_LETTERS and pointers >= SECTION_POINTERS and not _is_article(says)):
        return "section"
    if paid and letters < PAID_LETTERS:
        return "teaser" if letters >= BARE_LETTERS else "paywall"
    if letters < BARE_LETTERS and not _is_article(says):
        return "section" if pointers >= SECTION_POINTERS else "teaser"
    return "article"


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
