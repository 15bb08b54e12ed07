"""Account names and the addresses of a person's own page."""

import re
from collections.abc import Iterator
from itertools import chain

from forum.redaction.rules.folding import fold
from forum.redaction.rules.keep import KeepWords
from forum.redaction.rules.lists import words
from forum.redaction.rules.tokens import tokens_of

Place = tuple[int, int, str]

_HANDLE = re.compile(
    r"(?:(?<![\w@./])|(?<=\s/))@(?=[\w.]{0,29}[^\W\d])\w[\w.]{1,29}(?<!\.)(?:@[\w-]{2,40}(?:\.[\w-]{2,20}){1,3})?"
)

_SERVICES = (
    "insta",
    "twitter",
    "snap",
    "discord",
    "tiktok",
    "telegram",
    "skype",
    "facebook",
    "threads",
    "bluesky",
    "mastodon",
    "linkedin",
    "reddit",
    "twitch",
    "wechat",
    "youtube",
    " ig ",
    " ig:",
    " ig-",
    " fb ",
    " fb:",
    "steam",
    "messenger",
    "kik",
    "vinted",
    "ebay",
    "psn",
    "gmail",
    "hotmail",
    "icloud",
    "outlook",
    "yahoo",
    "gamertag",
    "xbox",
    "onlyfans",
    "whatsapp",
    "etsy",
    "depop",
    "leboncoin",
    "strava",
    "nextdoor",
    "tinder",
    "trustpilot",
    "on signal",
    "viber",
)
_SERVICE = (
    r"(?:insta(?:gram)?|twitter|x|snap(?:chat)?|discord|tik\s?tok|telegram|skype|facebook|fb|ig|threads|"
    r"bluesky|mastodon|linkedin|"
    r"reddit|twitch|wechat|youtube|steam|messenger|kik|vinted|ebay|psn|gmail|hotmail|icloud|outlook|yahoo|gamertag|xbox|onlyfans|whatsapp|"
    r"etsy|depop|leboncoin|strava|nextdoor|tinder|trustpilot|(?<=on\s)signal|viber)"
)
_CALLED = (
    r"(?:(?:\s(?:handle|user\s?name|user|account|name|id|tag|"
    r"gamertag|profile|pseudo|compte|utilisateur|page))?"
    r"(?:'s|\s(?:is|are|c'est|est|as|under|sous|comme|named|called)|(?:\sme)?\s?[:=(\-–])|\s(?:sous\s)?(?:le\s)?(?:nom|"
    r"pseudo)(?:\s(?:de|"
    r"est)|\s?[:=])?|,?\s(?:he|she|they|i)(?:['’]s|['’]m|\s(?:is|am|are|was|goes\sby))(?:\scalled)?(?=\s)|"
    r",?\s(?:il|elle|je|on)\s(?:s'appelle|m'appelle|est|suis)(?=\s)|,?\s(?:user\s?name|user|handle|gamertag|account|profile|page|name|seller|compte|id|"
    r"pseudo|utilisateur|vendeu(?:r|se))(?=\s)|)"
)
_SAID = re.compile(
    rf"\b{_SERVICE}\b{_CALLED}\s?[\"“«]?\s?(?!{_SERVICE}\b)(?P<handle>(?:u/|live:)?[\w][\w.-]{{2,31}}\w)(?![\w@/])",
    re.IGNORECASE,
)
_AS = re.compile(rf"\b(?:on|sur)\s(?P<service>{_SERVICE})\s(?:as|under|comme|sous)\s$", re.IGNORECASE)
_NAMED = re.compile(r"\b(?:handle|user\s?name|tag|pseudo)(?:\s(?:is|est|c'est)|\s?[:=])\s?[\"“«]?\s?$", re.IGNORECASE)
# "Her insta is jesskarter" and nothing after it: more than a word about the account.
_OWNED = re.compile(
    rf"(?:\b(?:my|her|his|their|son|mon|leur)\s{_SERVICE}|^{_SERVICE})(?:\s(?:handle|name|account|user|compte|pseudo))?"
    r"(?:\s(?:is|est|c'est)|\s?[:=])\s?[\"“«]?\s?$",
    re.IGNORECASE,
)
_CLAUSE_ENDS = re.compile(r"[\"”»]?\s?(?:[.,;!?)\n]|$|(?:if|and|but|for|so|go|see|look|et|si)\b)")
_USERNAMES = ("handle", "username", "user name", "screen name", "screenname", "pseudo", "gamertag", "posts as")
_USERNAME = re.compile(
    r"\b(?:(?P<whose>his|her|their)\s(?:\w+\s)?)?(?:(?:handle|user\s?name|screen\s?name|pseudo|gamertag)(?:\s(?:there|here|on\s\w{2,12}|sur\s\w{2,12}))?(?P<copula>\s(?:is|was|est|c'est)|"
    r"\s?[:=])?|posts\sas)\s?[\"“«]?\s?@?"
    r"(?P<handle>[\w][\w.-]{2,31}\w)(?![\w@/])",
    re.IGNORECASE,
)
_ADD = re.compile(
    r"\b(?:goes\sby|known\sas|called|named|is|(?P<ask>add|follow|find|dm|pm|message|look\sup|check\sout|search(?:\sfor)?|"
    r"tag|messaged|texted|added|followed|contacted|wrote(?:\sto)?|dmed|pmed|ajoute[rz]?|suivez|trouvez|cherchez)|"
    r"s['’]appelle|appelée?)(?:[\s-](?:me|him|her|them|moi|le|la|us|nous))?(?:\s(?:at|as|under|sur|sous))?\s"
    rf"(?P<handle>[\w][\w.-]{{2,31}}\w)\s(?:on|sur)\s{_SERVICE}\b",
    re.IGNORECASE,
)
# "linkedin dot com slash in slash jane-w", and Reddit's u/jane_w wherever it stands.
_SLASHED = re.compile(
    r"\bslash\s(?:(?:in|user|u|profile)\sslash\s)?(?P<handle>[\w][\w.-]{2,31}\w)(?!\sslash)", re.IGNORECASE
)
_REDDITOR = re.compile(r"(?<![\w/.])/?u/[\w-]{3,32}(?![\w/])")
_TAGGED = re.compile(r"(?<![\w#])[\w.]{2,32}#\d{4}(?!\w)")
_SHAPED = re.compile(r"(?=.*[a-z])(?:.*\w_\w|.*[a-z]\d|.*[a-z]\.[a-z\d])", re.IGNORECASE)
_HYPHENED = re.compile(r"[a-z\d]{2,20}(?:-[a-z\d]{2,20}){1,2}")
# "tag lena_cuts, she is on insta": an account by its underscore, near a word for where it is.
_UNDERSCORED = re.compile(
    r"(?<![\w@/.\\-])_?(?=[\d_]{0,8}[a-z])[a-z\d]{2,20}(?:[_.][a-z\d]{1,20}){1,3}_?(?![\w@/\\(-])"
)
_NETWORK = re.compile(
    r"\b(?:insta(?:gram)?|twitter|snap(?:chat)?|tik\s?tok|telegram|facebook|fb|ig|threads|reddit|vinted|ebay|messenger|"
    r"etsy|depop|leboncoin|strava|nextdoor|tinder|trustpilot)\b",
    re.IGNORECASE,
)
# "(claire.from.returns)" beside such a word: dots alone may be missing spaces, so something must stand around it.
_DOTTED = re.compile(
    r"(?:(?<=[(\"“«:])|(?<=:\s))[a-z][a-z\d]{1,20}(?:\.[a-z\d]{2,20}){1,3}(?=[)\"”»,;\s]|\.?$)", re.IGNORECASE
)
_INNER_DOT = re.compile(r"\.(?<=\w\.)\w")
_TWO_DOTS = re.compile(r"(?<![\w@/.\\-])[a-z][a-z\d]{1,20}(?:\.[a-z\d]{1,20}){2,3}(?![\w@/\\(-]|\.\w)", re.IGNORECASE)
_NEAR_A_NETWORK = 40
# "facebook/jo.hartigan": the address of a profile as people say it.
_SLASH = re.compile(
    r"(?<![\w.@/])(?:facebook|insta(?:gram)?|tik\s?tok|linkedin|twitter|fb|ig|snap(?:chat)?|t\.me|insta)\s?/\s?(?:in/)?"
    r"(?P<handle>@?[a-z][\w.-]{2,31}\w)(?![\w/])",
    re.IGNORECASE,
)
_FILE = re.compile(r"\.(?:com|net|org|fr|uk|io|exe|php|html?|js|py|json|png|jpe?g|pdf)\b", re.IGNORECASE)
_NOT_A_NAME = words(
    """
    a all also an and any at because before but can does down for from he her here his how if it just like live mine
    more my no not now of on or our out she since so some soon still that the their then there these they this
    though to too usual very was we well what when where which while who why will with you your and advertised
    always anonymous another broken common compared described expected friends full good great guest hacked her
    locked member members normal private promised proof public quickly seen several spam someone such support them
    closed dead down empty fine gone inactive offline okay open suspended weird active fermé fermée bloqué bloquée
    usual user users verified video wrong ainsi alors au aussi avec bien ce ces cela cette comme dans des du en est
    et il elle je la le les leur mais mon non nous on ou par pas plus pour promis prévu que qui sa ses si son sur
    tout toujours très un une vous
    """
)

