"""Ways to reach or tell a person: addresses, numbers, accounts."""

import pytest

from forum.redaction.rules import REGIONS, KeepWords, Kind, Span, Tier, reason_words
from forum.redaction.rules.contacts import contact_spans
from forum.redaction.rules.numbers import address_spans, number_spans
from forum.redaction.rules.phones import phone_spans
from forum.redaction.rules.whose import is_own
from tests.rules.reading import doubted, kinds, marked, proposal, struck
from tests.soon import seconds_of

NOTHING = KeepWords.build(())


def found(text: str) -> list[Span]:
    """What is marked beside names, which other rules find."""
    return [span for span in proposal(text).spans if span.kind is not Kind.name]


EMAILS = [
    ("Write to m.quill+help@shop-example.co.uk, please.", "m.quill+help@shop-example.co.uk"),
    ("Write to m dot quill at shop dot com please", "m dot quill at shop dot com"),
    ("Write to quill (at) shop [dot] org now", "quill (at) shop [dot] org"),
    ("His mail is quill{at}shop{dot}eu ok", "quill{at}shop{dot}eu"),
    ("mail quill underscore m AT gmail tonight", "quill underscore m AT gmail"),
    ("Contact q u i l l at shop dot com directly", "q u i l l at shop dot com"),
    ("mail q u i l l @ shop . com if you like", "q u i l l @ shop . com"),
    ("please write to quill at shop.co.uk for this", "quill at shop.co.uk"),
    ("Écrivez à quill arobase boutique point fr demain", "quill arobase boutique point fr"),
    ("Écrire à jean tiret paul chez orange.fr", "jean tiret paul chez orange.fr"),
    ("son mail c'est m.quill chez laposte point net", "m.quill chez laposte point net"),
    ("quill (arrobase) sfr (point) fr, voilà", "quill (arrobase) sfr (point) fr"),
    ("Contact quill＠shop．com directly", "quill＠shop．com"),
    ("Contact quill@shop。com directly", "quill@shop。com"),
    ("Contact qu\u200bill@sh\u200bop.com directly", "qu\u200bill@sh\u200bop.com"),
    ("the form shows quill%40shop.com in it", "quill%40shop.com"),
    ("the code has quill&#64;shop&#46;com in it", "quill&#64;shop&#46;com"),
    ("the code has quill&commat;shop&period;com in it", "quill&commat;shop&period;com"),
    ("Contact quill\\@shop.com directly", "quill\\@shop.com"),
    ("Contact **quill**@shop.com directly", "quill**@shop.com"),
    ("[her](mailto:quill@shop.com?subject=hello) page", "mailto:quill@shop.com?subject=hello"),
    ("<quill@shop.com> closed it", "quill@shop.com"),
    ("Her address is m.quill@shop there", "m.quill@shop"),
    ("m.quill[@]shop[.]com is on the card", "m.quill[@]shop[.]com"),
    ("m[dot]quill@shop[dot]com is on the card", "m[dot]quill@shop[dot]com"),
    ("mail m.quill@shop,com please", "m.quill@shop,com"),
    ("m.quill at shop.com is hers", "m.quill at shop.com"),
    ("quillATshopDOTcom, ha", "quillATshopDOTcom"),
    ("m.quill-at-shop.com, ha", "m.quill-at-shop.com"),
    ("email: quill at shop com", "quill at shop com"),
    ("just write quill1951 at yahoo", "quill1951 at yahoo"),
    ("email is quill underscore m at proton dot me", "quill underscore m at proton dot me"),
    ("quill AT fastmail DOT fm is me", "quill AT fastmail DOT fm"),
]
PHONES = [
    ("Her mobile is 07911 123456, ring it.", "07911 123456"),
    ("Call (212) 736-5000 and ask.", "(212) 736-5000"),
    ("Call (212) 736-5000 ext. 44 and ask.", "(212) 736-5000 ext. 44"),
    ("Appelez le 06.98.76.54.32 avant midi", "06.98.76.54.32"),
    ("Appelez le +33 (0)6 98 76 54 32 avant midi", "+33 (0)6 98 76 54 32"),
    ("Son numéro : 0033 6 98 76 54 32.", "0033 6 98 76 54 32"),
    ("Reach him at +49 30 901820 in Berlin", "+49 30 901820"),
    ("my number is 0 7 9 1 1 1 2 3 4 5 6", "0 7 9 1 1 1 2 3 4 5 6"),
    ("her number is 2 1 2 7 3 6 5 0 0 0, ok", "2 1 2 7 3 6 5 0 0 0"),
    ("it is ０７９１１ １２３４５６ he said", "０７９１１ １２３４５６"),
    ("it is ٠٧٩١١ ١٢٣٤٥٦ he said", "٠٧٩١١ ١٢٣٤٥٦"),
    ("WhatsApp +44 7911 123456 please", "+44 7911 123456"),
    ("call O7911 123456 now", "O7911 123456"),
    ("le 06_98_76_54_32 svp", "06_98_76_54_32"),
    ("whats app me 07700 9OO 123 after six", "07700 9OO 123"),
    ("they called from 1-800-555-FAKE twice", "1-800-555-FAKE"),
    ("landline 496 0331, mobile broken", "496 0331"),
    ("my number ends in 4419 and you keep texting it", "4419"),
    ("call me on seven seven oh oh nine double oh one two three", "seven seven oh oh nine double oh one two three"),
    ("you can get me on 0121 four nine six oh nine eight seven", "0121 four nine six oh nine eight seven"),
]
ACCOUNTS = [
    ("Ask @quill_helps about it", "@quill_helps", Kind.handle),
    ("my insta is quill_m", "quill_m", Kind.handle),
    ("find her on Twitter as mquill", "mquill", Kind.handle),
    ("my twitter handle is quillbakes", "quillbakes", Kind.handle),
    ("snap: quill99", "quill99", Kind.handle),
    ("add quill_22 on Snapchat", "quill_22", Kind.handle),
    ("son insta : quill_75", "quill_75", Kind.handle),
    ("IG- quill_m is her", "quill_m", Kind.handle),
    ("instagram (quill.m) is her", "quill.m", Kind.handle),
    ("his handle is quill.fits", "quill.fits", Kind.handle),
    ("her username is mquill there", "mquill", Kind.handle),
    ("my Reddit is u/quill_9", "u/quill_9", Kind.handle),
    ("His Discord, quill#1234, is public.", "quill#1234", Kind.handle),
    ("He is on https://www.linkedin.com/in/m-quill-99, look.", "https://www.linkedin.com/in/m-quill-99", Kind.link),
    ("on linkedin, in/m-quill-99 is him", "in/m-quill-99", Kind.link),
    ("facebook.com/m.quill is the boss's page", "facebook.com/m.quill", Kind.link),
    ("shop.com/team/mary-quill shows her", "shop.com/team/mary-quill", Kind.link),
    ("https://shop.fr/annuaire/quill-marie la montre", "https://shop.fr/annuaire/quill-marie", Kind.link),
    ("https://mastodon.example.org/@quill says so", "https://mastodon.example.org/@quill", Kind.link),
    ("https://forum.example.org/users/12/quill wrote it", "https://forum.example.org/users/12/quill", Kind.link),
    ("TikTok user qu1ll_m films customers", "qu1ll_m", Kind.handle),
    ("my skype name is live:quill_2", "live:quill_2", Kind.handle),
    ("u/quill_m on reddit is your manager", "u/quill_m", Kind.handle),
    ("linkedin dot com slash in slash quill-m-88 says so", "quill-m-88", Kind.handle),
    ("on insta she is m.quill.x", "m.quill.x", Kind.handle),
    ("her insta is quillmary, go see", "quillmary", Kind.handle),
    ("she messaged me as Quill_07 on Messenger", "Quill_07", Kind.handle),
    ("YouTube channel /@QuillTheFitter is your installer", "@QuillTheFitter", Kind.handle),
    ("my handle there is quill88", "quill88", Kind.handle),
]
NUMBERS = [
    ("Badge no. B-7731 was on her shirt", "B-7731"),
    ("employee number 40233 hung up", "40233"),
    ("le vendeur, matricule 5521, a ri", "5521"),
    ("Conducteur matricule 88 412 ne répond pas", "88 412"),
    ("le matricule AB-1234 a crié", "AB-1234"),
    ("employé n° 5521 a crié", "5521"),
    ("Agent id 88213 closed it", "88213"),
    ("operator #12 was rude", "12"),
    ("collar number 2231 laughed", "2231"),
    ("PC 4412 took my name", "4412"),
    ("his number is 4471 on the badge", "4471"),
    ("badge (4471) was hers", "4471"),
    ("badge, 4471, hung up", "4471"),
    ("badge number 44-71 hung up", "44-71"),
    ("emp. no. 4471 hung up", "4471"),
    ("his ID is 4471 on paper", "4471"),
    ("n° d'employé 5521", "5521"),
    ("caissière 27 a crié", "27"),
    ("served by: 117", "117"),
    ("Her extension is 4410.", "4410"),
    ("She had ID 88213 on her tag", "88213"),
    ("rep 17B hung up on me", "17B"),
    ("Driver 5512 threw my parcel", "5512"),
    ("name tag 0042, no smile", "0042"),
    ("cashier 07 overcharged me", "07"),
    ("the engineer (van number 14) left", "14"),
    ("I wrote down her badge. It's 55120.", "55120"),
    ("The courier's ID is DRV-20931 in the app", "DRV-20931"),
    ("delivered by courier #8821, empty", "8821"),
    ("served by Op 12 it says", "Op 12"),
    ("I asked for her number and she said T4410", "T4410"),
    ("agent 7F3 closed the chat", "7F3"),
    ("adviser ref JK/4 was no help", "JK/4"),
    ("nurse PIN 18K2204E ignored the bell", "18K2204E"),
    ("driver number on the panel: 40217", "40217"),
    ("The label on his vest read 0881", "0881"),
    ("her operator number was 6 6 0 2, not sure", "6 6 0 2"),
    ("Her badge has the number 66-102 under the photo", "66-102"),
    ("collar no. PC 4482 laughed", "PC 4482"),
    ("her till ID 88 is on the slip", "88"),
    ("my postie, round 114, leaves it in the rain", "114"),
    ("his direct line is x4417", "x4417"),
    ("Son matricule est le 88213", "88213"),
    ("chauffeur 5512, ligne 8", "5512"),
    ("Identifiant du conseiller : CLT0098", "CLT0098"),
    ("le livreur (id hx7731) a jeté le colis", "hx7731"),
]
PLATES = [
    ("The van with plate AB12 CDE hit me.", "AB12 CDE"),
    ("Car AB12CDE sped off.", "AB12CDE"),
    ("the courier's reg was ab12 cde", "ab12 cde"),
    ("plaque AA-123-BB", "AA-123-BB"),
    ("une Clio AB-344-CA grise", "AB-344-CA"),
    ("immatriculée 1234 AB 75", "1234 AB 75"),
    ("Kennzeichen B-AB 1234", "B-AB 1234"),
    ("license plate 7ABC123 from Ohio", "7ABC123"),
    ("license plate ending 482, cut me off", "482"),
    ("number plate begins KX70, I think", "KX70"),
    ("rego 1AB 2CD tailgated me", "1AB 2CD"),
    ("the black Corolla, 8KLM 332, swore at me", "8KLM 332"),
    ("le camion, 4417 XT 69, a fui", "4417 XT 69"),
    ("une Clio, plaque finissant par 482", "482"),
    ("immat gh-771-zt sur le film", "gh-771-zt"),
    ("plates were KLT-2290 or similar", "KLT-2290"),
    ("the taxi plate 3391 on the dashboard", "3391"),
]
HOMES = [
    ("She lives at 14 Elm Street with her cat", "14 Elm Street"),
    ("I live at Flat 2, 14 Elm Street, London SW1A 1AA.", "Flat 2, 14 Elm Street, London SW1A 1AA"),
    ("i live at 14 elm street", "14 elm street"),
    ("Il habite 12 rue de la Paix à Tours", "12 rue de la Paix"),
    ("J'habite au 14 bis rue des Lilas, 37000 Tours.", "14 bis rue des Lilas, 37000 Tours"),
    ("j'habite 12 rue pasteur", "12 rue pasteur"),
    ("He lives at 86 Rua do Carmo 16", "86 Rua do Carmo 16"),
    ("He lives at PO Box 4412 now", "PO Box 4412"),
    ("My postcode is SW1A 1AA.", "SW1A 1AA"),
    ("mon code postal est 37000", "37000"),
    ("I live at No. 14 Elm Street", "No. 14 Elm Street"),
    ("I live at Apt 4B, 200 W 34th St, New York, NY 10001", "Apt 4B, 200 W 34th St, New York, NY 10001"),
    ("J'habite 12 rue du 8 Mai 1945", "12 rue du 8 Mai 1945"),
    ("write to us at 58 Fern Road, Bath BA1 1AA", "58 Fern Road, Bath BA1 1AA"),
    ("I live at Rose Cottage, Mill Lane", "Rose Cottage, Mill Lane"),
    ("he left it with the man at number 17 Elm Grove", "number 17 Elm Grove"),
    ("my mum lives in Flat 12, Rowan House, Mill Road", "Flat 12, Rowan House, Mill Road"),
    ("new address: The Old Forge, Church Lane, Upper Mill SN8 3JG", "The Old Forge, Church Lane, Upper Mill SN8 3JG"),
    ("ship to PO Box 771, Bend, OR 97709 please", "PO Box 771, Bend, OR 97709"),
    ("the manager lives on Elm Drive", "Elm Drive"),
    ("I moved from 44 High Street to 7 Dean's Yard", "44 High Street"),
    ("home address 18 rue du Port, Montreal H2Y 1C6", "18 rue du Port, Montreal H2Y 1C6"),
    ("my postcode is SW1A 1AA and house number 88", "house number 88"),
    ("pls redeliver to Flat 9B Elm Court, Queens Rd, Reading RG1 4HH", "Flat 9B Elm Court, Queens Rd, Reading RG1 4HH"),
    ("he dropped it at my neighbours, no 23, unasked", "no 23"),
    ("I am at 120 Station Road", "120 Station Road"),
    ("il vit place du Marché", "place du Marché"),
    ("ma boîte postale BP 771 35000 Rennes", "BP 771 35000 Rennes"),
    ("mon voisin du 12 bis rue des Lilas", "12 bis rue des Lilas"),
]

