"""What newscli knows of a page beyond the answer itself, as the JSON of a metadata record beside it."""

from __future__ import annotations

import json
from typing import Any

from newscli.exchange import articles, facts
from newscli.exchange.story import Incoming, Story
from newscli.model import Capture

#: Of the page beside it; and of an article that has no page, whole.
OF_A_PAGE = "application/vnd.newscli.page+json"
OF_WORDS = "application/vnd.newscli.article+json"

#: What an article is in its words and blocks is read from its page again.
_READ_AGAIN = ("text", "blocks", "parser_version", "id")


def page(story: Story, capture: Capture, *, first: bool, part: bool) -> bytes:
    """The note beside a page, `first` of its article's, or beside a picture that is `part` of one."""
    values: dict[str, Any] = {}
    if capture.asked_url != capture.url:
        values["asked_url"] = capture.asked_url
    if capture.redirects:
        values["redirects"] = capture.redirects
    if part:
        values["part_of"] = story.article.url
    else:
        left_out = _READ_AGAIN if first else (*_READ_AGAIN, "first_seen")
        values["article"] = {name: value for name, value in articles.dump(story).items() if name not in left_out}
    return json.dumps(values, ensure_ascii=False).encode("utf-8", "backslashreplace")


def words(story: Story) -> bytes:
    """The note that is all there is of an article whose words came without a page."""
    values = {name: value for name, value in articles.dump(story).items() if name != "id"}
    return json.dumps(values, ensure_ascii=False).encode("utf-8", "backslashreplace")


def read(block: bytes) -> dict[str, Any]:
    """The values of a note; none where it is not one of ours."""
    try:
        values = json.loads(block)
    except (ValueError, RecursionError):
        return {}
    return values if isinstance(values, dict) else {}


def applied(one: Incoming, values: dict[str, Any]) -> Incoming:
    """A page with what its note says of it."""
    capture = one.capture
    if capture is None:
        return one
    about = values.get("article")
    said = articles.load(about, one.where) if isinstance(about, dict) and _has_title(about) else None
    return Incoming(
        where=one.where,
        capture=Capture(
            url=capture.url,
            asked_url=facts.text(values, "asked_url") or capture.url,
            fetched_at=capture.fetched_at,
            status=capture.status,
            headers=capture.headers,
            body=capture.body,
            redirects=_redirects(values.get("redirects")),
        ),
        coding=one.coding,
        part_of=facts.text(values, "part_of") or None,
        facts=said.reading if said else None,
        source=said.source if said else "",
        source_url=said.source_url if said else None,
        first_seen_at=said.first_seen_at if said else None,
        gone_at=said.gone_at if said else None,
        unread=said.unread if said else True,
        starred=said.starred if said else False,
    )


def _has_title(values: dict[str, Any]) -> bool:
    return bool(facts.text(values, "title").strip())


def _redirects(given: Any) -> tuple[tuple[str, int], ...]:
    if not isinstance(given, list):
        return ()
    return tuple(
        (hop[0], hop[1])
        for hop in given
        if isinstance(hop, list) and len(hop) == 2 and isinstance(hop[0], str) and type(hop[1]) is int
    )
