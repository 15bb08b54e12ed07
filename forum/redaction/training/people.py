"""People who do not exist: their names come from the lists of many countries, or from no list at all."""

import unicodedata
from dataclasses import dataclass, field
from functools import cache
from random import Random

from forum.redaction.rules.nicknames import nicknames_for
from forum.redaction.word_lists import listed_names

_HOME = {"en": ("en_GB", "en_US", "en_IE", "en_NZ", "en"), "fr": ("fr_FR", "fr_QC", "fr_CH", "fr_BE", "fr_FR")}
# A country stands here as often as its names are met in complaints, roughly.
_ELSEWHERE = [
    "en_IN",
    "en_IN",
    "en_IN",
    "en_PK",
    "en_PK",
    "es_MX",
    "es_MX",
    "es_ES",
    "es_CO",
    "es_CL",
    "es_AR",
    "pt_BR",
    "pt_PT",
    "it_IT",
    "it_IT",
    "de_DE",
    "de_DE",
    "de_AT",
    "nl_NL",
    "nl_NL",
    "nl_BE",
    "pl_PL",
    "pl_PL",
    "cs_CZ",
    "sk_SK",
    "hr_HR",
    "sl_SI",
    "ro_RO",
    "hu_HU",
    "lt_LT",
    "lv_LV",
    "et_EE",
    "fi_FI",
    "sv_SE",
    "no_NO",
    "da_DK",
    "is_IS",
    "tr_TR",
    "tr_TR",
    "az_AZ",
    "uz_UZ",
    "en_KE",
    "en_KE",
    "en_NG",
    "tw_GH",
    "zu_ZA",
    "yo_NG",
    "ig_NG",
    "ha_NG",
    "sw",
    "fr_DZ",
    "fr_DZ",
    "id_ID",
    "zh_CN",
    "zh_TW",
    "vi_VN",
    "ja_JP",
    "ga_IE",
    "romanised",
    "romanised",
    "romanised",
]
_ALSO = {"en": ["fr_FR", "fr_QC"], "fr": ["en_GB", "en_US", "fr_DZ", "fr_DZ", "fr_DZ", "tw_GH", "sw", "pt_PT"]}

# Faker writes these languages in their own letters only.
_ROMANISED_FIRST = """
Min-jun Ji-woo Seo-yeon Hyun Soo-jin Eun-ji Dmitri Oksana Svetlana Sergei Yulia Olena Bohdan Volodymyr Natalia Georgios
Eleni Kostas Dimitra Mohammed Fatima Layla Omar Yousef Zaynab Hassan Mariam Abdullah Noor Reza Shirin Parisa Farhad
Tigist Dawit Selam Bereket Hodan Abdi Ayaan Rivka Shlomo Avi Tzipi Karthik Lakshmi Priyanka Thulasi Sanduni Chathura
Nikola Vesna Dragan Ivanka Gergana Somchai Nok Linh Thuy Quang Wei-Ling Xiaoming Haoran Siew Aroha Tane Sione Mele
"""
_ROMANISED_LAST = """
Kim Park Choi Jeong Kang Ivanova Petrov Kuznetsov Shevchenko Kovalenko Bondarenko Papadopoulos Nikolaidis Haddad Khoury
Mansour Nasser Rahimi Tehrani Hosseini Tesfaye Bekele Gebremariam Warsame Farah Cohen Mizrahi Friedman Subramaniam
Rajan Perera Jayawardena Jovanovic Petrovska Dimitrov Georgieva Nguyen Pham Tran Zhang Huang Ng Cheung Ngata Tupou
Fonoti Yilmaz Mbeki Diallo Traoré Koné Sow Camara Keita Mensah Owusu Chukwu Afolabi Singh Kaur Chowdhury Rahman
"""
_WORDS_FIRST = {
    "en": """Will Grace Mark May Rich Bill Grant Hope Faith Joy Dawn Rose Summer Autumn June April Frank Drew Chase
    Rob Sue Jack Art Carol Holly Ivy Daisy Ruby Amber Jade Olive Pat Gene Guy Dean Miles Chip Cliff Ray Rusty Sandy
    Melody Harmony Charity Mercy Patience Prudence Precious Gift Blessing Destiny Angel Skip Buck Rocky Sunny Heather
    Hazel Iris Lily Pearl Penny Robin Violet Victor Ernest Noble Junior King Prince Major Bishop Hunter Mason
    Mercedes Alexa Wendy Victoria Lincoln Austin Charlotte Preston Chester Jackson Henry Tiffany Virginia Florence
    Paris Chelsea Madison Jordan Sydney Georgia Dallas Brooklyn Savannah Denver Troy Eugene Helena Morgan Ally Wells
    Ross Marshall Ted Paul Kate Leon Frankie Denny Carl Toni Stanley Harvey Norman Dakota Carolina Lorraine Kingston
    Windsor Dell Kia Diesel Porsha Bentley Harley Zara Siri Billy Marc Calvin Ralph Hugo Nina Estelle Constance
    Ambrose Clement Basil Herb Colin Rod Les Don Art Mo Al Ed Jo Jan Ray Kay Dot Viv Bev Val Ash""",
    "fr": """Pierre Rose Marguerite Clémence Noël Aimé Aimée Désiré Désirée Fleur Prudence Constance Olive Violette Iris
    Capucine Jasmine Aube Aurore Soleil Ange Angélique Modeste Juste Parfait Blanche Claire Prune Cerise Garance Céleste
    Martial Victoire Marin Colombe Églantine Anémone Perle Ambre Jade Reine Placide Innocent Fortuné Félicité Grâce
    Mercedes Florence Jules Paul Nicolas Léon Margot Zoé Mégane Clio Lorraine Nancy Victoria Marcel Nina Alain Yves
    Louis Daniel Camille Franck Laurent André Guy Leroy Martin Ambroise Casimir Lou Mimi Lola Romain Germain Clément
    Ursule France Paris Chanel Dior Kenzo Carmen Marine Océane Cyprien Denis Valentin Urbain Maxime Basile Melba""",
}
_WORDS_LAST = {
    "en": """Price Cook Page Long Young King Bishop Baker Bell Black White Brown Green Gray Wood Stone Banks Fields Hill
    Lake Rivers Bush Rice Lamb Fox Wolf Bird Swift Sharp Short Small Little Moody Savage Love Good Best Power Strong Day
    Week Winter Frost Snow Rain Park Street Church Temple Chapel Case Bond Law Judge Knight Marsh Pond Rose Root Branch
    Post Mann Head Hand Foot Hurt Paine Sales Service Chance Early Wise Worth Cash Penny Sweet Fry Pie Berry Crook""",
    "fr": """Petit Grand Legrand Blanc Leblanc Noir Roux Leroy Roi Prince Boulanger Marchand Mercier Meunier Fournier
    Charpentier Berger Chevalier Marin Martin Fontaine Rivière Dubois Dupont Dupuis Duval Forêt Lacroix Laforêt
    Lamarche Larivière Lemaire Leclerc Lesage Lebon Bonnet Chapuis Couturier Cordier Tailleur Roche Rose Fleury Loiseau
    Lecoq Poulain Mouton Renard Lelièvre Poisson Poirier Pommier Olivier Laurier Jardin Maison Carré Sauvage Doux Lefort
    Gentil Joly""",
}
_PARTICLES = """
van | van der | van den | de | de la | del | da | dos | di | von | von der | el | al- | bin | binti | ben | Ben | Mc |
Mac | O' | D' | Le | La | St | Van | De | ter | ten | Abdul | abu | Du | N'
"""
_TITLES = {
    "en": (
        "Mr",
        "Mrs",
        "Ms",
        "Miss",
        "Mr",
        "Mrs",
        "Mr.",
        "Mrs.",
        "Ms.",
        "Dr",
        "Dr.",
        "Prof",
        "Professor",
        "Mx",
        "Mister",
    ),
    "fr": (
        "M.",
        "Mme",
        "Monsieur",
        "Madame",
        "Mme",
        "M.",
        "Mlle",
        "Mr",
        "Mr.",
        "Mademoiselle",
        "Dr",
        "Docteur",
        "Maître",
    ),
}
_INVENTED, _WORD, _ABROAD = 0.10, 0.07, 0.43
_MIXED = 0.15


