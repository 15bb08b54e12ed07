"""Finding and striking names: pure rules that take texts, lists and tables, and give back spans."""

from forum.redaction.rules.coarser import coarser, why
from forum.redaction.rules.danger import danger_of
from forum.redaction.rules.folding import fold, fold_with_map
from forum.redaction.rules.heated import FEELINGS, Heat, heat_of
from forum.redaction.rules.keep import KeepWords, keep_from_text
from forum.redaction.rules.kinds import MARK, Kind, Span, Tier, has_reserved
from forum.redaction.rules.knowledge import Tables
from forum.redaction.rules.labels import labels_of, masked_spans
from forum.redaction.rules.language import language_of
from forum.redaction.rules.nicknames import nicknames_for
from forum.redaction.rules.people import letters_in, strike_post
from forum.redaction.rules.proposal import LIMITS, REGIONS, Proposal, propose
from forum.redaction.rules.public_words import (
    PublicWords,
    Removal,
    counts,
    marks_back,
    plain,
    removal_words,
    removals_json,
    removals_of,
    strike,
)
from forum.redaction.rules.reasons import reason_words
from forum.redaction.rules.roster import Roster, RosterEntry
from forum.redaction.rules.roster_ambiguous import ambiguous_words
from forum.redaction.rules.roster_csv import roster_from_csv
from forum.redaction.rules.weighing import Limits

__all__ = [
    "FEELINGS",
    "LIMITS",
    "MARK",
    "REGIONS",
    "Heat",
    "KeepWords",
    "Kind",
    "Limits",
    "Proposal",
    "PublicWords",
    "Removal",
    "Roster",
    "RosterEntry",
    "Span",
    "Tables",
    "Tier",
    "coarser",
    "ambiguous_words",
    "counts",
    "danger_of",
    "fold",
    "fold_with_map",
    "has_reserved",
    "heat_of",
    "keep_from_text",
    "labels_of",
    "letters_in",
    "language_of",
    "marks_back",
    "masked_spans",
    "nicknames_for",
    "plain",
    "propose",
    "reason_words",
    "removal_words",
    "removals_json",
    "removals_of",
    "roster_from_csv",
    "strike",
    "strike_post",
    "why",
]
