"""Badge, employee and van numbers: told by the words before them, or by what follows them."""

import re
from collections.abc import Iterator

from forum.redaction.rules.kinds import Tier

# One code: 4471, B-3391, 17B, hx7731, 18K2204E, 44-918, JK/4; letters with a space before it are tried separately.
_CODE = re.compile(
    r"(?<![\w.,$€£%/-])(?:[A-Za-z]{1,5}[-/_]?)?\d{1,9}(?:(?:[-/](?=[\dA-Za-z]))?[A-Za-z]{1,3}\d{0,8}[A-Za-z]?|-\d{1,6}){0,2}"
    r"(?![\w%]|[-/]\w|[.,:]\d|\(\w|\s?[€£%])"
)
_PREFIX = re.compile(r"(?<![\w-])(?!(?:PIN|ID|NO|NR|NUM|TAG|REF|CODE)\s)(?:[A-Z]{1,4}|Op)\s$")
_MORE = re.compile(r"(?:(?:\s\d{3,4})+|(?:[\s-]\d(?!\d)){2,7})(?!\d|\s?[€$£%]|\s\w+s\b)")
_DATE = re.compile(r"\d{1,4}[-/]\d{1,4}(?:[-/]\d{1,4})?$|(?:19\d\d|20[0-4]\d)$")
_ORDINAL = re.compile(r"\d+(?:st|nd|rd|th|e|er|[eè]me|s|k|h|am|pm|x|D|G|GB|MB|mm|cm|km|kg|lbs?|ft|in|min|mins|hrs?)$")

