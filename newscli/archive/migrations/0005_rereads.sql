-- Which parser read a page last. A page without a row was read before this was written down.
CREATE TABLE rereads (
  capture_id     INTEGER PRIMARY KEY REFERENCES captures,
  parser_version INTEGER NOT NULL,          -- the newest that read it
  refused        TEXT                       -- what it took the page for, where that is no article: the words stay
) STRICT;
