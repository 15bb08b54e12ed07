"""Street addresses, English and French, with the flat, the town and the postcode that belong to them."""

import re
from collections.abc import Iterator
from itertools import chain

from forum.redaction.rules.lists import words
from forum.redaction.rules.small_streets import BRITISH_CODE, CANADIAN_CODE, OUTWARD_CODE, may_have_code, small_places
from forum.redaction.rules.whose import is_own

_HAS_DIGIT = re.compile(r"\d")
_MONTHS = r"January|February|March|April|May|June|July|August|September|October|November|December"
# The digit stands first, so that a text without one costs nothing.
_HOUSE = r"\d(?<![\w.,$€£/#-]\d)\d{0,4}(?:\s?(?:bis|ter)\b|\s?[A-Da-d]\b)?(?:\s?[-–/]\s?\d{1,4}[A-Da-d]?)?"
_STREET = (
    r"(?:Street|St|Road|Rd|Avenue|Ave|Av|Lane|Ln|Crescent|Cres|Boulevard|Blvd|Terrace|Gardens|Grove|Mews|Square|Sq|"
    r"Circle|Cir|Parkway|Pkwy|Trail|Highway|Hwy|Wharf|Quay|Turnpike|Alley|Broadway|Yard|Croft|Parade|Esplanade|"
    r"Gdns|Terr|Mansions|Villas|Cottages|Almshouses|Paddocks?|Meadows?|Fields|Brae|Wynd|Drove|Embankment|"
    r"(?:Drive|Dr|Close|Court|Ct|Way|Place|Pl|Hill|Row|Walk|Rise|Loop|Path|Vale|Mount|Green)"
    r"(?!\s(?:too|more|less|over|past|better|to|of)))"
)
_ENGLISH = re.compile(
    rf"{_HOUSE},?\s(?!(?:{_MONTHS}|Star)\s)(?:(?:North|South|East|West|N|S|E|W|Old|New|Upper|Lower|The)\.?\s)?"
    rf"(?:[A-Z][\w'’.-]{{1,24}}\s|\d{{1,3}}(?:st|nd|rd|th)\s){{1,3}}{_STREET}\b\.?(?:\s(?:North|South|East|"
    rf"West|N|S|E|W|NW|NE|SW|SE)\b)?"
)
_LOOSE = re.compile(rf"\d{{1,5}}[a-d]?,?\s(?:[\w'’.-]{{2,24}}\s){{1,3}}{_STREET}\b\.?", re.IGNORECASE)
_FRENCH = re.compile(
    rf"{_HOUSE},?\s(?i:rue|avenue|av\.?(?!\sJ\b)|boulevard|bd\.?|chemin|impasse|all[eé]es?|place|quai|route|"
    rf"square|cours|ruelle|sentier|passage|"
    r"faubourg|mont[eé]e|esplanade|r[eé]sidence|rang|côte)\s"
    r"(?:(?i:de|du|des|de\sla|de\sl|d|la|le|les|l)[\s'’]){0,2}(?:\d{1,2}\s(?i:mai|juin|juillet|août|septembre|"
    r"novembre|mars|février)\b|[A-ZÀ-Ý][\w'’.-]{1,30})"
    r"(?:[\s-](?:de|du|des|la|le|19\d\d|[A-ZÀ-Ý][\w'’.-]{1,30})){0,4}"
)
_LOOSE_FRENCH = re.compile(
    r"\d{1,4},?\s(?:bis\s|ter\s)?(?:rue|avenue|boulevard|chemin|impasse|all[eé]e|place|route|"
    r"square)\s(?:(?:de|du|des|la|le|les)\s|[dl]['’]){0,2}"
    r"[\w'’-]{2,30}",
    re.IGNORECASE,
)
_BRITISH_CODE = r"[A-Z]{1,2}\d[A-Z\d]?\s?\d[A-Z]{2}"
_FLAT = (
    r"(?:[Ff]lat|[Aa]pt\.?|[Aa]partment|[Uu]nit|[Ss]uite|[Aa]ppt?\.?|[Aa]ppartement|[Bb]ât\.?|[Bb]âtiment|"
    r"[ÉéEe]tage|[Ee]scalier|#)"
)
_HOUSE_NAME = r"[A-Z][\w'’-]{1,24}\s(?:House|Court|Tower|Lodge|Mansions|Building|Point|Heights|Hall)"
_BEFORE = re.compile(
    rf"(?:(?:\d{{1,2}}(?:er|e|[eè]me|nd|rd|th|st)\s(?:[eé]tage|floor),?\s(?:du|au|of|at)|{_FLAT}\s?(?!is|at|in|on|au|du)\w{{1,4}}|\b\d{{1,2}}/\d{{1,2}})(?:,\s{_HOUSE_NAME})?,?\s|{_FLAT}\s|\b(?:[Nn]umber|[Nn]o\.?|[Nn]°)\s?)$"
)
_FLOOR = (
    r"(?:(?:esc(?:alier)?|b[aâ]t|[Pp]orte|[Ii]nterphone|[Dd]igicode)\.?\s\w{1,5}\b|"
    r"\d{1,2}(?:er|e|[eè]me|nd|rd|th|st)\s(?:[eé]tage|floor)\b|rdc\b)"
)
_SMALL_TOWN = (
    r"(?!(?:et|mais|le|la|les|je|il|elle|on|c|qui|que|depuis|pour|and|but|the|is|was|it|in)\b)[a-zà-ÿ][a-zà-ÿ-]{2,20}"
)
_TOWN = r"[A-ZÀ-Ý][\w'’-]{1,20}(?:[\s-][A-ZÀ-Ý][\w'’-]{1,20}){0,3}"
_AFTER = re.compile(
    rf"(?:,?\s{_FLAT}\s?(?:n°\s?)?\w{{1,5}}\b|,?\s{_FLOOR}){{0,4}}"
    rf"(?:(?:,\s{_TOWN}){{0,2}},?\s(?:{_TOWN}\s)?(?:{BRITISH_CODE}|{OUTWARD_CODE}|(?:(?:[A-Z]{{2}},?|[A-Za-zéû]{{5,10}})\s)?{CANADIAN_CODE}|[A-Z]{{2}}\s\d{{5}}(?:-\d{{4}})?)\b|"
    rf"(?:,\s{_TOWN}){{0,3}},?\s(?:F-|D-)?\d{{5}}(?:-\d{{4}})?(?:\s{_TOWN}|(?<=\s\d{{5}})\s{_SMALL_TOWN})?|,\s{_TOWN}(?=[.,;!?\n]|$|\s(?:and|but|if|where|with|please|near|is|not|et|mais|si)\b))?"
)
_CODE = re.compile(rf"(?<![\w-])(?:{BRITISH_CODE}|\d{{5}}(?:-\d{{4}})?|{CANADIAN_CODE})(?![\w-])")
_LIVED_IN = (
    "live",
    "living",
    "reside",
    "address",
    "home",
    "habit",
    "domicili",
    "demeur",
    "loge",
    "moved",
    "rent",
    "stay",
    "parents",
    " mum",
    " mom",
    " vis ",
    " vit ",
    "adresse",
)
_LEADS = words(
    """
    at on in is was are au a à est address adresse live lives living home number no no. habite habitons habitent vis vit
    demeure loge domicilié domiciliée
    """
)
_ADDRESSED = (
    "adress",
    "addres",
    "ship",
    "send",
    "deliver",
    "post",
    "mail",
    "flat ",
    "apt",
    "appt",
    "apartment",
    "appartement",
)
_DOORS = ("house n", "door n", "apt", "apartment", "flat ", "appartement", "appt")
_APART = re.compile(r"[\s'’]")
_NUMBER = re.compile(r"\d(?<!\w\d)")
_CODE_WORDS = ("postcode", "post code", "zip", "code postal")
_MY_CODE = re.compile(
    r"(?:\b(?:my|her|his|their|our|mon|son|notre|leur)\s(?:home\s)?(?:post\s?code|zip(?:\scode)?|"
    r"code\spostal)(?:\s(?:is|was|est|c'est))?\s?[:=,]?\s?|(?:^|[,;:.\n(]\s?)(?:post\s?code|zip(?:\scode)?|code\spostal)\s?[:=]?\s?)$",
    re.IGNORECASE,
)
# "House number 88" and "apt 5C" without a street.
_DOOR_NUMBER = (
    r"#?(?:\d{1,4}[A-Za-z]?|[A-Za-z]\d{1,3})(?![\w-])(?-i:,\s[A-Z][\w'’-]{1,20}(?:\s[A-Z][\w'’-]{1,20}){1,2})?)"
    r"(?!\s(?-i:[A-Z])|[\w£$€%-]|[.,:]\d|\s(?:years?|months?|days?|rate|fees?|items?|out|of|times?|%))"
)
_DOOR = re.compile(
    r"\b(?P<place>(?:(?:house|door)\s(?:number|no\.?)|apt\.?|apartment(?:\s(?:number|no\.?))?|flat(?:\s(?:number|no\.?))?|"
    rf"appartement(?:\sn[°o])?|appt\.?)(?:\s(?:is|:))?\s?{_DOOR_NUMBER}",
    re.IGNORECASE,
)
# "The lady at number 44", "left it at no 9", « au 22 chez la voisine », "to 14 instead of 41".
_NUMBERED_DOOR = re.compile(rf"(?<!\w)(?P<place>(?:number|no\.?|num[eé]ro|n°)\s?{_DOOR_NUMBER}", re.IGNORECASE)
_AFTER_NUMBER = re.compile(r"\d(?<=[RrOo.°]\s\d)")
_AT_A_DOOR = re.compile(
    r"\b(?:(?:neighbou?rs?|voisine?s?|next\sdoor),?\s(?:(?:at|in|from|to|with|au|du)\s)?|"
    r"(?:lady|man|woman|guy|bloke|people|couple|family|someone|somebody|dame|monsieur|gens|parcels?|it|them|delivered|left|"
    r"colis|livré|déposé)\s(?:at|in|from|to|with|au|du)\s)$",
    re.IGNORECASE,
)
_OTHER_DOOR = re.compile(
    r"(?P<place>\d(?<=\s(?:au|to|at)\s\d)\d{0,3}[a-d]?)(?=\s(?:chez|with)\s(?:la|le|ma|mon|une?|my|the|a)\s(?:voisine?|gardienne?|"
    r"neighbou?r)|,?\s(?:au\slieu|instead|rather\sthan|et\snon)\b[^.!?\n\d]{0,16}\d)",
    re.IGNORECASE,
)
_OTHER_DOORS = ("instead", "au lieu", "rather than", "et non", "chez", "with")
# "My address is …" up to the postcode, whatever stands between.
_TO_THE_CODE = re.compile(
    rf"\b(?i:(?:my|his|her|our|their|home|new|old|delivery|shipping|billing|postal|mailing|mon|ma|son|sa|notre|leur|nouvelle)\s"
    rf"(?:new\s|old\s|home\s|nouvelle\s)?(?:address|adresse)(?:\s(?:is|was|c['’]est|est))?|(?:ship|send|(?:re)?deliver|post|mail)(?:\s\w{{1,8}}){{0,2}}\sto|"
    rf"bo[iî]te\spostale)\s?[:,–-]?\s"
    rf"(?P<place>(?=[^.!?;\n]{{0,24}}[A-Z])[^!?;:\n@]{{3,90}}?(?<![\w-])(?:{_BRITISH_CODE}|{CANADIAN_CODE}|[A-Z]{{2}}\s\d{{5}}(?:-\d{{4}})?|(?<=[,\d]\s)\d{{5}}\s{_TOWN})(?![\w-]))"
    rf"|\b(?P<home>(?i:flat|apt\.?|apartment|appt\.?|appartement)\s\w{{1,4}},?\s[^!?;:\n@]{{3,70}}?(?<![\w-])"
    rf"(?:{_BRITISH_CODE}|{CANADIAN_CODE}|[A-Z]{{2}}\s\d{{5}}|\d{{5}}\s{_TOWN})(?![\w-]))"
)
# "She lives on Sycamore Drive", "he lives in Rowan House, Mill Road", « il vit place du Marché ».
_LIVES_IN = re.compile(
    rf"\b(?i:live|lives|lived|living|resides?|rents?|renting|stays?|staying|house|home|flat|moved|parents|m[uo]m)\s(?:\w{{2,10}}\s){{0,1}}(?i:on|in|at|to|down|off)\s(?:the\s)?"
    rf"(?P<place>(?:{_FLAT}\s?\w{{1,4}},\s)?(?:{_HOUSE_NAME},\s)?(?:[A-Z][\w'’-]{{1,24}}\s){{1,2}}{_STREET}\b(?!\s(?:area|district|estate|shop|store|branch|area)))"
    rf"|\b(?i:vit|vis|habite|habitent|loge|domiciliée?|demeure)\s(?i:(?:dans|sur|au|à)\s)?(?:la\s|le\s|l['’])?"
    rf"(?P<lieu>(?i:rue|avenue|boulevard|chemin|impasse|all[eé]e|place|quai|route|square|cours|ruelle|sentier|passage|"
    rf"r[eé]sidence|lotissement|cit[eé]|hameau)\s(?:(?:de|du|des|de\sla|la|le|les)\s|(?:de\s)?[dl]['’]){{0,2}}[A-ZÀ-Ý][\w'’-]{{1,24}}"
    rf"(?:[\s-][A-ZÀ-Ý][\w'’-]{{1,24}}){{0,2}})"
)
_FULL_CODE = re.compile(rf"(?<![\w-]){BRITISH_CODE}(?![\w-])")
_A_CODE = re.compile(r"\bpost\s?code(?:\s(?:is|was))?\s?[:=]?\s?$", re.IGNORECASE)
_BOX = re.compile(
    rf"\b(?:P\.?\s?O\.?\s?Box|BP|B\.P\.)\s?\d{{1,6}}\b(?:,?\s(?:\d{{5}}(?-i:\s{_TOWN})|(?-i:{_TOWN}),?\s(?:{BRITISH_CODE}|(?-i:[A-Z]{{2}})\s\d{{5}})))?",
    re.IGNORECASE,
)
_HOME = re.compile(
    r"\b(?:live|lives|living|lived|home|house|resid\w+|habit\w*|domicili?\w*|demeur\w+|loge\w*|vit|vis|appart(?:ement)?|studio|apartment|bungalow|"
    r"(?:my|her|his|our|their)\s(?:flat|house|place|bungalow|cottage|doorstep|door)|"
    r"(?:ma|mon|sa|son)\s(?:m[eè]re|p[eè]re|fille|fils|s[oœ]eur|fr[eè]re|grand-m[eè]re|voisine?),|"
    r"chez\s(?:lui|elle|moi|nous|(?:ma|mon|mes|sa|son|ses|la|le|une?)\s\w{3,12})|"
    r"(?:my|her|his|our|home|billing|delivery|shipping|mon|son|notre)\s(?:new\s|old\s|home\s|full\s|postal\s|"
    r"nouvelle\s)?(?:address|adresse)|moved\s(?:in)?to|stay(?:s|ing|ed)?\sat|rents?|moved\s(?:out|from)|déménag\w+|"
    r"(?:neighbou?rs?|next\sdoor|voisine?s?|landlord|landlady|tenant|flatmate|roommate|m[uo]m|mother|dad|father|parents|"
    r"daughter|grandm\w+|lady|man|woman|guy|family|couple|parks?)\s(?:\w+\s){0,2}(?:at|in|on|from|of|outside|opposite|à|au|du))\b"
    r"[^.!?\n]{0,50}$",
    re.IGNORECASE,
)
# What is carried to people, and people who call at doors: shops, which get parcels too, are asked about before.
_BROUGHT = re.compile(
    r"\b(?:(?:re)?deliver\w*|parcels?|packages?|couriers?|c/o|postman|postie|doorstep|porch|doorbell|bell|buzzer|knock\w*|(?:left|leave|dumped|drop(?:ped)?)\s(?:it|them|my\s\w+|"
    r"the\s\w+)\s(?:\w+\s)?(?:at|with|outside)|(?:sent|send|sending|ship|shipped|post|posted|mailed|addressed|redirected)\s(?:\w+\s){0,4}?to|"
    r"(?:come|came|turn(?:ed)?\sup|visit(?:ed)?|call(?:ed)?\sround)\s(?:\w+\s)?(?:to|at)|my\s(?:door|street|road|drive|garden|meter|boiler|broadband)|"
    r"(?:re)?livr\w+|colis|d[eé]pos\w+|facteur|coursier|exp[eé]di\w+|r?en?voy\w+|retourn\w+|r[eé]exp[eé]di\w+|courrier|paquet|devant\sma\sporte|"
    r"[aà]\sl['’]adresse|geliefert|zugestellt)\b[^.!?\n]{0,50}$",
    re.IGNORECASE,
)
_HOME_AFTER = re.compile(
    r"[^.!?\n]{0,30}?(?:\b(?:chez\s(?:moi|nous|lui|elle|ma|mon|mme|madame|monsieur|m\.)|c['’]est\smon\sadresse|where\s(?:i|we|he|she|they|my\s\w+)\s"
    r"(?:actually\s|still\s|now\s)?(?:live|stay|rent)s?|(?:he|she|i|we)\s(?:lives?|stays?)\s(?:there|here)|(?:is|it['’]?s)\smy\s(?:home|house|flat|address|place)|"
    r"gets?\s(?:our|my)|neighbou?rs?|not\smy\s(?:house|address|flat)|(?:où|ou)\s(?:j['’]habite|il\shabite|elle\shabite|je\svis|vit\s\w+))\b)",
    re.IGNORECASE,
)
_SIGNED = re.compile(
    r"(?:^|[\n.!?,]\s?)(?:signed|regards|sincerely|yours(?:\s(?:sincerely|faithfully|truly))?|thanks|cheers|signé|cordialement|"
    r"salutations|merci)\b[^.!?\n]{0,40}[\s,]$",
    re.IGNORECASE,
)
# "Tesco Express, 12 High Road, N22 6AB": something with a name of its own stands there.
_A_FIRM = re.compile(r"(?<![.!?\n])\s[A-Z][\w&'’-]+(?:\s[A-Z&][\w&'’-]*)*(?:,|\s\(|\s(?:at|in|on|au|à|du|,))?\s?$")
# A flat has somebody in it, unlike a unit or a suite.
_SOMEBODYS_FLAT = re.compile(
    r"\b(?:flat|apt|apartment|appt?|appartement|lotissement|r[eé]sidence)\b|#\s?\d", re.IGNORECASE
)
_AT_HOME = re.compile(
    r"\b(?:live|lives|living|lived|reside|resides|address|home|habit(?:e|ons|ent|ait)|domicili[eé]e?|demeure|"
    r"loge|vis|vit|adresse)"
    r"(?:\s(?:is|was|at|on|in|now|still|with|au|a|à|est|dans|:))*\s?[:,]?\s?(?:(?:flat|apt\.?|apartment|"
    r"appartement)\s\w{1,4},?\s)?$",
    re.IGNORECASE,
)
_LIVES_AT = re.compile(
    r"\b(?:(?:live|lives|living|lived|reside|resides|moved|stays?|staying)\s(?:at|in|to)(?:\s(?:number|no\.?))?|(?:home\s|his\s|her\s|my\s|"
    r"our\s|mon\s|"
    r"son\s)(?:address|adresse)"
    r"(?:\s(?:is|was|est)|\s?:)|habite\s(?:au|à)|domicili[eé]e?\s(?:au|à))\s?$",
    re.IGNORECASE,
)
# After "I live at", a house number and the capitals behind it are enough, in whatever language the street is.
_ANYWHERE = re.compile(
    r"\d{1,5}[A-Za-z]?(?!\s(?:[AP]M|Years?|Miles?|Minutes?|Hours?|Days?|Weeks?|Months?)\b)(?:,?\s(?:(?:rua|"
    r"via|ul\.|calle|c/)\s)?(?:[A-ZÀ-Þ][\w'’-]{1,24}|\d{1,5}|d[aeou]s?|"
    r"del|la|van|von|of|st))+(?<=\w)",
)
_COTTAGE = re.compile(
    rf"[A-Z](?<!\w[A-Z])[\w'’-]{{1,24}}\s(?:Cottage|House|Farm|Lodge|Manor|Villa|Barn|Mill|Forge|Rectory|Vicarage|"
    rf"Bungalow|Hall)(?:,\s(?:[A-Z][\w'’-]{{1,24}}\s?){{1,2}}(?:{_STREET}\b)?)?"
)
# "I live at 120."
_NUMBER_ALONE = re.compile(r"\d(?<=\s\d)\d{0,3}[a-d]?(?=[.,;!?\n](?!\d)|$)")
# "Ivy Cottage, Back Lane": a house without a number.
_NAMED_HOUSE = re.compile(
    rf"[A-Z](?<!\w[A-Z])[\w'’-]{{1,24}}\s(?:Cottage|Farm|Lodge|Manor|Villa|Barn|Forge|Rectory|Vicarage|Bungalow|House),\s"
    rf"(?:[A-Z][\w'’-]{{1,24}}\s){{1,2}}{_STREET}\b"
)
_HOUSE_NAMES = (
    *("Cottage, ", "Farm, ", "Lodge, ", "Manor, ", "Villa, ", "Barn, ", "Forge, ", "Rectory, ", "Vicarage, "),
    *("Bungalow, ", "House, "),
)
_GERMAN_WORDS = (
    "straße ",
    "strasse ",
    "Straße ",
    "str. ",
    "Str. ",
    "weg ",
    "platz ",
    "Platz ",
    "allee ",
    "gasse ",
    "damm ",
    "ufer ",
)
_GERMAN = re.compile(
    r"[A-ZÄÖÜ](?<!\w[A-ZÄÖÜ])[\wäöüß-]{1,30}(?:stra(?:ß|ss)e|str\.|weg|platz|allee|gasse|ring|damm|ufer|"
    r"\s(?:Stra(?:ß|ss)e|Str\.|Weg|Platz|Allee))"
    r"\s\d{1,4}\s?[a-z]?\b(?:,?\s\d{5}\s[A-ZÄÖÜ]\w+)?"
)
# "She is at 31 Kestrel Way", unless a shop is what stands there.
_IS_AT = re.compile(
    r"\b(?:(?:she|he|i|we|they)(?:['’](?:s|m|re)|\s(?:is|am|are))\s(?:\w+\s){0,2}at|(?:customer|resident|person)\s(?:\w+\s)?(?:at|from)|"
    r"\b(?:im|shes|hes|were|theyre)\sat|\b(?:i['’]?m|we['’]?re|we\sare|i\sam)|\bon\sest(?:\s(?:au|à))?|"
    r"(?:je\ssuis|il\sest|elle\sest|nous\ssommes)\s(?:\w+\s)?(?:au|à|du))\s(?:[\w]+\s\w{1,4},\s)?$",
    re.IGNORECASE,
)
_SOUTHERN_WORDS = ("Rua ", "Calle ", "Via ", "Viale ", "Avenida ", "Plaza ", "Piazza ", "Carrer ", "ul. ", "Praça ")
_SOUTHERN = re.compile(
    r"(?:Rua|Calle|Via|Viale|Avenida|Plaza|Piazza|Carrer|ul\.|Praça)(?:\s(?:d[aeiou]s?|del|della|la|las|los|el))?"
    r"(?:\s[A-ZÀ-Þ][\w'’-]{1,24}){1,3},?\s(?:n[°º.]\s?)?\d{1,4}[A-Za-z]?\b(?:,\s\d\w{0,3}\s[A-Z]\w{1,4})?"
    rf"(?:,?\s\d{{4,5}}(?:-\d{{3}})?\s{_TOWN})?"
)
_SHOP = re.compile(
    r"\b(?:stores?|shops?|branch|office|offices|headquarters|restaurant|hotel|depot|warehouse|dealership|"
    r"showroom|garage|supermarket|pharmacy|clinic|"
    r"hospital|station|bank|caf[eé]|pub|bar|gym|outlet|location|located|centre|center|court|magasins?|"
    r"boutiques?|agences?|succursale|bureaux?|"
    r"si[eè]ge|h[oô]tel|entrep[oô]t|pharmacie|clinique|gare|banque|supermarch[eé]|salon|concession|mairie|"
    r"centre)\b(?!\s(?:Road|Rd|Street|St|Lane|Ave|Avenue|Hill|Close|Approach|Drive)\b)[^.!?\n]{0,28}$",
    re.IGNORECASE,
)
_SHOP_AFTER = re.compile(r",?\s(?:store|shop|branch|office|location|restaurant|depot)\b", re.IGNORECASE)
_REACH = 70


