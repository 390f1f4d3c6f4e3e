"""Measure how well programs read the development pages, and write a table that can be compared with the last.

python -m tests.benchmarks.extraction                              newscli in this process
python -m tests.benchmarks.extraction --peers                      and the peers that are installed
python -m tests.benchmarks.extraction --command "x extract --batch"  and any program that speaks the batch lines
python -m tests.benchmarks.extraction --without-json-ld            as newscli reads pages that have no JSON-LD
python -m tests.benchmarks.extraction.speed                        CPU, memory and the slowest pages
python -m tests.benchmarks.extraction.worst                        what pages made to hurt cost
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from dataclasses import replace
from pathlib import Path

from tests.benchmarks.extraction import programs, table
from tests.benchmarks.extraction.corpus import FOLDER, Page, load

_JSON_LD = re.compile(rb"<script[^>]*application/ld\+json.*?</script>", re.IGNORECASE | re.DOTALL)


def main() -> int:
    """Run the programs asked for and print the table."""
    asked = _arguments()
    if not (asked.corpus / "truth.jsonl").exists():
        print(f"{asked.corpus}: the development pages are not here; name their folder with --corpus", file=sys.stderr)
        return 2
    pages = [page for page in load(asked.corpus) if page.source in asked.sources.split(",")]
    if asked.without_json_ld:
        pages = [_without_json_ld(page) for page in pages]
    chosen: dict[str, programs.Program] = {} if asked.no_newscli else {"newscli": programs.newscli}
    chosen |= {line: programs.command(line) for line in asked.command}
    chosen |= programs.peers() if asked.peers else {}
    results = {name: table.figures(list(program(pages))) for name, program in chosen.items()}
    print(table.write(results))
    if asked.out:
        asked.out.write_text(json.dumps(results, indent=1) + "\n", encoding="utf-8")
    if asked.compare:
        print(_compared(json.loads(asked.compare.read_text(encoding="utf-8")), results))
    return 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpus", type=Path, default=FOLDER)
    parser.add_argument("--sources", default="fundus,wcxb,readability,mercury,trafeval,htmldate")
    parser.add_argument("--command", action="append", default=[], help="a program that speaks the batch lines")
    parser.add_argument("--peers", action="store_true", help="also the peers that are installed")
    parser.add_argument("--no-newscli", action="store_true")
    parser.add_argument("--without-json-ld", action="store_true", help="cut JSON-LD out of the pages first")
    parser.add_argument("--out", type=Path, help="write the figures as JSON")
    parser.add_argument("--compare", type=Path, help="figures written by --out before: show what changed")
    return parser.parse_args()


def _without_json_ld(page: Page) -> Page:
    bare = replace(page)
    bare.__dict__["body"] = _JSON_LD.sub(b"", page.body)
    return bare


def _compared(before: table.Results, after: table.Results) -> str:
    lines = [
        f"{name} {part} {column}: {before[name][part][column]:.4f} -> {value:.4f}"
        for name, parts in after.items()
        for part, values in parts.items()
        for column, value in values.items()
        if name in before and before[name][part][column] != value
    ]
    return "\n".join(lines) or "nothing changed"


if __name__ == "__main__":
    sys.exit(main())
