"""Who is said to have treated people by what they are; folded, two languages.

To discriminate between colours, to fight against racism and to be called a racist are no accusations.
"""

from forum.redaction.rules.lexicons import Lexicon, any_of, starts_of

_RACE = (
    r"(?:black|brown|white|muslim|jewish|asian|arabs?|arabic|gay|lesbian|trans|african|indian|chinese|mexican|hispanic|"
    r"latino|latina|disabled|deaf|blind|roma|polish|romanian|turkish|foreign|foreigners?|immigrants?|refugees?|"
    r"a woman|women|old|elderly|pregnant|skin|race|religion|colou?r|origins?|nationality|ethnicity|gender|age|"
    r"headscarf|hijab|turban|disability|wheelchair|sexuality)"
)
_RACISM = any_of(
    rf"""
    racists?
    racism
    (?:racially|racial) \w+
    xenophob\w+
    anti ?semit\w+
    islamophob\w+
    homophob\w+
    transphob\w+
    sexists?
    sexism
    misogyn\w+
    bigots?
    bigot(?:ed|ry)
    discriminat(?:e|es|ed|ing) (?:against|me|us|people|customers|on the basis|by|because)
    discriminat(?:ion|ory)
    (?:felt|feel|been|being|was|were) discriminated
    because (?:i am|i'm|we are|we're|he is|he's|she is|she's|they are|they're|my \w+ is|of my|of our|of his|of her) \
        (?:a |an |the |being )?(?:\w+ )?{_RACE}
    (?:go|went|going|send|sent|get) (?:\w+ )?back to (?:my|your|our|his|her|their|where) (?:own )?(?:country|i came|\
        you came|we came|you come|he came|she came|they came)
    (?:colou?r|shade) of (?:my|our|his|her|their) skin
    (?:only|just) (?:\w+ )?(?:lets?|rents?|rented|sells?|serves?|talks?|speaks?) to (?:the )?(?:white|black|english|\
        local|christian|young) \
        (?:people|customers|families|tenants|men|women)
    (?:refus\w+|turned away|laughed at|mocked|insulted|ignored|mocks|mock) (?:\w+ )?(?:because|\
        for being) (?:[\w']+ ){{0,3}}?{_RACE}
    (?:only|just|always) (?:searched|searches|stopped|stops|checked|checks|followed|follows|asks|asked) (?:the |all )?\
        (?:black|brown|muslim|asian|arab|foreign|coloured)
    """
)
_RACISM_UNLESS = any_of(
    r"""
    (?:not|never|no|nobody|no one|\w+n't|without|neither) (?:[\w']+ ){0,4}?(?:racis[tm]|racists|sexis[tm]|\
        discriminat\w+|\
        homophob\w+|xenophob\w+)
    (?:against|fight\w*|anti|non|combat\w*|stop|end|laws? on|prevent\w*) (?:\w+ )?(?:racism|discrimination|sexism|\
        homophobia|racist)
    (?:exhibition|film|book|museum|lecture|talk|article|course|training|history|documentary|novel|\
        debate) (?:[\w']+ ){0,3}?(?:about|on|of|against) \
        (?:[\w']+ ){0,2}?(?:racism|sexism|discrimination|racial \w+|racists)
    (?:called|calls|calling|labelled|branded) (?:me|us|him|her|my \w+) (?:a |an )?(?:\w+ )?(?:racist|sexist|bigot)
    (?:accus\w+) (?:me|us|him|her) of (?:being )?(?:\w+ )?(?:racis\w+|sexis\w+|discriminat\w+)
    discriminat\w+ (?:between|colou?rs?|sounds|tastes?|palate|customers?|drinkers?|reader)
    price discrimination
    (?:the|a|start of the|end of the) race
    (?:new|old|silver|grey|leather|cotton) age
    """
)
_RACISM_IN_FRENCH = any_of(
    r"""
    racis(?:te|me)s?
    xenophob\w+
    antisemit\w+
    islamophob\w+
    homophob\w+
    transphob\w+
    sexis(?:te|me)s?
    misogyn\w+
    discriminat\w+
    discrimine\w*
    delit de facies
    (?:a cause de|pour|en raison de|vu|rapport a) (?:ma couleur|mes origines|mon origine|ma religion|ma peau|\
        mon accent|\
        mon voile|mon handicap|ma nationalite|mon nom de famille|la couleur de (?:ma|sa|notre) peau)
    (?:parce que|car|vu que|du fait que) (?:je suis|nous sommes|on est|il est|elle est|ma \w+ est|mon \w+ est|j'etais) \
        (?:un |une |des )?(?:noire?|arabe|musulmane?|juif|juive|gay|homosexuel|homosexuelle|lesbienne|handicapee?|\
        etranger|etrangere|asiatique|maghrebine?|africaine?|rom|gitane?|femme|trans|chinoise?|voilee|turque?)s?
    (?:rentre|rentrer|rentrez|retourner|retournez|retourne) (?:dans|chez) (?:notre|mon|votre|ton|leur|son|vous|toi|\
        nous) ?\
        (?:pays)?
    (?:refuse|refuser|rejette|recale|ecarte|trie|insulte|fouille) (?:\w+ )?(?:tous les |toutes les |les )(?:arabes|\
        noirs|noires|juifs|\
        musulmans|etrangers|femmes voilees|gitans|roms|handicapes|gays|maghrebins)
    (?:ne |n')(?:fouille|controle|surveille|arrete|suit) que les (?:noirs|arabes|etrangers|jeunes|basanes)
    """
)
_RACISM_UNLESS_IN_FRENCH = any_of(
    r"""
    (?:ne |n'|ce n')(?:[\w']+ ){0,4}(?:pas|jamais|personne|aucun|aucune)(?: [\w']+){0,5}
    (?:pas|jamais|sans|ni|aucun|aucune|contre|lutte|lutter|luttez|anti) (?:le |la |les |du |de |de la |contre le |\
        contre la |contre les |contre )*(?:racis\w+|discrimin\w+|sexis\w+|homophob\w+)
    (?:traitee?s?|traite|accuse\w*|qualifiee?) (?:de |d'etre |d')(?:\w+ )?(?:racis\w+|sexis\w+|discrimin\w+)
    (?:je|nous) (?:vais|dois|veux|voulais|devais|suis|dois) (?:\w+ )?(?:rentre\w*|retourne\w*) \w+ \w+
    (?:rentrer|retourner) chez (?:nous|moi)
    """
)

LEXICONS = (
    Lexicon(
        "accusation_racism",
        starts_of(
            """
            racist racism racially racial xenophobe antisemitic anti semitic semitism islamophobia homophobe
            transphobe sexist sexism misogyny bigot bigots bigotry discriminate country came come skin black
            brown white muslim jewish asian arab arabs gay lesbian trans african indian chinese mexican
            hispanic latino latina disabled disability deaf blind roma polish romanian turkish foreign
            immigrant refugee woman women old elderly pregnant race religion origin nationality ethnicity
            gender age headscarf hijab turban wheelchair sexuality english local christian young coloured
            color arabic
            """
        ),
        _RACISM,
        _RACISM_UNLESS,
    ),
    Lexicon(
        "accusation_racism",
        starts_of(
            """
            racisme xenophobe antisemite islamophobe homophobe transphobe sexisme misogyne discrimine facies
            cause pour raison vu rapport parce car fait refuse refuser rejette recale ecarte trie insulte
            rentre rentrer rentrez retourne fouille controle surveille arrete suit
            """
        ),
        _RACISM_IN_FRENCH,
        _RACISM_UNLESS_IN_FRENCH,
        language="fr",
    ),
)