def street_places(text: str) -> Iterator[tuple[int, int, bool]]:
    """Find where people could live, and whether the text says that someone does; a shop's address is none."""
    if _HAS_DIGIT.search(text):
        yield from _numbered(text)
    yield from _said_homes(text)


def _numbered(text: str) -> Iterator[tuple[int, int, bool]]:
    foreign = [(_NAMED_HOUSE, _HOUSE_NAMES), (_GERMAN, _GERMAN_WORDS), (_SOUTHERN, _SOUTHERN_WORDS)]
    here = [pattern for pattern, hints in foreign if any(hint in text for hint in hints)]
    found = ((match, False) for pattern in (_ENGLISH, _FRENCH, *here) for match in pattern.finditer(text))
    for match, only_a_home in chain(found, small_places(text)):
        before = text[max(0, match.start() - _REACH) : match.start()]
        start, end = _whole(text, match)
        home = _is_home(text, start, end, before)
        if home or not (_SHOP.search(before) or _SHOP_AFTER.match(text, match.end())):
            home = home or _is_lived_in(text, match, start, end, before)
            if home or not only_a_home:
                yield start, end, home


def _is_home(text: str, start: int, end: int, before: str) -> bool:
    """Tell whether the text says that somebody lives there, or is there."""
    signs = (_HOME.search(before.replace("o.", "o")), _IS_AT.search(before), _HOME_AFTER.match(text, end))
    return any(sign is not None for sign in signs) or is_own(text, start)


