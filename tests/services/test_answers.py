"""Answers: through the same pipeline; official ones in a team's name; and what solved it, by whom it was said."""

import pytest
from sqlalchemy import func, select

from forum.answers import queries, rules, services
from forum.answers.models import Answer, Resolution
from forum.complaints.models import Complaint
from forum.complaints.rules import Progress, Publication
from forum.desk import services as desk
from forum.errors import Invalid, NotAllowed, NotFound
from forum.extensions import db
from forum.moderation import services as moderation
from forum.moderation.models import QueueEntry
from forum.posting import services as posting
from forum.roles import Role
from tests.cast import Cast

DOUBTFUL = "The tall one with the red scarf will look into it."
SURE = "This is with Payments now. We send the money back by Friday."


def count(model: type) -> int:
    return db.session.scalar(select(func.count()).select_from(model)) or 0


def again(complaint: Complaint) -> Complaint:
    return db.session.get_one(Complaint, complaint.id)


def test_who_may_do_what_as_printed() -> None:
    def who(may: dict[str, bool]) -> str:
        return " ".join(role for role, yes in may.items() if yes)

    roles = [str(role) for role in Role]
    assert who({role: rules.may_answer(role) for role in roles}) == "customer official moderator administrator"
    assert who({role: rules.may_answer_officially(role, 1) for role in roles}) == "official administrator"
    assert who({role: rules.may_answer_officially(role, None) for role in roles}) == ""
    assert who({role: rules.may_resolve(role, 1, 1) for role in roles[1:]}) == (
        "customer official moderator administrator"
    )
    assert who({role: rules.may_resolve(role, 2, 1) for role in roles}) == "moderator administrator"
    assert not rules.may_resolve(Role.VISITOR, None, None)


def test_an_answer_passes_the_pipeline(cast: Cast) -> None:
    answer = cast.make_answer(cast.make_published(), "Brenda at the till helped me. Ask for a refund.")
    assert "Brenda" not in answer.body and answer.number == 1
    assert again(answer.complaint).answer_count == 1


def test_an_official_answer_without_a_doubt_is_public_at_once(cast: Cast) -> None:
    problem = cast.make_published()
    sent = desk.send_answer(problem, cast.account("olga"), SURE, progress="looking into it", days=5)
    assert not sent.doubtful
    [answer] = queries.official_for(problem.id)
    assert (answer.body, answer.team_id, answer.official) == (SURE, cast.team.id, True)
    case = again(problem).case
    assert case is not None and case.state == Progress.LOOKING
    assert count(QueueEntry) == 1  # the problem's own; the answer never waited


def test_a_doubtful_official_answer_waits_for_a_person_with_its_words(cast: Cast) -> None:
    problem = cast.make_published()
    sent = desk.send_answer(problem, cast.account("olga"), DOUBTFUL)
    assert sent.doubtful and not queries.official_for(problem.id)
    answer_id = sent.post.id
    entry = cast.entry("answer", answer_id)
    moderation.claim_this(entry.token, cast.account("mo"))
    assert moderation.open_for_review(entry.token, cast.account("mo").id).fields["body"] == DOUBTFUL
    moderation.leave(entry.token, cast.account("mo"))
    cast.publish("answer", answer_id, moderator="nia")
    [answer] = queries.official_for(problem.id)
    assert "scarf" not in answer.body and answer.official


def test_an_official_does_not_decide_the_own_doubtful_answer_as_a_moderator_would(cast: Cast) -> None:
    sent = desk.send_answer(cast.make_published(), cast.account("olga"), DOUBTFUL)
    with pytest.raises(NotAllowed):
        moderation.claim_this(cast.entry("answer", sent.post.id).token, cast.account("olga"))


@pytest.mark.parametrize("words", [SURE, DOUBTFUL])
def test_an_official_answer_sent_twice_is_one(cast: Cast, words: str) -> None:
    problem = cast.make_published()
    sent = {
        desk.send_answer(again(problem), cast.account("olga"), words, progress="proposed", token="t" * 22).post.id
        for _click in range(2)
    }
    assert len(sent) == 1 and count(Answer) == 1


def test_the_same_words_may_be_said_again_on_another_day(cast: Cast) -> None:
    problem = cast.make_published()
    for token in ("t" * 22, "u" * 22):
        desk.send_answer(again(problem), cast.account("olga"), "Nothing new yet.", token=token)
    assert len(queries.official_for(problem.id)) == 2


