-- The archive's schema in one piece: the sum of migrations/, as a test proves. docs/archive-format.md tells its story.

-- Moments are whole microseconds since 1970-01-01 UTC: datetime(moment / 1000000, 'unixepoch') shows one.
-- Lists of short texts (authors, tags) are one text, a line each.

-- Single facts about this file and its reader.
CREATE TABLE facts (
  name  TEXT PRIMARY KEY,  -- `last_shown`: the article shown most recently
  value ANY NOT NULL
) STRICT, WITHOUT ROWID;

-- What is followed, and what was: an unfollowed source stays as the origin of its articles.
CREATE TABLE sources (
  id            INTEGER PRIMARY KEY,
  name          TEXT NOT NULL UNIQUE,       -- short, for the command line
  url           TEXT NOT NULL,              -- the address that is asked
  kind          TEXT NOT NULL,              -- which reader of listings reads it; '' until it was read once
  title         TEXT NOT NULL,
  language      TEXT,
  pages         INTEGER NOT NULL,           -- 1: article pages are fetched; 0: the feed's own words are kept
  tags          TEXT NOT NULL,              -- the reader's own, a line each
  added_at      INTEGER NOT NULL,
  etag          TEXT,                       -- validators of the last answer, sent back with the next question
  last_modified TEXT,
  asked_at      INTEGER,                    -- last asked at all
  answered_at   INTEGER,                    -- last usable answer (200 or 304)
  new_at        INTEGER,                    -- last time it had an article not seen before
  next_at       INTEGER,                    -- not to be asked before; NULL: due now
  failures      INTEGER NOT NULL DEFAULT 0, -- in a row
  last_error    TEXT,
  last_new      INTEGER NOT NULL DEFAULT 0, -- articles new in the last answer
  reason        TEXT NOT NULL DEFAULT '',   -- the last decision on when to ask again, in words
  gone          INTEGER NOT NULL DEFAULT 0, -- 1: answered 410, never asked again by itself
  removed       INTEGER NOT NULL DEFAULT 0  -- 1: unfollowed
) STRICT;

-- Names of sections and languages, once each; articles point at them.
CREATE TABLE sections (
  id     INTEGER PRIMARY KEY,
  name   TEXT NOT NULL UNIQUE,
  folded TEXT NOT NULL                      -- without case, for comparing
) STRICT;
CREATE TABLE languages (
  id   INTEGER PRIMARY KEY,
  code TEXT NOT NULL UNIQUE                 -- two or three letters, with a script where it matters: zh-Hant
) STRICT;

-- One line of `newscli latest`: the newest revision's facts, and what the reader did with it.
CREATE TABLE articles (
  id               INTEGER PRIMARY KEY AUTOINCREMENT, -- the number people type; never used twice
  source_id        INTEGER REFERENCES sources,        -- NULL: kept by hand, from no source
  url              TEXT NOT NULL,
  title            TEXT NOT NULL,
  published        INTEGER,
  published_is_day INTEGER NOT NULL,                  -- 1: only the day is known; `published` is its midnight UTC
  updated          INTEGER,
  authors          TEXT NOT NULL,                     -- a line each
  section_id       INTEGER REFERENCES sections,
  language_id      INTEGER REFERENCES languages,
  kind             TEXT NOT NULL,                     -- article, video, teaser
  tags             TEXT NOT NULL,                     -- the newsroom's, a line each
  first_seen_at    INTEGER NOT NULL,
  listed_at        INTEGER NOT NULL,                  -- the place in the list: published, or first seen where that is
                                                      -- unknown or lay in the future
  changed_at       INTEGER,                           -- when the newsroom's words were last seen changed
  gone_at          INTEGER,                           -- when the page was first found gone
  unread           INTEGER NOT NULL DEFAULT 1,
  starred          INTEGER NOT NULL DEFAULT 0,
  revision_id      INTEGER NOT NULL                   -- the newest. No foreign key: the article comes first, and while
                                                      -- a key is owed each new revision is looked for in all articles
) STRICT;
-- Each way of listing walks one of these from its newest end and stops after a screenful.
CREATE INDEX articles_listed ON articles (listed_at);
CREATE INDEX articles_by_source ON articles (source_id, listed_at);
CREATE INDEX articles_by_section ON articles (section_id, listed_at);
CREATE INDEX articles_by_language ON articles (language_id, listed_at);
CREATE INDEX articles_unread ON articles (listed_at) WHERE unread;
CREATE INDEX articles_starred ON articles (listed_at) WHERE starred;
CREATE INDEX articles_changed ON articles (listed_at) WHERE changed_at IS NOT NULL;

