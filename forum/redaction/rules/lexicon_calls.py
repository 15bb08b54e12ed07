"""Words that send others after somebody, or want somebody to lose their job; folded, two languages."""

from forum.redaction.rules.lexicons import ROLE, ROLE_IN_FRENCH, Lexicon, any_of, starts_of

_WHOM = rf"(?:him|her|them|this (?:\w+ )?{ROLE}|that (?:\w+ )?{ROLE}|the (?:\w+ )?{ROLE})"
_YOU_ALL = r"(?:everyone|everybody|let's all|let us all|people|readers|customers|someone|somebody)"
_HELL = (
    r"(?:hell|a hard time|grief|a piece of (?:my|your|our) mind|what (?:he|she|they) deserves?|a taste of|a lesson|a "
    r"good kicking)"
)
_START = r"(?:^|[,.:;!?)] |please |and |then |just |should |must |let's |all |to |people |everyone |everybody |or )"
_CONFRONT = any_of(
    rf"""
    {_START}(?:go|come) (?:and |over and |there and |down there and )?(?:find|confront|face|harass|hunt|haunt|\
        bother|attack) {_WHOM}
    (?:tell|show) {_WHOM} (?:to (?:his|her|their) faces?|what you (?:all )?think of|exactly what you)
    (?:give|giving|gives) {_WHOM} {_HELL}
    (?:make|making) (?:his|her|their|this \w+) (?:\w+ )?(?:life|day|days|lives|shift|shifts|job|\
        nights) (?:a )?(?:living )?\
        (?:hell|miserable|misery|impossible|nightmare|unbearable)
    {_YOU_ALL} (?:[\w']+ ){{0,3}}?(?:ring|call|phone|message|text|visit|flood|bombard|spam|write to|harass|follow|\
        chase|\
        email|\
        go to|wait for|confront|find|go after|report|shame) (?:[\w']+ ){{0,2}}?(?:him|her|them|(?:his|her|\
        their) (?:house|\
        home|door|place|flat|family|phone|number|inbox|wife|husband|mother)|this {ROLE}|that {ROLE})
    {_START}(?:go|come) (?:\w+ )?(?:to|by|round to) (?:his|her|their) (?:house|home|door|desk|counter|flat|till)
    {_START}(?:wait|waiting) for (?:him|her|them) (?:outside|after work|after (?:his|her|their) shift|\
        at the (?:exit|gate|door))
    {_START}(?:share|spread|circulate|repost|pass round|pass around|publish) (?:his|her|their|\
        this \w+'s) (?:\w+ )?(?:photo|\
        picture|pictures|photos|face|name|address|phone number|number|profile|details)
    (?:help me|help us|let's|can anyone|can someone|someone|somebody|please|must|anyone) (?:\w+ )?find out (?:who|\
        where) \
        (?:he|she|they|this \w+|that \w+)(?: \w+)? (?:is|lives?|are|works?|from)
    (?:who knows|does anyone know|does anybody know|anyone know|tell me) where (?:he|she|they|this \w+|that \w+) lives?
    name and shame {_WHOM}
    if (?:you|anyone|anybody|any of you) (?:ever )?(?:sees?|meets?|spots?|knows?|\
        runs? into) (?:[\w']+ ){{1,3}}(?:, )?(?:then )?\
        (?:punch|slap|hit|kick|spit|push|shout|scream|insult|follow)
    (?:hunt|track) (?:him|her|them|this {ROLE}) down
    (?:teach|learn) {_WHOM} a lesson
    {_START}(?:harass|stalk|bully|torment|haunt|doxx?) {_WHOM}
    (?:{_START}|ought to |should )(?:follow|chase) (?:him|her|them) home
    {_START}(?:\w+ )?(?:ring|call|phone|text|message|bombard|flood|spam) (?:him|her|them|(?:his|her|\
        their) (?:\w+ )?(?:number|phone|mobile|inbox)) \
        (?:until|till|all night|day and night|at home)
    """
)
_CONFRONT_UNLESS = any_of(
    r"""
    (?:i|we|he|she|they|i'll|i'd|we'll|who) (?:had to|have to|has to|went to|went|will|would|could|can|tried to|\
        wanted to|\
        want to|decided to|asked to|did|then|also|finally|just|even|really|'ll|managed to|came to|\
        needed to)? ?(?:go|come|\
        find|tell|told|confront|give|gave|make|share|wait|see|call|ring|follow|track)(?: [\w']+){0,9}
    (?:not|never|\w+n't|nobody should|no one should|without) (?:[\w']+ ){0,2}?(?:go|come|find|tell|call|give|make|\
        share|wait|\
        harass|follow|visit|bother|shame|confront|spread|publish|hunt|ring)(?: [\w']+){0,9}
    """
)
_TOUS = r"(?:tous |toutes |donc |ensemble |massivement )?"
_CONFRONT_IN_FRENCH = any_of(
    rf"""
    (?:allez|allons|faut aller|venez) (?:tous|toutes) (?:ensemble )?(?:chez (?:lui|elle|eux)|(?:le|la|les|lui|leur) \
        (?:voir|dire|trouver|chercher|attendre|montrer|insulter))
    (?:allez|allons) {_TOUS}chez (?:lui|elle|eux)(?! (?:pour|si)\b)
    (?:allez|allons) {_TOUS}(?:le|la|les|lui|leur) (?:voir|dire|trouver|attendre|\
        montrer) (?:\S+ ){{0,8}}(?:verites?|pensez|\
        figure|honte|face|casser|sortie|insulter)
    (?:retrouvez|trouvez|attendez|appelez|cherchez) {_TOUS}(?:le|la|les)(?= (?:et|tous|toutes|jusqu|chez lui|\
        chez elle|a la \
        sortie|,|!)|$|[,.!])
    (?:harcelez|traquez|humiliez|insultez|suivez|poursuivez) {_TOUS}(?:le|la|les|ce|cette|cet)(?! (?:lien|fil|guide|\
        procedure|\
        instructions?|etapes?|conseils?|mode)\b)
    (?:faites tourner|faites circuler|diffusez|partagez|publiez|affichez|relayez) {_TOUS}(?:partout )?(?:sa|son|\
        leur|leurs|ses) \
        (?:photos?|visage|nom|adresse|numero|tete|identite|coordonnees|profil)
    (?:lui|leur) (?:\w+ )?(?:pourrir|rendre|pourrissez|rendez) la vie(?: impossible| infernale)?
    (?:pourrissez|rendez) (?:lui|leur) la vie(?: impossible| infernale)?
    (?:faut|devrait|doit|aidez moi a|qu'on|on va) (?:\w+ )?(?:le|la|les) (?:harceler|traquer|denoncer partout|\
        humilier|suivre chez)
    (?:faut|devrait|doit|aidez moi a) (?:\w+ )?(?:le|la|les) (?:retrouver|trouver|attendre)(?= (?:et|pour|devant|\
        a la sortie))
    (?:dites|disons|dire|balancez) (?:lui|leur) (?:[\w']+ ){{0,2}}(?:ce que vous (?:en )?pensez|ses quatre verites|\
        en face|\
        ses verites)
    (?:dites lui|lui dire|disons lui) (?:ses quatre verites|ses verites)
    (?:qui sait|quelqu'un sait|quelqu'un sait il|aidez moi|dites moi|qui connait) (?:[\w']+ ){{0,4}}(?:ou (?:il|\
        elle) (?:habite|vit)|\
        son adresse)
    """
)
_CONFRONT_UNLESS_IN_FRENCH = any_of(
    r"""
    (?:ne |n')(?:[\w']+ ){0,3}(?:pas|jamais)(?: [\w']+){0,6}
    (?:ne|n')(?: [\w']+){0,6} (?:pas|jamais)(?: [\w']+){0,6}
    (?:je|j'ai|nous|on) (?:[\w']+ ){0,3}(?:aller|alle|allee|lui dire|leur dire|le retrouver|\
        la retrouver)(?: [\w']+){0,6}
    """
)

