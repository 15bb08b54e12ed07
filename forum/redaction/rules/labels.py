"""What a reader should be told about a text, and which of its words to mask for a moderator."""

import re
from collections.abc import Iterator

from forum.redaction.rules.folding import fold_with_map
from forum.redaction.rules.language import language_of


def _any(words: str) -> re.Pattern[str]:
    """Compile a lexicon of whole words and phrases, written one per line."""
    phrases = sorted((line.strip() for line in words.strip().splitlines()), key=len, reverse=True)
    return re.compile(r"(?<!\w)(?:" + "|".join(phrase.replace(" ", r"\s") for phrase in phrases) + r")(?!\w)")


_ACCUSATION_CRIME = _any(
    r"""
    (?:stole|stolen|steals|stealing)
    thie(?:f|ves)
    theft
    robbed
    frauds?
    fraudulent(?:ly)?
    fraudsters?
    defrauded
    scam(?:s|med|ming|mer|mers)?
    con artists?
    embezzl\w+
    assault(?:s|ed|ing)?
    (?:hit|punched|slapped|grabbed|groped|pushed|shoved|spat at) me
    forged my signature
    blackmail\w*
    brib(?:e|es|ed|ery)
    extort\w*
    criminals?
    molest\w+
    harass(?:ed|es|ing|ment)
    vol[eé]
    (?:c'est|c'etait|voila|crie au|appelle ca|appelle cela) (?:du |un )?vol
    (?:m'a|m'ont|a|ont|nous a) vole\w*
    vol(?:eur|eurs|euse|euses)
    escro(?:c|cs|querie|queries|quer|que)
    arnaqu\w+
    fraude\w*
    agress(?:e|ee|es|ion|ions|eur)
    (?:frappe|gifle|bouscule|pousse) (?:moi|ma|mon)
    m'a (?:frappe|gifle|bouscule|touche|menace)\w*
    corrompu\w*
    corruption
    detournement\w*
    chantage
    harcel\w+
    delit
    abus de confiance
    """
)
_ACCUSATION_RACISM = _any(
    r"""
    racis[tm]e?s?
    raciste
    xenophob\w+
    antisemit\w+
    islamophob\w+
    homophob\w+
    transphob\w+
    sexis[tm]e?s?
    discriminat\w+
    (?:racially|racial) profil\w+
    because (?:i am|i'm|of my) (?:black|brown|muslim|jewish|asian|arab|gay|skin|race|religion|colou?r|accent)
    (?:a cause de|pour) (?:ma couleur|mes origines|ma religion|ma peau|mon accent|mon voile)
    delit de facies
    """
)
_INSULT = _any(
    r"""
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
    pricks?
    wankers?
    twats?
    tossers?
    scumbags?
    scum
    douche ?bags?
    losers?
    clowns?
    liars?
    crooks?
    cretins?
    halfwits?
    piece of (?:shit|crap|garbage|trash)
    son of a bitch
    sons of bitches
    fuckers?
    motherfuckers?
    (?:fat|ugly|old|lazy|stupid) cow
    pathetic excuse
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
    salopes?
    saloperies?
    putes?
    fils de pute
    petasses?
    pouffiasses?
    boloss
    tarees?
    menteu(?:r|rs|se|ses)
    bons? a rien
    grosse vache
    trou du cul
    tete de noeud
    idiotes?
    """
)
_SLUR = _any(
    r"""
    nigg(?:er|a)s?
    chinks?
    gooks?
    spics?
    wetbacks?
    kikes?
    pakis?
    ragheads?
    towelheads?
    sand ?niggers?
    fag(?:got|gots|s)?
    dykes?
    trann(?:y|ies)
    retarded
    (?:a|you|bunch of|fucking|total) retards?
    spastics?
    gypp?os?
    pikeys?
    coons?
    bougnoules?
    negres?
    negresses?
    youpins?
    bicots?
    chinetoques?
    niakoues?
    pedes?
    tapettes?
    tarlouzes?
    gouines?
    travelos?
    mongoliens?
    gogols?
    sale (?:arabe|noire?|juive?|chinois|chinoise|blanche?|gitane?|musulmane?|etrangere?)s?
    """
)
_THREAT = _any(
    r"""
    (?:will|i'll|going to|gonna|we'll) (?:kill|hurt|stab|shoot|burn|beat|smash) (?:you|him|her|them|this|the|your|his)
    (?:will|i'll|going to|gonna|we'll) (?:find|hunt|punch|slap|break|destroy|bomb) (?:you|him|her|them|your|his)
    i know where (?:you|he|she|they) (?:live|lives|work|works)
    (?:you|he|she|they) (?:will|'ll) (?:pay|regret|suffer|be sorry)
    watch your back
    wait(?:ing)? for (?:you|him|her|them) (?:outside|after work|in the car park|in the parking lot)
    deserves? to die
    should be (?:shot|hanged|stabbed|killed|beaten)
    burn (?:the|this|that|your) (?:place|shop|store|house|building) down
    (?:vais|on va|viendrai|venir) (?:te|vous|le|la|les|lui)? ?(?:tuer|buter|crever|frapper|casser|defoncer|bruler)
    (?:vais|on va|viendrai|venir) (?:te|vous|le|la|les|lui)? ?(?:retrouver|egorger|massacrer|exploser|peter)
    (?:te|vous|le|la|les) (?:tuer|buter|crever|defoncer|egorger|retrouver)
    je sais ou (?:tu|il|elle|vous|ils) (?:habites?|habitez|vis|vit|travaille|travaillez|habitent)
    (?:tu vas|vous allez|il va|elle va) (?:le regretter|me le payer|payer|crever|mourir)
    merite\w* de (?:mourir|crever)
    fais gaffe a toi
    je (?:l'|t'|vous )attends? (?:dehors|a la sortie)
    """
)
# In English these are other words: pros and cons, pedals.
_INSULT_IN_FRENCH = _any(
    r"""
    (?:gros|sale|petit|pauvre|vieux|un|des|de|quel|quels|bande de|sales) cons?
    ordures?
    bouffons?
    incapables?
    pedales?
    """
)
_HEATED_WORDS = _any(
    r"""
    fuck\w*
    shit\w*
    bullshit
    damn
    goddamn
    crap
    wtf
    disgusting
    outrageous
    furious
    livid
    merde\w*
    putain
    bordel
    degueulasse\w*
    scandaleu(?:x|se)
    inadmissible
    furieu(?:x|se)
    foutage de gueule
    """
)
_LEXICON = (
    ("accusation_crime", _ACCUSATION_CRIME),
    ("accusation_racism", _ACCUSATION_RACISM),
    ("insult", _INSULT),
    ("slur", _SLUR),
    ("threat", _THREAT),
)
_SHOUT = re.compile(r"(?:\b(?!X+\b)[A-ZÀ-Ý]{2,}\b\W{1,4}){4}")
_BANGS = re.compile(r"!{3,}|[?!]{4,}")


