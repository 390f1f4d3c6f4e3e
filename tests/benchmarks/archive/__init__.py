"""What the archive weighs and costs: run one of these modules by name, `python -m tests.benchmarks.archive.size`."""
