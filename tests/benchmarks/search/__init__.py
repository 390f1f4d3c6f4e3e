"""How well and how fast articles are found.

python -m tests.benchmarks.search.quality [SUITE ...]     nDCG@10 on the development suites, with peers
python -m tests.benchmarks.search.speed [ARTICLES]        CPU time of queries, size and speed of indexing
python -m tests.benchmarks.search.stories                 copies of one report, found and wrongly found
"""
