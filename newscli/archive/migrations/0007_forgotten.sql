-- Names of articles that were forgotten on purpose, so that a sync does not bring them back; only their hashes.
CREATE TABLE forgotten (
  id     INTEGER PRIMARY KEY,
  sha256 BLOB NOT NULL UNIQUE               -- of a name as it stood in `addresses`
) STRICT;
