"""Finding what others already solved."""
