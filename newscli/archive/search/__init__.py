"""Finding articles: the index that `keep` feeds, and the ranked search that reads it.

index.py      what is written when an article is kept
query.py      the query language: a text to its tree
plan.py       the tree to what is asked of the archive
concepts.py   each word to the terms that would show what was meant
lookup.py     what the index holds of a term
evidence.py   which articles show which concept, and where
rank.py       evidence to scores
passages.py   what the reader is shown
where.py      which articles may be found at all
searching.py  all of it in order
"""
