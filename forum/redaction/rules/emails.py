"""E-mail addresses, written as they are or said in words."""

import re
from collections.abc import Iterator

from forum.redaction.rules.accounts import is_kept
from forum.redaction.rules.keep import KeepWords
from forum.redaction.rules.lists import words

_AT_SIGN = re.compile(
    r"(?:mailto:\s?)?(?<![\w.+%-])[\w.+%'-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){0,6}(?:\?[\w=&%+.-]{1,200})?",
    re.IGNORECASE,
)
_ENDINGS = words(
    """
    ai app au be biz br ca cat ch cn co com coop cz de dev dk edu es eu example fi fr gouv gov gr hu ie in info int
    invalid email fm gg io it jp lu me name net nl no nz online org pl pro pt qc re ro ru se shop si sk store test tv
    uk us xyz
    """
)
# Endings that are also words people say after "at this point".
_WORDS_TOO = words("ai au be cat de es in it me name no online pro re se shop si store us")
_PROVIDERS = words(
    """
    aol fastmail free gmail gmx googlemail hotmail icloud laposte live msn orange outlook proton protonmail sfr
    wanadoo yahoo yandex ymail zoho
    """
)
# What may stand alone behind an at-sign: "jane@web,de", "jane@btinternet".
_BEHIND_AN_AT = _PROVIDERS | words(
    "aim bbox bell blueyonder btinternet comcast freenet neuf ntlworld rogers sky talktalk videotron virginmedia web"
)
_MAIL_ONLY = _PROVIDERS - words("free live orange sfr")
_NOBODY = words("git root admin localhost")
_TEAMS = words(
    """
    accueil admin billing boutique care claims commandes complaints contact customercare customerservice
    customerservices enquiries feedback hello help helpdesk info noreply office orders postmaster press privacy
    reclamations refunds returns sales sav service serviceclient support team webmaster
    """
)
# Mailboxes that nobody has for himself, whatever firm it is; "contact" and "hello" may be one person's shop.
_OF_A_FIRM = words(
    """
    billing careers claims commandes complaint complaints customercare customerrelations customerservice
    customerservices customersupport donotreply enquiries feedback helpdesk noreply postmaster press privacy
    reclamation reclamations refunds returns sav serviceclient serviceclients support webmaster
    """
)
# What a typing mistake cuts off: "@live,co,uk", "@nhs .net", "@gmail com".
_REST_OF_DOMAIN = re.compile(
    r"(?:(?:[,;]|\s\.\s?|\s(?:dot|point)\s)(?:com?|net|org|fr|uk|de|be|ca|eu|ch|us|nhs|gov|ac)\b){1,3}", re.IGNORECASE
)
_BARE_ENDING = re.compile(r"\s(?:com|fr|net|co\suk)\b", re.IGNORECASE)

_OPEN, _CLOSE = r"\s{0,2}[(\[{<]\s?", r"\s?[)\]}>]\s{0,2}"
_DOT = (
    rf"(?:{_OPEN}(?:dot|d0t|point|punkt|punto|\.){_CLOSE}|\s{{1,2}}(?:dot|d0t|point|punkt|punto)\s{{1,2}}|\s\.\s|"
    rf"\s?\.(?!\s)|,(?=(?:com|org|net|fr|co)\b))"
)
_JOINT = (
    rf"(?:{_DOT}|{_OPEN}(?:underscore|tiret\sbas|tiret|hyphen|dash|minus|plus|_|-){_CLOSE}"
    r"|\s{1,2}(?:under\s?score|tiret\s(?:du\s)?bas|tiret\sdu\s(?:6|8|six|huit)|tiret|trait\sd['’]union|hyphen|dash|minus)"
    r"\s{1,2})"
)
_LETTERS = r"(?:(?<!\S)\w\s){3,24}\w(?!\w)"
_PART = rf"(?:{_LETTERS}|[\w+-]{{1,40}})"
_BEFORE = re.compile(rf"(?<![\w+'’-]){_PART}(?:{_JOINT}{_PART}){{0,4}}\s{{0,2}}$", re.IGNORECASE)
_AFTER = re.compile(
    rf"\s{{0,2}}{_PART}(?:\s[\w-]{{2,20}}(?=\s(?:dot|point)\s))?(?:{_JOINT}[\w+-]{{1,40}}){{0,5}}", re.IGNORECASE
)
_SAID_JOINT = re.compile(r"dot|d0t|point|punkt|punto|under|tiret|hyphen|dash|minus|[(\[{]", re.IGNORECASE)
_DOTTED = re.compile(r"[^\W\d_]{1,30}[._][^\W\d_]")
_SAID_DOT = re.compile(r"\s(?:dot|d0t|point|punkt|punto)\s", re.IGNORECASE)
_WITH_DIGIT = re.compile(r"[^\W\d_]\d+\s*$|_")
_JOINTS = re.compile(_JOINT, re.IGNORECASE)

