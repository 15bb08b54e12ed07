"""Who is said to have done what the law punishes; folded, two languages.

An accusation needs somebody accused: “they stole my watch”, “this is fraud”. A bag stolen on the bus, a charge by an
unknown thief and what the customer was accused of are none. « C'est du vol » is one, though it is mostly heat: it says
that a company takes what is not its own, and the line beside it costs the customer nothing.
"""

from forum.redaction.rules.lexicons import ROLE, ROLE_IN_FRENCH, Lexicon, any_of, starts_of

# Words for the deed, as one does it and as one has done it.
_DOES = (
    r"(?:steals?|stole|stealing|rob|robs|robbed|robbing|scams?|scammed|scamming|defrauds?|defrauded|defrauding|"
    r"swindled?|"
    r"swindling|embezzle[sd]?|embezzling|extort(?:s|ed|ing)?|blackmail(?:s|ed|ing)?|brib(?:e|es|ed|ing)|pocketed|"
    r"burgled|molest(?:s|ed|ing)?|stalk(?:s|ed|ing)?)"
)
_HITS = (
    r"(?:hit|hits|punched|punches|slapped|slaps|kicked|kicks|shoved|choked|headbutted|beat|pushed|grabbed|groped|"
    r"attacked|strangled|assaulted|assaults|raped|spat (?:at|on)|spit (?:at|on)|threw \w+ at)"
)
_BODY = (
    r"(?:me|us|him|her|my (?:son|daughter|child|kid|baby|mother|father|mum|mom|dad|wife|husband|brother|sister|friend|"
    r"girlfriend|boyfriend|partner|grandmother|grandfather|arm|face|head|hand|leg|throat|neck|chest|shoulder|back))"
)
_NOT_HIT = (
    r"(?! (?:\w+ ){0,2}(?:month|year|limit|mark|target|goal|peak)\b)"
    r"(?! (?:with (?:a |an |another |more |the |\d+ )?(?:\w+ )?(?:fees?|charges?|bills?|fines?|penalt\w+|questions)|"
    r"to|into|around|up|back|through|aside|towards|off the|over the edge|by surprise|hard that)\b)"
)
_BAD = (
    r"(?:thief|thieves|crooks?|scammers?|fraudsters?|fraudulent|criminals?|con (?:artists?|man|men)|swindlers?|"
    r"robbers?|"
    r"rapists?|molesters?|fraud|theft|extortion|blackmail|a scam|scam|scams|a fraud|stealing|robbery|harassment|"
    r"corrupt)"
)
_THEY = rf"(?:he|she|they|you|who|that|{ROLE}|bank|company|shop|store|firm|landlord|branch|business|dealership)"
_MONEY = r"(?:money|cash|wallet|purse|card|cards|watch|jewell?ery|ring|phone|savings|deposit|tip|tips|bag)"