_PROFILE = re.compile(
    r"(?<![\w.@-])(?:https?://)?(?:www\.|m\.|mobile\.|[a-z]{2}-[a-z]{2}\.|[a-z]{2}\.|old\.)?"
    r"(?:facebook\.com|fb\.com|fb\.me|m\.me|linkedin\.com|instagram\.com|x\.com|twitter\.com|tiktok\.com|threads\.net|"
    r"snapchat\.com|youtube\.com|t\.me|telegram\.me|wa\.me|vk\.com|pinterest\.[a-z]{2,3}|reddit\.com|"
    r"github\.com|discord\.gg|"
    r"mastodon\.social|bsky\.app|viadeo\.com|copainsdavant\.linternaute\.com|about\.me|xing\.com|twitch\.tv)"
    r"/[^\s<>\"“”«»)\]}]{1,200}",
    re.IGNORECASE,
)
_NOBODYS_PAGE = re.compile(
    r"/(?:company|companies|groups?|events?|pages/category|help|support|policies|legal|privacy|terms|"
    r"marketplace|watch|hashtag|search|"
    r"school|jobs|learning|r|about|ads|business|home|login|share|sharer|intent|embed|playlist|results|"
    r"status)(?:[/?#.]|$)",
    re.IGNORECASE,
)
_HAS_PATH = re.compile(r"\.[A-Za-z]{2,12}/\S")
_STAFF_PAGE = re.compile(
    r"(?<![\w.@/-])(?:https?://)?(?:[\w-]{1,40}\.){1,4}[a-z]{2,12}/(?:[\w%.-]{1,40}/){0,4}?"
    r"(?:(?:our-|meet-the-|notre-|nos-|l-)?(?:team|staff|people|employees?|directory|annuaire|[eé]quipe|"
    r"collaborateurs|personnel|"
    r"bios?|persons?|profiles?|leadership|trombinoscope|members?|salaries|experts?|doctors?|advisors?)/"
    r"(?:[\w%-]{1,40}/){0,2}?(?P<slug>[^\W\d_]{2,30}(?:[-_.+][^\W\d_]{1,30}){1,3})|@(?P<name>\w[\w.]{1,29})|"
    r"u(?:sers?)?/(?P<user>(?:\d+/)?[\w-]{3,40}))"
    r"(?![\w-])(?:\.html?|\.php|\.aspx)?/?(?:[?#][^\s<>\")\]]{0,100})?",
    re.IGNORECASE,
)
_OFFICES = words(
    """
    flair login logout me password preferences register settings signup about and board branch building care careers
    center centre client clients committee contact customer customers department desk directory engineering faq
    finance for group guide help home human index info job jobs list management marketing meeting members new news
    notes of office offices open operations our overview page people plan policy product products programme project
    resources sales search security service services shop staff store story structure support team teams technical
    the tools training us user view work working commercial direction notre page personnel produits qui recrutement
    ressources humaines service technique vente
    """
)
_LINKEDIN = re.compile(r"(?<![\w/.])/?in/[\w%-]{3,80}(?![\w/])")


