"""WARC 1.1: pages as servers sent them. https://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/

Out: a response a capture, with what was asked and what newscli knows of the article beside it; equal bytes once a file.
The same articles give the same bytes, so that out, in, out is one file. In: also what Heritrix, wget, warcio and Common
Crawl wrote, from a stream of any length in bounded memory. Read and written here rather than by warcio, which takes
lines without end into memory and cannot give records names of their own making; tests check with it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import IO

from newscli.exchange.story import Edition, Flaw, Incoming, Sink, Story
from newscli.exchange.warc.pages import Pages
from newscli.exchange.warc.records import records
from newscli.exchange.warc.writing import Writer


def write(stories: Iterable[Story], target: Sink, edition: Edition) -> None:  # noqa: ARG001 - as all formats
    """A file of records, each packed by itself, so that one can be read without the others."""
    writer = Writer(target)
    for story in stories:
        writer.story(story)


def read(stream: IO[bytes]) -> Iterator[Incoming | Flaw]:
    """The pages in the file, in its order; what is no answer with a page in it is passed by."""
    with Pages() as pages:
        for record in records(stream):
            if isinstance(record, Flaw):
                yield record
            else:
                yield from pages.take(record)
        yield from pages.last()
