"""Text to the terms it is found by, and to the sketch that tells its copies. Pure: no archive, no clock.

The same functions read an article before it is indexed and a query before it is asked, so the two always agree:

    scripts.py    which writing a letter belongs to, and which are written without blanks
    fold.py       one spelling for all spellings of a word: case, accents, width, marks
    terms.py      a text as folded words, with pairs of letters where there are no blanks
    article.py    an article as the columns of the index
    stems.py      what a word has in common with its other forms, language by language
    compounds.py  words that may be written together or apart
    slips.py      the words one slip of the finger away
    sketches.py   is this the same report in other clothes?
"""

from __future__ import annotations

#: Grows when the same text gives other terms than before; an index made with another number is made anew.
ANALYSIS_VERSION = 2