-- Every name an article is known by: addresses in their canonical form, and `guid:SOURCE:GUID` for what a feed calls it.
CREATE TABLE addresses (
  address    TEXT PRIMARY KEY,
  article_id INTEGER NOT NULL REFERENCES articles,
  crc32      INTEGER NOT NULL               -- of `address article_id`: nothing else tells a changed address
) STRICT, WITHOUT ROWID;

-- Texts that frames are coded against so that what they all share costs nothing; raw-content dictionaries of zstd.
CREATE TABLE dictionaries (
  id   INTEGER PRIMARY KEY,                 -- 1: heads of captures, 2: readings, behind their page
  text TEXT NOT NULL
) STRICT;

-- What servers sent, each content once.
CREATE TABLE bodies (
  id      INTEGER PRIMARY KEY,
  sha256  BLOB NOT NULL UNIQUE,             -- of the content; every read checks it
  size    INTEGER NOT NULL,                 -- bytes of the content
  base_id INTEGER REFERENCES bodies,        -- the body whose content is this frame's dictionary; NULL: none
  frame   BLOB NOT NULL                     -- a zstd frame
) STRICT;
CREATE INDEX bodies_based ON bodies (base_id) WHERE base_id IS NOT NULL;

-- What the next page of a site's part is coded against.
CREATE TABLE landmarks (
  site        TEXT PRIMARY KEY,             -- host and first step of the path
  keyframe_id INTEGER NOT NULL REFERENCES bodies, -- the newest page that stands alone, or the part's first page
  waypoint_id INTEGER NOT NULL REFERENCES bodies  -- the newest page that a run of others is coded against
) STRICT, WITHOUT ROWID;

-- What a server answered and when; never changed, and only emptied where the reader asked to forget.
CREATE TABLE captures (
  id         INTEGER PRIMARY KEY,
  article_id INTEGER REFERENCES articles,   -- the article whose page this is, or belongs to
  part       INTEGER NOT NULL DEFAULT 0,    -- 1: a picture, style or font of the article's page; 0: the page
  url        TEXT,                          -- the address that gave the answer; NULL: the article's own
  fetched_at INTEGER NOT NULL,
  status     INTEGER NOT NULL,
  head       BLOB,                          -- zstd frame against dictionary 1: JSON with asked_url, redirects, headers
  body_id    INTEGER REFERENCES bodies,     -- NULL: forgotten
  position   INTEGER NOT NULL UNIQUE        -- of its leaf in the log
) STRICT;
CREATE INDEX captures_by_article ON captures (article_id) WHERE article_id IS NOT NULL;
CREATE INDEX captures_by_body ON captures (body_id) WHERE body_id IS NOT NULL;

-- Versions of an article's words; only added to.
CREATE TABLE revisions (
  id         INTEGER PRIMARY KEY,
  article_id INTEGER NOT NULL REFERENCES articles,
  capture_id INTEGER REFERENCES captures,   -- NULL: the words came without a page, from a feed or a file
  seen_at    INTEGER NOT NULL,
  ours       INTEGER NOT NULL,              -- 1: only our reading changed, not the newsroom's words
  sha256     BLOB NOT NULL,                 -- of the reading as text; every read checks it
  frame      BLOB NOT NULL                  -- zstd frame of that text: facts as JSON, then a line a block; its
                                            -- dictionary is the capture's body, if any, and dictionary 2 behind it
) STRICT;
CREATE INDEX revisions_by_article ON revisions (article_id);

