"""What the reader sees: each widget draws the lines near the screen, takes calls from above and sends messages up."""