_FIRED = (
    r"(?:fired|sacked|dismissed|let go|laid off|struck off|out of work|jobless|unemployed|out on the street|"
    r"shown the door|removed from (?:his|her|their|the) (?:job|post|position|role)|"
    r"out of a job|kicked out|booted out|terminated|given the sack)"
)
_WHO = rf"(?:he|she|they|whoever|who|him|her|them|someone|somebody|people|this {ROLE}|(?:[\w']+ ){{0,2}}{ROLE})"
_DISMISSAL = any_of(
    rf"""
    {_WHO} (?:\S+ ){{0,6}}?(?:should|must|ought to|needs? to|has to|have to|deserves? to|better|\
        better not) (?:[\w']+ ){{0,2}}?(?:be|get) \
        (?:\w+ )?{_FIRED}
    (?:want|wants|demand|demands|wish|expect|hope|insist|like to see|request|\
        see) (?:[\w']+ ){{0,3}}?{_WHO} (?:[\w']+ ){{0,3}}?\
        (?:{_FIRED}|gone|replaced)
    {_START}(?:fire|sack|dismiss) (?:him|her|them|(?:this|that|the|your|those|these|whoever) (?:[\w']+ ){{0,3}}?{ROLE})
    (?:that|if|hope|until|demand|want|ask|suggest) you (?:\w+ )?(?:fire|sack|dismiss) (?:him|her|them|(?:this|that|\
        the|your|those|\
        these) (?:[\w']+ ){{0,3}}?{ROLE}|whoever)
    (?:fire|sack) whoever
    (?:until|unless|till|want|see|like to see|once|make sure|hope) (?:\w+ )?(?:he|she|they|him|her|them|(?:this|\
        that|the|your) (?:\w+ )?{ROLE}) \
        (?:is |are |gets |to be )?(?:out of (?:a|his|her|their) jobs?|gone|out of work|{_FIRED})
    {_START}(?:kick|throw|boot|chuck) (?:him|her|them|(?:this|that|the|your|those|these) (?:\w+ )?{ROLE}) (?:out|\
        off)(?! of (?:the|their|his|her) (?:home|house|flat|apartment)s?\b)
    (?:no|has no|have no) business (?:\w+ )?(?:working|dealing|being|serving|in (?:this|that) job|near (?:children|\
        patients|customers|people))
    get rid of (?:him|her|(?:this|that|the|your|those|these) (?:[\w']+ ){{0,2}}?{ROLE})
    (?:should|must|deserves? to|ought to|needs? to|hopes?|have to|has to|better|going to) (?:[\w']+ ){{0,4}}?(?:lose|\
        loses) \
        (?:his|her|their) (?:job|jobs|position|post|licen[cs]e)
    (?:cost|costs) (?:him|her|them) (?:his|her|their) jobs?
    (?:not|n't|\w+n't) deserve (?:\w+ )?(?:his|her|their|this|that|the|a|to keep his|to keep her) (?:job|position|\
        post|badge|uniform)
    (?:should not|shouldn't|must not|ought not to|should never|has no right to|\
        have no right to) (?:\w+ )?(?:be )?(?:working|work|\
        employed|keep (?:his|her|their) job|allowed to work|in (?:this|that|his|her) job|dealing with (?:people|\
        customers|\
        the public))(?: (?:here|there|with|in|at|for)|$| ?[,.])
    why (?:is|are|does|do|was) (?:[\w']+ ){{1,4}}still (?:employed|working|work|in (?:his|her|their|that) job|\
        have a job)
    (?:unfit|not fit) (?:for (?:this|the|his|her|that) (?:job|post|position)|to (?:work|serve) )
    """
)
_DISMISSAL_UNLESS = any_of(
    rf"""
    (?:not|\w+n't|never|nobody|no one|without) (?:\w+ )?(?:want|wanting|ask\w*|demand\w*|hop\w+|wish\w*|suggest\w*|\
        expect\w*|\
        like to see|say\w*|mean\w*|call\w*)(?: [\w']+){{0,9}}
    (?:not|\w+n't|never|i want to|i wanted to|we want to|we wanted to|had to|decided to) (?:fire|sack|dismiss|\
        get rid of)(?: [\w']+){{0,5}}
    (?:nobody|no one|none) (?:[\w']+ ){{0,2}}(?:should|must|needs? to|has to|deserves? to)(?: [\w']+){{0,4}}
    (?:not|\w+n't|never) (?:be|get|deserve to be|need to be) {_FIRED}
    (?:be|get|been|was|were) terminated
    (?:claim|case|complaint|dispute|account|contract|lawsuit|debt|appeal|order|judgment|service|suit|\
        charges?) (?:[\w']+ ){{0,4}}\
        (?:dismissed|terminated|let go|kicked out)
    afraid (?:[\w']+ ){{0,4}}{_FIRED}
    """
)
_VIRER = (
    r"(?:virer|licencier|congedier|renvoyer|virez|licenciez|congediez|renvoyez|foutre dehors|mettre a la porte|"
    r"mettez a la porte)"
)
_VIRE = r"(?:vire|licencie|renvoye|congedie|radie|remercie|mise? a la porte|mise? dehors)(?:e|s|es)?"
_LUI = rf"(?:l'|(?:cet|cette|ce|ces|votre|vos|le|la|les|un|une|tous ces) )(?:[\w']+ ){{0,2}}?{ROLE_IN_FRENCH}"
_DISMISSAL_IN_FRENCH = any_of(
    rf"""
    {_VIRER} (?:moi |donc |tout de suite |immediatement |vite )*{_LUI}
    (?:virez|licenciez|congediez) (?:moi )?(?:le|la|les)(?= ?(?:[,.!]|$|tout|immediatement|vite|de suite|\
        sur le champ|avant))
    (?:faut|doit|devez|devriez|pourriez|voulez|allez) (?:\w+ )?(?:le|la|les) (?:virer|licencier|congedier)
    (?:{_LUI}|il|elle|ils|elles|qu'il|qu'elle|qu'ils|on|personne) (?:[\w']+ ){{0,4}}?(?:soit|soient|doit etre|\
        devrait etre|doivent etre|\
        devraient etre|merite d'etre|meritent d'etre|doit se faire|devrait se faire|merite de se faire|\
        etre) (?:\w+ )?(?:{_VIRE}|virer)
    (?:demande|exige|souhaite|veux|reclame|attends|voudrais|exigeons|demandons) (?:\w+ )?(?:son|leur|\
        le) (?:licenciement|\
        renvoi|depart|demission)
    (?:n'a|n'ont) (?:\w+ )?rien a faire (?:a ce poste|a cette place|dans ce metier|chez vous|derriere un guichet|\
        ici|la|\
        dans (?:cette|votre|une) \w+|a ces postes|au guichet|au contact)
    (?:ne merite|ne meritent|merite|meritent) (?:pas |plus |vraiment )?(?:son|leur|sa|cette|ce|ca) (?:poste|place|\
        travail|\
        emploi|metier|salaire|boulot)
    (?:mettre|mettez|mettes?|flanquer|flanquez|foutre|foutez) (?:\w+ )?{_LUI} (?:a la porte|dehors)
    (?:mettre|mettez|flanquer|flanquez) (?:le |la |les )?(?:a la porte|dehors)
    (?:devrait|doit|merite de|devraient|doivent|faut qu'il|faut qu'elle) (?:\w+ )?(?:perdre|perde|quitter|\
        quitte) (?:son|leur) \
        (?:poste|travail|emploi|place|boulot)
    (?:changer de metier|a la porte)(?= ?(?:$|[.!,]))
    """
)
_DISMISSAL_UNLESS_IN_FRENCH = any_of(
    r"""
    (?:ne|n'\w+) (?:[\w']+ ){0,3}?(?:pas|personne|aucun|aucune|jamais)(?! merite|merite| son| sa)(?: [\w']+){0,6}
    (?:ne|n'\w+) (?:[\w']+ ){0,4}(?:le |un )?(?:renvoi|licenciement|depart) de personne
    (?:virer|virez|renvoyer|renvoyez) (?:moi |donc )*(?:l'argent|la somme|le montant|le solde|les fonds|le colis|\
        l'article|la \
        facture|le formulaire|le dossier|le produit|la piece|le technicien|un technicien|un livreur|une personne|\
        quelqu'un)
    """
)

