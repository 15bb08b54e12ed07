"""Which names of the roster are also words, places or brands, so that a moderator knows before posts are read."""

from forum.redaction.rules.knowledge import Tables
from forum.redaction.rules.roster import PARTICLES, RosterEntry, name_keys

_LANGUAGES = ("en", "fr")
_SHORTEST = 2


def ambiguous_words(entry: RosterEntry, tables: Tables) -> list[str]:
    """Give the words of a person's names that alone will only be asked about, folded."""
    keys = [key for name in (entry.name, *entry.nicknames) for key in name_keys(name)]
    return [
        key
        for key in dict.fromkeys(keys)
        if len(key) >= _SHORTEST
        and key not in PARTICLES
        and any(tables.is_ambiguous(key, language) for language in _LANGUAGES)
    ]
