"""The libraries that only the extra `cluster` brings, asked for before a job begins rather than in the middle of it."""

from __future__ import annotations

from importlib.util import find_spec

from newscli.errors import UsageError


def need(*modules: str) -> None:
    """Raises UsageError that says what to install, where one of these modules is missing."""
    missing = [name for name in modules if find_spec(name) is None]
    if missing:
        raise UsageError(f"this needs {', '.join(missing)}; install it with: pip install 'newscli[cluster]'")