def _is_lived_in(text: str, match: re.Match[str], start: int, end: int, before: str) -> bool:
    """Tell whether a flat, what was brought there, a signature or a whole postal address says that it is a home."""
    signs = (_SOMEBODYS_FLAT.search(text, start, end), _BROUGHT.search(before), _SIGNED.search(before))
    whole = may_have_code(text[match.start() : end]) and not _A_FIRM.search(before)
    return whole or any(sign is not None for sign in signs)


def _said_homes(text: str) -> Iterator[tuple[int, int, bool]]:
    """Find what only counts because someone lives there: small letters, a postcode, a post box."""
    low = text.lower()
    if any(word in low for word in _LIVED_IN):
        yield from _lived_in(text)
    for said, hints in ((_TO_THE_CODE, _ADDRESSED), (_LIVES_IN, _LIVED_IN), (_DOOR, _DOORS)):
        if any(hint in low for hint in hints) and (said is not _TO_THE_CODE or may_have_code(text)):
            yield from ((*match.span(match.lastgroup or 0), True) for match in said.finditer(text))
    if any(hint in low for hint in _OTHER_DOORS):
        yield from ((*match.span("place"), True) for match in _OTHER_DOOR.finditer(text))
    patterns = [(_NUMBERED_DOOR, _AT_A_DOOR)] if _AFTER_NUMBER.search(text) else []
    patterns += [(_COTTAGE, _LIVES_AT), (_NUMBER_ALONE, _LIVES_AT)] if any(word in low for word in _LIVED_IN) else []
    patterns += [(_CODE, _MY_CODE), (_FULL_CODE, _A_CODE)] if any(word in low for word in _CODE_WORDS) else []
    patterns += [(_BOX, _AT_HOME)] if "box" in low or "bp" in low else []
    for pattern, cue in patterns:
        for match in pattern.finditer(text):
            if cue.search(text[max(0, match.start() - _REACH) : match.start()]) or (
                pattern is _BOX and _HOME_AFTER.match(text, match.end())
            ):
                yield match.start(), match.end(), True


def _lived_in(text: str) -> Iterator[tuple[int, int, bool]]:
    """Look from each number back to the word before it, which is cheap, before anything else."""
    for number in _NUMBER.finditer(text):
        start = number.start()
        before = text[max(0, start - _REACH) : start]
        lead = _APART.split(before.rstrip(" \n:,"))[-1].lower()
        if lead not in _LEADS and not lead[:1].isdigit():
            continue
        for pattern, cue in ((_LOOSE, _AT_HOME), (_LOOSE_FRENCH, _AT_HOME), (_ANYWHERE, _LIVES_AT)):
            match = pattern.match(text, start)
            if match and cue.search(before):
                yield start, _whole(text, match)[1], True


def _whole(text: str, match: re.Match[str]) -> tuple[int, int]:
    flat = _BEFORE.search(text, max(0, match.start() - 44), match.start())
    rest = _AFTER.match(text, match.end())
    end = rest.end() if rest and rest.end() > match.end() else match.start() + len(match.group().rstrip(".,;-"))
    return (flat.start() if flat else match.start()), end
