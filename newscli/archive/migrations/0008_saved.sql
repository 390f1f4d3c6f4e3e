-- Searches that are kept under a name.
CREATE TABLE saved_searches (
  id       INTEGER PRIMARY KEY AUTOINCREMENT,
  name     TEXT NOT NULL UNIQUE,
  query    TEXT NOT NULL,                   -- in the language of docs/search.md
  saved_at INTEGER NOT NULL                 -- what came before is no news
) STRICT;
-- What saved searches found among new articles, in the order it came; found in the transaction that keeps the article.
CREATE TABLE alerts (
  id         INTEGER PRIMARY KEY AUTOINCREMENT,
  search_id  INTEGER NOT NULL REFERENCES saved_searches,
  article_id INTEGER NOT NULL REFERENCES articles,
  UNIQUE (search_id, article_id)
) STRICT;
-- How far each way of telling the reader has come.
CREATE TABLE tellers (
  id      INTEGER PRIMARY KEY,
  name    TEXT NOT NULL UNIQUE,             -- screen, command, notice, mail, webhook
  told    INTEGER NOT NULL,                 -- alerts up to this number were handed over
  telling INTEGER NOT NULL                  -- alerts up to this number are being; more than `told` after a crash
) STRICT;

-- Rules that hide articles, and what they hide.
CREATE TABLE mutes (
  id    INTEGER PRIMARY KEY,
  query TEXT NOT NULL UNIQUE                -- in the language of docs/search.md
) STRICT;
CREATE TABLE muted (
  article_id INTEGER PRIMARY KEY REFERENCES articles
) STRICT;
