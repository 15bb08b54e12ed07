"""Ways to reach or tell a person as upset people type them on a telephone, and what only looks like one."""

import pytest

from forum.redaction.rules import Kind, Tier, reason_words
from tests.rules.reading import doubted, marked, proposal, struck
from tests.soon import seconds_of

EMAILS = [
    ("send to bexandjo@live,co,uk", "bexandjo@live,co,uk"),
    ("m.quill@shop .net is my work one", "m.quill@shop .net"),
    ("reply to quill-m@web,de", "quill-m@web,de"),
    ("its bill dot quill at bt internet dot com", "bill dot quill at bt internet dot com"),
    ("u can get me at quill1989 at hotmail", "quill1989 at hotmail"),
    ("quill75 chez gmail c'est moi", "quill75 chez gmail"),
    ("écrivez à jp tiret du bas quill arobas free point fr", "jp tiret du bas quill arobas free point fr"),
    ("write to jo.quill at the rate gmail dot com", "jo.quill at the rate gmail dot com"),
]
PHONES = [
    ("phone07700900418 pls", "07700900418"),
    ("tel.0639981277 merci", "0639981277"),
    ("he texted from 07700•900•381 at midnight", "07700•900•381"),
    ("tel: 0117 496 0771 day or night", "0117 496 0771"),
    ("call 07700 900123 answers only after six", "07700 900123"),
    ("sms au 06/39/98/33/21", "06/39/98/33/21"),
    ("le 06.39.98.70.18 c'est lui", "06.39.98.70.18"),
    ("i wrote about the order. 07700 900 645 is me", "07700 900 645"),
    ("about my order, +447700900123", "+447700900123"),
    ("call o7700 9oo 412", "o7700 9oo 412"),
    ("mob. 07700 900 199🙏", "07700 900 199"),
    ("ring one two three four oh oh nine eight seven six", "one two three four oh oh nine eight seven six"),
]
ACCOUNTS = [
    ("look up quill.fits on facebook", "quill.fits"),
    ("dm quill-rides on insta for the vid", "quill-rides"),
    ("hes called quill_fits on tiktok", "quill_fits"),
    ("fb messenger name m.quill.9", "m.quill.9"),
    ("username quill.1990 is your own employee", "quill.1990"),
    ("vinted seller quill22 sent me rags", "quill22"),
    ("tell quill_mel on etsy thank you", "quill_mel"),
    ("she follows me on Insta now (quill.from.returns)", "quill.from.returns"),
    ("on Signal i am quill.88", "quill.88"),
    ("sur twitter il s'appelle quill_75", "quill_75"),
    ("trouvez moi sur insta sous m.quill", "m.quill"),
    ("son pseudo quill_59 sur vinted", "quill_59"),
    ("facebook/m.quill is hers", "m.quill"),
    ("the stylist's insta, quill.by.mo, shows my head", "quill.by.mo"),
]
NUMBERS = [
    ("livreur #8812 a jeté le carton", "8812"),
    ("The clerk at window 3 (no. 5520) slammed the shutter", "5520"),
    ("ask for reception x4410", "x4410"),
    ("Cashier #6 called me a liar", "6"),
    ("agent 4471 called me a liar", "4471"),
    ("The security man, number 212, grabbed my arm", "212"),
    ("her badge just said 47", "47"),
    ("He refused to give a name, only a number: 5518", "5518"),
    ('she would only say she was "number 318"', "318"),
    ("I took a note of his number, 9921, before he left", "9921"),
    ("handled by KT05 according to the letter", "KT05"),
    ("adviser number given: 663", "663"),
    ("Your cashier today: 0417", "0417"),
    ("bus driver 2094 shut the doors on me", "2094"),
    ("Employee 20418 should be retrained", "20418"),
    ("desk phone 7731, extension 4-412", "7731"),
    ("desk phone 7731, extension 4-412", "4-412"),
    ("ext 21 or 22, nobody there", "22"),
    ("demandez la ligne interne 5580", "5580"),
    ("il avait le 44 sur son gilet", "44"),
    ("conseillère réf. MLD22 absente", "MLD22"),
]
PLATES = [
    ("clio blanche DR412QP le livreur", "DR412QP"),
    ("une mégane ek-771-zz m'a coupé la route", "ek-771-zz"),
    ("la plaque c'est bx 934 tr", "bx 934 tr"),
    ("plaque suisse VD 448120", "VD 448120"),
    ("scooter plaque FZ-102-M", "FZ-102-M"),
    ("german van B-MX 4471 dumped my sofa", "B-MX 4471"),
    ("a red fiesta, ma57 hht, belongs to him", "ma57 hht"),
    ("taxi plate PCO 40128 overcharged", "PCO 40128"),
    ("the cab, licence 4471, had no meter", "4471"),
    ("I know where she parks, VA 448 KJ", "VA 448 KJ"),
]
HOMES = [
    ("They sent it to 12 Orchard Road instead.", "12 Orchard Road"),
    ("Livré au 5 rue Pasteur par erreur.", "5 rue Pasteur"),
    ("shes at 19 cobden st two doors down", "19 cobden st"),
    ("home address on the label: 52 Ashgrove, Bradford BD7 1BN", "52 Ashgrove, Bradford BD7 1BN"),
    ("my address is flat 3b, 118 lower clapton rd, london e5 0qr", "flat 3b, 118 lower clapton rd, london e5 0qr"),
    ("the courier is at 88 Beaumont Rd, he lives there", "88 Beaumont Rd"),
    ("he drove to Lindenstraße 4, 10969 Berlin where my mum lives", "Lindenstraße 4, 10969 Berlin"),
    ("c/o 5 Northgate, Apt 11, Denver, CO 80203", "5 Northgate, Apt 11, Denver, CO 80203"),
    ("drop it at 11 the green please", "11 the green"),
    ("If the depot wants, I'm at 31 Ellesmere Avenue", "31 Ellesmere Avenue"),
    ("Yours, Pat, 2 Cooper's Yard, Lewes", "2 Cooper's Yard, Lewes"),
    ("it's the third time 22 Larch Ave gets our mail", "22 Larch Ave"),
    ("my postman leaves it with the lady at number 44", "number 44"),
    ("my postcode is ls6 2qt and your map is wrong", "ls6 2qt"),
    ("déposé au 22 chez la voisine", "22"),
    ("l'avis est au 23 au lieu du 32 rue Carnot", "23"),
    ("mon adresse : 7 allée des tilleuls bat C 31000 toulouse", "7 allée des tilleuls bat C 31000 toulouse"),
    ("j'ai déménagé 17 rue victor hugo 59000 lille", "17 rue victor hugo 59000 lille"),
    ("BP 118, 29200 Brest c'est mon adresse postale", "BP 118, 29200 Brest"),
    ("lot 6 lotissement les Genêts 33600 Pessac", "6 lotissement les Genêts 33600 Pessac"),
    ("chez ma mère au 9 place du Marché", "9 place du Marché"),
    ("you went to 210, I live at 120.", "120"),
    ("mon appartement (3 rue des Lilas) est inondé", "3 rue des Lilas"),
]
PRIVATE = [
    ("my card 4929 1234 5678 9016 was charged twice", "4929 1234 5678 9016"),
    ("carte bleue 4970101234567890 débitée", "4970101234567890"),
    ("My IBAN GB29 NWBK 6016 1331 9268 19 was charged.", "GB29 NWBK 6016 1331 9268 19"),
    ("mon iban fr76 3000 6000 0112 3456 7890 189", "fr76 3000 6000 0112 3456 7890 189"),
    ("sort code 20-44-51 and account number 73910284", "20-44-51"),
    ("sort code 20-44-51 and account number 73910284", "73910284"),
    ("they mailed my ssn 078-05-1120 to a stranger", "078-05-1120"),
    ("NI number QQ 12 34 56 C stood on the envelope", "QQ 12 34 56 C"),
    ("numéro de sécu 1 85 05 78 006 084 36 sur l'enveloppe", "1 85 05 78 006 084 36"),
    ("my passport number 533401372 is with a stranger", "533401372"),
]
NOTHING_TO_SEE = [
    "tried the hotline 0800 123 4567 for 2 hours, toll free 1-800-555-0199 just plays music",
    "the app says call us on 0330 912 3456 mon-fri 8-6",
    "numéro vert 0 800 123 456 occupé, hotline 0892 70 50 50 payante",
    "complaints@yourshop.example and support@yourshop.example bounced, sav@magasin.example aussi",
    "bureau de poste 75011 fermé, La Poste 3631 injoignable",
    "flight EZY8412 seat 11C, bag tag 0421 889123 lost; vol AF1234 porte K41",
    "réf. 0612345678 du bon de commande, colis 8R0012345678, ref. 07449120033",
    "the paper quant-ph/0411152, code 447129, sku 88-1123-B, tv 55UQ75006LF",
    "top 40 most popular road bikes, a 10 speed road bike, 3 site-specific close reasons, 2 weeks down the road",
    "the 15 rep is not important to me. With n00bs it is; 1 game for ps5 2tb",
    "sort of 20 people, account 12345678 closed, gift card 6006 4912 8833 1120 is empty",
    "loyalty card 6335 7712 0093 4412 wont scan, carte fidélité 6331 0098 4412 8813 refusée, sim 8944 1100 6712 3345",
    "meet at 11 the next day, I came to 2 the following week",
    "instagram/facebook are down, facebook.they never answer, insta photos e-mail on facebook",
    "my file backup_final on the laptop; the size_chart is wrong",
    "handled by 5 people, her order number: 4471, the code AX7 expired, I was number 88 in the queue",
    "bus numéro 47, quai 3, caisse 4 fermée, numéro 12 dans la file, a jacket with 4 pockets",
    "room 412 then room 414, table 14, bay 118, platform 9 at 18:42, coach D, seat 41",
    "number 1 in customer service, number 2 of 5, no 10 times no, flat 20 % fee",
]


