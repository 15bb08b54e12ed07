"""What people do to a name so that a simple search misses it.

The second list was written before the rules were tuned.
"""

import pytest

from forum.redaction.rules import Roster, RosterEntry, language_of
from forum.redaction.rules.roster_names import roster_spans
from forum.redaction.rules.tokens import tokens_of
from forum.redaction.tables import tables
from tests.rules.reading import proposal

STAFF = Roster.build(
    [
        RosterEntry("Brenda Kowalski", ("Bren",), ("@bkowalski_till",)),
        RosterEntry("Jane Whitfield"),
        RosterEntry("Rajesh Verma", ("Raj",)),
        RosterEntry("Philippa Threlkeld", ("Pippa",)),
        RosterEntry("Jesús Muñoz"),
        RosterEntry("Siobhan O'Leary"),
        RosterEntry("Guillaume Lefèvre"),
        RosterEntry("Anne-Sophie Delacroix"),
        RosterEntry("Tomasz Wiśniewski", ("Tomek",)),
        RosterEntry("Priyanka Chatterjee"),
        RosterEntry("Marcus Oyelaran"),
        RosterEntry("Will Price"),
        RosterEntry("Grace Park"),
    ]
)

# Each disguise stands between ⟦ and ⟧; all its letters must be covered.
DEVELOPMENT = [
    "I spoke to ⟦BRENDA⟧ about the refund.",
    "it was ⟦brenda⟧ again",
    "I asked ⟦Ｂｒｅｎｄａ⟧ twice.",
    "I asked ⟦Brèndá⟧ twice.",
    "I asked ⟦Bren\u200bda⟧ twice.",
    "I asked ⟦B\u00adrenda⟧ twice.",
    "I asked ⟦Вrеndа⟧ twice.",
    "I asked ⟦Br3nda⟧ twice.",
    "I asked ⟦8renda⟧ twice.",
    "I asked ⟦Br€nd@⟧ twice.",
    "Then ⟦Wh1tf1eld⟧ hung up.",
    "Then ⟦R@jesh⟧ hung up.",
    "Then ⟦ⓑⓡⓔⓝⓓⓐ⟧ hung up.",
    "Then ⟦𝓑𝓻𝓮𝓷𝓭𝓪⟧ hung up.",
    "Then ⟦𝔹𝕣𝕖𝕟𝕕𝕒⟧ hung up.",
    "Then ⟦🅱renda⟧ hung up.",
    "Then ⟦B r e n d a⟧ hung up.",
    "Then ⟦B.r.e.n.d.a⟧ hung up.",
    "Then ⟦B-r-e-n-d-a⟧ hung up.",
    "Then ⟦B_r_e_n_d_a⟧ hung up.",
    "Then ⟦Bren-da⟧ hung up.",
    "Then ⟦Bren.da⟧ hung up.",
    "Then ⟦Bren_da⟧ hung up.",
    "Then ⟦Br**en**da⟧ hung up.",
    "Then ⟦[Bren](https://example.org)da⟧ hung up.",
    "Then ⟦Bren\\da⟧ hung up.",
    "Then ⟦`Bren`da⟧ hung up.",
    "Then ⟦<b>Bren</b>da⟧ hung up.",
    "Then ⟦Bren<!-- x -->da⟧ hung up.",
    "Then ⟦Br&#101;nda⟧ hung up.",
    "Then ⟦Brenda&nbsp;Kowalski⟧ hung up.",
    "Then ⟦Brrrenndaaa⟧ hung up.",
    "Then ⟦BRENDAAAAA⟧ hung up.",
    "Then ⟦adnerB⟧ hung up.",
    "Then ⟦dleiftihW⟧ hung up.",
    "⟦J. Whitfield⟧ never called back.",
    "⟦Rajesh V.⟧ never called back.",
    "⟦Whitfield, Jane⟧ never called back.",
    "⟦KOWALSKI Brenda⟧ never called back.",
    "⟦Pippa⟧ never called back.",
    "Write to ⟦jane.whitfield⟧@example.com if you dare.",
    "See facebook.com/⟦janewhitfield⟧ for more.",
    "Ask ⟦@jwhitfield⟧ on Twitter.",
    "She is ⟦janew1982⟧ on the forum.",
    "She is ⟦brenda_k⟧ on the forum.",
    "I asked ⟦Brendda⟧ twice.",
    "I asked ⟦Berenda⟧ twice.",
    "I asked ⟦Whitfeild⟧ twice.",
    "I asked ⟦Whitfild⟧ twice.",
    "I asked ⟦Chaterjee⟧ twice.",
    "I asked ⟦Br*nda⟧ twice.",
    "I asked ⟦B****a⟧ twice.",
    "I asked ⟦Br_nda⟧ twice.",
    "I asked ⟦Bren...⟧ twice.",
    "I asked ⟦Filippa⟧ twice.",
    "I asked ⟦Shivon⟧ twice.",
    "J'ai parlé à ⟦Guillome⟧ hier.",
    "J'ai parlé à ⟦Anne Sophie⟧ hier.",
    "J'ai parlé à ⟦Lefevre⟧ hier.",
    "Voici ⟦Munoz Jesus⟧, au guichet.",
    "Then Mr ⟦Price⟧ hung up.",
    "Then ⟦Will Pr1ce⟧ hung up.",
    "Then ⟦W. Price⟧ hung up.",
    "Then ⟦OLeary⟧ hung up.",
]

