"""What following many feeds costs, beside the least it can cost: `python -m tests.benchmarks.sync --feeds 1000`."""
