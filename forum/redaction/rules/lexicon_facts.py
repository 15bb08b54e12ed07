"""That somebody was filmed or recorded, and that the person concerned is a child; folded, two languages."""

import re

from forum.redaction.rules.lexicons import ROLE, ROLE_IN_FRENCH, Lexicon, any_of, starts_of

LINK_STARTS = starts_of(
    """
    youtube youtu tiktok vimeo dailymotion dai fb facebook instagram twitch streamable rumble bitchute odysee
    loom snapchat mp4 mov avi webm mkv m4a mp3 wav
    """
)
LINK = re.compile(
    r"(?:youtube\.com/\w|youtu\.be/|tiktok\.com/|vimeo\.com/\d|dailymotion\.com/video|dai\.ly/|fb\.watch/|"
    r"streamable\.com/|"
    r"(?:facebook\.com/(?:watch|reel|[\w.]{1,60}/videos)|instagram\.com/(?:reel|tv))|twitch\.tv/|rumble\.com/v|"
    r"bitchute\.com/video|"
    r"odysee\.com/@|loom\.com/share|snapchat\.com/)|\w\.(?:mp4|mov|avi|webm|mkv|m4a|mp3|wav)\b"
)
_CAMERA = (
    r"(?:video|tape|film|camera|cctv|dash ?cam|body ?cam|doorbell|ring|phone camera|my phone|my dash ?cam|"
    r"my camera|audio|"
    r"voice memo|video tape)"
)
_WHAT = (
    r"(?:him|her|them|everything|it all|all of it|our (?:\w+ )?(?:conversations?|calls?|chat)|"
    r"the (?:\w+ )?(?:call|calls|conversation|"
    rf"conversations|scene|incident|whole \w+|encounter|exchange|meeting|fight|argument|{ROLE})|"
    rf"this (?:\w+ )?(?:call|incident|"
    rf"{ROLE})|every (?:\w+ )?(?:call|conversation)|all (?:the |my |of |our |these )?(?:\w+ )?(?:calls|"
    rf"conversations)|what "
    r"(?:he|she|they|happened|was said)|each call|my (?:conversations?|calls?))"
)
_RECORDING = any_of(
    rf"""
    (?:i|we|i've|we've|friend|husband|wife|son|daughter|neighbou?r|somebody|someone|people|passenger|who|and|also|\
        even) \
        (?:have |has |had )?(?:\w+ )?(?:filmed|videoed|video ?taped|live ?streamed|\
        video recorded) (?:\w+ )?(?:{_WHAT}|it|this|that|the|my|a)
    (?:i|we|i've|we've|friend|husband|wife|son|daughter|somebody|someone|also|have) (?:have |has |\
        had )?(?:\w+ )?(?:taped|recorded|\
        audio recorded) (?:\w+ )?{_WHAT}
    (?:have|got|has|had|have got|'ve|it's|is all|it is|all) (?:[\w']+ ){{0,4}}?(?:on|in) {_CAMERA}(?= ?(?:$|[,.!;:)]|\
        and|of|throwing|hitting|\
        doing|with|saying|as|to|from|stealing|shouting|that))
    (?:caught|captured) (?:[\w']+ ){{0,4}}?on (?:my )?(?:\w+ )?{_CAMERA}
    (?:have|got|with|attached|here is|here's|watch|see|posted|uploaded|share|shared|sent|there is|there's|took|made|\
        took a|as|my) \
        (?:[\w']+ ){{0,3}}?(?:videos?|footage|recordings?|clips?|film) (?:\w+ )?(?:of|shows|showing|where|proves?|\
        as proof|proving) (?:[\w']+ ){{0,2}}?\
        (?:{_WHAT}|it|you|your|our|this|that|how|my call|phone calls?|calls?|me|{ROLE})
    (?:the|my|our) (?:video|footage|recording) (?:is |can be |has been )?(?:on|here|online|at|below|uploaded|posted|\
        shows (?:him|her|them|the {ROLE}))
    (?:my|our|neighbou?r's|his|a) (?:\w+ )?(?:dash ?cam|dash camera|doorbell(?: cam| camera)?|security cameras?|\
        body ?cam|cctv|ring camera|\
        door camera|nanny cam) (?:\w+ )?(?:caught|shows?|showed|recorded|filmed|saw|captured|has|footage)
    (?:have|possess|keep|kept|saved) (?:[\w']+ ){{0,3}}?(?:recordings?|audio|footage|video evidence|video proof|\
        recorded (?:calls?|conversations?))\
        (?= ?(?:$|[,.!;)]|of|and|as|to|that|from|for|if))
    (?:have|has) (?:[\w']+ ){{0,3}}?(?:calls?|conversations?|everything|it all|all of (?:it|this|\
        them)) (?:\w+ )?recorded
    """
)
_RECORDING_UNLESS = any_of(
    r"""
    (?:not|never|\w+n't|nobody|no one|no) (?:\w+ )?(?:film\w*|record\w*|video\w*|tap(?:e|ed)|footage|have|had|\
        got)(?: [\w']+){0,6}
    (?:call|calls|line|lines|conversation|conversations) (?:\w+ )?(?:may|might|will|is|was|are|were|being|be|can|\
        could|should|would|has|have) \
        (?:[\w']+ ){0,2}?(?:recorded|monitored|taped)
    video (?:games?|cards?|calls?|chat|players?|recorders?|conferenc\w+|doorbells?|cameras?|quality|stream\w*|app|\
        edit\w+|display|\
        output|port|files?|tutorials?|guide|manual|link|id|signal|rental|store|on demand)
    (?:they|you|bank|company|your \w+|their \w+|he|she|it) (?:\w+ )?(?:records?|recorded|has|have|\
        had) (?:[\w']+ ){0,3}(?:calls?|conversations?|recordings?)
    (?:you|they|he|she|bank|company) (?:\w+ )?(?:have|has|had|keep|kept) (?:[\w']+ ){0,4}?(?:recorded|on tape|\
        on record|on video|on camera)
    (?:listen|listened|listening|review|reviewed|pull|pulled|request\w*|ask\w*|copy|copies|check|play|provide|\
        send) (?:[\w']+ ){0,4}?(?:recordings?|tapes?|footage)
    """
)
_RECORDING_IN_FRENCH = any_of(
    rf"""
    (?:j'ai|on a|nous avons|je l'ai|je les ai|l'ai|les ai|l'a|l'avons|a|ont) (?:[\w']+ ){{0,2}}filmee?s?(?! plastique)
    film(?:e|er|ant) (?:la scene|l'employe\w*|(?:le|la|les|cet|cette) {ROLE_IN_FRENCH}|tout)
    (?:j'ai|on a|nous avons|ai|avons|l'ai) (?:[\w']+ ){{0,2}}enregistree?s? (?:\w+ )?(?:la conversation|l'appel|\
        l'echange|l'entretien|notre \w+|nos \w+|\
        cette conversation|cet appel|les appels|la scene|la discussion|la communication|tous (?:les|nos) \w+|\
        tout ce qu'\w+|ce qu'\w+|conversation|appel)
    je (?:l'ai|les ai|vous ai) enregistree?s?
    (?:j'ai|possede|dispose\w*|avons|on a|voici|regardez|voir|detiens|ai|garde|publie|poste|mis|\
        existe) (?:[\w']+ ){{0,3}}?(?:videos?|enregistrements?|\
        l'enregistrement|d'un enregistrement|d'une video)(?= (?:de|du|des|qui|ou|prouv\w+|montr\w+|audio|dans|en|\
        d'\w+|sur|comme|et)|$| ?[.,!;:)])
    (?:la|une|ma|cette|notre) video (?:est|se trouve|montre|prouve|circule) (?:\w+ )?(?:sur|ici|en ligne|que|bien|\
        partout|le|la|l'\w+|ci)
    (?:ma|la|notre|nos|une|sa) (?:\w+ )?cameras? (?:[\w']+ ){{0,3}}?(?:a|ont|montre|montrent) (?:[\w']+ )?(?:tout |\
        bien )?(?:enregistre|filme|le|la|bien|tout|que)
    (?:a tout|ont tout|a bien|ont) (?:enregistre|filme)
    (?:tout|tout est|c'est|j'ai tout|est|sont|ai \w+) (?:\w+ )?(?:en video|sur video|a la camera|sur ma camera|\
        sur camera)
    """
)
_RECORDING_UNLESS_IN_FRENCH = any_of(
    r"""
    (?:ne|n'\w+) (?:[\w']+ ){0,2}(?:pas|jamais|aucun|aucune)(?: [\w']+){0,5}
    (?:pas|aucune?|jamais) (?:de |d'|une? )?(?:video|film\w*|enregistr\w*)
    (?:jeux?|carte|cartes|lecteur|projecteur|surveillance|appel|appels|camera|cassette|visio) (?:de )?videos?
    (?:votre|vos|leur|leurs) (?:\w+ )?(?:enregistrements?|videos?)
    """
)

