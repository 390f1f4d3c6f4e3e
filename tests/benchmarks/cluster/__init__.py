"""Whole collections: `python -m tests.benchmarks.cluster`."""
