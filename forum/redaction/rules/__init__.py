"""Finding and striking names: pure rules that take texts, lists and tables, and give back spans."""

from forum.redaction.rules.folding import fold, fold_with_map
from forum.redaction.rules.keep import KeepWords, keep_from_text
from forum.redaction.rules.kinds import MARK, Kind, Span, Tier, has_reserved
from forum.redaction.rules.knowledge import Tables
from forum.redaction.rules.labels import labels_of, masked_spans
from forum.redaction.rules.language import language_of
from forum.redaction.rules.nicknames import nicknames_for
from forum.redaction.rules.proposal import REGIONS, Proposal, propose
from forum.redaction.rules.public_words import (
    PublicWords,
    Removal,
    counts,
    plain,
    removal_words,
    removals_json,
    removals_of,
    strike,
)
from forum.redaction.rules.reasons import reason_words
from forum.redaction.rules.roster import Roster, RosterEntry
from forum.redaction.rules.roster_csv import roster_from_csv

__all__ = [
    "MARK",
    "REGIONS",
    "KeepWords",
    "Kind",
    "Proposal",
    "PublicWords",
    "Removal",
    "Roster",
    "RosterEntry",
    "Span",
    "Tables",
    "Tier",
    "counts",
    "fold",
    "fold_with_map",
    "has_reserved",
    "keep_from_text",
    "labels_of",
    "language_of",
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
]