@dataclass(frozen=True)
class Person:
    """Someone who does not exist, and the choices that stay the same through one text."""

    first: str
    last: str
    nick: str
    other_first: str
    other_last: str
    particle: str
    title: str
    dice: int = field(default=0)
    word: str = ""


def someone(random: Random, language: str) -> Person:
    """Make up one person."""
    source = _source(random, language)
    family = _source(random, language) if random.random() < _MIXED else source
    first = _name(random, language, source, "first")
    nicknames = nicknames_for(first)
    return Person(
        first=first,
        last=_name(random, language, family, "last"),
        nick=random.choice(nicknames) if nicknames else first,
        other_first=_name(random, language, source, "first"),
        other_last=_name(random, language, family, "last"),
        particle=random.choice(_particles()),
        title=random.choice(_TITLES[language]),
        dice=random.randrange(1000),
        word=_name(random, language, "words", "first"),
    )


def _source(random: Random, language: str) -> str:
    """Say which list a name comes from."""
    at = random.random()
    if at < _INVENTED:
        return "invented"
    if at < _INVENTED + _WORD:
        return "words"
    if at < _INVENTED + _WORD + _ABROAD:
        return random.choice([*_ELSEWHERE, *_ALSO[language]])
    return random.choice(_HOME[language])


def _name(random: Random, language: str, source: str, which: str) -> str:
    if source == "invented":
        return _invented(random, language, which)
    if source == "words":
        return random.choice(((_WORDS_FIRST if which == "first" else _WORDS_LAST)[language]).split())
    return random.choice(_listed(source, which) or _listed(_HOME[language][0], which))


def _invented(random: Random, language: str, which: str) -> str:
    """Join the beginning of one name and the end of another, so that no list has it."""
    head = _name(random, language, random.choice(_ELSEWHERE), which)
    tail = _name(random, language, random.choice([*_HOME[language], *_ELSEWHERE]), which)
    return head[: max(2, len(head) // 2)].rstrip(" -'’") + tail[len(tail) // 2 :].lstrip(" -'’").lower()


@cache
def _listed(locale: str, which: str) -> tuple[str, ...]:
    """One country's names in Latin letters; none when it has a handful only."""
    if locale == "romanised":
        return tuple((_ROMANISED_FIRST if which == "first" else _ROMANISED_LAST).split())
    names = tuple(_written(name) for name in listed_names(locale, which) if _is_latin(name))
    return names if len(names) > 8 else ()


def _written(name: str) -> str:
    return (name.title() if name.isupper() else name).strip()


def _is_latin(name: str) -> bool:
    known = all(letter in " -'’" or unicodedata.name(letter, "").startswith("LATIN") for letter in name)
    return known and 2 <= len(name) <= 20


@cache
def _particles() -> tuple[str, ...]:
    return tuple(particle.strip() for particle in _PARTICLES.split("|"))
