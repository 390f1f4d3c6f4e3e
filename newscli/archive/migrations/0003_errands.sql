-- Addresses that sync has to come back to, and those it need never ask again. A row goes when there is nothing left to do.
CREATE TABLE errands (
  address       TEXT PRIMARY KEY,           -- canonical
  url           TEXT NOT NULL,              -- the address to ask
  source_id     INTEGER NOT NULL REFERENCES sources,
  article_id    INTEGER REFERENCES articles, -- the article to look at again; NULL: a page that could not be kept yet
  at            INTEGER,                    -- not before; NULL: never
  appeared_at   INTEGER NOT NULL,           -- when the article appeared, or was first seen where it does not say
  tries         INTEGER NOT NULL,           -- failures in a row
  reason        TEXT NOT NULL,              -- why, in words
  etag          TEXT,                       -- validators of the page as it is kept
  last_modified TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX errands_due ON errands (source_id, at) WHERE at IS NOT NULL;
