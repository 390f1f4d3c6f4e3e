"""`python -m newscli` is the same program as `newscli`."""

from __future__ import annotations

from newscli.cli import main

if __name__ == "__main__":
    main()
