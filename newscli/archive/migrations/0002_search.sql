-- The words of each article's newest revision, analysed before they come here: terms separated by blanks, so that all
-- the tokenizer does is split at them. Contentless: the text itself is in `revisions`. What was put in must be given
-- back to take it out, so `facts.search_version` says which analysis made it.
CREATE VIRTUAL TABLE search_index USING fts5 (
  title, body,                              -- folded words
  title_stems, body_stems,                  -- stems, only where they differ from the word
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
