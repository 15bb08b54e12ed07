"""Reasons, rules, the order of the queue, and what may be published when."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from forum.complaints.rules import CANNOT_WAIT, COSTS, Publication
from forum.roles import Role


def N_(words: str) -> str:
    """Mark words for translation; who shows them translates."""
    return words


class Act(StrEnum):
    """What a decision does."""

    PUBLISHED = "published"
    RETURNED = "returned"
    DECLINED = "declined"
    HIDDEN = "hidden"
    REMOVED = "removed"
    RESTORED = "restored"


RESTRICTIONS = frozenset({Act.RETURNED, Act.DECLINED, Act.HIDDEN, Act.REMOVED})

# code: (which rule, what the author reads). Being negative is on no list, and never will be.
RETURN_REASONS: Mapping[str, tuple[str, str]] = {
    "points_to_person": ("no-person", N_("It points to one person. Please tell it by role, place and time.")),
    "unclear": ("understandable", N_("Others cannot follow it yet. Please say what happened, where and when.")),
    "several": ("one-thing", N_("It tells several problems. Please post them one by one.")),
    "private": ("no-private-data", N_("It holds private details of somebody else. Please leave them out.")),
    "insult": ("no-insults", N_("It holds insults. Please keep what happened and leave those out.")),
}
DECLINE_REASONS: Mapping[str, tuple[str, str]] = {
    "threat": ("no-threats", N_("It threatens somebody.")),
    "confront": ("no-threats", N_("It calls on others to confront somebody.")),
    "hate": ("no-hate", N_("It shows hate against a group.")),
    "sexual": ("no-sexual-content", N_("It holds sexual content.")),
    "needs_name": ("no-person", N_("It cannot be told without a name.")),
    "other_company": ("about-us", N_("It is about another company.")),
    "advertising": ("no-advertising", N_("It is advertising.")),
}
HIDE_REASONS: Mapping[str, tuple[str, str]] = {
    "name_left": ("no-person", N_("A name or a detail that points to a person was still in it.")),
    "report": ("under-check", N_("Somebody told us that something in it is wrong. We are checking.")),
    "legal": ("law", N_("The law asks us to hide it.")),
}
REASONS: Mapping[str, tuple[str, str]] = {**RETURN_REASONS, **DECLINE_REASONS, **HIDE_REASONS}

RULES: Mapping[str, str] = {
    "no-person": N_("No employee is named, pictured or described so that they can be recognised."),
    "understandable": N_("Others must be able to learn from it."),
    "one-thing": N_("One post, one thing, so that it can be solved."),
    "no-private-data": N_("Nobody’s private details are published."),
    "no-insults": N_("Criticise what was done, not who somebody is."),
    "no-threats": N_("Nobody is threatened, and nobody is sent after anybody."),
    "no-hate": N_("No hate against groups of people."),
    "no-sexual-content": N_("No sexual content."),
    "about-us": N_("Posts are about what we do."),
    "no-advertising": N_("No advertising."),
    "under-check": N_("What is contested is hidden until a person has looked."),
    "law": N_("The law of the land applies."),
    "read-by-a-person": N_("A person reads a post before it is public."),
    "imported": N_("Texts from elsewhere without any doubt are published when the operator asks for it."),
    "nothing-marked": N_(
        "Posts in which nothing was found may be published unread, while those that persons read show few missed names."
    ),
    "nothing-doubtful": N_("Official answers without any doubt are published at once."),
}

REPORT_REASONS: Mapping[str, str] = {
    "about_me": N_("It is about me."),
    "name": N_("It names or shows a person."),
    "wrong": N_("Something in it is not true."),
    "abuse": N_("It insults or threatens somebody."),
    "spam": N_("It is advertising."),
    "other": N_("Something else."),
}

# Every label in words: what it means, and what it does. A moderator takes wrong ones away and adds missing ones.
LABELS: Mapping[str, tuple[str, str]] = {
    "accusation_crime": (
        N_("Accusation: unverified"),
        N_("It says that somebody broke the law. Readers see “One customer’s account, unverified” with it."),
    ),
    "accusation_racism": (
        N_("Accusation of discrimination: unverified"),
        N_("It says that people were treated by what they are. Readers see the same line."),
    ),
    "insult": (N_("Insult"), N_("It insults somebody. The words are masked for you until you ask for them.")),
    "slur": (N_("Words of hate"), N_("It holds words of hate against a group. They are masked for you.")),
    "threat": (N_("Threat"), N_("It threatens somebody, or tells of a threat. It comes first in the queue.")),
    "sexual": (N_("Sexual words"), N_("It holds sexual words, or tells of harassment. They are masked for you.")),
    "call_to_confront": (
        N_("Call to confront somebody"),
        N_("It sends others to find, face or bother a person. That is never published."),
    ),
    "demand_dismissal": (
        N_("Wants a dismissal"),
        N_("It wants somebody to lose their job. Look twice that nobody can be recognised."),
    ),
    "heated": (N_("Heated words"), N_("It is written in anger. That is allowed, and nothing follows from it.")),
    "recording": (
        N_("Film or recording"),
        N_("It links to a film, or says that somebody was recorded. Recordings of staff are never published."),
    ),
    "minor": (
        N_("About a minor"),
        N_("It tells a child’s age or school, or is about a child. Make such details coarser."),
    ),
}
# What readers are told beside a post. Everything else is for the queue only.
PUBLIC_LABELS = frozenset({"accusation_crime", "accusation_racism"})
# What a label asks for is a second look. Anger asks for none: most complaints are angry, their authors were asked to
# count to ten before they sent them, and criticism is never held back for being sharp.
HARMLESS_LABELS = frozenset({"heated"})
NOTE_LONGEST = 2_000
# Before the key of a doubt: what its author says about it.
AUTHOR = "author:"
# A proposal is stored a moment after the roster was read for it.
READ_BEFORE = timedelta(minutes=5)


def urgency(subject_kind: str, labels: Iterable[str], seriousness: int = COSTS, danger: bool = False) -> int:
    """Where a text stands in the queue: threats and danger first, then answers, then what its author calls serious.

    0 comes before everything. Each further step counts as much as an hour of waiting, so that nothing waits for ever.
    """
    if danger or "threat" in labels:
        return 0
    return 1 if subject_kind == "answer" else 2 + CANNOT_WAIT - seriousness


def private_until(
    state: Publication,
    published_at: datetime | None,
    changed_at: datetime | None,
    case: tuple[datetime | None] | None,
    days: timedelta,
    appeal: timedelta,
) -> datetime | None:
    """When words for the team alone are destroyed; None while they are needed.

    `case` holds when the case ended, if it did; no case at all ends with the publication.
    """
    if state is Publication.WITHDRAWN:
        return changed_at + days if changed_at else None
    if state in {Publication.RETURNED, Publication.DECLINED, Publication.REMOVED}:
        return changed_at + appeal if changed_at else None
    if published_at is None:
        return None
    ended = published_at if case is None else case[0]
    return ended + days if ended else None


def open_doubts(spans: Mapping[str, Sequence[Sequence[Any]]], answers: Mapping[str, str]) -> list[str]:
    """Keys of the doubts that nobody has decided yet; while there is one, nothing can be published."""
    return [
        f"{field}:{number}"
        for field, of_field in spans.items()
        for number, span in enumerate(of_field)
        if span[3] == "doubt" and answers.get(f"{field}:{number}") not in {"strike", "leave"}
    ]


def struck_spans(
    spans: Mapping[str, Sequence[Sequence[Any]]],
    answers: Mapping[str, str],
    marked: Mapping[str, Sequence[Sequence[Any]]],
) -> dict[str, list[list[Any]]]:
    """Which spans a person and the machine together take out, per field."""
    out: dict[str, list[list[Any]]] = {}
    for field, of_field in spans.items():
        chosen = []
        for number, span in enumerate(of_field):
            answer = answers.get(f"{field}:{number}")
            if (span[3] == "strike" and answer != "undo") or (span[3] == "doubt" and answer == "strike"):
                chosen.append(list(span))
        by_hand = [
            [start, end, kind, "strike", "by_hand"]
            for start, end, kind in marked.get(field, ())
            if not any(span[0] <= start and end <= span[1] for span in chosen)  # taken out already
        ]
        out[field] = sorted(chosen + by_hand)
    return out


def carried_answers(
    old: Mapping[str, Sequence[Sequence[Any]]],
    answers: Mapping[str, str],
    new: Mapping[str, Sequence[Sequence[Any]]],
) -> dict[str, str]:
    """Take the answers over to a new proposal, for each place that is asked about in both."""
    said = {
        (who, field, *span[:4]): answers[f"{who}{field}:{number}"]
        for who in ("", AUTHOR)
        for field, of_field in old.items()
        for number, span in enumerate(of_field)
        if f"{who}{field}:{number}" in answers
    }
    return {
        f"{who}{field}:{number}": said[who, field, *span[:4]]
        for who in ("", AUTHOR)
        for field, of_field in new.items()
        for number, span in enumerate(of_field)
        if (who, field, *span[:4]) in said
    }


def authors_answers(
    spans: Mapping[str, Sequence[Sequence[Any]]], fields: Mapping[str, str], said: Mapping[str, str]
) -> dict[str, str]:
    """What an author said about each doubt, for the moderator: yes takes the words out until somebody decides
    otherwise, no leaves the doubt open. It helps and does not decide."""
    answers = {}
    for field, of_field in spans.items():
        for number, span in enumerate(of_field):
            answer = said.get(fields[field][span[0] : span[1]]) if span[3] == "doubt" else None
            if answer:
                answers[f"{AUTHOR}{field}:{number}"] = answer
            if answer == "yes":
                answers[f"{field}:{number}"] = "strike"
    return answers


def what_was_said(
    spans: Mapping[str, Sequence[Sequence[Any]]], fields: Mapping[str, str], answers: Mapping[str, str]
) -> dict[str, str]:
    """The author's answers by the words they were about, so that nobody is asked twice."""
    return {
        fields[field][span[0] : span[1]]: answers[f"{AUTHOR}{field}:{number}"]
        for field, of_field in spans.items()
        for number, span in enumerate(of_field)
        if f"{AUTHOR}{field}:{number}" in answers
    }


