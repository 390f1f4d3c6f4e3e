-- The index's columns in the order of how many terms they have: FTS5 names the column of each place but the first's, so
-- that all of it takes a fifth less. It cannot be altered: it is made anew, as articles come to it again.
DROP TABLE search_terms;
DROP TABLE search_places;
DROP TABLE search_index;
CREATE VIRTUAL TABLE search_index USING fts5 (
  body, title,                              -- folded words
  body_stems, title_stems,                  -- stems, only where they differ from the word
  content = '', columnsize = 0, tokenize = 'ascii'
);
-- Two views of it that hold nothing of their own: each term's places, and each term's number of articles.
CREATE VIRTUAL TABLE search_places USING fts5vocab (search_index, instance);
CREATE VIRTUAL TABLE search_terms USING fts5vocab (search_index, row);
DELETE FROM search_articles;
DELETE FROM search_languages;
INSERT OR REPLACE INTO facts (name, value) SELECT 'search_lacks', 1 WHERE EXISTS (SELECT 1 FROM articles);
