"""When are two addresses the same article? Pure: what the letters of an address say, nothing is asked.

`canonical` is a key, not an address to fetch: it folds what never tells two articles apart (scheme, `www`, tracking
parameters, AMP and mobile twins), so that one article is one article however it is reached.
"""

from __future__ import annotations

import re
from functools import lru_cache
from urllib.parse import parse_qsl, quote, unquote, urlencode, urljoin, urlsplit, urlunsplit

#: Parameters that say where a reader came from, never which article is meant. Names as analytics and mail tools
#: document them; `ref` and `source` are left alone because some sites choose the article by them.
_TRACKING = re.compile(
    r"(?:utm_\w+|mtm_\w+|pk_\w+|at_(?:medium|campaign|link\w*|format|ptr_name|bbc_team|custom\d)|ns_\w+|xtor|wt_\w+|_hs\w+"
    r"|(?:fb|g|gb|wb|dc|tw|yc|ms|ig|twc|tt)l?clid|fb_(?:action|source|ref)\w*|igshid|mc_[ce]id|mkt_tok|oly_\w+_id|vero_\w+"
    r"|cmp(?:id)?|cmpid|ito|smid|smtyp|ocid|ncid|icid|cid_?source|partner|feature|feedtype|feedname"
    r"|_ga|_gl|spm|share_?(?:id|from|source)?|ref_?src|referrer|echobox|wtrid|wt_zmc|rss|from_rss|traffic_source|tracking_source)",
    re.IGNORECASE,
)
#: Parameters whose mere presence asks for the AMP, mobile or print twin of the same article.
_TWIN = re.compile(r"(?:amp|outputtype|mobile|m|print|output|view)", re.IGNORECASE)
_TWIN_VALUES = frozenset({"", "1", "true", "amp", "yes", "mobile", "print"})
_TWIN_HOST = re.compile(r"(?:www\d?|m|mobile|mobil|amp|touch)\.(?=[^.]+\.)")
_AMP_PATH = re.compile(r"(?:/amp(?:\.html?|/index\.html?)?/?|\.amp)$", re.IGNORECASE)
_AMP_SUFFIX = re.compile(r"\.amp(?=\.html?$)|_amp(?=\.html?$)", re.IGNORECASE)
_AMP_CACHE = re.compile(r"https?://(?:[^/]+\.cdn\.ampproject\.org/[civ]/(s/)?|www\.google\.[a-z.]+/amp/(s/)?)(.+)$")
_INDEX = re.compile(r"/(?:index|default)\.(?:html?|php|aspx?)$", re.IGNORECASE)
#: BelTA and its kin: `/<section>/view/<slug>-<id>-<year>`. The slug may change or be empty and the section is
#: a matter of filing; the id counts within one host and year.
_NUMBERED = re.compile(r"/[\w-]+/view/[^/]*?-(\d+)-((?:19|20)\d\d)/?$")
_PORTS = {"http": 80, "https": 443}
#: An absolute address that is already as `join` would write it; nearly all addresses in feeds are.
_CLEAN = re.compile(r"https?://[a-z0-9][a-z0-9.-]*/[A-Za-z0-9/._~=&?-]*")
#: An absolute address of nothing but a host and a path, in which taking it apart finds nothing more.
_PLAIN = re.compile(r"https?://([a-z0-9-]+(?:\.[a-z0-9-]+)+)(/[A-Za-z0-9/._~-]*)")
#: What may stand in a path unquoted; everything else is written as %XX, so that both spellings meet.
_PATH_SAFE = "/:@!$&'()*+,;=~-._"


@lru_cache(maxsize=8192)  # an entry's address is asked for half a dozen times on its way into the archive
def canonical(url: str) -> str:
    """The address as one key for "the same article": equal keys, one article.

    Folded: scheme, `www` and mobile hosts, default ports, fragments, tracking parameters, parameter order, AMP forms
    and caches, index pages and the last slash. An address that cannot be read is returned as it is.
    """
    if "amp" in url and (cached := _AMP_CACHE.match(url)):
        url = f"https://{cached[3]}"
    if plain := _PLAIN.fullmatch(url):
        return f"https://{_TWIN_HOST.sub('', plain[1], count=1)}{_path(plain[2])}"
    try:
        parts = urlsplit(url.strip())
        name, port = parts.hostname, parts.port
    except ValueError:
        return url
    if parts.scheme not in _PORTS or not name:
        return url
    name = _TWIN_HOST.sub("", _ascii(name).rstrip("."), count=1)
    place = name if port in (None, 80, 443) else f"{name}:{port}"
    query = _query(parts.query)
    return f"https://{place}{_path(parts.path)}{'?' if query else ''}{query}"


