"""How lexicons are written; and the words that insult or slur, which a moderator sees only when asking for them."""

import re
from dataclasses import dataclass

_START = re.compile(r"\b\w{1,5}")


def any_of(words: str) -> re.Pattern[str]:
    """Compile a lexicon of whole words and phrases, one per line; a line that ends in a backslash goes on."""
    lines = re.sub(r"\\\n *", "", words).strip().splitlines()
    phrases = sorted((line.strip() for line in lines), key=len, reverse=True)
    return re.compile(r"(?<!\w)(?:" + "|".join(phrase.replace(" ", r"\s") for phrase in phrases) + r")(?!\w)")


def starts_of(folded: str) -> frozenset[str]:
    """The first five letters of each word: what has none of a lexicon's words need not be looked at closer."""
    return frozenset(_START.findall(folded))


@dataclass(frozen=True, slots=True)
class Lexicon:
    """What gives a text one label: phrases, and what makes them mean something else.

    Every phrase holds a word that begins like one of `starts`. `language` limits it to texts in that language; a
    lexicon that hears what others said, too, is `quoted`.
    """

    label: str
    starts: frozenset[str]
    says: re.Pattern[str]
    unless: re.Pattern[str] | None = None
    language: str = ""
    quoted: bool = False

    def hears(self, words: str) -> bool:
        """Whether folded words, with one space between them, say it."""
        # Looked at twice only where something was found: most sentences hold nothing.
        if not self.says.search(words):
            return False
        return self.unless is None or bool(self.says.search(self.unless.sub(" , ", words)))


# Whom a customer meets: said with “the”, “this”, “your”.
ROLE = (
    r"(?:agent|assistant|attendant|barber|bouncer|boss|boy|cashier|cleaner|clerk|collector|colleague|conductor|"
    r"consultant|"
    r"cook|courier|dentist|doctor|driver|electrician|employee|girl|guard|guy|hairdresser|inspector|instructor|"
    r"lady|landlord|"
    r"lawyer|man|manager|masseur|mechanic|mover|nurse|officer|official|operator|owner|person|plumber|porter|"
    r"receptionist|"
    r"rep|representative|salesman|salesperson|saleswoman|security|seller|staff|steward|supervisor|surgeon|teacher|"
    r"technician|teller|trainer|usher|vendor|waiter|waitress|woman|worker|idiot|team|people|employees|men|women)s?"
)
ROLE_IN_FRENCH = (
    r"(?:agente?|assistante?|caissier|caissiere|chauffeur|chauffeuse|chef|cheffe|coiffeur|coiffeuse|collaborateur|"
    r"conducteur|conseiller|conseillere|controleur|controleuse|cuisinier|directeur|directrice|employee?|employe|"
    r"facteur|fonctionnaire|gardien|gardienne|gerante?|guichetier|guichetiere|homme|femme|type|individu|bonhomme|"
    r"infirmier|infirmiere|livreur|livreuse|masseur|masseuse|medecin|moniteur|patron|patronne|personne|plombier|"
    r"receptionniste|responsable|salarie|salariee|serveur|serveuse|technicien|technicienne|vendeur|vendeuse|vigile|"
    r"incapable|incompetente?|manager|monsieur|dame|gars|fille|garcon)s?"
)

