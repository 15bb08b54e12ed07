"""Wording that says as much to a reader, but no longer points to one person."""

import re

from forum.redaction.rules.flat import flat
from forum.redaction.rules.kinds import Kind, Span
from forum.redaction.rules.reasons import reason_words

# The first pattern that fits says what to write: a job is kept before a place, a place before nothing.
_WORDS: dict[str, tuple[tuple[str, str], ...]] = {
    "en": (
        (r"\b(?:school|academy|nursery|primary|elementary|kindergarten|high|preschool|daycare)\b", "a school"),
        (r"olds?$|\by/?o$|^aged?\b|^turn(?:ing|ed)\b|^\w+$(?<=\d)", "my child"),
        (r"\bcashier", "a cashier"),
        (r"\b(?:waiter|waitress|server|barista|bartender|host(?:ess)?)\b", "someone serving"),
        (r"\b(?:manager|supervisor)\b", "a manager"),
        (r"\bnurse\b", "a nurse"),
        (r"\bdoctor\b", "a doctor"),
        (r"\b(?:driver|courier)\b", "a driver"),
        (r"\bguard\b", "a security guard"),
        (r"\b(?:technician|mechanic)\b", "a technician"),
        (r"\b(?:agent|rep)\b", "an agent"),
        (r"\btills?\b", "someone at the till"),
        (r"\b(?:checkout|register|lane)\b", "someone at the checkout"),
        (r"\b(?:counter|window|desk|booth|kiosk|teller|clerk)\b", "someone at the counter"),
        (r"\breception", "someone at reception"),
        (r"\b(?:workshop|garage)\b", "someone in the workshop"),
        (r"\bwarehouse|\bdepot|\bstockroom", "someone in the warehouse"),
        (r"\bkitchen\b", "someone in the kitchen"),
        (r"\bbar\b", "someone at the bar"),
        (r"\b(?:gate|door)\b", "someone at the entrance"),
        (r"\bstation\b", "someone at the station"),
        (r"\bhotel\b", "someone at the hotel"),
        (r"\b(?:store|shop|aisle|salesman|saleswoman|assistant)\b", "someone in the shop"),
        (r"\b(?:branch|office)\b", "someone at the branch"),
        ("", "a member of staff"),
    ),
    "fr": (
        (r"\b(?:ecole|college|lycee|creche|maternelle)\b", "une école"),
        (r"\b(?:ans|mois)\b", "mon enfant"),
        (r"\bcaiss", "une personne de la caisse"),
        (r"\baccueil|\breception", "une personne de l’accueil"),
        (r"\bguichet", "une personne du guichet"),
        (r"\bcomptoir", "une personne du comptoir"),
        (r"\b(?:serveu|bar\b|table\b)", "une personne du service"),
        (r"\b(?:livreu|chauffeur)", "une personne de la livraison"),
        (r"\binfirmier", "une personne de l’équipe soignante"),
        (r"\b(?:technicien|mecanicien)", "une personne de l’équipe technique"),
        (r"\bvigile", "une personne de la sécurité"),
        (r"\batelier|\bgarage", "une personne de l’atelier"),
        (r"\bentrepot", "une personne de l’entrepôt"),
        (r"\bcuisine", "une personne de la cuisine"),
        (r"\bagence|\bconseiller|\bbureau", "une personne de l’agence"),
        (r"\bmagasin|\bboutique|\brayon|\bvendeu", "une personne du magasin"),
        (r"\bresponsable", "un membre de l’encadrement"),
        ("", "un membre du personnel"),
    ),
}
_SAID = {
    "en": "{} You could write: “{}”.",
    "fr": "{} Vous pourriez écrire\u00a0: «\u00a0{}\u00a0».",
}


def coarser(words: str, language: str) -> str:
    """Suggest a coarser wording: the job or the place stays, looks, exact times and ages go."""
    plain = flat(words).strip()
    table = _WORDS.get(language, _WORDS["en"])
    return next(wording for pattern, wording in table if re.search(pattern, plain))


def coarser_for(span: Span, text: str, language: str) -> str:
    """Suggest a coarser wording for a description, nothing for anything else."""
    return coarser(text[span.start : span.end], language) if span.kind is Kind.description else ""


def why(span: Span, text: str, language: str) -> str:
    """Say why a span was proposed, and what could be written instead of a description."""
    reason = reason_words(span.reason, language)
    suggestion = coarser_for(span, text, language)
    return _SAID.get(language, _SAID["en"]).format(reason, suggestion) if suggestion else reason