@pytest.mark.parametrize(
    ("text", "place"), [*EMAILS, *PHONES, *ACCOUNTS, *NUMBERS, *PLATES, *HOMES, *PRIVATE], ids=lambda value: value[:40]
)
def test_what_reaches_or_tells_a_person_is_struck_however_it_is_typed(text: str, place: str) -> None:
    spans = [span for span in proposal(text).spans if span.tier is Tier.strike]
    assert any(span.start <= text.index(place) and text.index(place) + len(place) <= span.end for span in spans)


@pytest.mark.parametrize("text", NOTHING_TO_SEE)
def test_numbers_of_things_and_of_firms_stay(text: str) -> None:
    spans = proposal(text).spans
    assert [text[span.start : span.end] for span in spans if span.kind not in (Kind.name, Kind.description)] == []


def test_a_firms_number_is_a_question_when_nothing_says_whose_it_is() -> None:
    assert doubted("I rang 0345 600 1010 eleven times") == ["0345 600 1010"]
    assert struck("his direct line is 0345 600 1010") == ["0345 600 1010"]


def test_an_open_mailbox_that_is_somebodys_own_is_struck() -> None:
    assert struck("my email is billing@quill.example") == ["billing@quill.example"]
    assert struck("email me at contact@quill.example") == ["contact@quill.example"]