INSULT_STARTS = starts_of(
    """
    idiots morons imbeciles stupid dumb dumbass jack jackass ass assholes arse arseholes bitches bastards
    cunts dick dickheads pricks wankers twats tossers scumbags scum douche losers clowns liars crooks cretins
    halfwits shit crap garbage trash fuckers motherfuckers fat ugly lazy pathetic incompetent brain sluts
    whores skanks connards connasses conne abrutis debiles encules enfoires salauds salopards salopes putes
    fils petasses pouffiasses boloss tarees menteurs bon bons grosse trou tete idiotes cons ordures bouffons
    incapables pedales twat liar pute cunt slut whore cow tare tares con skank
    """
)
INSULT = any_of(
    rf"""
    idiots?
    morons?
    imbeciles?
    stupid (?:cow|woman|man|girl|boy|bitch|people|guy)
    dumb ?ass(?:es)?
    jack ?ass(?:es)?
    ass ?holes?
    arse ?holes?
    bitch(?:es|y)?
    bastards?
    cunts?
    dick ?heads?
    pricks?(?! (?:a|an|the|my|your|his|her|on|at|of|you|me)\b)
    wankers?
    twats?
    tossers?
    scumbags?
    (?<!soap )(?<!pond )scum(?! (?:on|in|all|layer|line|around|from|over|everywhere|left)\b)
    douche ?bags?
    losers?(?! (?:in|of|at|will|were|bracket)\b)
    clowns?(?! (?:would|will|who|is|fish|nose|noses|costumes?|shows?|at|for|came|were|was|performed|make)\b)
    liars?
    crooks?
    cretins?
    halfwits?
    (?:he|she|you|they|he's|she's|you're|they're|{ROLE}) (?:is |are |was |were )?(?:such |really |just )?(?:a |an )?\
        (?:\w+ )?(?:piece|pieces) of (?:shit|crap|garbage|trash)
    son of a bitch
    sons of bitches
    fuckers?
    motherfuckers?
    sluts?
    whores?
    skanks?
    (?:fat|ugly|old|lazy|stupid) cow
    pathetic excuse for an? (?:human|man|woman|person|manager|employee|clerk|{ROLE})
    incompetent (?:idiot|fool|moron)s?
    brain ?dead
    connards?
    connasses?
    conn(?:e|es)
    abrutie?s?
    cretines?
    debiles?
    encules?
    enfoires?
    salauds?
    salopards?
    salopes?
    putes?
    fils de pute
    petasses?
    pouffiasses?
    boloss
    (?:est|sont|etes|es) (?:\w+ )?taree?s?
    menteu(?:r|rs|se|ses)
    bons? a rien
    grosse vache
    trou du cul
    tete de noeud
    idiotes?
    """
)
SLUR_STARTS = starts_of(
    """
    niggers niggas chinks gooks spics wetbacks kikes pakis ragheads towelheads sand fags faggots dykes
    trannies retarded retards spastics gyppos gypos gypped pikeys coons bougnoules negres negresses negros
    youpins bicots chinetoques niakoues pedes tapettes tarlouzes gouines travelos mongoliens gogols sale sales
    fag dyke coon gook spic kike paki pede gypo sandnigger
    """
)
# Spick and span, a chink in the curtain, a dyke by the sea, a fag outside, a train retarded by snow: all are fine.
SLUR = any_of(
    r"""
    nigg(?:er|a)s?
    chinks?(?! (?:in|of)\b)
    gooks?
    spics?(?! (?:and|n|amp)\b)
    wetbacks?
    kikes?
    pakis?
    ragheads?
    towelheads?
    sand ?niggers?
    faggots?
    (?:that|this|you|such a|little|fucking|some|is a|a fucking|a little|these|those|dirty|bloody) \
        fags?(?! (?:end|break|butt|packet)s?)
    (?:that|this|you|such a|fucking|some|is a|bull|ugly|filthy|stupid|angry|these|those) \
        dykes?(?! (?:is|was|along|near)\b)
    trann(?:y|ies)
    (?:are|is|so|he's|she's|they're|you're|totally|completely|fucking|utterly|a|the|this|that|your) retarded(?! by\b)
    (?<!y )(?:a|you|bunch of|fucking|total|complete|such a|these|those|what a|utter|hiring|hire|like|are|bloody|\
        of) retards?(?! (?:de|du|sur|d')\b)
    (?:a|you|these|those|like|bunch of|fucking) spastics?(?! (?:colon|paralysis|muscles?|bowel)\b)
    gypp?os?
    gypped
    pikeys?
    (?:that|this|you|these|those|dirty|filthy|fucking|some|a) coons?(?! (?:cat|cats)\b)
    bougnoules?
    negres?(?! litteraires?)
    negresses?
    (?:un|une|ce|cette|ces|des|les|sale|sales|d'un|gros) negros?
    youpins?
    bicots?
    chinetoques?
    niakoues?
    pedes?
    tapettes?(?! (?:a|anti|en|de)\b)
    tarlouzes?
    gouines?
    travelos?
    (?:un|une|de|ce|ces|des|gros|espece de|bande de) mongolien(?:ne)?s?
    (?:un|une|ce|ces|des|gros|espece de|bande de) gogols?
    sales? (?:arabe|noire?|juif|juive|chinois|chinoise|blanche?|gitan|gitane|musulmane?|\
        etranger|etrangere|rom|turc|polonais)s?
    """
)
# In English these are other words: pros and cons, pedals. In French, too, rubbish is collected, bicycles have pedals.
INSULT_IN_FRENCH = any_of(
    r"""
    (?:gros|sale|petit|pauvre|vieux|un|des|de|quel|quels|bande de|sales|vrai) cons?
    (?:bande d'|espece d'|bande de |quelles? |vraies? |etes des |est une |sont des )ordures?(?! menageres?)
    bouffons?
    (?:bande d'|quels? |tous des |etes des |sont des |est un |est une |cet |cette |ces |et des |\
        les )incapables?(?! (?:de|d'))
    (?:sales?|grosses?|bande de|espece de) pedales?
    """
)
