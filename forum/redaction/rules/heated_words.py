"""What is said to people, not about things, when somebody is beside themselves; folded, English and French."""

from forum.redaction.rules.lexicons import any_of, starts_of

# What may stand between “you are” and an insult; “not” is not among it.
_MORE = (
    r"(?:(?:all|both|just|such|so|really|absolutely|completely|totally|utterly|clearly|obviously|truly|simply|beyond|"
    r"nothing|but|bloody|fucking|damn|damned|freaking|the|most|a|an|of|bunch|pack|load|lot|total|complete|and|even|"
    r"too|that|people|guys|here|there|ever|always) ){0,6}"
)
_AND = (
    r"(?:(?:tous|toutes|tout|vraiment|juste|si|tellement|completement|totalement|absolument|franchement|simplement|"
    r"des|de|une|un|les|la|le|plus|bande|tas|et|tres|trop|que|bien|gros|sales|pauvres|belle|vrais|"
    r"vraies|ni|a ce point) ){0,6}"
)
_ADJECTIVE = (
    r"(?:useless|incompetents?|stupid|pathetic|lazy|dumb|brainless|worthless|idiotic|clueless|hopeless|disgusting|"
    r"despicable|heartless|shameless|moronic|brain ?dead|subhuman|inept|spineless|gutless|vile|scum|jokes?|"
    r"disgrace|waste of (?:space|time|oxygen|air)|vermin|parasites|pigs|cowards?|animals|filth|trash|garbage)"
)
_NOUN = (
    r"(?:clowns?|losers?|liars?|crooks?|thieves|thief|scammers?|jokers?|amateurs|fools?|cretins?|halfwits?|idiots?|"
    r"morons?|imbeciles?|monkeys|parasites|criminals|robbers|vultures|sharks|cowboys|bastards?|muppets|numpties|"
    r"tossers|pricks|cunts)"
)
_NUL = (
    r"(?:nuls?|nulles?|inutiles?|incompetents?|incompetentes?|pathetiques?|minables?|stupides?|betes|lamentables?|"
    r"ridicules?|debiles?|honteux|honteuses?|meprisables?|ignobles?|fainean\w+|feignants?|feignasses|"
    r"moins que rien|bons a rien|incapables?(?! de?\b)(?! d')|guignols?|clowns?|menteurs?|menteuses?|voleurs?|escrocs?|"
    r"rigolos|charlots?|amateurs|parasites|ordures|laches|pourris|pourritures?|larves|cons|abrutis?|idiots?|"
    r"imbeciles?|cretins?|branleurs?|bras casses|vautours|honte ambulante|rapaces)"
)
_STAFF = r"(?:staff|team|people|employees|agents|colleagues|crew|lot|support|managers?|operators|clerks|cashiers)"
_EQUIPE = (
    r"(?:equipes?|employes?|personnel|agents?|collegues|conseillers?|conseilleres?|vendeurs?|vendeuses?|"
    r"caissieres?|techniciens?|standardistes?|responsables?|chefs?)"
)

