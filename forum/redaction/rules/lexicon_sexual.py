"""Sexual words about people, and sexual harassment; folded, two languages.

A chicken breast, a field of rape, a sexy design, the sex of a kitten and grated cheese (« râpé ») are none of it.
"""

from forum.redaction.rules.lexicons import Lexicon, any_of, starts_of

SEXUAL_STARTS = starts_of(
    """
    suck sucking sucked blow blowjob hand handjob dick cock cocks penis vagina tits titties boobs pussy jerk
    jerked jerking masturbate wank wanked wanking fuck fucked fucking sex sexual sexually porn pornography
    naked nude nudes grope molest rape raped rapist raping breasts breast bum butt bottom crotch thighs
    genitals privates condom exposed flashed orgasm horny erection prostitute upskirt chest boner hooker
    hookers ass arse boob groping jerks wanks sucks skirt
    """
)
SEXUAL = any_of(
    r"""
    suck(?:ing|ed|s)? (?:on )?(?:my|his|a|your) (?:\w+ )?(?:dick|cock|balls|penis)
    suck(?:ing|ed|s)? (?:me|him) off
    blow ?jobs?
    hand ?jobs?
    dick pics?
    (?:my|his|your|a|big|whose) (?:\w+ )?(?:dick|cock|boner)(?! (?:crow|on the roof|a doodle)\w*)
    penis(?:es)?
    vaginas?
    (?<!blue )(?<!great )(?<!coal )tit(?:s|ties)(?! up\b)
    boobs?(?! tube)
    pussy(?! (?:cat|willow)s?)
    jerk(?:s|ed|ing)? off
    masturbat\w+
    wank(?:s|ed|ing)?(?: off)?
    (?:wants? to|wanted to|like to|to|would|'d) fuck (?:her|him|me|my \w+)(?! (?:over|up|around|about)\b)
    (?:have|having|had|has|for|want|wants|wanted|offered|asked for|oral|anal) sex(?! (?:education|ed)\b)
    sex (?:with|acts?|tapes?|videos?|pictures|pics|scenes?)
    sexual(?:ly)? (?:harass\w*|assault\w*|abus\w+|comments?|remarks?|favou?rs?|advances?|content|images?|explicit|\
        suggestive|jokes?|acts?|intercourse|touch\w*|gestures?|innuendos?|aggressive|inappropriate|messages?|\
        positions?|\
        misconduct|predators?)
    porn(?:o|os|ography|ographic)?
    (?:naked|nude) (?:pictures?|photos?|pics?|wom[ae]n|m[ae]n|girls?|selfies?|videos?)
    nudes
    grop(?:ed|ing|es|e)
    molest\w*
    rap(?:ed|ist|ists|ing)
    (?:a|of|to|for|with|his|will|attempted|date|would) rape(?! (?:seeds?|oil|field|fields|honey|flowers?|plants?|of)\b)
    (?:touch|grab|squeez|fondl|strok|pat|star|look)\w* (?:[\w']+ ){0,2}?(?:my|her|his) (?:\w+ )?(?:breasts?|boobs?|bum|\
        butt|bottom|ass|arse|\
        crotch|thighs?|genitals|private parts|privates|chest)
    (?:hand|hands) (?:\w+ )?(?:on|up|down|under) (?:my|her|his) (?:\w+ )?(?:breasts?|boobs?|bum|butt|bottom|ass|\
        arse|crotch|\
        thighs?|skirt|chest)
    (?:used|dirty|full|old) condoms?
    condoms? (?:\w+ )?(?:on|in|under|behind) (?:the|my|our) (?:\w+ )?(?:seat|bed|floor|room|sheets?|drawer|shower|\
        bathroom|mattress)
    exposed (?:himself|herself|his \w+)
    flashed (?:me|us|her|his|my \w+)
    orgasms?
    horny
    (?:an|his|visible|had an) erections?
    prostitutes?
    (?:a|hire|hired|like a|some) hookers?
    upskirt(?:ing)? (?:photos?|pictures?|videos?)
    """
)
SEXUAL_STARTS_IN_FRENCH = starts_of(
    """
    fellation pipe branle bite bites queue couilles nichons seins sein fesses cuisses cuisse entrejambe
    poitrine sexe coucher couche sexuel attouchement viol viole violee violeur porno pornographie masturbe
    exhibe sodomie partouze baiser baise nue nues nus preservatif capote prostituee viols zizi nu parties
    peloter zizis
    """
)
SEXUAL_IN_FRENCH = any_of(
    r"""
    fellations?
    (?:tailler|faire|fais|fasse|faisait) une pipe
    se (?:branl|masturb)\w+
    masturb\w+
    (?:sa|ma|une|la|grosse|ta|mon|son|leur) (?:bite|zizi)s?(?! d'amarrages?)
    couilles
    nichons?
    (?:mes|ses|tes|gros|beaux|tes|vos) (?:\w+ )?(?:seins|fesses)
    (?:main|mains|touche\w*|pelot\w+|caresse\w*|pinc\w+|mat\w+|regard\w+) (?:[\w']+ ){0,4}?(?:fesses?|seins?|cuisses?|\
        sexe|entrejambe|\
        poitrine|parties intimes)
    (?:coucher|couche|couchait) avec (?:lui|elle|moi|toi|vous|ma|sa|mon|nous)
    (?:relations?|rapports?|remarques?|propos|harcelement|agressions?|avances|gestes?|blagues?|allusions?|\
        commentaires?|faveurs|images?|\
        contenus?|photos?|violences?|acte|actes) (?:a caractere )?sexuel(?:le)?s?
    attouchements?
    (?:m'a|l'a|a ete|ete|s'est fait|s'est faite|se faire|m'avoir|l'avoir) violee?s?
    (?:un|de|tentative de|son|du) viols?(?! (?:de|des|du)\b)
    violeurs?
    porno\w*
    s'exhib\w+
    sodom\w+
    partouzes?
    (?:la|te|vous|ma|le|me) baiser
    (?:photos?|videos?|femmes?|hommes?|filles?) (?:\w+ )?nue?s?(?! pieds)
    (?:preservatifs?|capotes?) (?:usagee?s?|utilisee?s?|sale|sales)
    prostituees?
    """
)

LEXICONS = (
    Lexicon("sexual", SEXUAL_STARTS, SEXUAL, quoted=True),
    Lexicon("sexual", SEXUAL_STARTS_IN_FRENCH, SEXUAL_IN_FRENCH, language="fr", quoted=True),
)