HELD_OUT = [
    "Some ⟦WhItFiElD⟧ person answered.",
    "thanks for nothing ⟦rajesh⟧",
    "Some ⟦Ｗｈｉｔｆｉｅｌｄ⟧ answered.",
    "Some ⟦Ŵhïtfíełd⟧ answered.",
    "Some ⟦Whit\u200d\u200dfield⟧ answered.",
    "Some ⟦Κοwаlѕki⟧ answered.",
    "Some ⟦P1ppa⟧ answered.",
    "Some ⟦0yelaran⟧ answered.",
    "Some ⟦Th7elkeld⟧ answered.",
    "Some ⟦K0w@l$k1⟧ answered.",
    "Some ⟦Ph!l!ppa⟧ answered.",
    "Some ⟦W!ll Pr!ce⟧ answered.",
    "Some ⟦Ⓙⓐⓝⓔ Ⓦⓗⓘⓣⓕⓘⓔⓛⓓ⟧ answered.",
    "Some ⟦𝕽𝖆𝖏𝖊𝖘𝖍⟧ answered.",
    "Some ⟦ᴾʰⁱˡⁱᵖᵖᵃ⟧ answered.",
    "Some ⟦ʀᴀᴊᴇsʜ⟧ answered.",
    "Some ⟦🇷🇦🇯🇪🇸🇭⟧ answered.",
    "Some ⟦R a j e s h⟧ answered.",
    "Some ⟦M  a  r  c  u  s⟧ answered.",
    "Some ⟦W·h·i·t·f·i·e·l·d⟧ answered.",
    "Some ⟦P*r*i*y*a*n*k*a⟧ answered.",
    "Some ⟦S-i-o-b-h-a-n⟧ answered.",
    "Some ⟦Ra-jesh⟧ answered.",
    "Some ⟦Priy.anka⟧ answered.",
    "Some ⟦Whit|field⟧ answered.",
    "Some ⟦Whit/field⟧ answered.",
    "Some ⟦Priyan ka⟧ answered.",
    "Some ⟦*Whit*field⟧ answered.",
    "Some ⟦Kow__als__ki⟧ answered.",
    "Some ⟦Phil~~ip~~pa⟧ answered.",
    "Some ⟦Chatt[er](/x)jee⟧ answered.",
    'Some ⟦Whit<span class="a">field</span>⟧ answered.',
    "Some ⟦Whit<br/>field⟧ answered.",
    "Some ⟦Raj&shy;esh⟧ answered.",
    "Some ⟦&#x52;ajesh⟧ answered.",
    "Some ⟦**Jane** _Whitfield_⟧ answered.",
    "Some ⟦Threeelkeld⟧ answered.",
    "Some ⟦Raaaajesh⟧ answered.",
    "Some ⟦hsejaR⟧ answered.",
    "Some ⟦ikslawok⟧ answered.",
    "Some ⟦T. Wisniewski⟧ answered.",
    "Some ⟦Marcus O.⟧ answered.",
    "Some ⟦Priyanka C⟧ answered.",
    "Some ⟦Oyelaran, M.⟧ answered.",
    "Some ⟦VERMA Rajesh⟧ answered.",
    "Some ⟦J Whitfield⟧ answered.",
    "Some ⟦Tomek⟧ answered.",
    "Mail ⟦rverma⟧@bank.example please.",
    "Mail ⟦whitfield.j⟧@bank.example please.",
    "Look at instagram.com/⟦marcus.oyelaran⟧ now.",
    "Look at ⟦@tomasz_wisniewski⟧ now.",
    "Look at ⟦PriyankaChatterjee⟧ now.",
    "Look at ⟦rajeshv88⟧ now.",
    "Look at ⟦@bkowalski_till⟧ now.",
    "Look at ⟦kowalskibrenda⟧ now.",
    "Some ⟦Kowalsky⟧ answered.",
    "Some ⟦Rajehs⟧ answered.",
    "Some ⟦Threlkel⟧ answered.",
    "Some ⟦Philipa⟧ answered.",
    "Some ⟦Priyankaa⟧ answered.",
    "Some ⟦Wisnewski⟧ answered.",
    "Some ⟦Whitf*eld⟧ answered.",
    "Some ⟦R*j*sh⟧ answered.",
    "Some ⟦Kowal____⟧ answered.",
    "Some ⟦Prianka⟧ answered.",
    "Some ⟦Whit...⟧ answered.",
    "Some ⟦R****h⟧ answered.",
    "Some ⟦Mark us Oyelaran⟧ answered.",
    "Some ⟦Shavonne O'Leary⟧ answered.",
    "Some ⟦Brenda K.⟧ answered.",
    "La caissière ⟦Delacrois⟧ m'a répondu.",
    "La caissière ⟦Anne-Sofie⟧ m'a répondu.",
    "Le vendeur ⟦Guill@ume⟧ m'a répondu.",
    "Le vendeur ⟦G. Lefèvre⟧ m'a répondu.",
    "Le vendeur ⟦LEFEBVRE⟧ m'a répondu.",
    "Some ⟦Gr4ce Park⟧ answered.",
    "Some Ms. ⟦Park⟧ answered.",
    "Some ⟦O' Leary⟧ answered.",
    "Some ⟦Sióbhan⟧ answered.",
    "Some ⟦Mun0z⟧ answered.",
]