def _path(path: str) -> str:
    if "://" in path:  # a web archive's: what is folded in an address would make one of two pages in it
        return path
    numbered = _NUMBERED.search(path)
    if numbered:
        return f"/view/{numbered[1]}-{numbered[2]}"
    if "%" in path or not path.isascii():
        path = quote(unquote(path), safe=_PATH_SAFE)
    if "amp" in path.lower():
        path = _AMP_SUFFIX.sub("", _AMP_PATH.sub("", path))
        path = path[4:] if path.startswith("/amp/") else path
    return _INDEX.sub("/", path).rstrip("/") or "/"


def _query(query: str) -> str:
    if not query:
        return ""
    pairs = [
        (name, value)
        for name, value in parse_qsl(query, keep_blank_values=True)
        if not _TRACKING.fullmatch(name) and not (_TWIN.fullmatch(name) and value.lower() in _TWIN_VALUES)
    ]
    return urlencode(sorted(pairs))


def untracked(url: str) -> str:
    """The address without what only says where a reader came from, the rest as it is written."""
    before, mark, after = url.partition("?")
    if not mark:
        return url
    query, hash_mark, fragment = after.partition("#")
    kept = "&".join(pair for pair in query.split("&") if not _TRACKING.fullmatch(pair.partition("=")[0]))
    return f"{before}{'?' if kept else ''}{kept}{hash_mark}{fragment}"


def host(url: str) -> str:
    """The host of an address in small ASCII letters, without its port; "" where there is none."""
    try:
        return _ascii(urlsplit(url).hostname or "")
    except ValueError:
        return ""


def site(url: str) -> str:
    """The host as readers name it: without `www` and the names of mobile twins."""
    return _TWIN_HOST.sub("", host(url), count=1)


def join(base: str, href: str) -> str | None:
    """The absolute http or https address of a link found at `base`; None where it leads nowhere newscli goes.

    Blanks and line breaks inside a link, as hand-made feeds have them, are put right as browsers do.
    """
    if _CLEAN.fullmatch(href):
        return href
    href = "".join(href.split("\n")).replace("\r", "").replace("\t", "").strip()
    try:
        parts = urlsplit(urljoin(base, href))
        name, port = parts.hostname, parts.port
    except ValueError:
        return None
    if parts.scheme not in _PORTS or not name or any(c in name for c in " <>\"'\\"):
        return None
    place = _place(_ascii(name), port, parts.scheme)
    path, query = quote(parts.path, safe=_PATH_SAFE + "%"), quote(parts.query, safe=_PATH_SAFE + "%?[]")
    return urlunsplit((parts.scheme, place, path or "/", query, ""))


def typed(text: str) -> str | None:
    """The address a person meant: `derstandard.at` is `https://derstandard.at/`; None where it cannot be one."""
    text = text.strip().removeprefix("feed:").removeprefix("//")
    if "://" not in text:
        name = re.split(r"[/?:]", text, maxsplit=1)[0]
        if "." not in name.strip(".") and name != "localhost":
            return None
        text = f"https://{text}"
    return join("", text)


def without_credentials(url: str) -> str:
    """The address without a user name and password, as it may be kept and shown."""
    try:
        parts = urlsplit(url)
        if "@" not in parts.netloc:
            return url
        return urlunsplit(parts._replace(netloc=parts.netloc.rpartition("@")[2]))
    except ValueError:
        return url


def _place(name: str, port: int | None, scheme: str) -> str:
    shown = f"[{name}]" if ":" in name else name
    return shown if port in (None, _PORTS[scheme]) else f"{shown}:{port}"


def _ascii(name: str) -> str:
    """A host name in small ASCII letters; an international one in its punycode form, as resolvers want it."""
    if name.isascii():
        return name.lower()
    import idna  # 5 ms, for the few names that need it; Python's own codec makes another host of one with an ß

    try:
        return idna.encode(name, uts46=True).decode("ascii")
    except idna.IDNAError:
        pass  # such as names of emoji, which the older standard let pass
    try:
        return name.encode("idna").decode("ascii").lower()
    except UnicodeError:
        return name.lower()
