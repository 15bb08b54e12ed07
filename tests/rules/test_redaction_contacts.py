"""Ways to reach or tell a person: addresses, numbers, accounts."""

import pytest

from forum.redaction.rules import Kind
from tests.rules.reading import doubted, kinds, marked, struck

CONTACTS = [
    ("Write to m.quill+help@shop-example.co.uk, please.", "m.quill+help@shop-example.co.uk", Kind.email),
    ("Write to m dot quill at shop dot com please", "m dot quill at shop dot com", Kind.email),
    ("Write to quill (at) shop [dot] org now", "quill (at) shop [dot] org", Kind.email),
    ("Écrivez à quill arobase boutique point fr demain", "quill arobase boutique point fr", Kind.email),
    ("Her mobile is 07911 123456, ring it.", "07911 123456", Kind.phone),
    ("Call (212) 736-5000 and ask.", "(212) 736-5000", Kind.phone),
    ("Appelez le 06.98.76.54.32 avant midi", "06.98.76.54.32", Kind.phone),
    ("Reach him at +49 30 901820 in Berlin", "+49 30 901820", Kind.phone),
    ("Ask @quill_helps about it", "@quill_helps", Kind.handle),
    ("He is on https://www.linkedin.com/in/m-quill-99, look.", "https://www.linkedin.com/in/m-quill-99", Kind.link),
    ("facebook.com/m.quill is the boss's page", "facebook.com/m.quill", Kind.link),
    ("Badge no. B-7731 was on her shirt", "B-7731", Kind.number),
    ("employee number 40233 hung up", "40233", Kind.number),
    ("le vendeur, matricule 5521, a ri", "5521", Kind.number),
    ("Her extension is 4410.", "4410", Kind.number),
    ("She lives at 14 Elm Street with her cat", "14 Elm Street", Kind.address),
    ("Il habite 12 rue de la Paix à Tours", "12 rue de la Paix", Kind.address),
]

NO_CONTACTS = [
    "The order 2127365000 came on 12/03/2024 for $1,234,567.89.",
    "My tracking number is 1234567890123 and the invoice 0612345678.",
    "From 2019-2023 I paid 1 200 000 euros, on 2024-05-06.",
    "I stood at this point in time and looked. Then it broke at dot.",
    "The interest was XXXX@22.9 % and I met him @ 5 pm.",
    "See https://www.facebook.com/help/contact and linkedin.com/company/acme",
    "An extension of 30 days, please; agent 12 times.",
    "I waited 90 minutes at gate 12, seat 14A.",
]


@pytest.mark.parametrize(("text", "contact", "kind"), CONTACTS)
def test_a_contact_is_struck(text: str, contact: str, kind: Kind) -> None:
    assert contact in struck(text)
    assert kind in kinds(text)


@pytest.mark.parametrize("text", NO_CONTACTS)
def test_dates_prices_orders_and_company_pages_stay(text: str) -> None:
    assert marked(text) == []


def test_a_street_without_a_resident_is_a_doubt() -> None:
    assert doubted("They sent it to 12 Orchard Road instead.") == ["12 Orchard Road"]


def test_the_operators_own_handle_stays() -> None:
    assert marked("I asked @AcmeHelp and x.com/acmehelp", keep=("Acme Help",)) == []


def test_bare_digits_that_could_be_a_phone_are_a_doubt() -> None:
    assert doubted("It said 2127365000 on the box.") == ["2127365000"]
    assert struck("Call 2127365000 now.") == ["2127365000"]


def test_a_number_that_no_country_knows_stays() -> None:
    assert marked("The code +999 1234567 and 000 000 000 0 are odd.") == []
