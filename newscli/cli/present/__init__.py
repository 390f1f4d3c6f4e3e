"""The only place that prints: values in, lines for a person or a program out.

`screen` holds the two streams and what reads them (a terminal, or a pipe); `safe` is the edge that all words pass;
`cells` measures and wraps; `columns` lays out lists. The rest is one screen a file. Nothing here opens or asks.
"""

from __future__ import annotations
