"""Whose contact it is: the writer's own, when the words before it say so."""

import re

_REACH = 48
# The pattern ends where the contact begins; a few small words may stand between.
_BETWEEN = (
    r"(?:\s(?:is|are|was|on|at|to|via|by|with|the|this|number|no|now|still|under|est|c'est|au|à|le|la|numéro|"
    r"suivant|sur|chez|"
    r"please|svp|directly|any\stime|back|e-?mail|mail|phone|mobile|cell|tél|tel|portable|handle|in|dans|une?|a|rue)\.?)"
)
_MINE = re.compile(
    r"(?:"
    r"\b(?:my|our)(?:\s(?:own|new|old|personal|private|home|work|mobile|cell|direct|current|full|postal|"
    r"office|daytime|evening|car|van))?"
    r"\s(?:(?:tele)?phone|mobile|cell|number|e-?mails?|mail|address|post\s?code|zip(?:\scode)?|home|house|"
    r"flat|place|handle|account|"
    r"insta(?:gram)?|twitter|snap(?:chat)?|discord|telegram|whatsapp|facebook|tiktok|skype|signal|user\s?name|"
    r"profile|linkedin|"
    r"plates?|reg(?:istration)?|number\splates?|licen[cs]e\splates?|landline)"
    r"(?:\s(?:number|address|handle|name|account|profile|page|plate))?"
    r"|\b(?:mon|ma|mes|notre|nos)\s(?:propre\s|nouveau\s|nouvelle\s)?(?:numéro|n°|téléphone|tél|portable|fixe|"
    r"mobile|adresse|mail|e-?mail|courriel|"
    r"domicile|maison|code\spostal|insta(?:gram)?|twitter|pseudo|snap(?:chat)?|compte|profil|whatsapp|"
    r"telegram|discord|plaque|immatriculation)"
    r"(?:\s(?:mail|e-?mail|électronique|postale?|est|c'est))*"
    r"|\b(?:call|ring|phone|text|reach|get|try|contact|e-?mail|mail|message|whatsapp|dm|write(?:\sto)?|find|add|"
    r"follow)\s(?:me|us)"
    r"|\b(?:i|we)(?:\s(?:still|now|currently|also|actually))?\s(?:live|reside|am\sliving|can\sbe\sreached)"
    r"|\b(?:i'm|i\sam)\s(?:(?:reachable|available)|(?:@|on\s\w{2,12}\sas))"
    r"|\bj'habite|\bje\s(?:vis|loge|réside|demeure|suis\s(?:joignable|domiciliée?|au|sur))"
    r"|\b(?:appelez|joignez|contactez|rappelez|écrivez|ajoutez|suivez|textez)-(?:moi|nous)"
    r"|\b(?:me|nous)\s(?:joindre|contacter|rappeler|appeler|écrire|trouver)"
    r"|(?:^|\n)\s?(?:signed|regards|kind\sregards|best\sregards|best|sincerely|yours(?:\s\w+)?|thanks|"
    r"thank\syou|cheers|"
    r"signé|cordialement|bien\sà\svous|salutations|sincèrement|merci)"
    r")" + _BETWEEN + r"{0,4}\s?[,:;=(\-–—]{0,2}\s{0,3}[@(+]?$",
    re.IGNORECASE,
)
_SIGNS = re.compile(
    r"\b(?:my|our|me|us|i|i'm|we|mon|ma|mes|nos|notre|j'habite|je|moi|nous|signed|signé|regards|best|"
    r"sincerely|yours|thanks|thank|cheers|cordialement|salutations|sincèrement|merci|vous)\b",
    re.IGNORECASE,
)


def is_own(text: str, start: int) -> bool:
    """Tell whether what begins here belongs to the writer, as in "call me on …" or "my number is …"."""
    before = text[max(0, start - _REACH) : start].replace("’", "'")
    return _SIGNS.search(before) is not None and _MINE.search(before) is not None


def whose(text: str, start: int, reason: str) -> str:
    """Say in the reason that a contact is the writer's own."""
    return f"own_{reason}" if is_own(text, start) else reason