LEXICONS = (
    Lexicon(
        "call_to_confront",
        starts_of(
            """
            until till night chase confront face faces harass hunt haunt bother attack think exactly hell hard
            grief piece taste lesson deserve kicking miserable misery impossible nightmare unbearable everyone
            everybody people readers someone somebody house home door desk counter flat outside exit gate
            shift share spread circulate repost pass publish find lives shame stalk bully torment dox doxx
            follow down live customers waiting let wait punch slap hit kick spit push shout scream insult
            track teach learn
            """
        ),
        _CONFRONT,
        _CONFRONT_UNLESS,
    ),
    Lexicon(
        "call_to_confront",
        starts_of(
            """
            allez allons venez retrouvez trouvez attendez appelez cherchez harcelez traquez humiliez insultez
            suivez poursuivez tourner circuler diffusez partagez publiez affichez relayez pourrir rendre
            rendez harceler traquer denoncer humilier suivre retrouver trouver attendre dites disons dire
            balancez sait aidez connait aller
            """
        ),
        _CONFRONT_IN_FRENCH,
        _CONFRONT_UNLESS_IN_FRENCH,
        language="fr",
    ),
    Lexicon(
        "demand_dismissal",
        starts_of(
            """
            unemployed jobless kick throw boot chuck business work street shown gone fire fired sack sacked
            dismiss let laid struck job jobs kicked booted terminated replaced rid lose loses deserve working
            employed dealing unfit fit post position role
            """
        ),
        _DISMISSAL,
        _DISMISSAL_UNLESS,
    ),
    Lexicon(
        "demand_dismissal",
        starts_of(
            """
            virer licencier congedier renvoyer vire licencie congedie renvoye radie remercie mis mise
            licenciement renvoi depart demission rien merite perdre perde quitter metier porte dehors mettre
            mettez flanquer flanquez foutez foutre virez viree virees vires licenciez congediez renvoyez
            remercier
            """
        ),
        _DISMISSAL_IN_FRENCH,
        _DISMISSAL_UNLESS_IN_FRENCH,
        language="fr",
    ),
)
