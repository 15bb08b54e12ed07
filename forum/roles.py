"""Who somebody is here. A role says what one may do; each feature's rules say which role may do what."""

from enum import StrEnum


class Role(StrEnum):
    """The five kinds of people the forum knows."""

    VISITOR = "visitor"
    CUSTOMER = "customer"
    OFFICIAL = "official"
    MODERATOR = "moderator"
    ADMINISTRATOR = "administrator"


STAFF = frozenset({Role.OFFICIAL, Role.MODERATOR, Role.ADMINISTRATOR})
# Whoever may open originals.
REVIEWERS = frozenset({Role.MODERATOR, Role.ADMINISTRATOR})
