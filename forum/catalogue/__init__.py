"""What the operator has: teams, products and places, words to keep."""
