"""How people are described in English and French, as patterns over small plain letters."""

import re

from forum.redaction.rules.kinds import MARK
from forum.redaction.rules.lists import words

_LOOK = (
    r"(?:(?:heavily\s|visibly\s)?pregnant|red-?\s?haired|blonde?|ginger|bald(?:ing)?|bearded|tattooed|tall|"
    r"short|fat|skinny|thin|chubby|overweight|"
    r"obese|heavy-?set|old|older|elderly|young|younger|middle-aged|asian|black|white|indian|pakistani|arab|"
    r"african|chinese|polish|mexican|hispanic|"
    r"latino|latina|eastern european|muslim|foreign|blue-eyed|dark-haired|grey-haired|gray-haired|long-haired|"
    r"short-haired|curly-haired|"
    r"disabled|limping|pierced|blind|deaf|one-armed|one-legged|one-eyed|trans|transgender|albino|spotty|"
    r"stocky|big|tiny|petite|bespectacled|scottish|irish|welsh|french|italian|spanish|german|romanian|russian|"
    r"turkish|nigerian|somali|"
    r"ukrainian|bulgarian|greek|portuguese|brazilian|american|jamaican|filipino|vietnamese|japanese|korean|"
    r"moroccan|algerian)"
)
_ROLES = (
    r"cashier|clerk|assistant|waiter|waitress|manager|supervisor|nurse|doctor|driver|teller|employee|worker|"
    r"agent|rep|receptionist|salesman|"
    r"saleswoman|barista|bartender|guard|technician|officer|server|host|hostess|mechanic|courier|conductor|"
    r"inspector|attendant|steward|engineer|fitter|installer|plumber|electrician|warden|postman|librarian|"
    r"teacher|pharmacist|dentist|builder|cleaner|security"
)
_GENDERED = r"(?:guy|man|woman|lady|girl|boy|bloke|chap|lad|gentleman|male|female|dude)"
_PEOPLE = (
    rf"(?:one|{_GENDERED}|kid|person|(?:(?:security|sales|shop|delivery|service|checkout|bus|van)\s)?(?:{_ROLES}))"
)
_NOUNS = r"(?:redhead|blonde|brunette|skinhead|baldy|ginger)"
_SPOTS = (
    r"till|checkout|counter|desk|window|register|reception|aisle|gate|door|bar|booth|lane|table|kiosk|"
    r"drive-?thr(?:u|ough)|"
    r"workshop|warehouse|kitchen|stockroom"
)
_NUMBER = r"(?:\s(?:no\.?\s|number\s|#)?(?:\d{1,3}|one|two|three|four|five|six))?"
_PLACE = (
    rf"(?:at|on|behind|from|in|by|working)\s(?:the\s|your\s)?(?:(?:help|service|front|returns|information|"
    rf"check-?in)\s)?(?:{_SPOTS}){_NUMBER}"
)
_SHOP = (
    r"(?:at|in|from)\s(?:the|your)\s(?:[\w'-]{2,20}\s){0,2}(?:store|shop|branch|office|depot|restaurant|hotel|"
    r"station|garage|caf[e]|pharmacy|"
    rf"{_SPOTS})"
)
_SIGN = r"(?:with|wearing|in)\s(?:a\s|an\s|the\s|his\s|her\s|their\s)?[^.,;:!?\n()" + MARK + r"]{3,45}"
_TIME = (
    r"(?:on\s|this\s|last\s)?(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday|yesterday|today|this|"
    r"last night)"
    r"(?:\s(?:morning|afternoon|evening|night|lunchtime|at\s\d{1,2}(?::\d\d)?\s?(?:am|pm)?))?"
)

_LOOK_FR = (
    r"(?:rousse?|roux|blonde?|blondinette?|brune?|chauve|barbue?|moustachue?|tatouee?|grande?|petite?|grosse?|"
    r"gros|maigre|mince|vieux|vieille|vieil|"
    r"jeune|agee?|enceinte|noire?|blanche?|asiatique|arabe|maghrebine?|africaine?|metisse?|voilee|etranger|"
    r"etrangere|frisee?|"
    r"sourde?|aveugle|handicapee?|boiteuse|boiteux|costaud|polonaise?|roumaine?|marocaine?|algerien(?:ne)?|"
    r"portugaise?|italien(?:ne)?|"
    r"espagnole?|turque?|russe|chinoise?|anglaise?|allemande?)"
)
_ROLES_FR = (
    r"caissiere?|vendeur|vendeuse|serveur|serveuse|responsable|infirmiere?|chauffeur|livreur|livreuse|"
    r"employee?|agent|guichetiere?|"
    r"receptionniste|conseillere?|hotesse|vigile|technicien(?:ne)?|stagiaire|mecanicien(?:ne)?"
)
_PEOPLE_FR = rf"(?:homme|femme|dame|fille|garcon|type|mec|nana|monsieur|personne|{_ROLES_FR})"
_SPOTS_FR = (
    r"caisse|comptoir|guichet|accueil|reception|bar|porte|rayon(?:\s(?!qui\b|est\b|m'a|ne\b|et\b)[a-z-]{4,})?|"
    r"table|bureau|fenetre|atelier|entrepot|cuisine|sav"
)
_PLACE_FR = (
    rf"(?:a|de|du|derriere|au|dans)\s(?:la\s|l'|le\s)?(?:{_SPOTS_FR})(?:\s(?:n°\s?|numero\s)?(?:\d{{1,3}}|une?|"
    rf"deux|trois|quatre))?"
)
_SHOP_FR = (
    rf"(?:a|de|du|au|dans)\s(?:la\s|l'|le\s)?(?:magasin|agence|boutique|restaurant|hotel|gare|garage|pharmacie|"
    rf"{_SPOTS_FR})(?:\sd[eu]\s\w+)?"
)
_SIGN_FR = (
    r"(?:avec|portant|qui porte|a|aux|en)\s(?:un\s|une\s|des\s|les\s|la\s|le\s|l'|sa\s|son\s|ses\s)?[^.,;:!?\n()"
    + MARK
    + r"]{3,45}"
)
_TIME_FR = (
    r"(?:(?:ce|le|de|du)\s)?(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|hier|aujourd'hui)"
    r"(?:\s(?:dernier\s)?(?:matin|midi|apres-midi|soir))?"
)

