"""Words set for a terminal, in lines of so many cells: pure, and known to all that shows words.

`safe` is the edge that all words pass; `cells` measures and wraps; `columns` and `tables` lay out; `dates` writes
moments in the reader's language; `looks` and `hyperlinks` name what words look like and lead to; `article` is an
article set to be read. Streams, colours and keys are the business of `cli/present` and `tui`.
"""
