"""Names that no roster knows: found by what stands around them, in English and French."""

import pytest

from forum.redaction.rules.brands import BRANDS
from forum.redaction.tables import tables
from tests.rules.reading import doubted, marked, proposal, public, struck

ENGLISH = [
    ("The cashier Marlene laughed at my voucher.", ["Marlene"]),
    ("my adviser gordon said it was fine, then gordon changed his mind", ["gordon", "gordon"]),
    ("I spoke to Fiona and then to Rashid about the boiler.", ["Fiona", "Rashid"]),
    ("A fitter named Zoltan drilled into the pipe.", ["Zoltan"]),
    ("Mr. Pemberton refused, and so did Ms Okonkwo.", ["Pemberton", "Okonkwo"]),
    ("mrs harrington would not open the door", ["harrington"]),
    ("The nurse, Olufemi Adeleke, was dismissive.", ["Olufemi Adeleke"]),
    ("Her name tag said Shanice.", ["Shanice"]),
    ("His supervisor's name was Tobias.", ["Tobias"]),
    ("Signed for by T. Hargreaves, not by me.", ["T. Hargreaves"]),
    ("Hannah's attitude was awful.", ["Hannah"]),
    ("Ask for Grace at the service desk.", ["Grace"]),
    ("Rose and Mark at the counter were no help.", ["Rose", "Mark"]),
    ("Yours sincerely,\nPatricia Holloway", ["Patricia Holloway"]),
    ("Shoutout to Big Kevin in the warehouse.", ["Big Kevin"]),
    ("Someone called Siobhan rang me back.", ["Siobhan"]),
    ("they put me through to some Wojciech who sighed", ["Wojciech"]),
    ("Gr8 service from J4mes? No: J4mes hung up.", ["J4mes", "J4mes"]),
    ("G e r t r u d e again.", ["G e r t r u d e"]),
    ("Dealt with Naomi, Pedro and Ulrike that day.", ["Naomi", "Pedro", "Ulrike"]),
    ("A letter from Joaquín de los Ríos came.", ["Joaquín de los Ríos"]),
    ("mrs tindlewick would not open the door", ["tindlewick"]),
    ("Constance refused to let me in. She was rude.", ["Constance"]),
]

FRENCH = [
    ("La vendeuse Martine m'a ri au nez.", ["Martine"]),
    ("J'ai parlé à M. Delacroix puis à Mme Bensaïd.", ["Delacroix", "Bensaïd"]),
    ("Mon conseiller s'appelle Jean-Philippe Garnier.", ["Jean-Philippe Garnier"]),
    ("une certaine Aminata m'a raccroché au nez", ["Aminata"]),
    ("le livreur karim a jeté le colis", ["karim"]),
    ("Demandez Solène à l'accueil.", ["Solène"]),
    ("Norbert du SAV m'a menti.", ["Norbert"]),
    ("Merci Geneviève pour votre patience !", ["Geneviève"]),
    ("signé : R. Lemoine, chef de rayon", ["R. Lemoine"]),
    ("le technicien nommé Erwan Le Bihan n'est jamais venu", ["Erwan Le Bihan"]),
    ("Suite à ma conversation avec Bérénice T., rien.", ["Bérénice T."]),
    ("Jules le vendeur nous a mal servis.", ["Jules"]),
]

TRAPS = [
    "Will you refund me? Will it take long?",
    "The grace period ended on 3 May, and the price went up in April.",
    "Mark as read does not work in the app.",
    "Hope this helps. Faith in the brand is gone.",
    "My card from Wells Fargo was refused at Wendy's and at Macy's.",
    "We drove from Austin to San Jose by way of Victoria station.",
    "Ben & Jerry's was melted, and the Dr Pepper was flat.",
    "The Johnson & Johnson cream came from St. John's Hospital.",
    "I BOUGHT A KETTLE AND IT BROKE ON MONDAY AND NOBODY CARES",
    "On XX/XX/XXXX I called XXXX and spoke to XXXX about XXXX XXXX.",
    "Dear Sir or Madam, please contact Customer Service.",
    "My agent will call. The manager may help. A clerk can bill me.",
    "En avril et en août, on m'a prélevé deux fois.",
    "Bonjour Madame, Monsieur, ma commande n'est pas arrivée.",
    "La gare de Lyon, la rue Victor Hugo et le Mont Saint-Michel.",
    "Je suis allé chez Leroy Merlin à Saint-Nazaire.",
    "Ocado, Deliveroo and Vodafone told me to wait.",
    "Ernest Jones kept my watch, and Paddy Power my money.",
    "It never came.\n\nRegards\nFed up in Leeds",
    "Rose, claire et franche : ma réclamation est simple.",
]