# What looks like a disguise and is none: words, slips of the pen, companies, numbers.
INNOCENT = [
    "I will price match it, and that is the grace period.",
    "The parking lot; they park there, at that price.",
    "Please check-in at the re-opened desk, and/or call.",
    "I paid by credit card.Then nothing happened.",
    "My order 8R3NT-44A1 and the code AB12-CD34 were lost.",
    "They recieved my acount detials and morgage papers.",
    "What the f*ck, this is sh*t and b******t.",
    "So anyway... I waited, and then... nothing.",
    "Sooooo bad, reallllly sloooow.",
    "Use `grep -v` in snake_case_names or <b>bold</b> text.",
    "See https://example.org/en/help_center/opening-hours for more.",
    "a b c d e f g: options A, B, C and D.",
    "All of my loans/nna/vehicles, and 24/7 support.",
    "Je vais vérifier le prix, et la grâce présidentielle.",
]


def where(disguise: str) -> tuple[str, int, int]:
    """Take the brackets off, and say what they held."""
    start, end = disguise.index("⟦"), disguise.index("⟧") - 1
    return disguise.replace("⟦", "").replace("⟧", ""), start, end


def is_caught(disguise: str) -> bool:
    """Whether every letter of the name is struck or asked about."""
    text, start, end = where(disguise)
    covered = {place for span in proposal(text, roster=STAFF).spans for place in range(span.start, span.end)}
    return all(place in covered for place in range(start, end) if text[place].isalnum())