NO_CONTACTS = [
    "The order 2127365000 came on 12/03/2024 for $1,234,567.89.",
    "My order number is 2127365000, still nothing.",
    "My tracking number is 1234567890123 and the invoice 0612345678.",
    "Tracking 1Z 999 AA1 01 2345 6784 says delivered.",
    "From 2019-2023 I paid 1 200 000 euros, on 2024-05-06, as in (1722-1787).",
    "Version 0.67.8151.288 and 10.0.19045.4170 fail on 192.168.1.254.",
    "I stood at this point in time and looked. Then it broke at dot.",
    "I bought it at amazon.com, then at shop.fr, and work at orange.",
    "The interest was XXXX@22.9 % and I met him @ 5 pm; git@shop.com is a machine.",
    "See https://www.facebook.com/help/contact and linkedin.com/company/acme",
    "See https://shop.com/team/sales-department and shop.com/about/our-story",
    "https://forum.example.org/users/flair/ is a page; Personnel : 23 000 and staff 300",
    "My insta is broken, Twitter is down, on Facebook as usual, instagram: setup.exe",
    "Open 08.00-20.00 and 9.30 - 17.30 daily; I called O2 and 3 shops.",
    "Shop at amazon.com. SHOP AT ORANGE. The username is wrong, her username is locked.",
    "The cashier 3 times, rep 5 days, served by 3 people; order ID 4471, ID 12 is broken.",
    "An extension of 30 days, please; agent 12 times; agent 007 series.",
    "I waited 90 minutes at gate 12, seat 14A, the Booster Badge (300 points).",
    "Plate 3 of the atlas, registration took 3 days, part no. AA-123-B.",
    "At home they said the parcel is at 14 elm street depot",
    "The postcode table lists SW1A 1AA too.",
    "your store at 12 High Street is dirty, and so is 14 High Street branch",
    "See you on 5 May Street party; the 5 Star Way; vers 350 av. J.-C., en Grèce.",
    "oh one, zero six: seven two. Four five; six seven eight nine",
    "add quill on Snapchat, or dm someone on Twitter",
    "the part %2d is <b>bold</b> and ︎ strange",
    "one two three testing, two or three times, nine of ten",
    "My account number ends in 4419 and the card number ending in 1881 was charged.",
    "The Nvidia driver 535 crashed, and driver version 537.13 too; agent 1 was nice, rep 2 was not.",
    "The gift card with 50 dollars on it; cashier 5 items at most, driver 45 min late.",
    "Case no. 00912837, ticket no. 4431, member id 5512, customer number 88213, serial number K119.",
    "I send to 10 people 20000 Miles of thanks; deliver to store 5512.",
    "The phone x2000 has 800x600; a BMW 320 TDI, a Focus 2012 and a Polo 1.4.",
    "Le chauffeur 2 heures en retard, le conseiller 10 minutes, facture 2024-118, client n° 8812.",
    "The driver in 2019 and driver 2020 were the same, operator 4.5 stars, server id 7.",
    "Employee 401(k), the manager 360 review and Agent 47 the game.",
    "I live in 2 rooms, flat rate 20, flat 50 fee; he lives in the Old Court area.",
]