# One of these stands in everything that is thrown at people; what holds none of them is not looked at closer.
THROWN_STARTS = starts_of(
    """
    useless incompetent stupid pathetic lazy dumb brainless worthless idiotic clueless hopeless disgusting despicable
    heartless shameless moronic brain brains dead subhuman inept spineless gutless vile scum joke jokes joker disgrace
    waste vermin parasite pigs coward animals filth trash garbage clown loser liar liars crook thief thieves scammer
    amateur fools fool cretin halfwit idiot moron imbecile monkey criminal robber vulture shark cowboy bastard muppet
    numpties tosser prick cunt cunts deaf blind insane shame ashamed suck stink disgust sick vomit hate despise loathe
    wrong head heads read think count rot die choke burn fired sacked bankrupt bust lose scumbag douche dickhead fucker
    fuck screw damn curse stuff fucking piss bugger eff sod hell drown rot yours shove stick kiss shit drop lost \
        stuffed shut stfu
    gtfo ass asshole arse arsehole dumbass jackass motherfucker wanker bitch bitches twat sons son fat ugly old
    nul nuls nulle nulles inutile minable bete betes lamentable ridicule debile honteux meprisable ignoble fainean
    feignant feignasse moins bon bons incapable guignol menteur voleur escroc rigolo rigolos charlot ordure lache
    laches pourri pourriture larve larves con cons abruti branleur bras vautour honte rapace connard encule salaud
    salopard bouffon fumier merde espece bande pareils degoutez faites hais deteste meprise emmerde foutez fichez chez
    cerveau cervelle crane ciboulot sourds aveugle bouches demeures malades crever creve crevera pourrir faillite vires
    chomage faire diable enfer chier gueule gueules encule pisse chie tous cassez nique ntique ntm tique connasse
    conne conard enfoire salope petasse pouffiasse boloss putes pute fils grosse trou tete sale pauvre vieille
    fuk fu fck ferme fermez jack asses asshole ashole imbeciles gros petit vieux incompetents pathetiques cretins \
        debiles
    """
)
# Said to the reader, or about everybody who works there.
CONTEMPT = any_of(
    rf"""
    (?:you|you're|youre|your|u|ya'll|y'all) (?:guys |people |lot |all |both |at \w+ ){{0,2}}(?:are|r|were|\
        must be) {_MORE}{_ADJECTIVE}
    (?:you|you're|youre|your|u|ya'll|y'all) (?:guys |people |lot |all |both |at \w+ ){{0,2}}(?:are|r|were|\
        must be) {_MORE}{_NOUN}
    (?:you're|youre) {_MORE}(?:{_ADJECTIVE}|{_NOUN})
    (?:are|were) you (?:people |guys |lot )?{_MORE}(?:{_ADJECTIVE}|{_NOUN}|deaf|blind|insane)
    you {_MORE}{_ADJECTIVE} (?:{_NOUN}|{_STAFF}|lot|company)
    you (?:\w+ )?{_NOUN}
    (?:bunch|pack|load|lot|gang|shower) of (?:\w+ ){{0,2}}{_NOUN}
    (?:these|those|such|what) (?:\w+ )?(?:clowns|losers|crooks|thieves|scammers|idiots|morons|fools|liars)
    (?:they|they're|all of them|everyone there|everybody there|everyone who works there) (?:are |is |\
        must be )?(?:all |nothing but |just )(?:\w+ )?(?:{_ADJECTIVE}|{_NOUN})
    your (?:whole |entire |bloody |fucking |damn )?(?:\w+ )?{_STAFF} (?:are|is|were|was|must be) {_MORE}\
        (?:{_ADJECTIVE}|{_NOUN})
    (?:your|the) {_MORE}(?:useless|stupid|lazy|pathetic|brainless|worthless|moronic|idiotic|inept) {_STAFF}
    shame on (?:you|all of you|the lot of you)
    (?:you )?(?:should|ought to) (?:all )?be (?:\w+ )?ashamed
    have you no shame
    (?:you|you all|you guys|you lot) (?:really |all |fucking |just )?(?:suck|stink)
    you (?:all |really |people )?(?:disgust me|make me sick|make me want to vomit)
    i (?:\w+ )?(?:hate|despise|loathe) (?:you|all of you|you all)
    what is wrong with you
    what's (?:the \w+ )?wrong with you
    what the \w+ is wrong with you
    do you (?:even )?have (?:a |any )?brains?
    use your (?:brains?|heads?)
    (?:get|grow|buy) (?:a|some) brains?
    none of you (?:has|have|can|could) (?:a brain|brains|read|think|count)
    can't you (?:people )?(?:read|think|count)
    (?:i )?hope you (?:all )?(?:rot|die|choke|burn|get fired|get sacked|go bankrupt|go bust|lose your jobs?)
    (?:vous|tu) (?:etes|etiez|es|n'etes que|n'es que|ne valez) {_AND}{_NUL}
    bande (?:de |d'){_AND}(?:{_NUL}|connards|encules|salauds|salopards|bouffons|fumiers)
    (?:tas|ramassis) (?:de |d'){_AND}(?:{_NUL}|connards|salauds|merde)
    espece (?:de |d')\w+
    quelle bande (?:de |d')\w+
    (?:vos|votre|tes|toutes vos|tous vos) {_EQUIPE}(?: \w+)? (?:sont|est|etaient|etait) {_AND}{_NUL}
    (?:vos|votre) {_NUL} {_EQUIPE}
    (?:ils|elles) sont (?:tous|toutes) {_AND}{_NUL}
    (?:tous|toutes) (?:des |les )?(?:{_NUL}|pareils ces \w+)
    (?:ces|quels|quelle|sales|pauvres) (?:\w+ )?(?:cons|abrutis|idiots|cretins|imbeciles|guignols|clowns|\
        voleurs|menteurs|incapables|incompetents|fainean\w+)
    honte (?:a vous|sur vous)
    (?:vous devriez|vous pouvez|tu devrais) (?:\w+ )?avoir honte
    (?:vous n'avez|vous avez|avez vous|n'avez vous) (?:donc |vraiment )?(?:pas|aucune) honte
    vous (?:me |nous )?(?:degoutez|faites vomir|faites pitie)
    vous (?:etes|etiez) la honte
    (?:je )?vous (?:hais|deteste|meprise|emmerde)
    vous vous (?:foutez|fichez) (?:vraiment )?de (?:moi|nous|la gueule|ma gueule|notre gueule|qui)
    qu'est ce qui (?:ne va pas|cloche) chez vous
    (?:vous n'avez|avez vous) (?:donc |meme )?(?:pas|rien|un|du) (?:de |dans le )?(?:cerveau|cervelle|crane|\
        ciboulot)
    vous (?:etes|etes tous|etes donc) (?:\w+ )?(?:sourds|aveugles|bouches|demeures|malades)
    (?:j'espere que )?vous (?:allez|puissiez|pouvez) (?:tous |bien )?(?:crever|pourrir|faire faillite|etre vires)
    j'espere que vous (?:\w+ ){{0,3}}(?:crevere\w*|crever|faillite|vires|chomage)
    """
)
# Swearing at somebody; swearing about a thing is only a word.
SWEARING_AT = any_of(
    r"""
    (?:fuck|screw|damn|curse|stuff) (?:you|u|the lot of you|all of you|your)
    f(?:[uck]{0,3}\*[*uck]{0,4}|uck|uk|ck|u) (?:you|off|yourself|yourselves)
    (?:fuck|piss|sod|bugger|eff) off
    go (?:to hell|fuck yourself|fuck yourselves|screw yourself|screw yourselves|drown)
    (?:burn|rot) in hell
    up yours
    (?:shove|stick) (?:it|that|your \w+|this \w+) up
    kiss my (?:ass|arse)
    eat shit
    drop dead
    get (?:lost|stuffed)
    shut (?:the \w+ )?up
    stfu
    gtfo
    (?:va|allez)(?: tous)? (?:te|vous) faire (?:foutre|voir|enculer|mettre|cuire)\w*
    allez (?:tous )?(?:au diable|crever|en enfer|chier)
    (?:ferme|fermez)(?: donc)? (?:la|ta gueule|vos gueules)
    (?:ta|vos|vous) gueules?
    (?:je|on) (?:t'|vous )(?:encule|emmerde|pisse|chie)
    allez tous vous
    cassez vous
    nique (?:ta|vos) \w+
    ntm
    """
)
# Insults that can only be meant for a person.
INSULT_OF_PERSON = any_of(
    r"""
    (?:idiots|morons?|imbeciles|dumb ?ass(?:es)?|jack ?ass(?:es)?|ass ?holes?|arse ?holes?)
    a(?:ss|\*[s*]{0,3}|s\*)h[o*]l[e*]s?
    (?:a|an|the|this|that|some|fucking|bloody|stupid|total|complete|absolute|incompetent|what an) (?:\w+ )?\
        (?:idiot|imbecile|cretin|liar|crook|clown|loser|bitch|prick|twat)
    (?:bastards?|cunts?|dick ?heads?|wankers?|scumbags?|douche ?bags?|halfwits?|fuckers?|motherfuckers?|tossers)
    (?:sons? of (?:a )?bitch(?:es)?)
    (?:fat|ugly|old|lazy|stupid) (?:cow|bitch|man|woman)
    pathetic excuse for
    (?:connards?|connasses?|conn?ards|encules?|enfoires?|salauds?|salopards?|salopes?|petasses?|pouffiasses?|boloss)
    (?:fils de pute|grosse vache|trou du cul|tete de noeud|grosse? conne|sale conne|pauvre conne|vieille conne)
    (?:un|une|cet|cette|quel|quelle|pauvre|sale|gros|grosse|vrai|parfait) (?:\w+ )?(?:abrutie?|connard|imbecile|\
        cretine?|debile mentale?)
    (?:un |cet |quel |pauvre |vrai |parfait |espece d'|bande d'|des |ces |les |quels )idiots?
    (?:abrutis|imbeciles finis|bandes? de cons)
    (?:gros|sale|petit|pauvre|vieux|un|des|quel|quels) cons?
    """
)
# Whose words they are, or whom they mean, makes them no insult of the reader: these are not looked at.
EXCUSED = any_of(
    r"""
    (?:called|calls|calling|call|labelled|named) (?:me|us|him|her|them|everyone|my \w+|the \w+|other \w+|\
        an? \w+)(?: \w+){1,7}
    (?:told|tells|telling) (?:me|us|him|her|my \w+) (?:that )?(?:i|we|he|she)(?: \w+){1,7}
    (?:feel|felt|feeling|look|looked|looking|act|acted|acting|sound|sounded) (?:so |really |completely |\
        utterly |like |such |as )*(?:a |an |the |total |complete |perfect |right |bunch of )*\w+
    (?:i'm|i am|i was|i feel|we're|we are|we were|i must be|am i|maybe i'm) (?:not |such |just |probably |\
        clearly |really |only |so |all )*(?:a |an |the |no |total |complete )*\w+(?: \w+)?
    (?:any|every|no|even an?|only an?|not an?|like an?|as an?|for an?|old) \w+
    (?:take|takes|took|taken|taking|treat|treats|treated|treating) (?:me|us|people|customers|everyone|everybody|\
        your \w+|her|him|them) (?:for|like|as|as if|like we|like i)(?: \w+){1,5}
    (?:not|n't|never|don't|didn't|doesn't|isn't|wouldn't|won't|nobody|am not|aren't|can't) (?:\w+ )?(?:say|\
        saying|said|think|thinking|mean|meaning|call|calling|believe|suggest|suggesting|claim|claiming|imply|\
        implying)(?: \w+){1,8}
    (?:not|n't|never|aren't|weren't|isn't|wasn't) (?:all |just |really |a |an |the |complete |total |stupid |\
        bunch of )*\w+
    my (?:own )?\w+
    (?:another|other|a drunk|some|one) (?:customer|customers|passenger|passengers|guest|guests|driver|drunk|man|\
        woman|kid|kids|teenager|teenagers|neighbour|neighbours|stranger)(?: \w+){1,6}
    (?:idiot|fool|moron) proof
    (?:m'a|m'ont|nous a|nous ont|l'a|l'ont|me|nous|l'avoir|m'avoir|t'a) (?:\w+ )?(?:traitee?s?|traite|traitent|\
        traitait|traitaient|appelee?|qualifiee?) (?:de |d'|comme )(?: ?\w+){1,6}
    se (?:fait|faire|font|faisait) (?:traiter|insulter) (?:de |d')\w+(?: \w+){0,3}
    (?:prend|prends|prendre|prenez|prennent|prenait|pris|passer|passe) (?:pas |vraiment |pour |nous |\
        encore )*(?:pour )(?: ?\w+){1,4}
    (?:j'etais|je suis|j'ai ete|nous sommes|me sens|me suis senti|me suis sentie|j'ai l'air) (?:pas |vraiment |\
        bien |peut etre |sans doute |trop |donc |que |senti |sentie |comme )*(?:un |une |d'un |d'une |des |le |\
        la |plus )*\w+(?: \w+)?
    (?:ne|n'etes|n'est|ne suis|n'es|n'etaient) (?:\w+ )?(?:pas|jamais|point)(?: \w+){1,8}
    (?:pas|jamais) (?:dire|dis|dit|pense|penser|traiter|traite) (?:que |qu'|de )?(?: ?\w+){1,8}
    (?:n'importe quel|meme un|comme un|pour un|aucun|tout) \w+
    (?:un autre|une autre|un|des|d'autres) (?:clients?|cliente|passagers?|voisins?|voisine|ivrogne|\
        automobiliste|jeunes|gamins?)(?: \w+){1,6}
    """
)
# Praise may shout for joy.
JOY = any_of(
    r"""
    thanks?
    thank you
    (?:great|wonderful|brilliant|excellent|amazing|perfect|fantastic|awesome|superb|lovely|marvellous|terrific)
    (?:love|loved|loving|adore|adored)
    (?:happy|delighted|thrilled|impressed|grateful|relieved)
    (?:bravo|congratulations|congrats|well done|kudos|hooray|hurray|yay|yes|wow|cheers|heroes|hero|legend|legends)
    (?:best|finally works|it works|works again|solved|recommend|five stars|10 out of 10)
    merci\w*
    (?:genial|geniale|super|parfait|parfaite|excellente?s?|ravie?s?|formidables?|fantastiques?|magnifique|\
        merveilleux)
    (?:felicitations|chapeau|top|hourra|youpi|ouf|nickel|impeccable|adorables?|incroyables?|heureuse|heureux|\
        contente?)
    (?:je recommande|j'adore|on adore|ca marche|ca fonctionne|continuez|vous etes les meilleurs)
    """
)
# …but not when it is joy about nothing.
NO_JOY = any_of(
    r"""
    (?:not|never|no|nothing|nobody|none|without|still|worst|terrible|awful|horrible|stop|enough|refund|late|wrong)
    \w+n't
    (?:thanks|thank you|cheers) for nothing
    (?:ne|pas|jamais|rien|personne|aucune?|sans|toujours|encore|pire|nul|nulle|stop|assez|remboursez|horrible|honte)
    (?:n'\w+)
    """
)
# Words that a sentence is made of; a run of capitals without one of them is a name, a model or an abbreviation.
PLAIN = any_of(
    r"""
    (?:i|i'm|i've|you|you're|your|we|they|he|she|my|me|our|the|this|that|these|is|are|was|were|am|be|been|has|\
        have|had)
    (?:do|does|did|don't|doesn't|didn't|can|can't|cannot|will|won't|would|not|no|never|nothing|nobody|again|\
        still|why)
    (?:what|when|where|who|how|and|but|or|for|to|of|in|on|with|from|every|all|any|enough|stop|give|want|back|answer)
    (?:waiting|works|work|working|ever|always|worst|single|time|times|just|so|it's|now|today|please|help|call|\
        called)
    (?:je|j'ai|tu|vous|nous|ils|elle|elles|il|on|mon|ma|mes|votre|vos|notre|le|la|les|un|une|des|du|de|et|ou|\
        mais|que)
    (?:est|sont|etes|c'est|ce|cette|ca|ne|n'est|n'a|pas|plus|jamais|rien|personne|aucun|aucune|pourquoi|quand|\
        comment)
    (?:encore|toujours|tous|toutes|assez|marre|ras|honte|stop|rendez|remboursez|repondez|veux|attends|attend|fois)
    """
)