def handle_places(text: str, keep: KeepWords) -> Iterator[Place]:
    """Find account names: with an at-sign, a Discord tag, or said to be one."""
    if "@" in text:
        for match in _HANDLE.finditer(text):
            if not is_kept(match.group()[1:], keep):
                yield *match.span(), "handle"
    low = " " + text.lower()
    if any(service in low for service in _SERVICES):
        yield from _said(text, keep)
        for match in _ADD.finditer(text):
            handle = match["handle"]
            if _SHAPED.match(handle) or (match["ask"] and _HYPHENED.fullmatch(handle)):
                yield *match.span("handle"), "handle"
        if "_" in text or _INNER_DOT.search(text):
            yield from _beside_a_service(text)
        if "/" in text:
            for match in _SLASH.finditer(text):
                if (_SHAPED.match(match["handle"]) or "-" in match["handle"]) and not _FILE.search(match["handle"]):
                    yield *match.span("handle"), "handle"
        if "slash" in low:
            yield from ((*match.span("handle"), "handle") for match in _SLASHED.finditer(text))
        if "u/" in low and "reddit" in low:
            yield from ((*match.span(), "handle") for match in _REDDITOR.finditer(text))
        if "discord" in low:
            yield from ((*match.span(), "handle") for match in _TAGGED.finditer(text))
    if any(word in low for word in _USERNAMES):
        yield from _named(text)