_AGE = (
    r"(?:[1-9]|1[0-7]|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|"
    r"seventeen)(?: and a half)?"
)
_CHILD = (
    r"(?:son|daughter|child|kid|baby|toddler|boy|girl|grandson|granddaughter|grandchild|nephew|niece|infant|pupil|"
    r"student|"
    r"teenager|children|kids|boys|girls|twins|sister|brother|schoolboy|schoolgirl|newborn|lad|little one|"
    r"little ones|youngest|eldest|stepson|stepdaughter|sons|daughters)"
)
_NO_UNIT = (
    r"(?! (?:minutes?|hours?|days?|weeks?|times?|feet|foot|inches|cm|kg|pounds?|lbs?|percent|dollars?|euros?|"
    r"miles?|km|metres?|"
    r"meters?|people|points?|of|th|months? pregnant|weeks? pregnant|more|or more|other|stone|pm|am|o'clock|"
    r"different|items?)\b)"
)
_ENDS = (
    r"(?= ?(?:$|[,.;:!?()–—]|and|who|but|because|so|or|was|is|has|had|got|could|did|can|cannot|will|would|cried|"
    r"wanted|were|with|in|at|to|from|when|on|alone)(?:\s|$))"
)
_MINOR = any_of(
    rf"""
    {_AGE} (?:years?|yrs?|yr|y) olds? (?:\w+ )?{_CHILD}
    \d{{1,2}} (?:months?|weeks?|days?) olds? (?:\w+ )?{_CHILD}
    (?:my|our|her|his|their|the|a|an|two|twin|group of|some|several) {_AGE} (?:years?|yrs?|yr) olds?{_ENDS}
    {_CHILD}(?: \w+)? (?:, |\( ?)?(?:who (?:is|was) |is |was |aged |age |ages |turned |turns |just turned |\
        of )(?:only |just |still |about |now )?\
        {_AGE}{_NO_UNIT}(?: years? old| years of age)?
    {_CHILD} (?:, |\( ?){_AGE} ?(?:\)|, )
    (?:he|she|he's|she's|who) (?:is |was )?(?:only |just |still |about |barely )?{_AGE} years? (?:old|of age)
    (?:cannot|can't|couldn't|could not|not|looked|looks|look|hardly|barely) (?:be |\
        a day )?(?:any )?older than {_AGE}{_NO_UNIT}(?! years)
    (?:looked|looks) (?:about|like|under|barely|maybe|no more than) {_AGE}{_NO_UNIT}
    (?:is|was|are|were|'s|he's|she's|'re|still|being|only|just|is still|i am|i'm) (?:[\w']+ ){{0,2}}?(?:a|\
        an) (?:minor|child|toddler|schoolboy|\
        schoolgirl|kid|little girl|little boy|infant|teenager|school kid){_ENDS}
    minor (?:child|children|daughter|son|kids|dependents?|grandchild)
    under ?age (?:girl|boy|child|children|customer|person|kid|kids|teenagers?|workers?|{ROLE})
    (?:is|are|was|were|he's|she's|they're) (?:\w+ )?under ?age
    (?:he|she|{_CHILD}) (?:[\w']+ )?(?:goes to|go to|\
        attends?|studies at|\
        is enrolled (?:at|in)) (?:[\w']+ ){{1,5}}?(?:school|academy|kindergarten|nursery|preschool|day ?care)
    pupils? (?:at|of|in) (?:[\w']+ ){{1,5}}?(?:school|academy|kindergarten|nursery|preschool|day ?care)
    (?:my|our|her|his|their) (?:\w+ )?(?:son|daughter|child|kid|boy|girl)'s (?:school|nursery|kindergarten|teacher|\
        class|day ?care|preschool)
    (?:school|son is|daughter is|pupil|child is) (?:, )?(?:\w+ )?in (?:year \d{{1,2}}|(?:\w+ )?(?:first|second|\
        third|fourth|fifth|\
        sixth|seventh|eighth|ninth|\d(?:st|nd|rd|th)) grade|kindergarten|reception class)
    (?:hit|slapped|touched|shouted at|yelled at|screamed at|shouted to|locked|grabbed|searched|hurt|frightened|\
        scared|bit|pushed|insulted|\
        mocked|left|bullied|dragged|shook) (?:my|a|the|our|her|his|this|that|an) (?:\w+ )?(?:child|baby|kid|toddler|\
        little (?:girl|boy|son|daughter|one)|\
        small (?:boy|girl)|children|kids|newborn)(?! (?:seat|menu|size|car|bed|lock|proof|support|gate|food|clothes|\
        monitor)\b)
    """
)
_ANS = (
    r"(?:[1-9]|1[0-7]|un|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|treize|quatorze|quinze|seize|"
    r"dix sept) "
    r"(?:ans|mois)(?: et demi)?"
)
_ENFANT = (
    r"(?:fils|filles?|enfants?|bebe|garcons?|garconnet|fillette|gamine?s?|neveu|niece|jumeaux|jumelles|ado|"
    r"adolescente?|eleve|"
    r"petite?|frere|soeur|nourrisson|apprentie?|stagiaire|petit fils|petite fille)"
)
_MINOR_IN_FRENCH = any_of(
    rf"""
    {_ENFANT}(?: \w+)? (?:, )?(?:\( ?)?(?:qui a |de |d'|age de |agee de |ages de |agees de |a |avait |n'a que |\
        n'avait que |a seulement |qui a )?{_ANS}(?! de (?:\
        garantie|contrat|mariage|loyer))
    (?:il|elle|qui|vendeur|vendeuse|{_ENFANT}|{ROLE_IN_FRENCH}) (?:\w+ )?(?:est|etait|sont|etaient|semble|\
        semblait) (?:\w+ )?mineure?s?
    (?:un|une|deux|des|les|aux) mineure?s?(?= ?(?:$|[,.!;)]|qui|sans|a|au|dans|et|seul|non))
    (?:enfants?|fille|fils|garcon|client|cliente|jeunes?|clients?) mineure?s?
    (?:il|elle|fils|fille) (?:\w+ )?(?:est |entre |va )?(?:en|au) (?:cp|ce1|ce2|cm1|cm2|maternelle|petite section|\
        moyenne section|grande section|\
        sixieme|cinquieme|quatrieme|6e|5e|4e|3e)
    scolarisee?s?
    eleves? (?:\w+ )?(?:a l'ecole|au college|au lycee|de l'ecole|du college|du lycee|en (?:cp|ce1|ce2|cm1|cm2|\
        sixieme|cinquieme))
    (?:va|vont|inscrite?|entre|entree?|garde) (?:\w+ )?(?:a l'ecole|au college|au lycee|a la creche) (?!pour|en|a|\
        le|la|tous|avec|sans|quand)\w+
    (?:frappe|gifle|touche|crie sur|hurle sur|enferme|bouscule|insulte|oublie|laisse|fouille|attrape|\
        secoue) (?:\w+ )?(?:mon |ma |mes |un |une |l'|le |la |notre |nos )\
        (?:enfants?|bebe|fillette|petite fille|petit garcon|gamine?|nourrisson|tout petit)
    """
)
_MINOR_UNLESS = any_of(
    r"""
    (?:like|as if|treat\w*) (?:[\w']+ ){0,4}(?:a |an )?(?:\w+ years? olds?|child|toddler|kid)(?: \w+)?
    (?:over|above|under|at least|from|minimum|ages?) (?:\w+ )?(?:\d+|eighteen|sixteen) (?:years? )?(?:and|or|of|to)
    """
)
LEXICONS = (
    Lexicon(
        "recording",
        starts_of(
            """
            filmed videoed video videos videotaped taped tape recorded live livestreamed film camera cctv dash
            dashcam bodycam doorbell audio footage recording recordings clip clips caught captured ring voice
            phone cam body nanny
            """
        ),
        _RECORDING,
        _RECORDING_UNLESS,
        quoted=True,
    ),
    Lexicon(
        "recording",
        starts_of("filme filmer filmant filmee enregistre enregistrement video camera"),
        _RECORDING_IN_FRENCH,
        _RECORDING_UNLESS_IN_FRENCH,
        language="fr",
        quoted=True,
    ),
    Lexicon(
        "minor",
        starts_of(
            """
            youngest eldest old olds older looked looks son daughter child kid baby toddler boy girl grandson
            granddaughter grandchild nephew niece infant pupil student teenager children kids boys girls twins
            sister brother schoolboy newborn lad stepson stepdaughter sons age little minor school underage
            under academy kindergarten nursery preschool daycare day care
            """
        ),
        _MINOR,
        _MINOR_UNLESS,
        quoted=True,
    ),
    Lexicon(
        "minor",
        starts_of(
            """
            ans mois mineur mineure mineurs cp ce1 ce2 cm1 cm2 maternelle section sixieme cinquieme quatrieme
            6e 5e 4e 3e scolarise eleve ecole college lycee creche enfant bebe fillette petite petit gamin
            nourrisson tout
            """
        ),
        _MINOR_IN_FRENCH,
        language="fr",
        quoted=True,
    ),
)