_ROLE = (
    r"(?:agent(?:e)?(?:\sd[e'’]\s?\w+)?|(?:till\s)?operator|officer|rep|representative|advis[eo]r|associate|"
    r"cashier|(?:bank\s)?teller|crew(?:\smember)?|cabin\screw|(?:team|staff|crew)\smember|(?:cab|bus|taxi|van|tram|"
    r"delivery|truck|train)?\s?driver|"
    r"courier|postie|postman|mailman|dispatcher|picker|packer|clerk|guard|conductor|(?:ticket\s)?inspector|"
    r"attendant|steward(?:ess)?|nurse|warden|technician|engineer|fitter|installer|mechanic|supervisor|manager|"
    r"constable|police(?:man|woman)?|pcso|wpc|deputy|trooper|sergeant|sgt|marshal|bailiff|bouncer|doorman|porter|"
    r"receptionist|waiter|waitress|barista|doctor|dr|therapist|pharmacist|colleague|assistant|shopper|dasher|"
    r"employee|worker|consultant|specialist|csr|trainee|"
    r"apprentice|sales(?:person|man|woman)|seller|hostess|usher|rider|mover|cleaner|housekeeper|plumber|electrician|instructor|teacher|coach|trainer|pilot|purser|"
    r"surveyor|adjuster|underwriter|broker|banker|security(?:\s(?:man|woman|guy|lady|guard|officer))?|collector|(?:meter\s)?reader|"
    r"h[oô]tesse(?:\s(?:de\scaisse|d['’]accueil))?|op[eé]rateur|op[eé]ratrice|conseill[eè]re?|caissi[eè]re?|chauffeure?|"
    r"conduct(?:eur|rice)|livreu(?:r|se)|vendeu(?:r|se)|contr[oô]leu(?:r|se)|technicien(?:ne)?|guichetier|guichetière|"
    r"infirmi(?:er|ère)|post(?:ier|ière)|fact(?:eur|rice)|polici(?:er|ère)|gendarme|vigile|gardien(?:ne)?|"
    r"serveu(?:r|se)|employ[eé]e?|coursi(?:er|ère)|t[eé]l[eé]conseill(?:er|ère)|interlocut(?:eur|rice))"
)
_SIGN = (
    r"(?:\s?(?:no|nr|num|number|id|num[eé]ro|code|tag|r[eé]f\.?|reference|pin|licen[cs]e|permit|badge|card|shoulder|collar|"
    r"identifiant|matricule|rio|initials)\b\.?|\s?(?:n[°º]|[#°]))"
)
_SAID = (
    r"(?:\s(?:here|there|below|given|noted|on\s(?:the|his|her|their)\s\w{2,10}))?"
    r"(?:,?\s(?:it\s|which\s|that\s)?(?:just\s|only\s|simply\s|clearly\s)?(?:is|was|as|of|has|had|bore|carried|ending(?:\sin)?|ends\sin|ended(?:\sin)?|"
    r"start(?:s|ed|ing)\swith|est|[eé]tait|said|says|say|read|reads|reading|saying|shows?|showed|showing|marked|with|"
    r"porte|portant|indique|affiche))?(?:\s(?:the|le|la|number|num[eé]ro|no\.?|n°)){0,2}\s?[:=(#,\"“«-]{0,2}\s?#?$"
)
_BADGE = (
    r"(?:name\s?)?(?:badge|tag)|matricule|payroll|clock(?:ing)?|staff|employee|employ[eé]e?|personnel|collar|"
    r"warrant(?:\scard)?|shoulder|epaulette|ID\sbadge|lanyard"
)
# A word for a badge before the code; small plain words for people need a sign such as "no." as well.
_SAYS_BADGE = re.compile(
    rf"(?<![\w-])(?:(?:(?:name\s?)?badge|name\s?tag|matricule|collar|warrant(?:\scard)?|epaulette|shoulder|lanyard)"
    rf"(?:{_SIGN}){{0,2}}|(?:{_BADGE})(?:{_SIGN}){{1,3}}|emp(?:l|loyee)?\.?(?:{_SIGN}){{1,2}}|"
    rf"(?:his|her|their)\s(?:ID|number\son\sthe\sbadge)(?:{_SIGN}){{0,2}}|"
    rf"(?:num[eé]ro|n[°º]|code|identifiant|id|ID|matricule)\s(?:d['’]\s?|de\sl['’]|d[eu]\s(?:la\s|l['’])?|of\sthe\s|"
    rf"for\sthe\s){_ROLE}|"
    rf"(?:served|helped|delivered|signed|handled|packed|checked|servie?|livr[eé]e?|encaiss[eé]e?)\s(?:by|par)(?:\s?:|\s?#)|"
    rf"(?:served|helped|servie?)\s(?:by|par)|(?:his|her|their|your)\s(?:till|login|work|radio|crew|shift|register|checkout|desk|call|licen[cs]e)\s(?:ID|number|no\.?|sign)|"
    rf"{_ROLE}(?:['’]s?)?(?:\s?[(:]|(?:\s?[(:,]|\s(?:was|is|has|had|with|under|wearing|whose))?(?:{_SIGN}){{1,3}}))"
    + _SAID,
    re.IGNORECASE,
)
_NEEDS_A_SIGN = re.compile(r"\b(?:shoulder)[\s,:=]{1,3}$", re.IGNORECASE)
# "I wrote down her badge. It's 4471", "her number, she said 4471", "a card with INS 7781".
_TOLD = re.compile(
    r"\b(?:badge|name\s?tag|lanyard|matricule)\b[^.!?\n\d]{0,20}[.!,;:]\s(?:it['’]?s|it\s(?:is|was|said|says|read)|"
    r"c['’]est(?:\sle)?|number|num[eé]ro|no\.?)\s?#?$"
    r"|\b(?:his|her|their)\s(?:staff\s|badge\s|id\s|ID\s|work\s)?(?:number|no\.?|id|ID)\b[^.!?\n\d]{0,30}\b(?:said|says|"
    r"gave(?:\sme)?|is|was|replied|it['’]?s)\s[\"“«]?#?$"
    r"|\b(?:name|himself|herself|themselves|nom)\b[^.!?\n\d]{0,40}\b(?:number|num[eé]ro)\s?[:,]\s[\"“«]?$"
    r"|\b(?:she|he|they|elle|il|lady|man|woman|guy|dame)\b[^.!?\n\d]{0,30}[\"“«]\s?(?:number|num[eé]ro|no\.|n°)\s?$"
    r"|\b(?:note|noted|photo|picture|took|wrote|written|remember|got|have|saw|read)\b[^.!?\n\d]{0,20}\b(?:his|her)\s(?:number|id|code)\s?"
    r"[,:(]\s?$"
    r"|\b(?:colleague|agent|advis[eo]r|rep|person|someone|guy|woman|man|lady|employee|assistant|cashier|staff)\swith\s(?:the\s)?"
    r"(?:code|number|id|ref|no\.?|tag)\s$"
    r"|\b(?:your|votre)\s(?:cashier|server|host|driver|agent|advis[eo]r|caissi[eè]re?|conseill[eè]re?)(?:\stoday|\sdu\sjour)?"
    r"(?:\s(?:was|is|est))?\s?[:#]\s?#?$"
    rf"|\b{_ROLE}\b[^.!?\n()]{{0,25}}\((?:no\.?|number|n[°º]|num[eé]ro|#|id)\s?$"
    r"|\b(?:spoke|speak|speaking|talked|dealt|was\son)\s(?:to|with)\s(?:number|no\.?|n[°º]|#)\s?$"
    r"|\b(?:badge|tag|label|card|patch|lanyard)\son\s(?:his|her|the|their)\s\w{2,10}\s(?:read|reads|said|says|was|is|"
    r"showed|shows)\s[\"“«]?#?$"
    r"|\b(?:a|his|her|their|the)\s(?:card|tag|label|shirt|vest|jacket|uniform|cap)\s(?:with|that\s(?:said|says|read)|"
    r"saying|reading|marked|numbered)\s#?$",
    re.IGNORECASE,
)
# "Handled by KT05": only a code with letters, for "handled by 5 people".
_BY = re.compile(
    r"\b(?:handled|signed|closed|answered|packed|picked|checked|inspected|prepared|trait[eé]e?|pr[eé]par[eé]e?|encaiss[eé]e?)"
    r"(?:\soff)?\s(?:by|par)\s$",
    re.IGNORECASE,
)
# A word for a person right before the code: "Driver 5512", « caissière 27 ».
_PERSON = re.compile(rf"(?<![\w-]){_ROLE}(?:\s?[,(])?\s#?$", re.IGNORECASE)
_SHORT_OFFICER = re.compile(r"\b(?:PC|WPC|PCSO|PS|Sgt|Officer|Op)\s$")
_VAN = re.compile(
    r"(?<![\w-])(?:van|cab|taxi|minicab|truck|lorry|fleet|camionnette|fourgon|camion)"
    rf"(?P<sign>(?:{_SIGN}){{0,2}}){_SAID}",
    re.IGNORECASE,
)
_DEVICE = re.compile(
    r"\b(?:nvidia|amd|intel|radeon|geforce|graphics|gpu|audio|sound|printer|usb|video|wi-?fi|display|cuda|kernel|device|linux)\s"
    r"drivers?\s#?$",
    re.IGNORECASE,
)
_ROUND = re.compile(
    r"\b(?:postie|postman|postwoman|mail\s?(?:wo)?man|carrier|courier|driver|facteur|factrice|livreur)\W{1,3}"
    r"(?:(?:round|walk|route|tourn[eé]e)(?:\s(?:number|no\.?|n°))?)\s$",
    re.IGNORECASE,
)
_DOES = re.compile(
    r"\s?[,.;:!?)\"”»]|\s?$|\s(?:and|who|was|is|has|had|told|said|says|took|refused|from|never|would|will|did|came|"
    r"hung|laughed|wrote|gave|put|kept|made|asked|threw|left|drove|sat|stood|spoke|swore|hit|cut|lied|broke|ran|went|"
    r"shut|sent|held|got|won['’]?t|wouldn['’]?t|didn['’]?t|couldn['’]?t|can['’]?t|does|doesn['’]?t|just|at|in|on|with|"
    r"where|because|when|makes|talks|smells|spat|shook|chose|forgot|fell|beat|bit|brought|caught|fought|hid|knew|led|let|lost|met|"
    r"paid|quit|rang|rode|saw|sold|set|stole|struck|tore|thought|wore|over|\w*took|being|seems?|keeps?|you|he|she|they|again|yesterday|today|this|please|"
    r"should|needs?|must|can|could|might|rayon|caisse|qui|et|a|m['’]a|nous|est|ne|n['’]\w+|était|avait|refuse|à|de|du|dans|hier|lors|s['’]est|se|me|\w{3,}ed)\b",
    re.IGNORECASE,
)
_ON_A_BADGE = re.compile(
    r"\s(?:(?:was|is|written|printed|shown|on|sur|it\ssays)\s){1,2}(?:his|her|the|their|a|le|son|la|sa)\s(?:\w+\s)?"
    r"(?:badge|name\s?(?:tag|badge)|(?<!the\s)(?<!a\s)tag|lanyard|collar|shoulder|uniform|epaulettes?|uniforme|vest|gilet|id\scard|"
    r"(?<=his\s)(?:back|arm|hat|cap|jacket|sleeve|helmet|shirt)|(?<=her\s)(?:back|arm|hat|cap|jacket|sleeve|helmet|shirt))\b",
    re.IGNORECASE,
)
_A_TIME = re.compile(
    r"[\s-]?(?:(?:more|other|different|full|whole|straight)\s)?"
    r"(?:(?:days?|weeks?|months?|years?|hours?|hrs?|min(?:ute)?s?|secs?|seconds?|times?|people|percent|stars?|points?|"
    r"miles?|feet|jours?|mois|ans|heures?|fois|semaines?|personnes|euros?|dollars?|quid|series|reports?|calls?|"
    r"pounds?|employ\w+|members|customers?|items?|others?|of\sthem|out\sof|am|pm)\b|or\s\d|to\s\d|\$|€|£|%)",
    re.IGNORECASE,
)
_CUES = (
    *("badge", "tag", "matricul", "payroll", "clock", "staff", "collar", "warrant", "shoulder", "epaulet", "lanyard"),
    *("served", "servi", "helped", " by ", " par ", "card", "label", "shirt", "vest", "jacket", "uniform", " cap "),
    *(
        " id",
        "id ",
        "number",
        "numéro",
        "code",
        "gilet",
        "worker",
        " no",
        "emp",
        "personnel",
        "agent",
        "operat",
        "opérat",
        "op ",
        "offic",
        "rep",
        "advis",
    ),
    *("assoc", "cash", "teller", "crew", "member", "driver", "courier", "coursi", "post", "mail", "dispatch", "pick"),
    *("pack", "clerk", "guard", "conduct", "inspect", "attend", "steward", "nurse", "warden", "techni", "engineer"),
    *("fitter", "install", "mechanic", "supervis", "manager", "constable", "polic", "pc", "ps ", "deputy", "trooper"),
    *("serg", "sgt", "marshal", "bailiff", "bounc", "door", "recept", "wait", "barista", "doctor", "dr ", "therap"),
    *("pharma", "colleag", "assistant", "shopper", "dasher", "consult", "special", "tesse", "conseil", "caiss"),
    *("chauff", "leur", "leuse", "vendeu", "guichet", "infirm", "fact", "gendarm", "vigile", "gardien", "interloc"),
    *(
        "serveu",
        "livreu",
        "rider",
        "mover",
        "clean",
        "housek",
        "plumb",
        "electric",
        "instruct",
        "teach",
        "coach",
        "train",
    ),
    *("pilot", "purser", "survey", "adjust", "underw", "brok", "bank", "securi", "till", "login", "radio"),
    *(
        "csr",
        "trainee",
        "apprent",
        "sales",
        "seller",
        "usher",
        "collect",
        "reader",
        "van",
        "cab",
        "taxi",
        "truck",
        "lorry",
        "fleet",
        "camion",
        "fourgon",
    ),
)
_AFTER = 32
_REACH = 64

