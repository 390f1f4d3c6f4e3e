"""The same report in many pages of a dataset: groups by banded signatures, in three steps that no memory bounds.

`bands` sorts each page's hashes into shards, a task a file; `pairs` finds pages that share hashes, a task a shard, and
adds up what each pair shares, a task a shard of pairs; `groups` joins pairs that share enough. Every hash of a sketch
is a band of its own: pages are one report where at least 0.4 of the shorter one's hashes are in the other's sketch. No
step's memory grows with the dataset but the last one's, which holds the pages of stories.
"""