def chosen_labels(known: Iterable[str], chosen: Iterable[str]) -> list[str]:
    """Replace the labels of a post by the chosen ones: a moderator takes wrong ones away and adds missing ones."""
    return [label for label in known if label not in LABELS] + [label for label in LABELS if label in set(chosen)]


def public_labels(labels: Iterable[str]) -> list[str]:
    """The labels that go out with a post."""
    return [label for label in labels if label in PUBLIC_LABELS]


def stops_one_click(labels: Iterable[str]) -> bool:
    """Whether a person must open a post before it is published, because of what it holds."""
    return any(label not in HARMLESS_LABELS for label in labels)


def is_outdated(made_at: datetime, roster_changed_at: datetime | None) -> bool:
    """Whether a proposal may have been made with an older roster."""
    return roster_changed_at is not None and roster_changed_at >= made_at - READ_BEFORE


def is_claimable(claimed_by: int | None, claimed_until: datetime | None, now: datetime) -> bool:
    """Whether nobody holds it."""
    return claimed_by is None or claimed_until is None or claimed_until <= now


ACTS_BY_ROLE: Mapping[Role, frozenset[str]] = {
    Role.VISITOR: frozenset({"report"}),
    Role.CUSTOMER: frozenset({"report", "appeal"}),
    Role.OFFICIAL: frozenset({"report", "appeal"}),
    Role.MODERATOR: frozenset({"report", "appeal", "review", "protect", "hide", "decide_report", "decide_appeal"}),
    Role.ADMINISTRATOR: frozenset({"report", "appeal", "review", "protect", "hide", "decide_report", "decide_appeal"}),
}


def may(act: str, role: str) -> bool:
    """Whether a role may do one of moderation's acts; the matrix of the tests prints this table."""
    return act in ACTS_BY_ROLE[Role(role)]


def may_decide_appeal(role: str, account_id: int, decided_by: int | None, author_id: int | None = None) -> bool:
    """Another moderator than the one whose decision is contested, and not the author of the post."""
    return may("decide_appeal", role) and account_id not in {decided_by, author_id}
