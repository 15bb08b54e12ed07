"""Which language a text is written in, by its share of stop words."""

import re
from collections import Counter

from forum.redaction.rules.lists import words

_STOP_WORDS = {
    "en": words(
        """
    a an and are as at be been but by can did do does for from had has have he her him his i if in is it its me
    my no not of on or our she so that the their them then there they this to was we were what when which who
    will with would you your
    """
    ),
    "fr": words(
        """
    alors au aucun aux avec c'est ce ces cet cette chez comme dans de depuis des du elle elles en est et ete
    etait eu il ils j'ai je la le les leur lui ma mais mes mon n'est ne nous on ou où par pas plus pour que
    qu'il qui sa sans se ses son suis sur très tres un une vos votre vous à été était être
    """
    ),
}
_ELIDED = ("l'", "d'", "j'", "m'")
_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?")
_LOOKED_AT = 4000


def language_of(text: str) -> str:
    """Say "en" or "fr"; English when nothing speaks for either."""
    said = Counter(_WORD.findall(text[:_LOOKED_AT].lower().replace("’", "'")))
    french, english = _STOP_WORDS["fr"] & said.keys(), _STOP_WORDS["en"] & said.keys()
    elided = [word for word in said if word[1:2] == "'" and word.startswith(_ELIDED) and word not in french]
    return "fr" if sum(said[word] for word in (*french, *elided)) > sum(said[word] for word in english) else "en"
