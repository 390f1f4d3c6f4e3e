"""What taking articles in and giving them out costs: `python -m tests.benchmarks.exchange.bulk`."""
