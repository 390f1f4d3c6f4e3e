"""Joins the archive with files in and out: `outgoing` gives formats what to write, `incoming` keeps what they read."""
