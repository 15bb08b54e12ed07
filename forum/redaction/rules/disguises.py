"""What one word of a text says when it is a name of the roster that someone wrote in another way."""

import re
from dataclasses import dataclass
from itertools import product

from forum.redaction.rules.disguise_accounts import account_of
from forum.redaction.rules.disguise_errors import masked_name, misspelled_name
from forum.redaction.rules.folding import fold
from forum.redaction.rules.kinds import Kind, Tier
from forum.redaction.rules.knowledge import Tables, letter_groups
from forum.redaction.rules.roster import Roster

SPACED_LETTERS = re.compile(r"(?<!\w)\w(?:[ .\-_*·•]{1,3}\w(?!\w)){2,40}")
_SIGNS = "0134578@$!|€£¢9+(26"
_LEET = tuple(str.maketrans(_SIGNS, letters) for letters in ("oieastbasiielcgtczg", "oleastbaslleecgtczb"))
_LEET_SIGN = re.compile(rf"[{re.escape(_SIGNS)}]")
_RUN = re.compile(r"(.)\1+")
_LONG_RUN = re.compile(r"(.)\1\1")
_MASK = re.compile(r"[*#•_?×]")
_CUT_OFF = re.compile(r"([^\W\d_]{4,20})(?:…|\.{2,6}|[*_\-]{2,12})$")
_OWNER = re.compile(r"['’`´]s$", re.IGNORECASE)
_LONGEST = 48
_MOST_RUNS = 4
_SHORTEST = 4
_SHORTEST_BACKWARDS = 5
_COMMON = 4.0
_RARE = 2.5
# A word that somebody wrote by ear looks less like a name than the name does.
_NAME_SHAPED = -1.0


@dataclass(frozen=True, slots=True)
class Reading:
    """The name that a word may stand for, folded; why; and how sure that is when nothing else speaks for it."""

    key: str
    reason: str
    tier: Tier
    kind: Kind = Kind.name


def read_word(word: str, roster: Roster, tables: Tables, language: str) -> Reading | None:
    """Read one word or piece of a text; the same one is read only once."""
    memory = roster.memory("pieces " + language)
    if word not in memory:
        memory[word] = _read(word, _Asked(roster, tables, language)) if len(word) <= _LONGEST else None
    found: Reading | None = memory[word]
    return found


@dataclass(frozen=True, slots=True)
class _Asked:
    """The roster and what is known of words, asked together."""

    roster: Roster
    tables: Tables
    language: str

    def is_word(self, key: str, common: float = 0.1) -> bool:
        """Tell whether a word is used in texts at all."""
        return self.tables.commonness(key, self.language) >= common

    def name_shape(self, key: str) -> float:
        """Say how much the letters of a word follow each other as in names; below 0 as in words."""
        return sum(self.tables.shape.get(part, 0.0) for part in letter_groups(key))

    def tier(self, key: str) -> Tier:
        """A name that is also a word, a place or a brand is never sure by itself."""
        return Tier.doubt if self.tables.is_ambiguous(key, self.language) else Tier.strike


def _read(word: str, asked: _Asked) -> Reading | None:
    key = fold(word)
    if asked.roster.knows(key):
        return Reading(key, "roster", Tier.strike) if len(key) > 1 else None
    if key in asked.roster.handles:
        return Reading(key, "roster", Tier.strike, Kind.handle)
    if key.isalpha():
        return _read_letters(word, key, asked)
    return _read_signs(word, _OWNER.sub("", key), asked)


def _read_letters(word: str, key: str, asked: _Asked) -> Reading | None:
    """Read a word of letters only: stretched, backwards, glued together, misspelled, or written by ear."""
    if len(key) < _SHORTEST or asked.is_word(key) or set(key) == {"x"}:
        return None
    for way in (_stretched, _backwards, _account, _misspelled, _by_ear):
        found = way(word, key, asked)
        if found:
            return found
    return None


def _read_signs(word: str, key: str, asked: _Asked) -> Reading | None:
    for way in (_apart, _leet, _masked, _cut_off, _account):
        found = way(word, key, asked)
        if found:
            return found
    return None


def _stretched(word: str, key: str, asked: _Asked) -> Reading | None:
    """Read "Brrrenda": every run of the same letter may be one letter or two."""
    runs = list(_RUN.finditer(key))
    if not 0 < len(runs) <= _MOST_RUNS:
        return None
    for lengths in product((1, 2), repeat=len(runs)):
        short = _with_runs(key, runs, lengths)
        if short != key and asked.roster.knows(short) and len(short) > 2:
            if asked.is_word(short, _COMMON) or (len(short) < _SHORTEST and not _LONG_RUN.search(key)):
                return None
            return Reading(short, "roster_disguised", asked.tier(short))
    return None


