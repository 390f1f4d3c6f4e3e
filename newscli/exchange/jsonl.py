"""JSON lines: an article a line. Out: every fact and block. In: that, or what other programs have, the least of it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import IO

from newscli.exchange import articles
from newscli.exchange.lines import numbered
from newscli.exchange.story import Edition, Flaw, Incoming, Sink, Story


def write(stories: Iterable[Story], target: Sink, edition: Edition) -> None:  # noqa: ARG001 - as all formats
    """An object a line."""
    for story in stories:
        target.write(json.dumps(articles.dump(story), ensure_ascii=False).encode("utf-8", "backslashreplace") + b"\n")


def read(stream: IO[bytes]) -> Iterator[Incoming | Flaw]:
    """The article in each line. The least is a `title` or a `text`; fields that are not known are passed by."""
    for number, line in numbered(stream):
        where = f"line {number}"
        if isinstance(line, Flaw):
            yield line
            continue
        try:
            values = json.loads(line)
            yield articles.load(values, where) if isinstance(values, dict) else Flaw(where, "not a JSON object")
        except json.JSONDecodeError as error:
            yield Flaw(where, f"not JSON: {error.msg} at column {error.colno}")
        except UnicodeDecodeError:
            yield Flaw(where, "not JSON: it is no UTF-8")
        except RecursionError:
            yield Flaw(where, "not JSON of an article: brackets in brackets without end")
        except articles.UnusableError as error:
            yield Flaw(where, str(error))
