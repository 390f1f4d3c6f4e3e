"""What a researcher would write today for the same files: trafilatura over warcio, a pool of processes, JSON lines out.

python -m tests.benchmarks.cluster.peer PROCESSES TO FILE...
"""

from __future__ import annotations

import json
import sys
from multiprocessing import Pool
from pathlib import Path
from typing import Any

import trafilatura
from warcio.archiveiterator import ArchiveIterator


def rows(file: str) -> list[dict[str, Any]]:
    """The pages of one WARC file, as trafilatura reads them with all it knows of an article."""
    made = []
    with Path(file).open("rb") as stream:
        for record in ArchiveIterator(stream):
            kind = (record.http_headers and record.http_headers.get_header("Content-Type")) or ""
            if record.rec_type == "response" and kind.startswith("text/html"):
                url = record.rec_headers.get_header("WARC-Target-URI")
                body = record.content_stream().read()
                said = trafilatura.extract(body, url=url, output_format="json", with_metadata=True)
                made.append({"url": url, **(json.loads(said) if said else {})})
    return made


def main() -> None:
    """Read all files; says how many pages there were."""
    processes, to, *files = sys.argv[1:]
    count = 0
    with Pool(int(processes)) as pool, Path(to).open("w", encoding="utf-8") as out:
        for made in pool.imap_unordered(rows, files):
            count += len(made)
            out.writelines(f"{json.dumps(each, ensure_ascii=False)}\n" for each in made)
        pool.close()
        pool.join()  # so that their time counts as ours
    print(count)


if __name__ == "__main__":
    main()
