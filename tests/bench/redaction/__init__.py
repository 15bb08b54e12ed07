"""How much the redaction rules leave, how much they take too much, and how others do on the same texts."""