def labels_of(text: str) -> tuple[str, ...]:
    """Name what a text contains; labels never strike anything."""
    folded, _ = fold_with_map(text)
    found = [label for label, lexicon in _LEXICON if lexicon.search(folded)]
    if "insult" not in found and language_of(text) == "fr" and _INSULT_IN_FRENCH.search(folded):
        found.append("insult")
    return (*found, "heated") if _is_heated(text, folded) else tuple(found)


def masked_spans(text: str) -> tuple[tuple[int, int], ...]:
    """Find insults and slurs, which a moderator sees only when asking for them."""
    folded, origins = fold_with_map(text)
    return tuple(sorted(set(_original(folded, origins))))


def _original(folded: str, origins: list[int]) -> Iterator[tuple[int, int]]:
    lexicons = (_INSULT, _SLUR, _INSULT_IN_FRENCH) if language_of(folded) == "fr" else (_INSULT, _SLUR)
    for lexicon in lexicons:
        for match in lexicon.finditer(folded):
            yield origins[match.start()], origins[match.end() - 1] + 1


def _is_heated(text: str, folded: str) -> bool:
    signs = (_HEATED_WORDS, _INSULT, _SLUR, _THREAT)
    return bool(_SHOUT.search(text) or _BANGS.search(text)) or any(sign.search(folded) for sign in signs)