@pytest.mark.parametrize(("text", "contact"), EMAILS)
def test_an_address_is_struck_however_it_is_written(text: str, contact: str) -> None:
    assert contact in struck(text)
    assert Kind.email in kinds(text)


@pytest.mark.parametrize(("text", "contact"), PHONES)
def test_a_telephone_number_is_struck(text: str, contact: str) -> None:
    assert contact in struck(text)
    assert Kind.phone in kinds(text)


@pytest.mark.parametrize(("text", "contact", "kind"), ACCOUNTS)
def test_an_account_is_struck(text: str, contact: str, kind: Kind) -> None:
    assert contact in struck(text)
    assert kind in kinds(text)


@pytest.mark.parametrize(("text", "number"), NUMBERS + PLATES)
def test_a_number_that_tells_a_person_or_a_car_is_struck(text: str, number: str) -> None:
    assert number in struck(text)
    assert Kind.number in kinds(text)


@pytest.mark.parametrize(("text", "home"), HOMES)
def test_where_someone_lives_is_struck(text: str, home: str) -> None:
    assert home in struck(text)
    assert Kind.address in kinds(text)


@pytest.mark.parametrize("text", NO_CONTACTS)
def test_dates_prices_orders_shops_and_company_pages_stay(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "oh seven nine one one one two three four five six",
        "zero seven nine double one, one two three, four five six",
        "zéro six douze trente-quatre cinquante-six soixante-dix-huit",
        "oh seven seven double oh nine hundred four eight one",
        "zéro six dix-sept quatre-vingt-onze vingt et un soixante-douze",
    ],
)
def test_a_number_in_words_is_struck_when_somebody_can_dial_it(text: str) -> None:
    assert struck(f"It said {text} on the wall") == [text]
    assert struck(f"dial {text} tonight") == [text]


