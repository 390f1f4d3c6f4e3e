"""The only place that prints: values in, lines for a person or a program out.

`screen` holds the two streams and what reads them (a terminal, or a pipe). The rest is one screen a file, its lines set
by `newscli.typeset`. Nothing here opens or asks.
"""

from __future__ import annotations