_CRIME = any_of(
    rf"""
    {_THEY} (?!not |never )(?:[\w']+ ){{0,3}}?{_DOES}
    (?:have|has|had|they've|you've|'ve) (?!been |not |never )(?:\w+ )?stolen
    (?:stolen|robbed|scammed|defrauded|swindled|conned|assaulted|harassed|blackmailed|molested|attacked|raped) by \
        (?!someone|somebody|a stranger|strangers|an unknown|unknown|hackers|thieves|a thief|another)
    (?:was|were|been|got|being|am|are|is) (?:\w+ )?(?:scammed|defrauded|swindled|conned|blackmailed|extorted)
    (?:some(?:one|body)|an? {ROLE}|{ROLE}) (?:in|at|from|of|on|with) (?:[\w']+ ){{1,3}}(?:{_DOES}|forged)
    (?:is|are|was|were|be|been|it's|that's|you're|they're|he's|she's|nothing but|this is) (?:[\w']+ ){{0,3}}?{_BAD}
    (?:bunch|pack|gang|den|band|load|lot|nest) of (?:\w+ )?{_BAD}
    (?:you|these|those|those|fucking|bloody|lying) (?:\w+ )?(?:thieves|crooks|scammers|fraudsters|criminals|robbers)
    (?:forged?|forging|faked|falsified) (?:my|our|the|his|her) (?:signatures?|name|documents?|papers|contract)
    (?:commit\w*|guilty of) (?:[\w']+ ){{0,2}}(?:fraud|theft|perjury|forgery|robbery|crimes?|extortion|embezzlement)
    (?:fraud|theft|harassment|extortion|robbery|assault) (?:by|on the part of) (?:the|your|this|their|a)
    (?:fraudulent|criminal|scam) (?:\w+ )?(?:practices?|business|company|behaviou?r|conduct|schemes?|sales|\
        tactics|operation|organi[sz]ation|enterprise|artists?|outfit|acts?)
    (?:your|their) (?:[\w']+ ){{0,2}}(?:scam|fraud|theft)(?! (?:\w+ )?(?:department|dept|team|alert|unit|line|division|\
        policy|protection))
    (?:they|you|he|she|bank|company) (?:\w+ )?fraudulently
    (?:he|she|they|you|who|that|and|then|{ROLE}) (?:\w+ )?{_HITS} {_BODY}{_NOT_HIT}
    (?:he|she|they|you|who|{ROLE}) (?:\w+ )?(?:took|takes|taking|helped (?:himself|herself|themselves) to) \
        (?:[\w']+ ){{0,4}}?{_MONEY} (?:\w+ )?(?:from|out of) (?:my|our|the|her|his) (?:\w+ )?(?:bag|purse|wallet|\
        pocket|\
        till|drawer|table|house|home|room|handbag|luggage|car|locker)
    helped (?:himself|herself|themselves) to (?:[\w']+ ){{0,6}}?(?:my|our|her) \w+
    (?:he|she|they|you|who|and|{ROLE}) (?:\w+ )?(?:twisted|bent|broke) (?:my|his|her) (?:arm|wrist|fingers?|hand|nose)
    (?:threw|pushed|kicked|dragged) (?:me|us|him|her|my \w+) (?:down|off|over|against|to the|across|by the)
    (?:is|are|was|were|been|keeps?|started|stop|constantly) (?:\w+ )?(?:harassing|stalking|blackmailing|extorting)
    harass(?:es|ed) (?:me|us|my \w+|our \w+|her|him)
    sexual harassment
    threatened to (?:kill|hit|beat|hurt|rape|shoot|stab|burn|break)
    threatened (?:my life|me with (?:a |his |her )?(?:knife|gun|violence|bat))
    (?:take|takes|took|taking|accept\w*|paid|demanded|asked for) (?:a |\w+ )?(?:bribes?|kickbacks?)
    """
)
_UNKNOWN = (
    r"(?:someone|somebody|some one|a thief|thieves|a hacker|hackers?|a stranger|burglars?|people unknown|they say)"
)
_CRIME_UNLESS = any_of(
    rf"""
    (?:accus\w+|suspect\w+|blam\w+) (?:me|us|him|her|them|my \w+|the customer|customers|people)(?: [\w']+){{0,6}}
    (?:accused|suspected) of(?: [\w']+){{0,4}}
    (?:called|calls|calling|labelled) (?:me|us|him|her|my \w+)(?: [\w']+){{1,5}}
    (?:i|i've|i had|i have) (?:\w+ )?commit\w*(?: [\w']+){{0,3}}
    (?:afraid|worried|worry|scared|fear|feared|risk|avoid|prevent) (?:of |about |that |i |i'm |am |was |being |\
        getting )*\
        (?:\w+ )?(?:{_BAD}|scammed|robbed|defrauded)
    (?:accounts?|charges?|transactions?|inquir\w+|purchases?|items?|checks?|withdrawals?|address|debts?|loans?|cards?|\
        information|activity|names?|payments?|orders?) (?:[\w']+ ){{0,4}}?(?:is|are|was|were|be|been|\
        as) (?:\w+ ){{0,3}}?(?:fraud|fraudulent)
    (?:steal|steals|stole|stealing|stolen) (?:my|our|his|her|your|their) (?:\w+ )?(?:identity|information|info|ssn|\
        social|data|credit)
    (?:like|as|as if|as though) (?:i|we|i'm|a|an|some|common|if i) (?:[\w']+ ){{0,3}}{_BAD}
    (?:i'm|i am|we are|we're|am i|are we|i was|we were) (?:not |no )(?:\w+ )?{_BAD}
    (?:not|n't|never|no one is|nobody is|without|\w+n't) (?:[\w']+ ){{0,2}}(?:say|saying|said|accus\w+|claim\w*|\
        suggest\w*|call|calling|mean|imply\w*)(?: [\w']+){{0,9}}
    (?:do|did|does) (?:not|n't) think(?: [\w']+){{0,8}}
    (?:not|never|\w+n't|nobody|no one|none of \w+) (?:ever |even |actually |really |just |all |a |an |been |exactly )*\
        (?:{_BAD}|{_DOES}|stolen|{_HITS})(?: \w+)?
    (?:steal|steals|stole|stealing|stolen|rob|robbed|robs) (?:[\w']+ ){{0,3}}?(?:time|hours?|days?|weeks|months|years|\
        minutes|sleep|evening|weekend|patience|hearts?|thunder|show|limelight|attention|glance|joy|\
        life(?! savings)|lives|youth|peace|sanity)(?! of (?:pay|wages|work))
    (?:a|an|absolute|real|total|complete|what a|such a|is a) steal
    steal of a deal
    (?:daylight|highway|bank) robbery
    {_UNKNOWN} (?!(?:in|at|from|of|on|working|who works) )(?:has |have |had |else )?(?:\w+ )?(?:{_DOES}|forged|stolen|\
        fraudulently)(?: [\w']+){{0,4}}
    (?:card|cards|identity|id|wallet|phone|car|bike|purse|bag|passport|laptop|mail|check|cheque|debit card|credit card|\
        information|social) (?:has been |had been |was |were |got |is |being |may have been )(?:\w+ )?(?:stolen|\
        robbed|hacked)
    (?:identity|id) (?:theft|thief|thieves|fraud)(?: \w+)?
    (?:anti|against|about|of|for|to|the|possible|potential|suspected|any|alleged|reporting|report|reported|prevent|\
        file an?|filed an?|know\w* scams?|common) (?:\w+ )?(?:fraud|theft|scams?|criminals|scammers|thieves|fraudsters)\
        (?! by| on the part)
    (?:fraud|theft|scam|criminal|harassment) (?:department|dept|disputes?|alerts?|team|unit|protection|prevention|\
        claims?|case|\
        reports?|line|division|charges?|transactions?|activity|investigat\w+|specialist|affidavit|hotline|packet|\
        detection|insurance|polic\w+|victims?|office|group|service|services|check|checks|record|records|background|\
        warning|resolution|rep|manager|system|area|section|issue|issues|act|law|laws|court)
    (?:fraudulent) (?:charges?|transactions?|accounts?|activit\w+|purchases?|checks?|use|inquir\w+|information|debts?|\
        withdrawals?|payments?|items?|applications?|loans?|addresses|address|e ?mails?|calls?|callers?|websites?|\
        orders?|claims?|collections?|deposits?|cards?|credit|transfers?|person|party|text|texts|phone|items?)
    (?:emotionally|visually) (?:attacked|raped)
    (?:heat|cold|smell|price|bill|news|idea|thought|door|wind|noise|sun|wave) (?:\w+ )?{_HITS} {_BODY}
    """
)
_EST = r"(?:est|sont|etes|es|etait|etaient|c'est|c'etait|ce sont|voila|soit|n'est qu'|n'etes que)"
_COMMIS = (
    r"(?:vole|volee|voles|volees|escroque\w*|arnaque\w*|agresse\w*|frappe\w*|gifle\w*|bouscule\w*|cogne\w*|etrangle\w*|"
    r"detourne|falsifie|harcele\w*|viole|violee|menace de mort|extorque\w*|cambriole\w*|rackette\w*)"
)
_AVOIR = r"(?:a|ont|as|avez|m'a|m'ont|m'avez|nous a|nous ont|nous avez|l'a|l'ont|lui a|lui ont|les a|vous a|ait|aient)"
_CRIME_IN_FRENCH = any_of(
    rf"""
    {_AVOIR} (?:\w+ )?{_COMMIS}
    (?:me|nous|la|le|les) (?:\w+ )?(?:vole|volent|volez|escroque\w*|arnaque\w*|harcele\w*|rackette\w*|frappe|frappent)
    {_EST} (?:\w+ )?(?:(?:du|un|une|de la|des|le|la|les|tous|tous des|toutes) |de l'|d')(?:vrais? |pure? |veritable |\
        simple )?(?:vol|escroquerie|escroqueries|arnaque|arnaques|fraude|extorsion|racket|chantage|harcelement|\
        abus de confiance)
    (?:escrocs?|voleu(?:rs?|ses?)|arnaqueu(?:rs?|ses?)|fraudeurs?|racketteurs?|violeurs?)
    (?:crie au|appelle ca|appelle cela|appelle ca du) (?:du |un )?vol
    (?:faux et usage de faux|abus de confiance|detournement de fonds)
    (?:detourn\w+|empoche\w*|pris|prend) (?:mon|notre|l'argent|de l'argent|mes|les) ?(?:\w+ )?(?:argent|especes|\
        billets|\
        fonds|economies|caisse|acompte)? ?(?:dans (?:mon|ma|la) (?:sac|caisse|portefeuille|poche|tiroir))?
    (?:m'a|nous a|m'ont|nous ont|lui a) (?:pris|soutire|subtilise|derobe) (?:[\w']+ ){{1,4}}?(?:dans|de) (?:mon|ma|\
        mes|notre|nos|son|sa) \w+
    (?:m'a|nous a|m'ont|lui a) (?:soutire|subtilise|derobe)
    (?:imite|contrefait|falsifie) (?:ma|notre|la|sa) signature
    (?:pratiques?|methodes?|societe|entreprise|vente|manoeuvres?) (?:frauduleuses?|criminelles?|mafieuses?)
    {_EST} (?:\w+ )?(?:des )?criminels?
    (?:il|elle|ils|elles|agents?|{ROLE_IN_FRENCH}) (?:est|sont) (?:\w+ )?(?:corrompu|corrompus|corrompue|achete)
    (?:verse|versait|demande|demandait|touche|exige|reclame) (?:\w+ )?(?:un |des )?(?:pot de vin|pots de vin|bakchichs?)
    (?:du|un|le|ce) harcelement
    """
)
_CRIME_UNLESS_IN_FRENCH = any_of(
    rf"""
    on (?:m'a|nous a|lui a|l'a|a|leur a) (?:\w+ )?(?:vole\w*|cambriole\w*|agresse\w*|pirate\w*|\
        usurpe\w*)(?: [\w']+){{0,3}}
    quelqu'un (?:m'a|a|nous a|lui a) (?:\w+ )?{_COMMIS}
    (?:m'a|m'ont|nous a|nous ont|l'a|accuse\w*|soupconne\w*|traite\w*) (?:\w+ )?(?:accuse\w*|soupconne\w*|traite\w*) \
        (?:a tort )?(?:de |d'|du )?(?:\w+ ?){{1,4}}
    (?:accuse|accusee|accuses|soupconne\w*|traite|traitee) (?:de |d')\w+
    (?:comme|pour) (?:un|une|des) (?:\w+ )?(?:vol\w+|escrocs?|criminels?|fraudeu\w+)
    (?:ne |n')(?:[\w']+ ){{0,4}}(?:pas|jamais|personne|aucun)(?: [\w']+){{0,5}}
    (?:pas|jamais) (?:un |une |du |des |de la |de l'|de |d')?(?:\w+)
    vole\w* (?:[\w']+ ){{0,2}}(?:temps|heures?|jours|journee|soiree|sommeil|vedette|minutes|week)
    (?:jeu|film|roman|serie|dessin anime|livre|piece|histoire|personnage)(?: [\w']+){{0,4}} (?:voleu\w+|escrocs?|\
        criminels?)
    (?:anti|contre le|contre les|assurance|declaration de|plainte pour|en cas de|signaler (?:une|un|la)|\
        antivol) (?:\w+ )?\
        (?:vol|vols|fraude|fraudes|arnaques?|voleurs?|escroqueries?|harcelement)
    """
)

