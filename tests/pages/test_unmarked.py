"""Ten posts without a finding on one screen."""

from forum.complaints.models import Complaint
from forum.complaints.rules import Publication
from forum.extensions import db
from forum.moderation import queries, services
from forum.redaction.rules import RosterEntry
from tests.browsing import Page, look
from tests.cast import Cast


def ten(cast: Cast, name: str = "mo") -> Page:
    page = look(cast.signed_in(name), "/moderation/unmarked")
    return page.form("/moderation/unmarked").send("Show me ten")


def make_twelve(cast: Cast) -> None:
    cast.make_waiting("Rude", "The cashier Brenda was rude.")
    for number in range(12):
        cast.make_waiting(f"Lift {number}", f"The lift is broken on floor {number}.")


def published() -> int:
    db.session.expire_all()
    return db.session.query(Complaint).filter_by(state=Publication.PUBLISHED).count()


def test_what_comes_next_has_the_focus_the_first_line_or_the_button_for_ten_more(cast: Cast) -> None:
    make_twelve(cast)
    assert 'href="/moderation/unmarked#next"' in look(cast.signed_in("mo"), "/moderation").html
    empty = look(cast.signed_in("mo"), "/moderation/unmarked")
    [button] = [one for one in empty.tree.iter("button") if one.get("id") == "next"]
    assert "Show me ten" in "".join(button.itertext())
    full = ten(cast)
    assert [one.tag for one in full.tree.iter() if one.get("id") == "next"] == ["li"]


def test_nothing_is_shown_before_it_is_taken(cast: Cast) -> None:
    make_twelve(cast)
    page = look(cast.signed_in("mo"), "/moderation/unmarked")
    assert "floor" not in page.words
    assert "12 more wait" in page.words


def test_ten_are_shown_with_their_words_and_none_with_a_finding(cast: Cast) -> None:
    make_twelve(cast)
    page = ten(cast)
    assert page.words.count("is broken on floor") == 10
    assert "Brenda" not in page.html
    assert page.answer.headers["Cache-Control"] == "no-store"


def test_anger_alone_hides_no_post_from_the_ten_and_a_threat_does(cast: Cast) -> None:
    cast.make_waiting("Lift A", "THE LIFT IS BROKEN AGAIN!!! This is the third time.")
    cast.make_waiting("Lift B", "The lift is broken. I know where you live.")
    page = ten(cast)
    assert "BROKEN AGAIN" in page.words
    assert "where you live" not in page.words


def test_two_moderators_read_different_ones(cast: Cast) -> None:
    make_twelve(cast)
    mine, others = ten(cast), ten(cast, "nia")
    assert others.words.count("is broken on floor") == 2
    assert "floor 0." in mine.words
    assert "floor 0." not in others.words


def test_one_button_publishes_one_and_the_next_stands_first(cast: Cast) -> None:
    make_twelve(cast)
    page = ten(cast)
    after = page.form("/moderation/unmarked").send("Publish post 1")
    assert published() == 1
    assert after.words.count("is broken on floor") == 9
    assert 'id="next"' in after.html


def test_open_leads_to_the_review(cast: Cast) -> None:
    make_twelve(cast)
    assert "What everyone will see" in ten(cast).follow("Open it").words


def test_a_post_that_is_not_in_ones_hands_is_not_published(cast: Cast) -> None:
    make_twelve(cast)
    ten(cast)
    token = next(one.token for one in queries.queue() if one.claimed_by_id)
    assert cast.signed_in("nia").post("/moderation/unmarked", data={"publish": token}).status_code == 409
    assert cast.signed_in("nia").post("/moderation/unmarked", data={"publish": "nonsense"}).status_code == 404
    assert published() == 0


def test_a_name_protected_meanwhile_stops_the_publication(cast: Cast) -> None:
    cast.make_waiting("Desk", "At the desk zorblax laughed.")
    page = ten(cast)
    assert "zorblax" in page.words
    services.protect([RosterEntry("Zorblax Quint")], cast.account("nia"))
    assert page.form("/moderation/unmarked").send("Publish post 1").status == 409
    assert published() == 0


def test_keys_are_off_until_switched_on(cast: Cast) -> None:
    make_twelve(cast)
    page = ten(cast)
    assert 'data-keys="on"' not in page.html
    page.browser.post("/account/keys", data={"keys": "on"})
    page = look(page.browser, "/moderation/unmarked")
    assert 'data-keys="on"' in page.html
    assert "In a line" in page.words


def test_the_ten_stand_on_a_french_page_too(cast: Cast) -> None:
    make_twelve(cast)
    browser = cast.signed_in("mo")
    browser.post("/fr/moderation/unmarked")
    assert look(browser, "/fr/moderation/unmarked").words.count("is broken on floor") == 10
