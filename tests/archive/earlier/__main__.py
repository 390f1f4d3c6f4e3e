"""Write the archive of today's schema."""

from __future__ import annotations

import tempfile
from pathlib import Path

from newscli.archive.migrations import STEPS
from tests.archive.earlier import FOLDER, dump, make

with tempfile.TemporaryDirectory() as folder:
    path = Path(folder) / "news.db"
    make(path)
    (FOLDER / f"schema{len(STEPS)}.sql").write_text("\n".join(dump(path)) + "\n", encoding="utf-8")
