"""What the worst pages cost: CPU and memory of reading as multiples of parsing the same page, a process each.

python -m tests.benchmarks.extraction.worst [name of a page ...]
"""

from __future__ import annotations

import resource
import subprocess
import sys
import time

from selectolax.lexbor import LexborHTMLParser

from newscli.parser import read_article
from newscli.parser.page import depth

_URL = "https://news.example/local/bridge-17"
_STORY = "<p>The council met on Tuesday and decided, after a long debate, to rebuild the bridge over the river.</p>\n"
_MANY = 100_000
_MEGABYTE = 1_000_000

PAGES = {
    "ten megabytes": lambda: f"<article>{_STORY * 95_000}</article>",
    "100,000 siblings": lambda: "<article>" + "<p>word word</p>" * _MANY + "</article>",
    "100,000 levels": lambda: "<div>" * _MANY + _STORY + "</div>" * _MANY,
    "megabyte attributes": lambda: f'<p class="{"a-b " * (_MEGABYTE // 4)}" id="{"x" * _MEGABYTE}">{_STORY}' * 4,
    "broken JSON-LD, 5 MB": lambda: (
        '<script type="application/ld+json">'
        + '{"@type":"NewsArticle","headline":"The bridge' * (5 * _MEGABYTE // 45)
        + f"</script>{_STORY * 20}"
    ),
    "one paragraph, 10 MB": lambda: f"<article><p>{'word ' * (2 * _MEGABYTE)}</p></article>",
    "10 MB without blanks": lambda: f"<article><p>{'a' * (10 * _MEGABYTE)}</p></article>",
    "100,000 links": lambda: (
        "<article>" + '<p><a href="/a/b-1.html">A headline of some words</a></p>' * _MANY + "</article>"
    ),
    "a table of 50,000 rows": lambda: "<table>" + "<tr><td>a<td>b</tr>" * 50_000 + "</table>",
}


def main() -> None:
    """Print the table, or what one page costs."""
    if sys.argv[1:2] == ["--one"]:
        print(*_cost(*sys.argv[2:4]))
        return
    print(f"{'page':24} {'parse':>9} {'':>8} {'read':>9} {'':>8} {'times CPU':>10} {'times memory':>13}")
    for name in sys.argv[1:] or PAGES:
        (parse_ms, parse_mb), (read_ms, read_mb) = (_measured(name, act) for act in ("parse", "read"))
        print(
            f"{name:24} {parse_ms:6.0f} ms {parse_mb:5.0f} MB {read_ms:6.0f} ms {read_mb:5.0f} MB"
            f" {read_ms / parse_ms:10.1f} {read_mb / parse_mb:13.1f}",
            flush=True,
        )


def _measured(name: str, act: str) -> tuple[float, float]:
    line = [sys.executable, "-m", "tests.benchmarks.extraction.worst", "--one", name, act]
    done = subprocess.run(line, stdout=subprocess.PIPE, text=True, check=True)
    milliseconds, megabytes = done.stdout.split()
    return float(milliseconds), float(megabytes)


def _cost(name: str, act: str) -> tuple[float, float]:
    """CPU in milliseconds and the memory that is needed beside the page itself, in megabytes."""
    html = PAGES[name]()
    before, start = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, time.process_time()
    if act == "parse":
        LexborHTMLParser(depth.limited(html))
    else:
        read_article(html, _URL, site_rules=False)
    spent, after = time.process_time() - start, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return spent * 1000, max(after - before, 1) / 1024


if __name__ == "__main__":
    main()
