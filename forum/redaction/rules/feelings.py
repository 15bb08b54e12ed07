"""The feeling behind heated words, in one code; whoever shows it finds the sentence in `heated.FEELINGS`."""

import re
from collections.abc import Sequence

from forum.redaction.rules.folding import fold
from forum.redaction.rules.lexicons import any_of

# In the heated sentence itself a hint is enough; elsewhere in the text it must be said outright.
_HINTS: Sequence[tuple[str, re.Pattern[str]]] = (
    (
        "humiliated",
        any_of(
            r"""
            (?:humiliat\w+|embarrass\w+|degrad\w+|ridiculed|mocked|belittl\w+)
            (?:laughed|laughing) (?:at|in) \w+
            in front of (?:everyone|everybody|my|the|other|all)
            (?:like|as) (?:dirt|a criminal|a thief|an idiot|a child|rubbish|garbage|a beggar|a liar|nothing)
            (?:humili\w+|rabaiss\w+|ridiculis\w+)
            devant (?:tout le monde|mes|mon|ma|les|toute)
            comme (?:un chien|une merde|un voleur|une voleuse|un criminel|un enfant|un moins que rien|\
                de la merde|un idiot)
            """
        ),
    ),
    (
        "worried",
        any_of(
            r"""
            (?:worried|scared|afraid|terrified|frightened|anxious|panicking|desperate)
            my (?:baby|child|children|kids?|son|daughter|mother|father|health|medicine|medication|heating|rent)
            (?:dangerous|danger|unsafe|eviction|evicted)
            (?:peur|inquiet|inquiete|inquiets|angoisse\w*|terrifie\w*|panique\w*|desespere\w*)
            (?:mon bebe|mon enfant|mes enfants|mon fils|ma fille|ma mere|mon pere|ma sante|mes medicaments|\
                mon loyer)
            (?:dangereux|dangereuse|danger)
            """
        ),
    ),
    (
        "worn_out",
        any_of(
            r"""
            (?:tired|exhausted|worn out|sick of|fed up|had enough|drained|can't take|at my wits' end|\
                enough is enough)
            (?:second|third|fourth|fifth|sixth|seventh|tenth|umpteenth|hundredth) time
            (?:again and again|over and over|every (?:single )?(?:day|week|time|month|morning))
            for (?:\w+ )?(?:hours|days|weeks|months|years)
            (?:still|again) (?:waiting|nothing|no)
            (?:\d+|two|three|four|five|six|seven|eight|nine|ten) (?:hours|days|weeks|months|calls|times|emails)
            (?:marre|ras le bol|fatigue\w*|epuise\w*|a bout|n'en peux plus|assez)
            (?:deuxieme|troisieme|quatrieme|cinquieme|sixieme|dixieme|enieme|centieme) fois
            (?:encore et encore|chaque (?:jour|semaine|fois|mois|matin)|tous les (?:jours|mois))
            depuis (?:\w+ )?(?:des )?(?:heures|jours|semaines|mois|ans)
            (?:toujours rien|j'attends|on attend)
            (?:\d+|deux|trois|quatre|cinq|six|sept|huit|neuf|dix) (?:heures|jours|semaines|mois|appels|fois|mails)
            """
        ),
    ),
    (
        "let_down",
        any_of(
            r"""
            (?:let (?:me|us) down|disappoint\w+|betray\w+|trusted|trust|promised|promises?|lied|lies|liars?|loyal)
            (?:customer|client|member) (?:for|since)
            (?:decu\w*|deception|trahi\w*|confiance|promis\w*|promesses?|menti|mentez|menteurs?|mensonges?|fidele)
            (?:client\w*) depuis
            """
        ),
    ),
)
_SAID: Sequence[tuple[str, re.Pattern[str]]] = (
    (
        "humiliated",
        any_of(
            r"""
            (?:i|we) (?:was|were|am|are|feel|felt|have been|have never been) (?:\w+ ){0,3}(?:humiliated|ashamed|\
                embarrassed|degraded)
            (?:humiliated|laughed at|embarrassed) (?:me|us)
            (?:m'a|m'ont|nous a|nous ont) (?:\w+ )?(?:humilie\w*|ridiculise\w*|rabaisse\w*)
            (?:senti|sentie|suis|sens|etais|ete) (?:\w+ ){0,3}(?:humilie\w*|honteux|honteuse|rabaisse\w*)
            """
        ),
    ),
    (
        "worried",
        any_of(
            r"""
            (?:i|we|i'm|we're|i am|we are|i was) (?:\w+ ){0,2}(?:worried|scared|afraid|terrified|frightened|anxious)
            (?:j'ai|on a|nous avons|j'avais) (?:\w+ )?peur
            (?:je suis|on est|nous sommes|je reste) (?:\w+ ){0,2}(?:inquiet|inquiete|inquiets|angoisse\w*|\
                terrifie\w*)
            """
        ),
    ),
    (
        "worn_out",
        any_of(
            r"""
            (?:i|i'm|we're|i am|we are) (?:\w+ ){0,2}(?:exhausted|worn out|tired of|fed up|sick of|drained|\
                sick and tired)
            (?:i|we) (?:can't|cannot) (?:take|do) (?:\w+ )?(?:it |this )?any ?more
            (?:je suis|nous sommes|on est) (?:\w+ ){0,2}(?:epuise\w*|fatigue\w*|a bout|lasse?)
            (?:j'en ai|on en a|nous en avons) (?:\w+ ){0,2}(?:marre|assez|ras le bol|plein le dos)
            (?:je n'en|on n'en) (?:peux|peut) plus
            """
        ),
    ),
    (
        "let_down",
        any_of(
            r"""
            (?:i|we|i'm|i am|we are|i feel) (?:\w+ ){0,2}(?:let down|disappointed|betrayed)
            (?:i|we) trusted (?:you|them)
            (?:je suis|nous sommes|on est|je me sens) (?:\w+ ){0,2}(?:decu\w*|trahi\w*)
            (?:je vous|nous vous|on vous) (?:ai |avions |avait |avons )?(?:fait|faisais|faisions) confiance
            """
        ),
    ),
)


def feeling_of(sentence: str, text: str) -> str:
    """Name the feeling: hinted at in the sentence, or said elsewhere in the text; else anger."""
    for words, cues in ((_plain(sentence), _HINTS), (_plain(text), _SAID)):
        for feeling, lexicon in cues:
            if lexicon.search(words):
                return feeling
    return "angry"


def _plain(words: str) -> str:
    return " ".join(fold(words).replace("-", " ").split())