def _with_runs(key: str, runs: list[re.Match[str]], lengths: tuple[int, ...]) -> str:
    parts: list[str] = []
    at = 0
    for run, length in zip(runs, lengths, strict=True):
        parts += (key[at : run.start()], run[1] * min(length, len(run[0])))
        at = run.end()
    return "".join(parts) + key[at:]


def _backwards(word: str, key: str, asked: _Asked) -> Reading | None:
    """Read "adnerB"; without its last capital a short one may be anything."""
    turned = key[::-1]
    if not asked.roster.knows(turned) or turned == key:
        return None
    capital_last = word[-1].isupper() and not word[0].isupper()
    sure = asked.tier(turned) is Tier.strike and (capital_last or len(key) >= _SHORTEST_BACKWARDS)
    if not sure and not capital_last:
        return None
    return Reading(turned, "roster_backwards", Tier.strike if sure else Tier.doubt)


def _account(word: str, key: str, asked: _Asked) -> Reading | None:
    name, sure = account_of(key, asked.roster, asked.tables, asked.language)
    return Reading(name, "roster_account", Tier.strike if sure else Tier.doubt, Kind.handle) if name else None


def _misspelled(word: str, key: str, asked: _Asked) -> Reading | None:
    if asked.tables.is_name(key):
        return None
    name, sure = misspelled_name(key, asked.roster, asked.tables, asked.language)
    if not name:
        return None
    if asked.tier(name) is Tier.doubt or not (sure or word[0].isupper()):
        return None
    return Reading(name, "roster_one_letter", Tier.strike if sure and word.istitle() else Tier.doubt)


def _by_ear(word: str, key: str, asked: _Asked) -> Reading | None:
    """Ask about "Filippa" and "Shivon" when the letters follow each other as in names."""
    if not word.istitle() or "xx" in key or asked.name_shape(key) < _NAME_SHAPED:
        return None
    if not asked.roster.sounds_like(key, asked.language):
        return None
    return Reading(key, "roster_sound", Tier.doubt)


def _apart(word: str, key: str, asked: _Asked) -> Reading | None:
    """Read "Bren-da" and "Bren.da", but not "credit card.In", where a sentence ended."""
    parts = [part for part in re.split(r"[\W_]+", key) if part]
    whole = "".join(parts)
    if len(parts) < 2 or len(whole) < _SHORTEST or not asked.roster.knows(whole):
        return None
    if all(asked.is_word(part, _COMMON) for part in parts if len(part) > 1):
        letters = all(len(part) == 1 for part in parts)
        return Reading(whole, "roster_disguised", Tier.strike if letters else Tier.doubt)
    return Reading(whole, "roster_disguised", Tier.strike)


def _leet(word: str, key: str, asked: _Asked) -> Reading | None:
    """Read "Br3nda": digits and signs that look like letters, among letters."""
    if not _LEET_SIGN.search(key) or sum(map(str.isalpha, key)) * 2 < len(key) - 1:
        return None
    for table in _LEET:
        letters = "".join(sign for sign in key.translate(table) if sign.isalnum())
        if not letters.isalpha() or len(letters) < _SHORTEST:
            continue
        if asked.roster.knows(letters):
            tier = asked.tier(letters) if not word[0].isdigit() or len(letters) > _SHORTEST else Tier.doubt
            return Reading(letters, "roster_disguised", tier)
        if asked.is_word(letters) or table is not _LEET[0]:
            continue
        name = misspelled_name(letters, asked.roster, asked.tables, asked.language)[0]
        if name and len(name) > _SHORTEST + 1 and asked.tier(name) is Tier.strike:
            return Reading(name, "roster_disguised", Tier.doubt)
        found = _stretched(word, letters, asked)
        if found:
            return found
    return None


def _masked(word: str, key: str, asked: _Asked) -> Reading | None:
    """Read "Br*nda" and, as a question, "B****a"."""
    if not word[0].isalnum() or not word[-1].isalnum():
        return None
    pattern = _MASK.sub("*", key)
    unsure = "*" not in pattern
    if unsure:
        pattern = re.sub(r"[.\-]", "*", key)
    if not pattern.replace("*", "").isalpha() or "*" not in pattern or (unsure and pattern.count("*") > 1):
        return None
    name, sure = masked_name(pattern, asked.roster, asked.tables, asked.language)
    if not name or not word[0].isupper():
        return None
    return Reading(name, "roster_masked", Tier.strike if sure and not unsure else Tier.doubt)


def _cut_off(word: str, key: str, asked: _Asked) -> Reading | None:
    """Read "Bren..." as a question; a known word may simply trail off."""
    match = _CUT_OFF.match(key)
    if match is None or not word[0].isupper() or asked.is_word(match[1], _RARE):
        return None
    return Reading(match[1], "roster_masked", Tier.doubt) if asked.roster.begins(match[1]) else None
