-- The reader's own tags of single articles; those of sources stand on the source.
CREATE TABLE reader_tags (
  id         INTEGER PRIMARY KEY,
  article_id INTEGER NOT NULL REFERENCES articles,
  word       TEXT NOT NULL,                 -- as the reader wrote it
  folded     TEXT NOT NULL,                 -- without case, for comparing
  UNIQUE (folded, article_id)
) STRICT;
CREATE INDEX reader_tags_by_article ON reader_tags (article_id);