def test_digits_in_words_that_nobody_can_dial_are_a_doubt() -> None:
    said = "nine nine eight eight seven seven six six five five four four"
    assert doubted(f"It said {said} on the wall") == [said]
    assert struck(f"call me on {said}") == [said]


@pytest.mark.parametrize(
    ("text", "street"),
    [
        ("It happened outside 12 Orchard Road again.", "12 Orchard Road"),
        ("L’accident a eu lieu au 5 rue Pasteur hier.", "5 rue Pasteur"),
        ("Es war in der Gartenstraße 12, leider", "Gartenstraße 12"),
    ],
)
def test_a_street_without_a_resident_is_a_doubt(text: str, street: str) -> None:
    assert [(text[span.start : span.end], span.tier) for span in found(text)] == [(street, Tier.doubt)]


def test_a_plate_by_its_shape_alone_is_a_doubt() -> None:
    assert [span.tier for span in found("On the film it says AB12 CDE at noon.")] == [Tier.doubt]
    assert found("The part AB12CDE and the box XAB12 CDE are gone.") == []


def test_the_operators_own_handle_and_open_mailbox_stay() -> None:
    assert marked("I asked @AcmeHelp and x.com/acmehelp", keep=("Acme Help",)) == []
    assert marked("I wrote to refunds@acme.com", keep=("Acme",)) == []
    assert struck("I wrote to mary.quill@acme.com", keep=("Acme",)) == ["mary.quill@acme.com"]


