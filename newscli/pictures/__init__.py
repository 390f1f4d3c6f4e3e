"""Pictures in the terminal: bytes in, lines of codes out, by the means the terminal has. Needs the extra `pictures`.

`means` says which of them a terminal understands, without asking it: a question would have to wait for an answer. Every
line of a picture stands for itself, so that it scrolls, and is cut by a screen, like a line of words.
"""
