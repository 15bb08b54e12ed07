"""The life of one complaint: read this first. Carol writes, Mo decides, Dan and Olga help, Eve finds it."""

from forum.complaints import queries as complaints
from forum.complaints.models import Complaint
from forum.extensions import db
from tests.cast import Cast


def test_it_is_written_checked_published(cast: Cast) -> None:
    complaint = cast.make_published(
        "Charged twice at the till", "Brenda at the till was rude. Call me on 07700 900123. I want one payment back."
    )
    assert complaint.number == 1
    assert "Brenda" not in complaint.body
    assert complaints.published(1) is not None
    assert db.session.get_one(Complaint, complaint.id).slug == "charged-twice-at-the-till"