def test_bare_digits_that_could_be_a_phone_are_a_doubt() -> None:
    assert doubted("It said 2127365000 on the box.") == ["2127365000"]
    assert struck("Call 2127365000 now.") == ["2127365000"]
    assert struck("Call 736-5000 now.") == ["736-5000"]


def test_a_number_that_no_country_knows_stays() -> None:
    assert marked("The code +999 1234567 and 000 000 000 0 are odd.") == []


OWN = [
    ("Call me on 07911 123456 please", "own_phone"),
    ("Joignez-moi au 06 98 76 54 32", "own_phone"),
    ("Mon numéro est le 06 98 76 54 32", "own_phone"),
    ("My e-mail is quill@shop.com", "own_email"),
    ("My insta is quill_m", "own_handle"),
    ("I live at 14 Elm Street", "own_address"),
    ("J'habite 12 rue de la Paix", "own_address"),
    ("My car reg is AB12 CDE", "own_plate"),
]
NOT_OWN = [
    ("Her number is 07911 123456", "phone"),
    ("My manager gave me his mobile, 07911 123456", "phone"),
    ("Son numéro est le 06 98 76 54 32", "phone"),
    ("The boss's mail: quill@shop.com", "email"),
    ("She lives at 14 Elm Street", "address_home"),
]


