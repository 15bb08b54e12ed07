"""Brands that read like a person's name and stand alone on packages, where no sentence says what they are."""

from functools import cache

from forum.redaction.rules import KeepWords

_BRANDS = """
    alpro / amora / andros / aunt jemima / aunt bessie's / barilla / bahlsen / baileys / betty crocker / bird's eye /
    birds eye / bonne maman / bonduelle / buitoni / butterkist / cadbury / campari / campbell's / captain birdseye /
    captain morgan / carte noire / charal / charlotte tilbury / coca-cola / danone / danette / daim / davidoff / del
    monte / dettol / dolce gusto / dove / dr pepper / duracell / elle & vire / elseve / ella's kitchen / evian / fanta
    / fleury michon / florette / frosties / garnier / gerber / ghirardelli / goodyear / granny smith / green giant /
    haribo / harpic / harrys / heinz / hellmann's / hennessy / hershey's / huggies / jack daniel's / jacob's / jacobs
    / jameson / jim beam / jimmy dean / johnnie walker / johnson's / johnson & johnson / justin bridou / kellogg's /
    kimberly clark / kinder / kleenex / knorr / kronenbourg / la laitière / lavazza / lay's / lea & perrins / lindt /
    lipton / little debbie / l'oréal / lurpak / maggi / maille / marie claire / martini / mccain / mccormick /
    mcvitie's / michel et augustin / mikado / milka / moët / mr clean / mr kipling / mr muscle / mr proper / mrs
    butterworth's / nescafé / nespresso / newman's own / nivea / nutella / orangina / oreo / oscar mayer / pampers /
    panzani / papa john's / paul mitchell / perrier / peter pan / président / pringles / quaker / ragu / ricola /
    rowntree's / saint agur / sam adams / sara lee / savon / schweppes / st michel / stella artois / tate & lyle /
    teisseire / tetley / thomy / tony's chocolonely / toblerone / tropicana / tupperware / twinings / tyrrells / uncle
    ben's / ben's original / vaseline / veuve clicquot / vittel / volvic / walkers / weetabix / werther's / werther's
    original / william saurin / yoplait / yves rocher / zewa
"""


@cache
def brands() -> KeepWords:
    """Compile them; goods whose name is a common word are no matter, since no list of names holds them."""
    return KeepWords.build(" ".join(brand.split()) for brand in _BRANDS.split("/"))
