"""What one archive has that others lack, as a file: packed from new captures and versions, and taken in elsewhere.

An increment is one zstd frame of records, a line of JSON each with the bytes it speaks of behind it; docs/sharing.md is
its format. It is named by its SHA-256 and never changed. A reader's marks and tags are in none.
"""
