"""How many faces and names in photos stay uncovered, how much is covered too much, and what it costs."""