-- Which parser read a page last. A page without a row was read before this was written down.
CREATE TABLE rereads (
  capture_id     INTEGER PRIMARY KEY REFERENCES captures,
  parser_version INTEGER NOT NULL,          -- the newest that read it
  refused        TEXT                       -- what it took the page for, where that is no article: the words stay
) STRICT;

-- An append-only Merkle log (RFC 6962) of all captures, and of each forgetting.
CREATE TABLE log (
  position INTEGER PRIMARY KEY,             -- 0, 1, 2 ... without a gap
  leaf     BLOB NOT NULL,                   -- SHA-256 of a zero byte and the record
  note     TEXT                             -- the record itself where it is no capture's
) STRICT;
-- Roots of whole subtrees, so that a proof need not hash the whole log.
CREATE TABLE log_nodes (
  height INTEGER NOT NULL,                  -- the subtree covers 2^height leaves
  place  INTEGER NOT NULL,                  -- its number at that height
  hash   BLOB NOT NULL,
  PRIMARY KEY (height, place)
) STRICT, WITHOUT ROWID;

-- The words of each article's newest revision, analysed before they come here: terms separated by blanks, so that all
-- the tokenizer does is split at them. Contentless: the text itself is in `revisions`. What was put in must be given
-- back to take it out, so `facts.search_version` says which analysis made it. FTS5 names the column of each place but
-- the first's: the column with the most terms comes first.
CREATE VIRTUAL TABLE search_index USING fts5 (
  body, title,                              -- folded words
  body_stems, title_stems,                  -- stems, only where they differ from the word
  content = '', columnsize = 0, tokenize = 'ascii'
);
-- Two views of it that hold nothing of their own: each term's places, and each term's number of articles.
CREATE VIRTUAL TABLE search_places USING fts5vocab (search_index, instance);
CREATE VIRTUAL TABLE search_terms USING fts5vocab (search_index, row);

-- How long each indexed article is, to weigh its words.
CREATE TABLE search_articles (
  id          INTEGER PRIMARY KEY REFERENCES articles,
  language    TEXT NOT NULL,                -- without region and script; '' where unknown
  title_terms INTEGER NOT NULL,
  body_terms  INTEGER NOT NULL
) STRICT;
-- Sums of the above, kept with each change: a query is read in every language that is here.
CREATE TABLE search_languages (
  language    TEXT PRIMARY KEY,
  articles    INTEGER NOT NULL,
  title_terms INTEGER NOT NULL,
  body_terms  INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

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

-- Names of articles that were forgotten on purpose, so that a sync does not bring them back; only their hashes.
CREATE TABLE forgotten (
  id     INTEGER PRIMARY KEY,
  sha256 BLOB NOT NULL UNIQUE               -- of a name as it stood in `addresses`
) STRICT;

-- The reader's own tags of single articles; those of sources stand on the source.
CREATE TABLE reader_tags (
  id         INTEGER PRIMARY KEY,
  article_id INTEGER NOT NULL REFERENCES articles,
  word       TEXT NOT NULL,                 -- as the reader wrote it
  folded     TEXT NOT NULL,                 -- without case, for comparing
  UNIQUE (folded, article_id)
) STRICT;
CREATE INDEX reader_tags_by_article ON reader_tags (article_id);

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

-- By what an article is found to be another edition of one in another language; old rows go.
CREATE TABLE story_pictures (
  article_id INTEGER PRIMARY KEY REFERENCES articles,
  picture    INTEGER NOT NULL,              -- a hash of its site and its picture's path
  at         INTEGER NOT NULL,              -- its place in the list
  numbers    TEXT NOT NULL                  -- that its text says, each once
) STRICT;
CREATE INDEX story_pictures_alike ON story_pictures (picture);

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
