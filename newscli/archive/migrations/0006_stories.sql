-- Articles that are one report in several clothes; an article that stands alone has no row.
CREATE TABLE stories (
  article_id INTEGER PRIMARY KEY REFERENCES articles,
  story      INTEGER NOT NULL               -- one of its articles, as its name; may be forgotten since
) STRICT;
CREATE INDEX stories_together ON stories (story);
-- What the articles of the newest weeks are compared by; older rows go, for nothing is compared with them any more.
CREATE TABLE story_sketches (
  article_id INTEGER PRIMARY KEY REFERENCES articles,
  period     INTEGER NOT NULL,              -- where its rows in `story_shingles` stand
  headline   INTEGER NOT NULL,              -- the hash of its headline, below zero; 0: too short to tell anything
  hashes     BLOB NOT NULL                  -- its sketch: 32 bits each, the least significant byte first
) STRICT;
CREATE TABLE story_shingles (
  period     INTEGER NOT NULL,              -- six days, counted from 1970-01-01 UTC, of the article's place in the list
  hash       INTEGER NOT NULL,              -- of a shingle of its text; below zero: of its whole headline
  article_id INTEGER NOT NULL,
  PRIMARY KEY (period, hash, article_id)
) STRICT, WITHOUT ROWID;
