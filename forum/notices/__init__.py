"""Which mail goes to whom."""
