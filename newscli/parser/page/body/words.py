"""What class names and ids say of a part of a page, by meaning, in the languages of the web's newsrooms.

Names are cut into words at hyphens, underscores and humps, so that `relatedArticles`, `related-articles` and
`article__related` say the same, and `shared` says nothing of `share`.
"""

from __future__ import annotations

import re
from functools import lru_cache

_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])|[0-9]+")

#: Never part of an article, whichever other words stand beside them.
JUNK = frozenset(
    # pointers to other articles
    "related relateds recommended recommendation recommendations recirc recirculation readmore outbrain taboola "
    "trending popular mostread verwandte similar similares relacionadas relacionados noticias_relacionadas "
    "teaser teasers carousel newsticker "
    # the reader is asked to share, subscribe, comment, buy, agree
    "share sharing sharer shares addtoany addthis sharedaddy jp-relatedposts social socials sociallinks socialmedia socialshare "
    "newsletter newsletters subscribe subscription abo abonnement paywall signup optin donate donation "
    "comment comments commentlist kommentar kommentare comentarios commentaires disqus respond "
    "cookie cookies consent gdpr cmp onetrust "
    "ad ads adv advert advertisement advertising adslot adsbygoogle adcontainer anzeige werbung publicidad pub sponsor sponsored promo "
    "promotion banner banners affiliate "
    # the frame
    "nav navbar navigation menu submenu breadcrumb breadcrumbs pagination pager sidebar footer masthead "
    "toolbar toolbox skip searchform login "
    "copyright disclaimer print printonly noprint hidden visuallyhidden "
    # about the article, not the article
    "byline bylines author authors autor autoren auteur dateline timestamp date datetime pubdate published posted postmeta entrymeta "
    "meta metadata tags tag tagcloud taglist keywords topics category categories kicker "
    "credit credits copyright fotocredit photocredit "
    "player audioplayer videoplayer ".split()
)
#: Words under a picture.
CAPTION = frozenset("caption captions figcaption legend bildunterschrift imagecaption wp-caption-text".split())
#: The article's text, as publishers name it.
CONTENT = frozenset(
    [
        "articlebody",
        "articletext",
        "articlecontent",
        "storybody",
        "storytext",
        "entrycontent",
        "postcontent",
        "postbody",
        "bodytext",
        "contentbody",
        "artikeltext",
        "newstext",
        "newsbody",
        "textocuerpo",
        "maincontent",
    ]
)


@lru_cache(maxsize=4096)
def meanings(names: str) -> frozenset[str]:
    """The words in an element's class names and id, and each pair of neighbours in one name run together."""
    found = set()
    for name in names.split():
        parts = [part.lower() for part in _WORD.findall(name)]
        found.update(parts)
        found.update(a + b for a, b in zip(parts, parts[1:], strict=False))
    return frozenset(found)
