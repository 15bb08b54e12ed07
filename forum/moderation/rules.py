"""Reasons, rules, the order of the queue, and what may be published when."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

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
    "read-by-a-person": N_("A person reads every post before it is public."),
    "imported": N_("Texts from elsewhere without any doubt are published when the operator asks for it."),
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

# What a reader is told beside a post; a moderator chooses. What else the machine notices is for the queue only.
LABELS: Mapping[str, tuple[str, str]] = {
    "accusation_crime": (N_("Accusation: unverified"), N_("of something the law punishes")),
    "accusation_racism": (N_("Accusation of discrimination: unverified"), ""),
    "minor": (N_("About a minor"), N_("Ages are made coarser.")),
    "urgent": (N_("Safety: today"), ""),
}
# What the machine noticed, in words for the moderator.
NOTICED: Mapping[str, str] = {
    "accusation_crime": N_("an accusation"),
    "accusation_racism": N_("an accusation of discrimination"),
    "insult": N_("an insult"),
    "slur": N_("words of hate"),
    "threat": N_("a threat"),
    "heated": N_("heated words"),
}
NOTE_LONGEST = 2_000
# A proposal is stored a moment after the roster was read for it.
READ_BEFORE = timedelta(minutes=5)


def urgency(subject_kind: str, labels: Iterable[str]) -> int:
    """Where a text stands in the queue: threats first, then answers, then the rest; within each the oldest first."""
    if "threat" in labels:
        return 0
    return 1 if subject_kind == "answer" else 2


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
        (field, *span[:4]): answers[f"{field}:{number}"]
        for field, of_field in old.items()
        for number, span in enumerate(of_field)
        if f"{field}:{number}" in answers
    }
    return {
        f"{field}:{number}": said[field, *span[:4]]
        for field, of_field in new.items()
        for number, span in enumerate(of_field)
        if (field, *span[:4]) in said
    }


def chosen_labels(known: Iterable[str], chosen: Iterable[str]) -> list[str]:
    """Replace the labels that readers see by the chosen ones; what only the queue needs stays."""
    return [label for label in known if label not in LABELS] + [label for label in LABELS if label in set(chosen)]


def public_labels(labels: Iterable[str]) -> list[str]:
    """The labels that go out with a post."""
    return [label for label in labels if label in LABELS]


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