@pytest.mark.parametrize(("text", "reason"), OWN + NOT_OWN)
def test_the_reason_says_whose_contact_it_is(text: str, reason: str) -> None:
    assert [span.reason for span in found(text)] == [reason]


def test_a_name_below_a_greeting_is_the_writers_own() -> None:
    assert is_own("It broke twice.\nKind regards,\nQuill", len("It broke twice.\nKind regards,\n"))
    assert is_own("C'est tout.\nCordialement,\nQuill", len("C'est tout.\nCordialement,\n"))
    assert not is_own("I spoke to Quill", len("I spoke to "))


def test_the_sentence_about_an_own_contact_fits_author_and_moderator() -> None:
    assert reason_words("own_phone") == "This looks like the writer’s own telephone number."


@pytest.mark.parametrize(
    "piece",
    [
        "at dot ",
        "1 ",
        "badge 1 ",
        "my address is A ",
        "flat 2 A ",
        "Driver 12 ",
        "live in A ",
        "0O ",
        "plate A1 ",
        "a@",
        "12 Elm Street, ",
        "AB12 CDE ",
        "zero six ",
        "https://a.b/team/a-b/",
        "%40",
        "\u200b",
    ],
)
def test_a_long_text_made_to_be_slow_is_read_at_once(piece: str) -> None:
    text = (piece * 32_000)[:32_000]

    def read() -> None:
        for spans in (
            contact_spans(text, NOTHING),
            phone_spans(text, REGIONS),
            number_spans(text),
            address_spans(text),
        ):
            assert all(0 <= span.start < span.end <= len(text) for span in spans)

    assert seconds_of(read, under=2) < 2