@pytest.mark.parametrize("name", ["carol", "mo", "ada"])
def test_an_official_answer_needs_an_official_with_a_team(cast: Cast, name: str) -> None:
    problem = cast.make_published(author="dan")
    with pytest.raises(NotAllowed) as refused:
        desk.send_answer(problem, cast.account(name), SURE)
    assert refused.value.kept == {"body": SURE}
    with pytest.raises(NotAllowed):
        services.answer_officially(again(problem), cast.account(name), SURE)


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"text": "  "}, "body"),
        ({"text": "x" * 32_001}, "body"),
        ({"text": "It was \ue000."}, "body"),
        ({"progress": "reopened"}, "progress"),
        ({"progress": "not upheld"}, "progress"),
        ({"progress": "nonsense"}, "progress"),
        ({"days": 0}, "days"),
        ({"days": 365}, "days"),
    ],
)
def test_an_official_answer_that_cannot_be_is_refused_at_its_field(
    cast: Cast, changed: dict[str, object], field: str
) -> None:
    given: dict[str, object] = {"text": SURE, "progress": "", "days": 3, **changed}
    text = str(given.pop("text"))
    with pytest.raises(Invalid) as wrong:
        desk.send_answer(cast.make_published(), cast.account("olga"), text, **given)  # type: ignore[arg-type]
    assert field in wrong.value.fields
    assert count(Answer) == 0


def test_nobody_answers_what_is_hidden(cast: Cast) -> None:
    problem = cast.make_published()
    olga = cast.account("olga")
    moderation.hide("complaint", again(problem), cast.account("mo"), "legal")
    with pytest.raises(NotFound):
        desk.send_answer(again(problem), olga, SURE)
    assert count(Answer) == 0


def test_praise_can_be_answered_and_has_no_case(cast: Cast) -> None:
    praise = cast.make_published("Thank you", "The till was fast.", kind="praise")
    assert not desk.send_answer(praise, cast.account("olga"), "Thank you for telling us.").doubtful
    assert again(praise).case is None


def test_the_author_says_what_solved_it(cast: Cast) -> None:
    problem = cast.make_published()
    answer = cast.make_answer(problem)
    steps = "1. Ask.\n2. Wait."
    said = posting.resolve(again(problem), cast.account("carol"), answer_number=answer.number, steps=steps)
    assert not said.doubtful
    found = queries.resolution_of(problem.id)
    assert found is not None and (found.said_by, found.answer_id) == ("author", answer.id)
    case = again(problem).case
    assert case is not None and case.state == Progress.SOLVED


def test_a_moderator_says_it_and_it_is_marked_so(cast: Cast) -> None:
    problem = cast.make_published()
    posting.resolve(problem, cast.account("mo"), answer_number=None, steps="Ask at the desk.")
    found = queries.resolution_of(problem.id)
    assert found is not None and found.said_by == "moderator"


def test_nobody_else_says_it(cast: Cast) -> None:
    problem = cast.make_published()
    for name in ("dan", "olga"):
        with pytest.raises(NotAllowed):
            posting.resolve(again(problem), cast.account(name), answer_number=None, steps="Ask.")


def test_doubtful_steps_wait_and_said_twice_they_wait_once(cast: Cast) -> None:
    problem = cast.make_published()
    said = [
        posting.resolve(again(problem), cast.account("carol"), answer_number=None, steps=DOUBTFUL).post.id
        for _click in range(2)
    ]
    assert said[0] == said[1] and count(Resolution) == 1
    assert queries.resolution_of(problem.id) is None
    cast.publish("resolution", said[0])
    found = queries.resolution_of(problem.id)
    assert found is not None and "scarf" not in found.body


def test_said_again_after_it_was_opened_again_it_counts_anew(cast: Cast) -> None:
    problem = cast.make_published()
    for _round in range(2):
        posting.resolve(again(problem), cast.account("carol"), answer_number=None, steps="Ask at the desk.")
        assert queries.resolution_of(problem.id) is not None
        services.reopen(again(problem), cast.account("carol"))
        assert queries.resolution_of(problem.id) is None
    case = again(problem).case
    assert case is not None and case.state == Progress.REOPENED and case.next_contact_at is not None


def test_steps_or_an_answer_are_needed(cast: Cast) -> None:
    problem = cast.make_published()
    with pytest.raises(Invalid):
        posting.resolve(problem, cast.account("carol"), answer_number=None, steps=" ")
    with pytest.raises(NotFound):
        posting.resolve(again(problem), cast.account("carol"), answer_number=99, steps="")


def test_others_say_whether_an_answer_helps(cast: Cast) -> None:
    answer = cast.make_answer(cast.make_published(), author="dan")
    answer_id, carol, dan = answer.id, cast.account("carol").id, cast.account("dan").id
    assert services.helpful(answer_id, carol) == (True, 1)
    assert services.helpful(answer_id, carol) == (False, 0)
    with pytest.raises(NotAllowed):
        services.helpful(answer_id, dan)


def test_a_withdrawn_answer_leaves_the_count_and_no_words(cast: Cast) -> None:
    problem = cast.make_published()
    answer = cast.make_answer(problem)
    posting.withdraw("answer", answer.token, cast.account("dan").id)
    answer = db.session.get_one(Answer, answer.id)
    assert (answer.state, answer.body) == (Publication.WITHDRAWN, "")
    assert again(problem).answer_count == 0


def test_what_the_team_said_in_public_is_not_one_persons_to_withdraw(cast: Cast) -> None:
    sent = desk.send_answer(cast.make_published(), cast.account("olga"), SURE)
    with pytest.raises(NotAllowed):
        posting.withdraw("answer", sent.post.token, cast.account("olga").id)