def test_a_street_beside_a_shop_stays_unless_somebody_lives_there() -> None:
    assert marked("your store at 14 Elm Street, SW1A 1AA, is filthy") == []
    assert doubted("I saw Acme Express, 14 Elm Street, SW1A 1AA, burning") == ["14 Elm Street, SW1A 1AA"]
    assert struck("your driver left it at 14 Elm Street") == ["14 Elm Street"]


def test_a_card_without_a_word_for_it_is_a_question_only_when_its_last_digit_fits() -> None:
    assert doubted("it said 4111 1111 1111 1111 on the slip") == ["4111 1111 1111 1111"]
    assert marked("it said 4111 1111 1111 1112 on the slip") == []
    assert marked("the code 4111111111111111 is on the slip") == []


def test_the_reason_for_a_number_of_a_bank_or_a_state_is_a_sentence() -> None:
    assert "card" in reason_words("private_number")
    assert "carte" in reason_words("private_number", "fr")


@pytest.mark.parametrize(
    "piece",
    [
        "number 1 ",
        "at 1 the ",
        "12 elm a ",
        "12 rue a ",
        "1 aa SW1A ",
        "a_b insta ",
        "(a.b insta ",
        "4111 1111 ",
        "GB29 AAAA ",
        "iban GB29NWBK",
        "sort 20-44-51 account 12345678 ",
        "passport A1",
        "07700•",
        "oOo0",
        "delivered ",
        "Rose House, A ",
    ],
)
def test_a_long_text_made_to_be_slow_is_read_at_once(piece: str) -> None:
    text = (piece * 32_000)[:32_000]
    proposal("")
    assert seconds_of(lambda: proposal(text), under=2) < 2
