"""A child's age and school: a question, because with the place of the complaint they lead to the child."""

import re
from collections.abc import Iterator

from forum.redaction.rules.lists import words

_CHILD = words(
    """
    son daughter child children kid kids boy girl grandson granddaughter baby toddler twins nephew niece pupil
    schoolboy schoolgirl grandchild stepson stepdaughter sons daughters infant pupils schools scolarise scolarisee
    fils fille enfant enfants garcon bebe neveu niece jumeaux jumelles eleve petite gamin gamine ado
    """
)
_SCHOOLS = words(
    """
    school academy nursery kindergarten preschool primary elementary middle high daycare ecole college lycee creche
    maternelle
    """
)
_NUMBER = (
    r"(?:1[0-7]|[1-9]|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|"
    r"sixteen|seventeen)"
)
_NUMBER_FR = (
    r"(?:1[0-7]|[1-9]|un|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|treize|quatorze|quinze|seize|"
    r"dix-sept)"
)
_KIN = (
    r"(?:son|daughter|child|kid|boy|girl|grandson|granddaughter|grandchild|baby|toddler|twins?|nephew|niece|"
    r"stepson|stepdaughter|little\sone)"
)
_WHOSE = r"(?:my|our|his|her|their)"
_OLD = rf"{_NUMBER}(?:[\s-]?and[\s-]a[\s-]half)?[\s-]?(?:(?:year|yr|month|week)s?[\s-]?olds?|y/?o)"
_DOES = (
    r"(?:\s(?:is|was|were|who|and|has|had|cried|got|could|will|would|did|didn't|loves|loved|to|at|with|still|went|"
    r"can)\b|\s?[,.!;:]|\s?$)"
)
_AGES = (
    re.compile(rf"\b(?P<age>{_OLD})\s(?:(?!laptop|phone|car)[\w'-]+\s){{0,2}}{_KIN}s?\b"),
    re.compile(rf"\b{_WHOSE}\s(?P<age>{_OLD})(?={_DOES})"),
    re.compile(rf"\b(?:he|she)(?:'s|\sis|\swas)\s(?:only\s|just\s)?(?P<age>{_OLD})"),
    re.compile(
        rf"\b{_WHOSE}\s(?:(?:little|young|youngest|oldest|eldest|older|younger|only)\s)?{_KIN}s?\b[^.!?\n]{{0,25}}?"
        rf"(?:,\s|\(|\bis\s(?:only\s|just\s)?|\bwas\s(?:only\s|just\s)?|\b)(?P<age>(?:aged?\s|turning\s|"
        rf"turned\s){_NUMBER}\b|{_OLD})"
    ),
    re.compile(
        rf"\b{_WHOSE}\s(?:(?:little|young|youngest|oldest|eldest|only)\s)?{_KIN}\s(?:\(|,\s|is\s(?:only\s|"
        rf"just\s)?|was\s(?:only\s|just\s)?)"
        rf"(?P<age>{_NUMBER})(?=\)|,|\.(?!\d)|\sand\b|\s?$|\sor\b|\snow\b)"
    ),
    re.compile(
        r"\b(?:mon|ma|mes|notre|nos|son|sa|ses|leurs?|votre|une?|l'|cette?|la|le)\s?(?:petite?s?[\s-]|jeunes?\s)?"
        r"(?:fils|filles?|enfants?|garcons?|bebe|neveu|niece|jumeaux|jumelles|gamine?|ado|eleve)"
        rf"\b[^.!?\n]{{0,20}}?[\s(](?P<age>(?:agee?s?\sde\s)?{_NUMBER_FR}\s(?:ans|mois)\b(?:\set\sdemi)?)"
    ),
)
_NO_AGE = re.compile(
    r"\s(?:paient|payent|a\s\d|et\splus|et\smoins|apres|avant|plus\star|d'|de\s|later|ago|before|after)"
)
_AS_IF = ("like a ", "like an ", "like some ", "as a ")
_NAME = r"[A-Z][\w'’.-]{1,24}"
_SCHOOL = re.compile(
    rf"(?:{_NAME}\s(?:(?:of|the|and|&|[A-Z][\w'’.-]{{1,24}})\s){{0,3}}"
    r"(?:(?:Church\sof\sEngland|CofE|C\sof\sE|RC|Catholic|Community|Junior|Infants?|Primary|Elementary|Middle|"
    r"High|Secondary|Grammar|Preparatory|Prep|"
    r"Montessori|Comprehensive)\s?){0,3}"
    r"(?:School|Academy|Nursery|Kindergarten|Primary|Elementary|Middle|High|Preschool|Daycare)\b(?:\sSchool\b)?)"
)
_SCHOOL_FR = re.compile(
    r"(?:l['’])?\b(?:college|(?i:[eé]cole|collège|lyc[eé]e|cr[eè]che|maternelle))(?:\s(?i:primaire|maternelle|"
    r"[eé]l[eé]mentaire|priv[eé]e?|publique|professionnel))*"
    r"\s(?:(?:de\sla|des|du|de|la|le|les)\s|[dl]['’])?[A-ZÀ-Ý][\w'’.-]{1,24}(?:[\s-][A-ZÀ-Ý][\w'’.-]{1,24}){0,3}"
)
_SOMEONES_CHILD = re.compile(
    rf"\b(?:{_WHOSE}\s(?:[\w-]+\s){{0,3}}?{_KIN}s?|pupils?|year\s\d\sat|attend(?:s|ed|ing)?|(?:goes|went|"
    rf"going)\sto|{_OLD}|(?:mon|ma|mes|notre|nos|son|sa|ses|"
    rf"leurs?)\s(?:petite?-)?"
    r"(?:fils|filles?|enfants?|garcons?|neveu|niece|gamine?|ado)|eleve|scolarisee?)\b"
)
_REACH = 110


def child_places(text: str, plain: str, said: set[str]) -> Iterator[tuple[int, int, str]]:
    """Find the age or school of someone's child; `plain` is the text in small plain letters, `said` its words."""
    of_a_child = not _CHILD.isdisjoint(said)
    if of_a_child or "old" in said or "olds" in said or " yo " in plain:
        yield from _ages(plain)
    if (of_a_child or "attends" in said or "old" in said) and not _SCHOOLS.isdisjoint(said):
        yield from _schools(text, plain)


def _ages(plain: str) -> Iterator[tuple[int, int, str]]:
    for pattern in _AGES:
        for match in pattern.finditer(plain):
            if not _NO_AGE.match(plain, match.end("age")) and not plain.endswith(_AS_IF, 0, match.start("age")):
                yield *match.span("age"), "child_age"


def _schools(text: str, plain: str) -> Iterator[tuple[int, int, str]]:
    for pattern in (_SCHOOL, _SCHOOL_FR):
        for match in pattern.finditer(text):
            if _SOMEONES_CHILD.search(plain, max(0, match.start() - _REACH), match.start()):
                yield *match.span(), "school"