@pytest.mark.parametrize(("text", "names"), ENGLISH)
def test_a_name_in_english_is_struck_where_the_words_around_it_say_so(text: str, names: list[str]) -> None:
    assert struck(text) == names


@pytest.mark.parametrize(("text", "names"), FRENCH)
def test_a_name_in_french_is_struck_where_the_words_around_it_say_so(text: str, names: list[str]) -> None:
    assert struck(text) == names


@pytest.mark.parametrize("text", TRAPS)
def test_words_brands_places_and_dates_are_not_struck(text: str) -> None:
    assert struck(text) == []


def test_a_name_once_found_is_found_everywhere_in_the_post() -> None:
    text = "Spoke to Fiona Galbraith. fiona hung up. GALBRAITH called back. Fiona's boss laughed."
    assert struck(text) == ["Fiona Galbraith", "fiona", "GALBRAITH", "Fiona"]


def test_a_name_that_is_a_word_is_a_doubt_when_it_stands_alone() -> None:
    assert doubted("Nobody told me that Grace had left.", rules_alone=True) == ["Grace"]
    assert struck("Nobody told me that Grace had left.") == []


def test_a_name_that_is_a_word_is_struck_after_a_title() -> None:
    assert struck("I wrote to Mr Price and Mrs. Long.") == ["Price", "Long"]


def test_words_to_keep_win_over_a_guess() -> None:
    assert struck("I spoke to Samira about it.") == ["Samira"]
    assert marked("I spoke to Samira about it.", keep=("Samira",)) == []


def test_a_phrase_to_keep_is_kept_as_a_whole_only() -> None:
    assert marked("My Amelia Lockhart kettle broke.", keep=("Amelia Lockhart",)) == []
    assert struck("My Amelia Lockhart kettle broke, said Amelia at the till.", keep=("Amelia Lockhart",)) == ["Amelia"]


@pytest.mark.parametrize(
    "text", ["It never came.\n\nSigned, Jane", "It never came.\nKind regards,\nJane Whitfield", "Cordialement,\nJeanne"]
)
def test_the_writers_own_signature_says_so(text: str) -> None:
    assert [span.reason for span in proposal(text).spans] == ["own_signature"]


def test_an_article_and_the_word_before_a_signature_are_no_names() -> None:
    text = "Le conseiller Mamadou a raccroché. Signé, Jeanne"
    assert (struck(text), doubted(text)) == (["Mamadou", "Jeanne"], [])


def test_the_possessive_stays_beside_the_removed_name() -> None:
    assert public("Marlene's till was closed.") == "[name removed]'s till was closed."


def test_a_french_text_says_in_french_what_was_removed() -> None:
    assert public("La vendeuse Martine m'a ri au nez.") == "La vendeuse [nom retiré] m'a ri au nez."


def test_the_language_is_told_by_small_words() -> None:
    assert proposal("Je ne suis pas content de la livraison").language == "fr"
    assert proposal("I am not happy with the delivery").language == "en"
    assert proposal("I am not happy", language="fr").language == "fr"


def test_brands_that_stay_bear_nobodys_name() -> None:
    known = tables()
    assert [brand for brand in BRANDS if known.is_name(brand)] == []


def test_letters_in_web_addresses_are_no_names() -> None:
    assert marked("See https://example.org/Marlene-KaReN and #KarenGate") == []


