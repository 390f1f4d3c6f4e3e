"""One command, one file: it opens, asks and shows. The list of them is `newscli.cli.group.COMMANDS`."""

from __future__ import annotations
