"""Long lists of words, written as text because that is how people read and mend them."""


def words(text: str) -> frozenset[str]:
    """Take every word of a text as one entry."""
    return frozenset(text.split())
