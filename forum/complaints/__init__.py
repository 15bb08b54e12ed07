"""A problem, question or praise: its states and its public words."""
