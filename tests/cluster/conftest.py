from __future__ import annotations

import importlib.util

collect_ignore_glob = [] if all(map(importlib.util.find_spec, ("pyarrow", "fsspec", "numpy"))) else ["test_*.py"]