_SAID_AT = re.compile(
    r"(?P<sure>[(\[{<]\s?(?:at|@|arobase|arrobase|chez|à|a)\s?[)\]}>]|\barr?obase?\b|\s?@\s?)|"
    r"\b(?:at(?:\sthe\srate(?:\sof)?)?|chez)\b",
    re.IGNORECASE,
)
_MAIL = re.compile(
    r"\b(?:e-?mails?|e-?mailed|mail|mailed|courriels?|mél|write|wrote|writing|contact(?:ed)?|reach|adresse|"
    r"address|écri\w+|envoy\w+)\b"
    r"(?:\s(?:to|me|him|her|them|us|is|at|address|directly|est|à|it|the|boss|:))*\s?[:=,]?\s?$",
    re.IGNORECASE,
)
# "janeATshopDOTcom", "jane.w-at-shop.com", "e-mail: jane at shop com".
_REAL_DOT = re.compile(r"[.,]")
_RUN_TOGETHER = (
    (
        re.compile(r"AT[a-z][\w-]{0,40}?(?:DOT|\.)"),
        re.compile(
            r"\b(?P<address>[a-z][\w.-]{0,40}?AT[a-z][\w-]{0,40}?(?:DOT|\.)(?:com|org|net|fr|co|uk|ca|eu|de)\b)"
        ),
    ),
    (
        re.compile(r"-at-[\w-]"),
        re.compile(
            r"\b(?P<address>\w{1,30}[._]\w{1,30}-at-[\w-]{1,40}?(?:-dot-|\.)(?:com|org|net|fr|co|uk|ca|eu|de)\b)"
        ),
    ),
    (
        re.compile(r" (?:com|org|net|fr)\b"),
        re.compile(
            r"\b(?:e-?mail|mail|courriel)(?:\s(?:me|her|him|is|to|address))?\s?:?\s"
            r"(?P<address>[\w.-]{2,40}\s(?:at|chez|arobase)\s[\w-]{2,40}\s(?:com|org|net|fr)\b)",
            re.IGNORECASE,
        ),
    ),
)
_HINTS = (
    " dot ",
    "[dot",
    ",com",
    ",fr",
    "(dot",
    "dot)",
    "dot]",
    "dot}",
    "d0t",
    "robas",
    "the rate",
    "punkt",
    "punto",
    "underscore",
    " @",
    "@ ",
    "(at",
    "[at",
    "{at",
    "<at>",
    "(a)",
    "(à)",
    "( at",
    "[ at",
    "(@",
    "[@",
    "{@",
    "(chez",
)
_PLAIN_AT = re.compile(rf"at (?:(?:{'|'.join(sorted(_PROVIDERS))})\b|[\w-]{{1,40}}\.[a-z]{{2}})")
_SAID_POINT = re.compile(r"point (?:fr|com|org|net|ca|be|ch|eu)\b")
_PLAIN_CHEZ = re.compile(rf"chez (?:(?:{'|'.join(sorted(_PROVIDERS))})\b|[\w-]{{1,40}}\.[a-z]{{2}})")
_REACH = 100

Place = tuple[int, int, str]


def email_places(text: str, keep: KeepWords) -> Iterator[Place]:
    """Find each address with its reason."""
    if "@" in text:
        yield from _written(text, keep)
    low = text.lower()
    if _may_be_said(low):
        yield from _said(text)
    for may_be, sign in _RUN_TOGETHER:
        if may_be.search(text):
            yield from ((*match.span("address"), "email_said") for match in sign.finditer(text))


def _may_be_said(low: str) -> bool:
    signs = (_PLAIN_AT, _PLAIN_CHEZ, _SAID_POINT)
    return any(hint in low for hint in _HINTS) or any(sign.search(low) for sign in signs)


