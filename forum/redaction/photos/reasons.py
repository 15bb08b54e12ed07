"""Why a photo is refused or held, as one sentence that its author reads. Pure."""

_SENTENCES: dict[str, dict[str, str]] = {
    "en": {
        "empty": "This file is empty; please choose the photo again.",
        "heic": "This photo is in the HEIC format, which we cannot open here; a screenshot of it will work.",
        "avif": "This picture is in the AVIF format, which we cannot open here; a screenshot of it will work.",
        "other_picture": "We cannot open this kind of picture here; please send it as JPEG or PNG, or take a"
        " screenshot of it.",
        "video": "Videos are not published here, because faces and voices cannot be covered in them; if yours is"
        " evidence, say so under “Only for the team”.",
        "audio": "Recordings are not published here, because voices cannot be covered; if yours is evidence, say"
        " so under “Only for the team”.",
        "pdf": "This is a PDF and not a picture; a screenshot of the page that matters will work.",
        "svg": "This is a drawing in the SVG format, which can carry programs; a screenshot of it will work.",
        "not_a_picture": "This is not a picture that we know; please send a JPEG, PNG, WebP or GIF.",
        "too_big_file": "This file is larger than 15 MB; please send the photo in a smaller size, or a screenshot of"
        " it.",
        "too_many_pixels": "This picture is too large for us to open safely; please send it in a smaller size, or a"
        " screenshot of it.",
        "too_long": "This picture is too long and narrow; please cut out the part that matters.",
        "too_many_scans": "This picture is stored in an unusual way that takes too long to open; a screenshot of it"
        " will work.",
        "broken": "This picture cannot be opened: a part of it is missing or damaged; please choose it again, or"
        " send a screenshot of it.",
        "timeout": "Checking this photo took too long, so it is not shown; your text is not affected.",
        "memory": "This photo needs more room than we have to check it, so it is not shown; your text is not affected.",
        "crash": "This photo could not be checked, so it is not shown; your text is not affected.",
        "no_model": "Faces in photos cannot be found at the moment, so this photo is not shown yet; your text is not"
        " affected.",
        "no_ocr": "Names in photos cannot be read at the moment, so this photo is not shown yet; your text is not"
        " affected.",
        "away": "Photos cannot be kept at the moment; your text is not affected, and you can add this photo later.",
        "doubtful": "Something in this photo may tell who somebody is, so a person looks at it first.",
    },
    "fr": {
        "empty": "Ce fichier est vide\u00a0; merci de choisir à nouveau la photo.",
        "heic": "Cette photo est au format HEIC, que nous ne pouvons pas ouvrir ici\u00a0; une capture d’écran"
        " conviendra.",
        "avif": "Cette image est au format AVIF, que nous ne pouvons pas ouvrir ici\u00a0; une capture d’écran"
        " conviendra.",
        "other_picture": "Nous ne pouvons pas ouvrir ce type d’image ici\u00a0; merci de l’envoyer en JPEG ou en"
        " PNG, ou d’en faire une capture d’écran.",
        "video": "Les vidéos ne sont pas publiées ici, car on ne peut y masquer ni les visages ni les voix\u00a0; si"
        " la vôtre est une preuve, dites-le sous «\u00a0Pour l’équipe seulement\u00a0».",
        "audio": "Les enregistrements ne sont pas publiés ici, car on ne peut pas masquer les voix\u00a0; si le"
        " vôtre est une preuve, dites-le sous «\u00a0Pour l’équipe seulement\u00a0».",
        "pdf": "C’est un PDF, pas une image\u00a0; une capture d’écran de la page utile conviendra.",
        "svg": "C’est un dessin au format SVG, qui peut contenir des programmes\u00a0; une capture d’écran conviendra.",
        "not_a_picture": "Ce n’est pas une image que nous connaissons\u00a0; merci d’envoyer un fichier JPEG, PNG,"
        " WebP ou GIF.",
        "too_big_file": "Ce fichier dépasse 15\u00a0Mo\u00a0; merci d’envoyer la photo dans une taille plus petite,"
        " ou une capture d’écran.",
        "too_many_pixels": "Cette image est trop grande pour être ouverte sans risque\u00a0; merci de l’envoyer dans"
        " une taille plus petite, ou d’en faire une capture d’écran.",
        "too_long": "Cette image est trop longue et trop étroite\u00a0; merci de n’en garder que la partie utile.",
        "too_many_scans": "Cette image est enregistrée d’une façon inhabituelle, trop longue à ouvrir\u00a0; une"
        " capture d’écran conviendra.",
        "broken": "Cette image ne s’ouvre pas\u00a0: il en manque une partie, ou elle est abîmée\u00a0; merci de la"
        " choisir à nouveau, ou d’en envoyer une capture d’écran.",
        "timeout": "La vérification de cette photo a pris trop de temps\u00a0: elle n’est pas montrée, et votre"
        " texte suit son cours.",
        "memory": "Nous n’avons pas assez de place pour vérifier cette photo\u00a0: elle n’est pas montrée, et votre"
        " texte suit son cours.",
        "crash": "Cette photo n’a pas pu être vérifiée\u00a0: elle n’est pas montrée, et votre texte suit son cours.",
        "no_model": "Les visages ne peuvent pas être repérés en ce moment\u00a0: cette photo n’est pas encore"
        " montrée, et votre texte suit son cours.",
        "no_ocr": "Les noms ne peuvent pas être lus sur les photos en ce moment\u00a0: cette photo n’est pas encore"
        " montrée, et votre texte suit son cours.",
        "away": "Les photos ne peuvent pas être gardées en ce moment\u00a0; votre texte suit son cours, et vous"
        " pourrez ajouter cette photo plus tard.",
        "doubtful": "Quelque chose sur cette photo pourrait faire reconnaître quelqu’un\u00a0: une personne la"
        " regarde d’abord.",
    },
}


def why_words(code: str, language: str = "en") -> str:
    """Say in a plain sentence why a photo is refused or held; codes that nobody foresaw are told as "crash"."""
    known = _SENTENCES[language if language in _SENTENCES else "en"]
    return known.get(code, known["crash"])


def codes() -> tuple[str, ...]:
    """List every reason a photo can be refused or held for."""
    return tuple(_SENTENCES["en"])