@pytest.mark.parametrize("disguise", DEVELOPMENT)
def test_a_disguised_name_is_found(disguise: str) -> None:
    assert is_caught(disguise)


def test_most_disguises_that_nobody_looked_at_are_found() -> None:
    missed = [disguise for disguise in HELD_OUT if not is_caught(disguise)]
    assert len(missed) <= len(HELD_OUT) * 0.05, missed


@pytest.mark.parametrize("text", INNOCENT)
def test_what_only_looks_like_a_disguise_stays(text: str) -> None:
    spans = roster_spans(text, tokens_of(text), set(), STAFF, tables(), language_of(text))
    assert [text[span.start : span.end] for span in spans] == []


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Then adnerB hung up.", "roster_backwards"),
        ("I asked Whitfeild twice.", "roster_one_letter"),
        ("I asked Br*nda twice.", "roster_masked"),
        ("She is janew1982 there.", "roster_account"),
        ("Somebody, Filippah perhaps.", "roster_sound"),
    ],
)
def test_each_disguise_says_what_it_is(text: str, reason: str) -> None:
    assert reason in [span.reason for span in proposal(text, roster=STAFF).spans]


@pytest.mark.parametrize(
    ("text", "struck"),
    [
        ("**Bren**da left.", "**Bren**da"),
        ("It was *Br*enda.", "*Br*enda"),
        ("<b>Whit</b>field left", "<b>Whit</b>field"),
        ("See [Bren](https://x.org/y)da now", "[Bren](https://x.org/y)da"),
        ("Br&#101;nda&nbsp;Kowalski left", "Br&#101;nda&nbsp;Kowalski"),
    ],
)
def test_markup_inside_a_name_goes_with_it(text: str, struck: str) -> None:
    spans = proposal(text, roster=STAFF).spans
    assert [text[span.start : span.end] for span in spans] == [struck]


@pytest.mark.parametrize(
    ("text", "tiers"),
    [
        ("I wrote to Oyelaran & Whitfield LLP. Oyelaran never answered.", ["doubt", "doubt", "doubt"]),
        ("They sold it to Whitfield Capital, and Whitfield wants it now.", ["doubt", "doubt"]),
        ("The law offices of Jane Whitfield wrote to me.", ["doubt"]),
        ("I wrote to Brenda & Jane about it.", ["strike", "strike"]),
        ("I asked Whitfield. Capital letters followed.", ["strike"]),
    ],
)
def test_a_firm_that_bears_a_name_is_a_question(text: str, tiers: list[str]) -> None:
    found = roster_spans(text, tokens_of(text), set(), STAFF, tables(), "en")
    assert [span.tier for span in sorted(found, key=lambda span: span.start)] == tiers


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The one who signed J.W. was rude.", ["roster_initials"]),
        ("Made in the U.S. by P.O. box, at 5 P.M. sharp.", []),
        ("It was Br3nddda, I think.", ["roster_disguised"]),
        ("It was graaaace, I mean Graceee.", []),
        ("Wrote ecirG and ecarG.", ["roster_backwards"]),
        ("They are at brenda77 and at grac3.", ["roster_account", "roster_disguised"]),
        ("We sold it to Whitfeild Capital.", []),
        ("WILL PARK LATER, said the LAW.", []),
        ("It is 🅱🆁🅴🅽🅳🅰 again.", ["roster"]),
    ],
)
def test_what_is_found_and_why(text: str, found: list[str]) -> None:
    spans = roster_spans(text, tokens_of(text), set(), STAFF, tables(), "en")
    assert [span.reason for span in spans] == found
