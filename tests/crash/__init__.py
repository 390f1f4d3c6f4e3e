"""What an archive must lose nothing to: killed processes, failing writes, flipped bits. Each runs long by its name."""