def _written(text: str, keep: KeepWords) -> Iterator[Place]:
    for match in _AT_SIGN.finditer(text):
        whole = match.group().rstrip(".-_'?")
        address = whole.partition("?")[0]
        local, _, domain = address.rpartition(":")[2].partition("@")
        if _is_address(text[max(0, match.start() - _REACH) : match.start()], local, domain) and not _is_a_team(
            local, domain, keep
        ):
            end = match.start() + len(whole)
            if "." not in domain and (rest := _rest_of_domain(text, end, domain)):
                end = rest.end()
            firm = re.sub(r"[._-]", "", local.lower()) in _OF_A_FIRM and domain.split(".")[0].lower() not in _PROVIDERS
            yield match.start(), end, "email_firm" if firm else "email"


def _is_address(before: str, local: str, domain: str) -> bool:
    """Tell an address from "XXXX@22.9 %" and "root@server"."""
    host, dot, ending = domain.lower().rpartition(".")
    if local.lower() in _NOBODY:
        return False
    if dot:
        return ending[:1].isalpha()
    return ending in _BEHIND_AN_AT or (
        ending[:1].isalpha() and ("." in local.strip(".") or _MAIL.search(before) is not None)
    )


def _rest_of_domain(text: str, end: int, domain: str) -> re.Match[str] | None:
    bare = _BARE_ENDING.match(text, end) if domain.lower() in _PROVIDERS else None
    return _REST_OF_DOMAIN.match(text, end) or bare


def _is_a_team(local: str, domain: str, keep: KeepWords) -> bool:
    """Tell whether it is an open mailbox of the operator, such as support@ its own domain."""
    return re.sub(r"[._-]", "", local.lower()) in _TEAMS and is_kept(domain.split(".")[0], keep)


def _said(text: str) -> Iterator[Place]:
    """Look around each spoken "at"; the window is short, so that any text stays cheap."""
    for said in _SAID_AT.finditer(text):
        after = _AFTER.match(text, said.end(), said.end() + _REACH)
        if after is None:
            continue
        window = max(0, said.start() - _REACH)
        before = _BEFORE.search(text[window : said.start()])
        if before is None or before.group().strip().lower() in _NOBODY:
            continue
        start = window + before.start()
        end = _end(text, said, before.group(), after)
        if end and (
            said["sure"]
            or _is_loud(said, before)
            or _is_said(text[window:start], before.group(), after.group())
            or _at_a_provider(before.group(), after.group())
        ):
            firm = before.group().strip().lower() in _OF_A_FIRM and not _at_a_provider("x1", after.group())
            yield start, end, "email_firm" if firm else "email_said"


def _is_said(ahead: str, before: str, after: str) -> bool:
    """Tell "jane dot w at shop.fr" from "bought at shop.fr"."""
    told = (_SAID_JOINT.search(before), _DOTTED.match(before), _SAID_DOT.search(after), _MAIL.search(ahead))
    return any(match is not None for match in told)


def _at_a_provider(before: str, after: str) -> bool:
    """Tell "steph1989 at hotmail" from "my accounts at orange"."""
    first = re.match(r"\s*(\w+)", after)
    return first is not None and first[1].lower() in _MAIL_ONLY and _WITH_DIGIT.search(before) is not None


def _is_loud(said: re.Match[str], before: re.Match[str]) -> bool:
    """Tell "jane AT gmail" from "SHOP AT ORANGE"."""
    return said.group() == "AT" and not before.group().isupper()


def _end(text: str, said: re.Match[str], before: str, after: re.Match[str]) -> int:
    """Say where the domain ends, 0 when what follows is none; "at this point in" has no ending of a domain."""
    joints = list(_JOINTS.finditer(after.group().strip()))
    shift = after.end() - len(after.group().lstrip())
    domain = after.group().strip()
    endings = _ENDINGS if said["sure"] else _ENDINGS - _WORDS_TOO
    for place in range(len(joints) - 1, -1, -1):
        word = re.match(r"[\w-]+", domain[joints[place].end() :])
        dotted = _REAL_DOT.search(joints[place].group()) or re.search(
            "d[o0]t|point|pun", joints[place].group(), re.IGNORECASE
        )
        provider = domain[: joints[place].start()].lower() in _PROVIDERS
        if word and dotted and word.group().lower() in (_ENDINGS if provider else endings):
            return shift + joints[place].end() + word.end()
    first = re.match(r"\w+", domain)
    if (
        first
        and first.group().lower() in _PROVIDERS
        and (
            said["sure"]
            or said.group() == "AT"
            or _WITH_DIGIT.search(before)
            or _SAID_JOINT.search(before)
            or _DOTTED.match(before)
        )
    ):
        return shift + first.end()
    return 0
