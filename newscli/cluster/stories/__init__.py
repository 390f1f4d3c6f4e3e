"""The same report in many pages of a dataset: groups by banded signatures, in three steps that no memory bounds.

`bands` puts each page's hashes in the order of shards, a task a file; `pairs` finds pages that share hashes, a task a
shard; `groups` adds up what pairs share, keeps those that share enough, and joins them. Every hash of a sketch is a
band of its own: pages are one report where at least 0.4 of the shorter one's hashes are in the other's sketch.
"""