# Each begins with a letter, so that the search is quick; the look-behind says that a word begins there.
ENGLISH = re.compile(
    rf"(?:t(?<!\wt)(?:he|hat|his)|s(?<!\ws)ome|(?P<one>a(?<!\wa)n?))\s(?:(?:very|really|"
    rf"rather)\s)?(?:(?P<looks>(?:{_LOOK}\s){{1,3}}{_PEOPLE}|{_NOUNS})|{_PEOPLE})\b"
    rf"(?P<place>\s{_PLACE})?(?P<sign>\s{_SIGN})?(?P<time>\s{_TIME})?"
)
FRENCH = re.compile(
    rf"(?:[cl](?<!\w[cl])(?:elle|elui)|(?:[cl](?<!\w[cl])(?:e|a|ette|et|')|"
    rf"(?P<one>u(?<!\wu)ne?))\s?(?:(?P<looks>(?:{_LOOK_FR}\s){{1,2}}{_PEOPLE_FR}|"
    rf"{_PEOPLE_FR}(?:\s{_LOOK_FR}){{1,2}}|"
    rf"{_LOOK_FR}(?:\s{_LOOK_FR})?)|{_PEOPLE_FR}))(?!\w)"
    rf"(?P<place>\s?{_PLACE_FR})?(?P<sign>\s?{_SIGN_FR})?(?P<time>\s{_TIME_FR})?"
)
REST = re.compile(rf"(?:\s(?:{_SHOP}|{_PLACE}|{_SHOP_FR}))?(?:\s(?:{_TIME}|{_TIME_FR})(?!\w))?")
ONLY = re.compile(
    rf"the\sonly\s(?:(?:{_LOOK}\s){{1,2}}{_PEOPLE}|{_GENDERED}(?:\s(?:{_ROLES}))?)\s(?:{_SHOP}|{_PLACE}|(?:in|"
    rf"at|on|of)\s(?:the|your)\s[a-z-]+)"
    rf"|(?:la\sseule|le\sseul|l'unique)\s(?:{_PEOPLE_FR}(?:\s{_LOOK_FR})?)\s(?:{_SHOP_FR}|{_PLACE_FR}|(?:de|du|"
    rf"a|au|dans)\s?(?:la|l'|le)?\s?(?:equipe|service|standard)\b)"
)
WORN = re.compile(
    r"\b(?:hair|beard|mustache|moustache|scarf|glasses|tattoos?|piercings?|braces|accent|limp|lisp|stutter|"
    r"stammer|hijab|headscarf|turban|ponytail|"
    r"braids|dreadlocks|dreads|earrings?|(?:nose|lip|tongue)\s(?:ring|stud)|cap|hat|wheelchair|cane|crutches|"
    r"hearing\said|scar|birthmark|freckles|eyes|"
    r"lipstick|nails|shirt|jumper|hoodie|uniform|badge|"
    r"cheveux|barbe|lunettes|echarpe|tatouages?|foulard|voile|turban|queue|boucles?|accent|casquette|chapeau|"
    r"fauteuil|cicatrice|piercings?|veste|"
    r"pull|bequilles?)\b"
)
TELLING = words(
    """
    pregnant haired blonde blond ginger bald balding bearded tattooed tall short fat skinny thin chubby overweight
    obese heavyset heavy old older elderly young younger aged asian black white indian pakistani arab african
    chinese polish mexican hispanic latino latina european muslim foreign eyed disabled limping pierced blind deaf
    armed legged trans transgender albino spotty stocky big tiny petite scottish irish welsh french italian spanish
    german romanian russian turkish nigerian somali ukrainian bulgarian greek portuguese brazilian american jamaican
    filipino vietnamese japanese korean moroccan algerian polonais polonaise roumain roumaine marocain marocaine
    algerien algerienne portugais portugaise italien italienne espagnol espagnole turc turque russe chinois chinoise
    anglais anglaise allemand allemande bespectacled redhead brunette skinhead baldy only seule seul unique rousse
    roux brun brune blondinet blondinette chauve barbu barbue moustachu tatoue tatouee grand grande petit grosse
    gros maigre mince vieux vieille vieil jeune age agee enceinte noir noire blanche asiatique arabe maghrebin
    maghrebine africain africaine metis metisse voilee etranger etrangere frise frisee sourd sourde aveugle
    handicape handicapee boiteuse boiteux costaud hair beard mustache moustache scarf glasses tattoo tattoos
    piercing piercings braces accent limp lisp stutter stammer hijab headscarf turban ponytail braids dreadlocks
    dreads earring earrings ring stud cap hat wheelchair cane crutches hearing scar birthmark freckles eyes lipstick
    nails shirt jumper hoodie uniform cheveux barbe lunettes echarpe tatouage tatouages foulard voile queue boucle
    boucles casquette chapeau fauteuil cicatrice veste pull bequille bequilles till checkout counter desk window
    register reception aisle gate bar booth lane table caisse comptoir guichet accueil rayon bureau fenetre
    """
)
