"""Words that threaten; folded, two languages."""

from forum.redaction.rules.lexicons import ROLE, Lexicon, any_of, starts_of

_THEM = rf"(?:you|him|her|them|(?:this|that|the|your|these|those|every|any|whoever) (?:[\w']+ ){{0,2}}?{ROLE})"
_WILL = (
    r"(?:will|i'll|we'll|he'll|she'll|going to|gonna|want to|would like to|swear to|about to|should|ought to|needs? to|"
    r"someone should|have to|must|'d love to|would love to|come and|coming to)"
)
_LIMBS = (
    r"(?:neck|legs?|jaw|face|bones|nose|arms?|fingers|teeth|knees|knee caps|kneecaps|skull|head|windows|car|ass|arse)"
)
THREAT_STARTS = starts_of(
    """
    kill murder stab shoot strangle hunt punch slap bomb beat bash lynch hang hurt smash burn destroy break
    kick rearrange find track lives works live work sleep park regret suffer sorry pay watch cover wait bat
    gun knife hammer axe weapon rifle shotgun crowbar machete petrol deserve hanged hung stabbed torch blow
    rape threat tuer buter egorger massacrer defoncer crever frapper tabasser demolir fracasser cogner
    etrangler planter casse pete exploser eclater arracher refaire tue bute cramer bruler incendier sauter
    foutre mettre saccager habite vis vit vivez vivent travaille loge dort dors mourir payer paieras merite
    gare gaffe surveille fais attend menace death shot killed beaten strung vas waiting burnt burned burns
    parks loges peter retrouverai tuerai
    """
)
# Whoever says it, a person looks first: a threat that somebody tells of is as dangerous as one that is made.
THREAT = any_of(
    rf"""
    {_WILL} (?:\w+ )?(?:kill|murder|stab|shoot|strangle|hunt|punch|slap|bomb|beat up|beat the \w+ out of|bash|lynch|\
        hang) {_THEM}
    {_WILL} (?:hurt|smash|burn|destroy|beat) {_THEM}(?! (?:to|on|by|at|with)\b)
    (?:{_WILL}|and) (?:\w+ )?(?:break|smash|kick|bash|punch|slap|rearrange) (?:your|his|her|their|somebody's) \
        (?:\w+ )?{_LIMBS}
    {_WILL} (?:\w+ )?find (?:you|him|her|them)(?= (?:,|\.|!|and)|[.,!]|$)
    {_WILL} (?:\w+ )?(?:hunt|track) (?:you|him|her|them) down
    i know (?:exactly )?where (?:you|he|she|they|your \w+|this \w+|that \w+) (?:lives?|works?|sleeps?|parks?)
    (?:you|he|she|they|your \w+) (?:will|'ll|are going to|is going to) (?:\w+ )?(?:regret (?:this|it|that|the day|\
        ever)|\
        suffer|be sorry|pay for (?:this|it|that|what)|pay dearly)
    (?:you'll|he'll|she'll|they'll) (?:\w+ )?(?:regret (?:this|it|that|the day|ever)|suffer|be sorry|\
        pay for (?:this|it|\
        that|what))
    you will pay(?= ?(?:$|[.!,]))
    (?:watch|cover) your back(?! (?:on|when|if|while|with)\b)
    (?:i'll be|will be|we'll be|i am|let's all|let's|we|will|i'll|we'll|gonna|going to) (?:wait|waiting) for \
        (?:you|him|her|them) (?:outside|\
        after work|\
        after (?:his|her|your|their) shift|in the (?:car park|parking lot|dark))
    (?:be|come|comes|coming|turn up|show up|returns?|back|there) (?:[\w']+ ){{0,3}}with (?:a|my|an) (?:\w+ )?(?:bat|\
        gun|knife|\
        hammer|axe|weapon|rifle|shotgun|crowbar|machete|can of petrol|petrol)
    deserves? to (?:die|be (?:shot|hanged|hung|beaten|stabbed|killed|hurt|punched|slapped))
    (?:should|must|ought to) be (?:shot|hanged|hung|stabbed|killed|beaten|lynched|strung up|burned|burnt)(?! (?:in|\
        with|on|at|from|to)\b)
    (?:burn|burns|torch|blow up|bomb) (?:\w+ )?(?:the|this|that|your|their) (?:[\w']+ ){{0,2}}?(?:place|shop|store|\
        house|\
        building|office|branch|bank|school|depot|headquarters)(?: down| to the ground| up)?
    (?:said|told|threatened|threatens|threatening|shouted|promised|swore|screamed|texted) (?:[\w']+ ){{0,3}}?(?:would|\
        will|to|\
        'd|he'd|she'd|going to|i'll) (?:\w+ )?(?:kill|stab|shoot|beat up|beat|hurt|rape|punch|murder) (?:me|us|\
        my \w+|him|her)
    (?:he|she|they|one) (?:\w+ )?threatened (?:me|us|my \w+|her|him) with (?:a |his |her )?(?:knife|gun|violence|\
        bat|weapon)
    death threats?
    (?:vais|on va|viendrai|viens|venir|faut|devrait|je veux|j'aimerais) (?:\w+ )?(?:te|vous|le|la|les|lui|leur) \
        (?:tuer|buter|egorger|massacrer|defoncer|crever|frapper|tabasser|demolir|fracasser|cogner|etrangler|planter)
    (?:te|lui|leur|vous) (?:casser?|casserai|pete|peter|exploser?|defoncer?|fracasser?|eclater?|arracher?|demolir|\
        refaire) \
        (?:la|le|les) (?:gueules?|figure|tete|dents|bras|jambes|nez|genoux|portrait)
    je (?:te|les) (?:\w+ )?(?:tue|bute|tuerai|buterai|defonce|creve|retrouverai)
    (?:vous|les|la) (?:tuerai|buterai|creverai|egorgerai)
    (?:je vais|on va|vais|va|faut|devrait|viens|viendrai|venir|je viens) (?:\w+ )?(?:tout )?(?:cramer|bruler|incendier|\
        faire sauter|faire exploser|foutre le feu|mettre le feu|peter|saccager) (?:[\w']+ ){{0,3}}?(?:agence|magasin|\
        boutique|bureaux?|immeuble|maison|voiture|locaux|guichet|l'agence|l'immeuble|depot)
    (?:faire sauter|faire exploser|foutre le feu a) (?:l'agence|(?:le|la|votre|vos|ce|cette) (?:agence|magasin|\
        boutique|\
        bureaux?|immeuble|locaux|guichet|depot))
    sa(?:is|vons) (?:tres bien )?ou (?:tu|il|elle|vous|ils|elles|votre \w+|ton \w+|ce \w+) (?:habit\w+|vi[st]|vivez|\
        vivent|travaill\w+|loges?|dort|dors)
    (?:tu vas|vous allez|il va|elle va|ils vont) (?:\w+ )?(?:le regretter|regretter ca|me le payer|le payer(?: cher)?|\
        payer cher|payer ca|crever|mourir)
    tu vas payer
    (?:tu|vous) (?:me )?(?:le|la) (?:paieras|paierez|payerez|regretteras?|regretterez)
    merite\w* (?:de |d'|qu'on )(?:mourir|crever|etre (?:tue|battu|frappe)\w*|se faire (?:tabasser|frapper|casser)|\
        le frappe)
    (?:fais gaffe a toi|gare a toi|gare a vous|surveille tes arrieres|surveillez vos arrieres|fais attention a toi)
    je (?:l'attends?|t'attends?|vous attends?|les attends?|l'attendrai|t'attendrai|vous attendrai) (?:\w+ )?(?:dehors|\
        a la sortie)(?! (?:du|de)\b)
    (?:menace\w*|menaces) (?:\w+ )?de (?:mort|me tuer|me frapper|nous frapper|le tuer|la tuer|tuer)
    """
)
_THREAT_UNLESS = any_of(
    r"""
    (?:never|not|nobody|no one|without|\w+n't|nor) (?:[\w']+ ){0,3}?(?:kill\w*|hurt\w*|harm\w*|threat\w*|hit|punch|\
        slap|\
        shoot|beat|stab|burn|smash|destroy)(?: [\w']+){0,3}
    (?:kill|killing|murder|shoot|beat|hurt|destroy) (?:the|your|my|our|this|that|these) (?:\w+ )?(?:battery|batteries|\
        app|engine|phone|plants?|grass|weeds|deal|mood|joke|time|connection|server|session|process|line|business|brand|\
        reputation|credit|queue|feelings|eyes)
    (?:i|we|you|he|she|they)(?:'d|'ll)? (?:\w+ )?(?:shoot|find|beat) (?:you|me|him|her|them) (?:an?|the|over|\
        another|some|to|by)
    (?:you|he|she|they)(?: will|'ll) pay (?:\d|the|an?|in|by|with|back|at|more|less|only|for (?:the|your|a|shipping))
    (?:ne |n')(?:[\w']+ ){0,3}?(?:jamais|pas|personne)(?: [\w']+){0,4}
    """
)

LEXICONS = (
    Lexicon(
        "threat",
        THREAT_STARTS,
        THREAT,
        _THREAT_UNLESS,
        quoted=True,
    ),
)
