"""What a stranger sees, and what a search engine reads."""
