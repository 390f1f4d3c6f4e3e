"""What class names and ids say of a part of a page, by meaning, in the languages of the web's newsrooms.

Names are cut into words at hyphens, underscores and humps, and neighbours are also run together: `relatedArticles`,
`related-articles` and `article__related` all say `related`, and `shared` says nothing of `share`.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


#: Never part of an article, whatever else the name says.
FOREIGN = _set(
    """
    related relateds relatedarticles relatedposts relatedlinks recommended recommendation recommendations recirc
    recirculation readalso readnext upnext nextup outbrain taboola trending popular mostread mostpopular
    alsoread seealso moretopic morefrom morenews morestories youmaylike verwandte mehrzumthema similar similares
    relacionadas relacionados relacionada relacionado correlati correlate lireaussi
    popup modal popmake lightbox overlay
    carousel newsticker crosslinks linkbox readalong

    share sharing sharer shares sharebar addtoany addthis sharedaddy social socials sociallinks socialmedia socialshare

    newsletter newsletters subscribe subscription abo abonnement signup optin donate donation registration regwall
    cookie cookies consent gdpr onetrust usercentrics
    ad ads adv advert adverts advertisement advertising adslot adsbygoogle adcontainer adbox anzeige werbung publicidad
    publicite reklama reklam sponsor sponsored promo promos promotion banner banners affiliate dfp googlead

    nav navbar navigation menu submenu breadcrumb breadcrumbs pagination pager sidebar footer masthead toolbar
    searchform login
    """
)
#: About an article but not its text; believed only of small parts, because wrappers carry such words too.
ABOUT = _set(
    """
    byline bylines author authors authorname authorbio autor autoren auteur autore dateline timestamp date datetime
    pubdate published posted postmeta entrymeta articlemeta meta metadata metatextline lastchanged lastupdated tags tag
    tagcloud taglist tagbox tagged keywords topics category categories kicker credit credits copyright fotocredit
    photocredit disclaimer player audioplayer videoplayer teaser teasers paywall print toolbox bio biography cta
    calltoaction callout dropdown rating ratings embed feedback relatedbroadcast sendungsbezug follow
    toc tableofcontents listen readtime readingtime sources
    """
)
#: Stands on its own beside the article, and may be longer than it.
APART = _set(
    """
    comment comments commentlist kommentar kommentare kommentarer comentarios commentaires commenti reacties komentarze
    komentare disqus respond gallery galleries slideshow fotogalerie galerie galeria
    """
)
#: The newsroom's own summary above the text.
LEAD = _set(
    """
    lead lede leadtext standfirst deck dek subtitle subheadline subheading subhead intro introtext excerpt perex summary
    teaser teasertext bajada sapo chapo chapeau ingress vorspann abstract description copete entradilla sommario
    occhiello zajawka anons manchet underrubrik linhafina subtitulo untertitel articlelead
    """
)
#: Words under a picture.
CAPTION = _set(
    """
    caption captions figcaption legend bildunterschrift imagecaption wpcaption piefoto epigrafe bildtext picbox
    mediainfo
    """
)
#: A post shown inside the page: kept as a link, its words are not the newsroom's.
POST = _set("twittertweet instagrammedia tiktokembed fbpost blueskyembed redditembed mastodonembed")
#: Whole names of what a sighted reader never sees.
UNSEEN = _set(
    "hidden hide visually-hidden visuallyhidden sr-only screen-reader-text screen-reader screenreader d-none is-hidden "
    "element-invisible a11y-hidden u-hidden noprint"
)

_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")
#: What stands between two separators; one with digits inside (`1ad3f`) was made by a machine and says nothing.
_PART = re.compile(r"(?<![A-Za-z0-9])([A-Za-z]+)\d*(?![A-Za-z0-9])")
#: A name that says what an element is: not `print:hidden` or `max-w-[80px]` (how it is set), not `has-sidebar`.
#: A blog engine writes on its articles how they are filed: `post-17 category-politics tag-share`.
_FILED = re.compile(r"(?:^|\s)(?:post-\d+|hentry|type-post|type-page)(?:\s|$)")
_FILING = re.compile(r"(?:category|tag|author|status|format|type|post|pmpro)-")
_SAYS_WHAT = re.compile(
    r"(?!(?:has|no|with|without|not|elementor|wpb|et)[-_]|.*(?:enabled|disabled))[^:\[\]!/]+$", re.IGNORECASE
)


#: The meanings a name can have, with their words.
_MEANINGS = {"foreign": FOREIGN, "apart": APART, "about": ABOUT, "caption": CAPTION, "lead": LEAD, "post": POST}


@lru_cache(maxsize=4096)
def meanings(names: str) -> frozenset[str]:
    """What an element's class names and id say: any of `foreign apart about caption lead post unseen`."""
    filed = _FILED.search(names)
    found = _NOTHING
    for name in names.split():
        if not (filed and _FILING.match(name)):
            found |= _meaning(name)
    return found


_NOTHING: frozenset[str] = frozenset()


@lru_cache(maxsize=16_384)
def _meaning(name: str) -> frozenset[str]:
    """What one name says, by its words and each pair of neighbours."""
    unseen = frozenset(["unseen"]) if name in UNSEEN else _NOTHING
    if not _SAYS_WHAT.match(name):
        return unseen
    parts = [word.lower() for part in _PART.findall(name) for word in _WORD.findall(part)]
    words = {*parts, *(first + second for first, second in pairwise(parts))}
    return unseen | {meaning for meaning, listed in _MEANINGS.items() if not words.isdisjoint(listed)}
