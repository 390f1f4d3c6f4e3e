-- By what an article is found to be another edition of one in another language; old rows go.
CREATE TABLE story_pictures (
  article_id INTEGER PRIMARY KEY REFERENCES articles,
  picture    INTEGER NOT NULL,              -- a hash of its site and its picture's path
  at         INTEGER NOT NULL,              -- its place in the list
  numbers    TEXT NOT NULL                  -- that its text says, each once
) STRICT;
CREATE INDEX story_pictures_alike ON story_pictures (picture);
