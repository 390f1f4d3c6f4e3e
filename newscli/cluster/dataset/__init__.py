"""A dataset: Parquet files in folders by the day their pages were captured, and a manifest of what they came from.

day=2026-11-25/0123456789abcdef-0.parquet   rows of one input, so named for good
_manifest/0123456789abcdef.json             that input is done: its files, rows and flaws
_writing/...                                files on their way; no program reads folders that begin with `_`
"""
