"""Write the archive of today's schema."""

from __future__ import annotations

import gzip
import tempfile
from pathlib import Path

from newscli.archive.migrations import STEPS
from tests.archive.earlier import FOLDER, dump, make

with tempfile.TemporaryDirectory() as folder:
    path = Path(folder) / "news.db"
    make(path)
    packed = gzip.compress("\n".join(dump(path)).encode(), mtime=0)
    (FOLDER / f"schema{len(STEPS)}.sql.gz").write_bytes(packed)
