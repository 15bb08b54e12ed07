"""Who looks at a page, as far as pages may know: public pages import this without reaching anything else."""

from flask_login import AnonymousUserMixin, UserMixin

from forum.accounts.models import Account
from forum.roles import REVIEWERS, STAFF, Role


class Viewer(UserMixin):  # type: ignore[misc]
    """Who looks at a page: what templates and views may know of an account."""

    signed_in = True

    def __init__(self, account: Account, *, must_set_up: bool = False) -> None:
        self.account_id = account.id
        self.pseudonym = account.pseudonym
        self.role = Role(account.role)
        self.team_id = account.team_id
        self.team = account.team
        self.is_staff = account.role in STAFF
        self.is_moderator = account.role in REVIEWERS
        self.is_official = account.is_official
        self.keys_on = account.keys_on
        # May open originals, and has no second factor yet: nothing opens before that is done.
        self.must_set_up = must_set_up

    def get_id(self) -> str:
        """Flask-Login's name for it."""
        return str(self.account_id)


class Visitor(AnonymousUserMixin):  # type: ignore[misc]
    """Somebody who is not signed in."""

    signed_in = False
    account_id = None
    pseudonym = ""
    role = Role.VISITOR
    team_id = None
    team = None
    is_staff = is_moderator = is_official = keys_on = must_set_up = False
