"""The same reading function over millions of pages: files of web archives in, a Parquet dataset out.

Wants the extra `cluster`. An input file is one task, a task runs anywhere (`engines/`), and what it wrote counts once
(`dataset/manifest.py`), whoever dies on the way. Only `newscli cluster` and `newscli sql` load this package.
"""
