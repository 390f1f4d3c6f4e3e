-- What `newscli sql` reads: views that stay as they are when the tables behind them change. docs/research.md lists them.
-- They are made anew, for one connection alone, whenever a question is asked: nothing is written to the archive, an
-- archive that may only be read can be asked too, and no archive ever holds an older newscli's views.
-- Moments are ISO 8601, UTC. A view may be named as the table it hides; inside, tables are named with `main`.

CREATE TEMP VIEW articles AS SELECT
  articles.id,
  articles.url,
  articles.title,
  sources.name AS source,
  newscli_moment(articles.published) AS published,
  articles.published_is_day,                        -- 1: only the day is known
  newscli_moment(articles.updated) AS updated,
  replace(articles.authors, char(10), ', ') AS authors,
  sections.name AS section,
  languages.code AS language,
  articles.kind,                                    -- article, video, teaser
  newscli_moment(first_seen_at) AS first_seen,
  newscli_moment(changed_at) AS changed,            -- when the newsroom last changed its words
  newscli_moment(gone_at) AS gone,                  -- when the page was first found gone
  articles.unread,
  articles.starred
FROM main.articles
LEFT JOIN main.sources ON sources.id = articles.source_id
LEFT JOIN main.sections ON sections.id = articles.section_id
LEFT JOIN main.languages ON languages.id = articles.language_id;

-- The newest words of each article, unpacked as they are asked for: filter before you look.
CREATE TEMP VIEW texts AS SELECT
  id AS article_id,
  newscli_text(revision_id) AS text
FROM main.articles;

CREATE TEMP VIEW authors AS SELECT
  articles.id AS article_id,
  value AS author
FROM main.articles, json_each(newscli_lines(articles.authors));

CREATE TEMP VIEW tags AS
SELECT articles.id AS article_id, value AS tag, 0 AS own
FROM main.articles, json_each(newscli_lines(articles.tags))
UNION ALL
SELECT article_id, word, 1                          -- 1: the reader's own
FROM main.reader_tags;

-- Every version of an article's words, from 1.
CREATE TEMP VIEW versions AS SELECT
  article_id,
  row_number() OVER (PARTITION BY article_id ORDER BY seen_at, id) AS number,
  newscli_moment(seen_at) AS seen,
  ours,                                             -- 1: only newscli's reading changed, not the newsroom's words
  capture_id,
  newscli_text(id) AS text
FROM main.revisions;

CREATE TEMP VIEW captures AS SELECT
  captures.id,
  captures.article_id,
  coalesce(captures.url, articles.url) AS url,
  newscli_moment(captures.fetched_at) AS captured,
  captures.status,
  captures.part,                                    -- 1: a picture, style or font of the article's page
  bodies.size AS bytes,
  lower(hex(bodies.sha256)) AS hash
FROM main.captures
JOIN main.bodies ON bodies.id = captures.body_id
LEFT JOIN main.articles ON articles.id = captures.article_id;

CREATE TEMP VIEW sources AS SELECT
  name,
  url,
  kind,
  title,
  language,
  replace(tags, char(10), ', ') AS tags,
  NOT removed AS followed,
  newscli_moment(added_at) AS added,
  newscli_moment(answered_at) AS answered,
  newscli_moment(new_at) AS new,
  failures,
  last_error AS error
FROM main.sources;
