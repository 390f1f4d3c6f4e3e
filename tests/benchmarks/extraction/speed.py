"""CPU of reading as a multiple of parsing the same pages, peak memory, and the slowest pages. One process.

python -m tests.benchmarks.extraction.speed [number of pages, spread over the corpus; default 60]
"""

from __future__ import annotations

import resource
import sys
import time
from collections.abc import Callable

from selectolax.lexbor import LexborHTMLParser

from newscli.parser import read_article
from tests.benchmarks.extraction.corpus import Page, load

_ROUNDS = 5


def main() -> None:
    """Print the figures."""
    number = int(sys.argv[1]) if len(sys.argv) > 1 else 60
    pages = load()
    pages = pages[:: max(1, len(pages) // number)]
    texts = {page.id: page.text for page in pages}
    parse = _cpu_ms(pages, lambda page: LexborHTMLParser(texts[page.id]))
    read = _cpu_ms(pages, lambda page: read_article(texts[page.id], page.url, site_rules=False))
    total_parse, total_read = sum(parse.values()), sum(read.values())
    print(f"{len(pages)} pages, {sum(map(len, texts.values())) // len(pages) // 1000} thousand letters each")
    print(f"parse {total_parse / len(pages):.2f} ms, read {total_read / len(pages):.2f} ms a page")
    print(f"ratio {total_read / total_parse:.1f}")
    print(
        f"peak {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024} MB (with all {len(pages)} pages in memory)"
    )
    for slow in sorted(read, key=read.__getitem__, reverse=True)[:10]:
        print(f"{read[slow]:8.1f} ms {read[slow] / parse[slow]:6.1f} x  {slow}")


def _cpu_ms(pages: list[Page], act: Callable[[Page], object]) -> dict[str, float]:
    """The least CPU time of several rounds, a page each: the rest is other people's noise."""
    best: dict[str, float] = {}
    for _ in range(_ROUNDS):
        for page in pages:
            start = time.process_time()
            act(page)
            spent = (time.process_time() - start) * 1000
            best[page.id] = min(spent, best.get(page.id, spent))
    return best


if __name__ == "__main__":
    main()
