"""What a proof weighs and costs in a log of a million captures, cold and warm.

    python -m tests.benchmarks.archive.proofs [COUNT]

One entry in a thousand is a real capture; the others are leaves of their shape, which is all that a proof sees of them.
Each proof is made by a connection of its own (cold), then once more (warm), and checked.
"""

from __future__ import annotations

import random
import sys
import tempfile
import time
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from pathlib import Path

from newscli.archive import log, merkle, open_archive
from newscli.archive.captures import record
from newscli.model import Capture

_NOW = datetime(2026, 11, 25, tzinfo=UTC)
_EVERY = 1000
_PROOFS = 300


def main() -> None:
    """Fill a log, then prove entries all over it."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000
    chance = random.Random(6)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "news.db"
        started = time.process_time()
        captures = _fill(path, count)
        seconds = time.process_time() - started
        size = path.stat().st_size
        print(f"{count:,} entries: {seconds / count * 1e6:.1f} us and {size / count:.1f} bytes of file each")
        cold, warm, bytes_of_proofs = [], [], []
        for number, capture in chance.sample(sorted(captures.items()), min(_PROOFS, len(captures))):
            with open_archive(path, readonly=True) as archive:
                connection = archive.connection
                started = time.perf_counter()
                position = archive.captures.position(number)
                head = log.head(connection)
                proof = log.proof(connection, position, head.size)
                cold.append(time.perf_counter() - started)
                started = time.perf_counter()
                log.proof(connection, position, log.head(connection).size)
                warm.append(time.perf_counter() - started)
            leaf = merkle.leaf_hash(record(capture, sha256(capture.body).digest()))
            assert merkle.root_of_path(leaf, position, head.size, proof) == head.root
            bytes_of_proofs.append(sum(map(len, proof)))
    print(f"a proof: at most {max(bytes_of_proofs)} bytes")
    print(
        f"made in {_spread(cold)} ms with a new connection, {_spread(warm)} ms with one that was used (median, worst)"
    )


def _fill(path: Path, count: int) -> dict[int, Capture]:
    """A log of so many entries; the real captures among them by number."""
    captures: dict[int, Capture] = {}
    with open_archive(path) as archive:
        for start in range(0, count, _EVERY):
            with archive.transaction():
                url = f"https://paper.example/{start}"
                captured = Capture(
                    url=url,
                    asked_url=url,
                    fetched_at=_NOW + timedelta(seconds=start),
                    status=200,
                    headers=(("Content-Type", "text/html"),),
                    body=f"<p>Page {start}</p>".encode(),
                )
                captures[archive.captures.add(captured)] = captured
                for number in range(start + 1, min(start + _EVERY, count)):
                    log.append(archive.connection, merkle.leaf_hash(str(number).encode()))
    return captures


def _spread(seconds: Sequence[float]) -> str:
    ordered = sorted(seconds)
    return f"{ordered[len(ordered) // 2] * 1000:.2f}/{ordered[-1] * 1000:.2f}"


if __name__ == "__main__":
    main()