Badge = tuple[int, int, Tier]


def badge_places(words: str) -> Iterator[Badge]:
    """Look back from each code for a word such as badge or driver; codes are rarer than such words."""
    low = words.lower()
    for match in _CODE.finditer(words):
        code = match.group()
        near = low[max(0, match.start() - _REACH) : match.end() + _AFTER]
        if not any(cue in near for cue in _CUES) or _A_TIME.match(words, match.end()) or _ORDINAL.match(code):
            continue
        for start in _starts(words, match.start()):
            tier = _tier(words, start, match.end(), code)
            if tier:
                more = _MORE.match(words, match.end()) if code.isdigit() else None
                yield start, more.end() if more and tier is Tier.strike else match.end(), tier
                break


def _starts(words: str, code: int) -> Iterator[int]:
    """Say where a code may begin: before the capitals in front of it, as in "CW 118", or with itself."""
    letters = _PREFIX.search(words, max(0, code - 6), code)
    if letters:
        yield letters.start()
    yield code


def _tier(words: str, start: int, end: int, code: str) -> Tier | None:
    before = words[max(0, start - _REACH) : start]
    digits = sum(character.isdigit() for character in code)
    if before.endswith("(") and not words.startswith(")", end):
        return None
    if (said := _SAYS_BADGE.search(before)) and not _NEEDS_A_SIGN.search(before):
        return _unless_other(said, digits)
    if (_TOLD.search(before) or _ON_A_BADGE.match(words, end)) and 2 <= digits <= 8:
        return Tier.strike
    if _BY.search(before) and 2 <= digits <= 6 and not code[0].isdigit():
        return Tier.strike
    if _ROUND.search(before):
        return Tier.strike
    if van := _VAN.search(before):
        return _of_a_van(van, digits, code, words, end)
    if _DATE.match(code) or not 2 <= digits <= 8 or not (_PERSON.search(before) or _SHORT_OFFICER.search(before)):
        return None
    if digits < 4 and code.isdigit() and not _DOES.match(words, end) or _DEVICE.search(before):
        return None
    lettered = not code.isdigit() and not before.rstrip(" #").lower().endswith("driver")
    return Tier.strike if lettered or _DOES.match(words, end) else Tier.doubt


def _unless_other(said: re.Match[str], digits: int) -> Tier | None:
    """Take "cashier 3" for a count: one digit needs a sign such as "no." between the word and itself."""
    return Tier.strike if digits >= 2 or re.search(_SIGN, said.group(), re.IGNORECASE) else None


def _of_a_van(van: re.Match[str], digits: int, code: str, words: str, end: int) -> Tier | None:
    if van["sign"] and digits <= 8:
        return Tier.strike
    sure = 2 <= digits <= 6 and not _DATE.match(code) and _DOES.match(words, end)
    return Tier.doubt if sure else None