LEXICONS = (
    Lexicon(
        "accusation_crime",
        starts_of(
            """
            steal stole stealing rob robs robbed robbing robber robbers robbery scam scams scammed scamming
            defraud swindle swindling embezzle embezzling extort extortion blackmail bribe bribes bribed
            bribing kickbacks pocketed burgled molest stalk stolen con conned assault harass attacked raped
            rapist forge forged forging fake faked falsified hit hits punched punches slapped slaps kicked
            kicks shove choked headbutt beat pushed grabbed groped strangled spat spit threw threatened thief
            theft thieves crook fraud criminal corrupt perjury forgery crime crimes took takes taking helped
            twisted bent broke dragged
            """
        ),
        _CRIME,
        _CRIME_UNLESS,
    ),
    Lexicon(
        "accusation_crime",
        starts_of(
            """
            vol vole volent volez voleurs escroque escroc arnaque agresse frappe gifle bouscule cogne etrangle
            detourne falsifie harcele viole menace extorque cambriole rackette racket fraude extorsion
            chantage harcelement abus faux soutire subtilise derobe empoche pris prend imite contrefait
            criminels corrompu achete pot pots bakchich frauduleuses mafieuses violeurs criminelles voles
            volee volees
            """
        ),
        _CRIME_IN_FRENCH,
        _CRIME_UNLESS_IN_FRENCH,
        language="fr",
    ),
)
