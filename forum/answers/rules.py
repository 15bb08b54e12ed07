"""Who may answer, call something solved, or open it again."""

from forum.roles import REVIEWERS, Role

ANSWER_LONGEST = 32_000
STEPS_LONGEST = 4_000


def may_answer(role: str) -> bool:
    """Anybody with an account helps."""
    return role != Role.VISITOR


def may_answer_officially(role: str, team_id: int | None) -> bool:
    """Whoever was granted a team to speak for."""
    return role in {Role.OFFICIAL, Role.ADMINISTRATOR} and team_id is not None


def may_resolve(role: str, account_id: int | None, author_id: int | None) -> bool:
    """The author, who knows best; a moderator, marked so."""
    return account_id is not None and (account_id == author_id or role in REVIEWERS)


def may_reopen(role: str, account_id: int | None, author_id: int | None) -> bool:
    """The author, or whoever may call it solved."""
    return may_resolve(role, account_id, author_id)
