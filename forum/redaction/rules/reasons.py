"""Why something should go, as one sentence a person reads."""

_SENTENCES: dict[str, dict[str, str]] = {
    "en": {
        "roster_full": "This is the full name of someone on the roster.",
        "roster": "This is a name from the roster.",
        "roster_common": "This name is on the roster, but it is also a common word, a place or a brand.",
        "roster_disguised": "This looks like a name from the roster, written in another way.",
        "title_surname": "A title such as Mr or Ms stands before it.",
        "role": "It stands next to a person’s job, such as cashier or manager.",
        "speech_verb": "The text says that someone spoke to or dealt with this person.",
        "named": "The text says that this is someone’s name.",
        "greeting": "Someone is greeted or thanked by name here.",
        "signature": "This looks like a signature.",
        "workplace": "The text says where this person works or sat.",
        "person_verb": "What follows is something a person does or says.",
        "person_deed": "Only a person is or does what follows.",
        "list": "It stands in a list with other names.",
        "full_name": "This looks like a first name and a family name.",
        "first_name": "This is a first name.",
        "perhaps_name": "This could be a person’s name.",
        "repeated": "This name was found elsewhere in the same post.",
        "email": "This is an e-mail address.",
        "email_said": "This is an e-mail address, written out in words.",
        "phone": "This is a telephone number.",
        "handle": "This is someone’s account name.",
        "profile": "This is the address of someone’s profile.",
        "badge": "This is a badge or employee number.",
        "extension": "This is someone’s telephone extension.",
        "address": "This could be the street address of a person.",
        "address_home": "The text says that someone lives at this address.",
        "description": "This could point to one person.",
        "by_hand": "A moderator marked this.",
    },
    "fr": {
        "roster_full": "C’est le nom complet d’une personne de la liste des noms à protéger.",
        "roster": "C’est un nom de la liste des noms à protéger.",
        "roster_common": "Ce nom à protéger est aussi un mot courant, un lieu ou une marque.",
        "roster_disguised": "Cela ressemble à un nom de la liste des noms à protéger, écrit autrement.",
        "title_surname": "Un titre comme «\u00a0M.\u00a0» ou «\u00a0Mme\u00a0» le précède.",
        "role": "Ce mot accompagne un métier, par exemple «\u00a0caissier\u00a0» ou «\u00a0responsable\u00a0».",
        "speech_verb": "Le texte dit qu’on a parlé à cette personne, ou eu affaire à elle.",
        "named": "Le texte dit que c’est le nom de quelqu’un.",
        "greeting": "Une personne est saluée ou remerciée ici par son nom.",
        "signature": "Cela ressemble à une signature.",
        "workplace": "Le texte dit où cette personne travaille ou se trouvait.",
        "person_verb": "La suite dit ce qu’une personne fait ou dit.",
        "person_deed": "Ce qui suit ne peut se dire que d’une personne.",
        "list": "Ce mot figure dans une liste avec d’autres noms.",
        "full_name": "Cela ressemble à un prénom suivi d’un nom de famille.",
        "first_name": "C’est un prénom.",
        "perhaps_name": "C’est peut-être le nom d’une personne.",
        "repeated": "Ce nom a été trouvé ailleurs dans le même message.",
        "email": "C’est une adresse e-mail.",
        "email_said": "C’est une adresse e-mail écrite en toutes lettres.",
        "phone": "C’est un numéro de téléphone.",
        "handle": "C’est le nom d’un compte personnel.",
        "profile": "C’est l’adresse du profil de quelqu’un.",
        "badge": "C’est un numéro de badge ou de matricule.",
        "extension": "C’est le numéro de poste de quelqu’un.",
        "address": "C’est peut-être l’adresse postale d’une personne.",
        "address_home": "Le texte dit que quelqu’un habite à cette adresse.",
        "description": "Cela pourrait désigner une seule personne.",
        "by_hand": "La modération a marqué ce passage.",
    },
}
_UNKNOWN = {"en": "This could tell who someone is.", "fr": "Ce passage pourrait faire reconnaître quelqu’un."}


def reason_words(reason: str, language: str = "en") -> str:
    """Say in a plain sentence why a span was proposed."""
    known = language if language in _SENTENCES else "en"
    return _SENTENCES[known].get(reason, _UNKNOWN[known])


def reasons() -> tuple[str, ...]:
    """List every reason the rules can give."""
    return tuple(_SENTENCES["en"])
