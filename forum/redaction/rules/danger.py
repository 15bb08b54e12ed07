"""Whether somebody may be in danger now: then a page says first where to call, and a person looks first."""

from forum.redaction.rules.folding import fold
from forum.redaction.rules.lexicons import any_of

_WHO = r"(?:i|he|she|we|they|it|somebody|someone|my \w+|a \w+|the \w+)"
_CHILD = (
    r"(?:child|baby|kid|kids|children|son|daughter|toddler|boy|girl|grandson|granddaughter|mother|father|grandmother)"
)
_ENFANT = r"(?:enfant|enfants|bebe|fils|fille|gamin|gamine|petit|petite|mere|pere|grand mere|grand pere|mari|femme)"
_IN_ENGLISH = any_of(
    rf"""
    (?:smell|smells|smelling|smelt|smelled) (?:of |like |strongly of )?(?:gas|burning|smoke)
    (?:gas|carbon monoxide) (?:leak|leaks|leaking|alarm|poisoning)
    leaking gas
    (?:smoke|flames|sparks) (?:is |are |was |were |keep |keeps )?(?:coming|pouring|rising|everywhere|flying|\
        in the|out of|from)
    (?:is|are|was|'s|caught|on|catches|catching) (?:\w+ )?on fire
    (?:caught|catches|catching) fire
    {_WHO} (?:is|are|am|'s|'re|was) (?:still |badly |heavily |just )?(?:bleeding|unconscious|choking|\
        suffocating|drowning|trapped|electrocuted)
    (?:bleeding|not breathing|can't breathe|cannot breathe|stopped breathing|unconscious|overdose|overdosed)
    (?:he's|she's|they're|i'm|we're) (?:bleeding|trapped|choking|unconscious|drowning|hurt|badly hurt)
    (?:trapped|stuck|locked) in (?:the|a|an|your) (?:lift|elevator|lifts|car|room|basement|cellar|train)
    (?:live|bare|exposed) (?:wire|wires|cable|cables)
    electric shocks?
    (?:locked|shut) me (?:in|up)
    {_CHILD} (?:is|are) (?:\w+ )?(?:alone|locked|trapped|stuck|shut) in (?:the|a|my|our|your) (?:car|lift|room|\
        van|bus|house|flat|building|elevator|toilet)
    (?:kill|killing|hurt|hurting|harm|harming) (?:myself|himself|herself|themselves)
    (?:end|ending|take|taking) (?:my|her|his|their) (?:own )?life
    end it all
    suicid\w+
    (?:want|wants|wanted|going) to die
    (?:took|taken|swallowed) (?:all|too many) (?:of )?(?:the |my |her |his )?(?:pills|tablets)
    (?:is|keeps|was|been) (?:hitting|beating|strangling|threatening) (?:me|us|her|him|my \w+)
    (?:will|could|is going to|are going to|might) (?:get|be) (?:badly |seriously )?(?:hurt|injured|killed|\
        electrocuted)
    (?:somebody|someone|he|she|a \w+) (?:is|was|got) (?:badly |seriously )?(?:hurt|injured|stabbed|shot)
    """
)
_IN_FRENCH = any_of(
    rf"""
    sen(?:t|s) (?:le |fort le |tres fort le )?(?:gaz|brule|fumee)
    (?:fuite|odeur) de (?:gaz|brule|fumee)
    (?:monoxyde de carbone|intoxication)
    (?:fumee|flammes|etincelles) (?:qui )?(?:sort|sortent|partout|dans|s'echappe\w*)
    (?:est|sont|a pris|prend|prit|en) (?:en )?feu
    (?:saigne|saignent|saignait|perd son sang|inconscient|inconsciente|ne respire\w*(?: plus| pas)?|etouffe|se noie)
    (?:bloque|bloquee|bloques|bloquees|coince|coincee|coinces|enferme|enfermee|enfermes) (?:dans|a l'interieur)
    (?:fil|fils|cable|cables) (?:electriques? )?(?:denudes?|a nu|sous tension|qui pend\w*)
    {_ENFANT} (?:est|sont) (?:\w+ )?(?:seule?s?|enferme\w*|coince\w*) dans
    (?:suicid\w+|mettre fin a mes jours|en finir avec la vie|envie d'en finir|veux mourir|envie de mourir|me tuer)
    (?:avale|pris) (?:tous|toutes|trop de) (?:les |des |ses |mes )?(?:cachets|comprimes|medicaments|pilules)
    (?:me|nous|la|le) (?:frappe|bat|tape|sequestre|menace avec)
    (?:gravement|serieusement) (?:blessee?s?|brulee?s?)
    (?:est|suis|sont|a ete|ont ete) (?:\w+ )?(?:blessee?s?|electrocutee?s?|brulee?s?)
    (?:quelqu'un|un enfant) va (?:se|etre) (?:blesser|blesse|tuer|electrocuter)
    """
)
# Said of nobody, of a test, or only as one says.
_NOT_NOW = any_of(
    r"""
    (?:nobody|no one|no one else|none of us) (?:was|is|got|were|has been) (?:\w+ )?(?:hurt|injured|killed|harmed)
    (?:alarm|fire|gas) (?:test|tests|drill|bill|bills|station|stations|meter|price|prices|contract|cooker|safety)
    (?:not|n't|never|without) (?:\w+ )?(?:hurt|injured|bleeding|smell|on fire)
    (?:personne|aucun \w+) (?:n'a|n'est|n'ont|n'a ete) (?:\w+ )?(?:blesse|blessee|brule)
    (?:facture|facturation|compteur|bouteille|abonnement|prix) (?:de |du )?gaz
    (?:smoke|gas|carbon monoxide) (?:detector|detectors)
    detecteurs? de (?:fumee|gaz|monoxyde de carbone)
    feu (?:rouge|vert|tricolore|orange)
    """
)


def danger_of(text: str, language: str) -> bool:
    """Whether the words speak of somebody hurt, fire, gas, a child locked in, or of ending one's life."""
    words = " ".join(fold(text).replace("-", " ").split())
    said = _NOT_NOW.sub(" , ", words)
    own, other = (_IN_FRENCH, _IN_ENGLISH) if language == "fr" else (_IN_ENGLISH, _IN_FRENCH)
    return bool(own.search(said) or other.search(said))  # nobody in danger weighs which language they write