# Each line: a text, what is struck, what is asked about.
WEIGHED = [
    ("Mr President did not answer.", [], []),
    ("MR LONG NEVER CALLED ME BACK AND LAUGHED", ["LONG"], []),
    ("the dr appointment was moved", [], []),
    ("I saw mr zabrowiecz again", ["zabrowiecz"], []),
    ("Dr. van den Berg read nothing.", ["van den Berg"], []),
    ("A man named Dakota rang.", ["Dakota"], []),
    ("A man called Amazon rang.", [], []),
    ("some Netflix thing broke", [], []),
    ("a girl named grace rang", ["grace"], []),
    ("a girl named will rang", [], []),
    ("they were called Zadrok by us", [], ["Zadrok"]),
    ("a person named qwxzkt", ["qwxzkt"], []),
    ("the bartender ace was cool", [], ["ace"]),
    ("the clerk tom walker was cool", ["tom walker"], []),
    ("heather is the best stylist", [], ["heather"]),
    ("i saw emma watson there", ["emma watson"], []),
    ("i think emma left", [], ["emma"]),
    ("I was served by Chase.", [], ["Chase"]),
    ("I spoke to Okonjo yesterday.", ["Okonjo"], []),
    ("I spoke to Qwxzkt Johnson yesterday.", ["Qwxzkt Johnson"], []),
    ("I spoke to Paris yesterday.", [], ["Paris"]),
    ("Spoke to Paris Okonkwo. Paris was cold.", ["Paris Okonkwo"], ["Paris"]),
    ("Sincerely, Okonjo", ["Okonjo"], []),
    ("Thanks, Sandy", ["Sandy"], []),
    ("Hello Summer Sale fans", [], ["Summer"]),
    ("Dear Okonjo, thank you.", [], ["Okonjo"]),
    ("Dallas at the till was rude.", [], ["Dallas"]),
    ("Chase was our bartender.", ["Chase"], []),
    ("Chase helped me pick a card.", [], []),
    ("Brittany helped me pick a card.", [], ["Brittany"]),
    ("Okonjo helped me.", [], ["Okonjo"]),
    ("I know that Grace refused.", [], ["Grace"]),
    ("Young was late", [], []),
    ("An Ashley sofa and the Pauli group.", [], ["Ashley", "Pauli"]),
    ("We love Paris in June.", [], []),
    ("My sofa by Mary J was late.", ["Mary J"], []),
    ("My sofa by Paris J was late.", [], ["Paris J"]),
    ("I met Grace Okonkwo there.", ["Grace Okonkwo"], []),
    ("Grace Okonkwo was there.", ["Grace Okonkwo"], []),
    ("Will Okonkwo come?", [], ["Will Okonkwo"]),
    ("I met Okonkwo Brenda there.", ["Okonkwo Brenda"], []),
    ("I met Olumi D. Qarenna there.", ["Olumi D. Qarenna"], []),
    ("a letter by B. Okonkwo", ["B. Okonkwo"], []),
    ("a letter by B. Zkwtrx came", [], ["B. Zkwtrx"]),
    ("I met Bxtq Zkwtrx there.", [], ["Bxtq Zkwtrx"]),
    ("Stores such as Walmart, Brenda and Target", ["Brenda"], []),
    ("I think about Zadrok a lot.", [], ["Zadrok"]),
    ("He moved to Harris & Harris.", [], []),
    ("Blair & Sampson LLP wrote.", [], []),
    ("Rose & Karen at the till", ["Rose", "Karen"], []),
    ("The Law Office of Karen Dodd called", [], []),
    ("Rue Karen was closed", [], []),
    ("Carey Street was closed", [], []),
    ("Justin Beet told me so", ["Justin Beet"], []),
    ("I saw Karen Smyth Monday", ["Karen Smyth"], []),
    ("The manager was Brenda.", ["Brenda"], []),
    ("The agents Brenda and Thomas", ["Brenda", "Thomas"], []),
    ("Karen, Grace, Paris and Qarenna were at the desk", ["Karen", "Grace"], ["Qarenna"]),
    ("Spoke to Grace. Grace was rude, grace!", ["Grace"], ["Grace"]),
    ("Spoke to Qarenna. qarenna hung up.", ["Qarenna", "qarenna"], []),
    ("Nobody knows Grace. Grace hides.", [], ["Grace", "Grace"]),
    ("BRENDA is DUI and HHL", ["BRENDA"], []),
    ("Jean-Luc and Rossi-Bianchi and check-in and Saint-Denis", ["Jean-Luc", "Rossi-Bianchi"], []),
    ("O'Brannigan smiled at me", [], ["O'Brannigan"]),
    ("Okonjo, the foreman, shut the gate", ["Okonjo"], []),
    ("We went to Okonjos, the foreman shut the gate", [], []),
    ("Karen de la Okonkwo shut the gate", ["Karen de la Okonkwo"], []),
    ("mrs qarenna shut the gate", ["qarenna"], []),
    ("Regards, Brenda", ["Brenda"], []),
    ("Regards\nGrace be with you", [], []),
]


@pytest.mark.parametrize(("text", "sure", "asked"), WEIGHED)
def test_lists_case_and_cues_are_weighed_together(text: str, sure: list[str], asked: list[str]) -> None:
    assert struck(text, rules_alone=True) == sure
    assert doubted(text, rules_alone=True) == asked
