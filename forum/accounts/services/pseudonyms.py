"""Which pseudonyms are taken, in both senses."""

from flask_babel import gettext as _

from forum.accounts import queries, rules
from forum.catalogue import queries as catalogue
from forum.config import settings
from forum.errors import Invalid
from forum.redaction import rules as redaction
from forum.redaction import services as redacting


def accepted_pseudonym(pseudonym: str, *, own_id: int | None = None, chosen: bool = True) -> str:
    """Give the pseudonym as it is kept, or refuse it. Raises Invalid.

    A name on the roster and one that looks like somebody else's get the same words, so that nobody can ask here who
    works for the operator. A name the operator has given (not `chosen` by its owner) may speak of a team.
    """
    pseudonym = rules.clean_pseudonym(pseudonym)
    words = {
        "length": _("A pseudonym has 1 to 40 characters."),
        "characters": _("This pseudonym holds characters that cannot be shown."),
        "letters": _("A pseudonym needs at least one letter or number."),
        "contact": _("A pseudonym cannot be a telephone number, an e-mail address or a web address."),
        "reserved": _("This pseudonym looks like an official one. Please choose another."),
        "other": _("Please choose another pseudonym."),
    }
    fault = _fault(pseudonym, own_id, chosen)
    if fault:
        raise Invalid(words[fault], {"pseudonym": words[fault]})
    return pseudonym


def _fault(pseudonym: str, own_id: int | None, chosen: bool) -> str | None:
    names = [settings().name] + [name for team in catalogue.teams() for name in (team.name_en, team.name_fr)]
    folded = redaction.fold(pseudonym)
    fault = rules.pseudonym_fault(pseudonym, folded, settings().operator, names if chosen else ())
    if fault is None and (redacting.rules_hit(pseudonym) or _is_taken(folded, own_id)):
        fault = "other"
    return fault


def _is_taken(folded: str, own_id: int | None) -> bool:
    skeleton = rules.look_alike(folded)
    return any(rules.look_alike(redaction.fold(one)) == skeleton for one in queries.pseudonyms(but=own_id))