def _beside_a_service(text: str) -> Iterator[Place]:
    for match in chain(_UNDERSCORED.finditer(text), _DOTTED.finditer(text), _TWO_DOTS.finditer(text)):
        near = text[max(0, match.start() - _NEAR_A_NETWORK) : match.end() + _NEAR_A_NETWORK]
        plain = "_" not in match.group() and match.re is _UNDERSCORED
        if not plain and _NETWORK.search(near) and not _FILE.search(match.group()):
            yield *match.span(), "handle"


def _named(text: str) -> Iterator[Place]:
    """Find what is called someone's username, whatever it is a name for."""
    for match in _USERNAME.finditer(text):
        handle = match["handle"]
        theirs = (
            match["whose"] is not None
            and match["copula"] is not None
            and handle.isalnum()
            and handle.lower() not in _NOT_A_NAME
        )
        if _SHAPED.match(handle) or theirs:
            yield *match.span("handle"), "handle"


def _said(text: str, keep: KeepWords) -> Iterator[Place]:
    for match in _SAID.finditer(text.replace("’", "'")):
        handle, start = match["handle"], match.start("handle")
        if _FILE.search(handle) or is_kept(handle, keep) or handle.lower() in _NOT_A_NAME:
            continue
        ahead = text[match.start() : start]
        shaped = _SHAPED.match(handle) is not None and ahead.strip().lower() != "x"
        said_as = _AS.search(text[max(0, match.start() - 4) : start]) or _NAMED.search(ahead)
        owned = _OWNED.search(text[max(0, match.start() - 8) : start]) and _CLAUSE_ENDS.match(text, match.end("handle"))
        plain = (
            (said_as or (owned and handle.lower() == handle)) and handle.isalnum() and not handle.lower().endswith("ed")
        )
        if shaped or plain:
            yield start, match.end("handle"), "handle"


def profile_places(text: str, keep: KeepWords) -> Iterator[Place]:
    """Find pages of one person: on a network, or in a company's list of its people."""
    if _HAS_PATH.search(text):
        for match in _PROFILE.finditer(text):
            address = match.group().rstrip(".,;:!?'’*_")
            if not _NOBODYS_PAGE.search(address) and not is_kept(address.rsplit("/", 1)[-1], keep):
                yield match.start(), match.start() + len(address), "profile"
        for match in _STAFF_PAGE.finditer(text):
            said = match["slug"] or match["user"] or ""
            if _OFFICES.isdisjoint(re.split(r"[-_.+/]", said.lower())):
                yield *match.span(), "profile"
    if "in/" in text and "linkedin" in text.lower():
        yield from ((*match.span(), "profile") for match in _LINKEDIN.finditer(text))


def is_kept(word: str, keep: KeepWords) -> bool:
    """Tell whether a name is the operator's own, such as @acme or @AcmeHelp."""
    tokens = tokens_of(re.sub(r"[._-]+", " ", word))
    if tokens and len(keep.places(tokens)) == len(tokens):
        return True
    joined = fold(re.sub(r"[._-]+", "", word))
    return any("".join(keys) == joined for phrases in keep.phrases.values() for keys in phrases)
