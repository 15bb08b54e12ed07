"""Pictures drawn for tests and measurements: name badges, receipts, and shelves where nobody is."""

import random
from collections.abc import Iterator

from PIL import Image, ImageDraw, ImageFilter

from tests import drawn_words as words
from tests.drawn_sheets import Drawn, DrawnWord, Sheet, font

__all__ = ["Drawn", "DrawnWord", "badge", "badges", "receipt", "receipts", "scenes"]

INKS = ("#111111", "#1a237e", "#4a148c", "#b71c1c", "#004d40", "#3e2723")
SHIRTS = ("#37474f", "#1b5e20", "#b71c1c", "#0d47a1", "#212121", "#6d4c41", "#e0e0e0", "#f9a825", "#4527a0")
CARDS = ("#ffffff", "#fffde7", "#eceff1", "#fff3e0", "#e3f2fd")


def badges(count: int, seed: int = 1) -> Iterator[Drawn]:
    """Name badges on a shirt: all layouts in turn, people of many cultures, turned a little."""
    chance = random.Random(seed)
    for number in range(count):
        yield _worn(_LAYOUTS[number % len(_LAYOUTS)](chance), chance)


def receipts(count: int, seed: int = 1) -> Iterator[Drawn]:
    """Receipts, English and French in turn, that say who sat at the till."""
    chance = random.Random(seed)
    for number in range(count):
        yield _receipt("fr" if number % 2 else "en", chance)


def scenes(count: int, seed: int = 1) -> Iterator[Drawn]:
    """Shelves, price labels, signs and cracked screens, with brands on them and nobody in them."""
    chance = random.Random(seed)
    for number in range(count):
        yield (_shelf, _sign, _screen)[number % 3](chance)


def badge(name: str, line: str = "", *, width: int = 900, size: int = 90) -> Drawn:
    """One plain badge that bears this name, straight and large."""
    sheet = Sheet.blank((420, 220), "#ffffff")
    size = _fitting(name, 400, size)
    sheet.write(sheet.middle(name, size), 40, name, size, names=True)
    sheet.write(sheet.middle(line, 28), 160, line, 28)
    return sheet.on(Image.new("RGB", (width, width * 2 // 3), "#37474f"), (width // 4, width // 6))


def receipt(signed: str, name: str) -> Drawn:
    """One receipt with this line about who served: "Cashier: {}"."""
    return _receipt("en", random.Random(7), signed=signed, name=name)


def _worn(sheet: Sheet, chance: random.Random) -> Drawn:
    """Pin a badge on a shirt that does not lie flat in the light."""
    ground = _cloth((chance.randrange(800, 1500), chance.randrange(700, 1200)), chance)
    scale = chance.uniform(0.6, 1.3)
    space = max(1, ground.width - round(sheet.image.width * scale) - 80), max(1, ground.height - 460)
    place = 30 + chance.randrange(space[0]), 30 + chance.randrange(space[1])
    return sheet.on(ground, place, chance.uniform(-9, 9), scale)


def _cloth(size: tuple[int, int], chance: random.Random) -> Image.Image:
    plain = Image.new("RGB", size, chance.choice(SHIRTS))
    light = Image.linear_gradient("L").rotate(chance.choice((0, 90, 180, 270))).resize(size)
    shaded = Image.composite(
        plain, Image.new("RGB", size, "#000000"), light.point(lambda value: 150 + value * 100 // 255)
    )
    draw = ImageDraw.Draw(shaded)
    for _fold in range(6):
        x = chance.randrange(size[0])
        draw.line((x, 0, x + chance.randrange(-90, 90), size[1]), "#00000033", chance.randrange(1, 6))
    return shaded.filter(ImageFilter.GaussianBlur(1.5))


def _card(chance: random.Random, size: tuple[int, int] = (420, 200)) -> Sheet:
    sheet = Sheet.blank(size, "#00000000")
    edge = chance.choice(INKS)
    ImageDraw.Draw(sheet.image).rounded_rectangle((0, 0, size[0] - 1, size[1] - 1), 14, chance.choice(CARDS), edge, 3)
    return sheet


def _fitting(text: str, wide: int, size: int) -> int:
    while size > 18 and font(size, True).getlength(text) > wide:
        size -= 2
    return size


def _only_a_name(chance: random.Random) -> Sheet:
    sheet, name = _card(chance, (380, 130)), chance.choice(words.FIRST_NAMES)
    if chance.random() < 0.5:
        name = name.upper()
    size = _fitting(name, 340, 70)
    sheet.write(sheet.middle(name, size), 18, name, size, chance.choice(INKS), names=True)
    return sheet


def _name_and_role(chance: random.Random) -> Sheet:
    sheet, name = _card(chance), chance.choice(words.FIRST_NAMES)
    role = chance.choice(words.ROLES[chance.choice(("en", "fr"))])
    sheet.write(18, 8, chance.choice(words.SHOPS), 26, "#b71c1c")
    sheet.write(18, 56, name, _fitting(name, 380, 66), chance.choice(INKS), names=True)
    sheet.write(18, 146, role, 28, bold=False)
    return sheet


def _hello(chance: random.Random) -> Sheet:
    sheet, name = _card(chance, (440, 250)), chance.choice(words.FIRST_NAMES)
    greeting = chance.choice(words.GREETINGS[chance.choice(("en", "fr"))])
    ImageDraw.Draw(sheet.image).rectangle((3, 10, 436, 84), chance.choice(INKS))
    size = _fitting(greeting, 400, 38)
    sheet.write(sheet.middle(greeting, size), 18, greeting, size, "#ffffff")
    size = _fitting(name, 400, 84)
    sheet.write(sheet.middle(name, size), 106, name, size, names=True)
    return sheet


def _full_name(chance: random.Random) -> Sheet:
    sheet, name = _card(chance, (460, 190)), f"{chance.choice(words.FIRST_NAMES)} {chance.choice(words.FAMILY_NAMES)}"
    role = chance.choice(words.ROLES[chance.choice(("en", "fr"))])
    sheet.write(20, 30, name, _fitting(name, 420, 52), chance.choice(INKS), names=True)
    sheet.write(20, 120, role, 30, bold=False)
    return sheet


def _initial_and_role(chance: random.Random) -> Sheet:
    sheet = _card(chance, (520, 120))
    name = f"{chance.choice(words.FIRST_NAMES)} {chance.choice(words.FAMILY_NAMES)[0].upper()}."
    line = f"{name} · {chance.choice(words.ROLES[chance.choice(('en', 'fr'))])}"
    sheet.write(18, 34, line, _fitting(line, 480, 40), chance.choice(INKS), names=name)
    return sheet


def _with_a_logo(chance: random.Random) -> Sheet:
    sheet, name = _card(chance, (480, 170)), chance.choice(words.FIRST_NAMES).upper()
    ImageDraw.Draw(sheet.image).ellipse((16, 26, 126, 136), chance.choice(SHIRTS), "#000000")
    sheet.write(30, 60, chance.choice(words.SHOPS)[:4].upper(), 30, "#ffffff")
    sheet.write(146, 26, name, _fitting(name, 310, 56), names=True)
    sheet.write(146, 108, chance.choice(words.ROLES["en"]), 28, "#555555", bold=False)
    return sheet


_LAYOUTS = (_only_a_name, _name_and_role, _hello, _full_name, _initial_and_role, _with_a_logo)


def _receipt(language: str, chance: random.Random, signed: str = "", name: str = "") -> Drawn:
    signed = signed or chance.choice(words.SIGNING[language])
    capitals = chance.random() < 0.5
    if not name:
        name = chance.choice(words.FIRST_NAMES)
        name = name.upper() if capitals else name
    goods = chance.sample(words.GOODS[language], chance.randrange(4, 10))
    sheet = Sheet.blank((560, 420 + 38 * len(goods)), "#fbfaf5")
    shop = chance.choice(words.SHOPS)
    sheet.write(sheet.middle(shop, 44), 18, shop, 44)
    total, y = 0, 110
    for article in goods:
        cents = chance.randrange(59, 1999)
        total += cents
        _priced(sheet, y, article, cents, language)
        y += 38
    _priced(sheet, y + 14, "TOTAL", total, language)
    _priced(sheet, y + 54, "CARTE BANCAIRE" if language == "fr" else "CARD PAYMENT", total, language)
    sheet.write(20, y + 120, signed.format(name), 26, bold=False, names=name)
    date = "22/11/2026 14:07" if language == "fr" else "22 NOV 2026 14:07"
    sheet.write(20, y + 158, date, 26, bold=False)
    thanks = "Merci de votre visite" if language == "fr" else "Thank you for shopping with us"
    sheet.write(sheet.middle(thanks, 26, False), y + 220, thanks, 26, bold=False)
    ground = _cloth((800, sheet.image.height + 200), chance)
    return sheet.on(ground, (90, 70), chance.uniform(-3, 3))


def _priced(sheet: Sheet, y: int, article: str, cents: int, language: str) -> None:
    price = f"{cents / 100:.2f}".replace(".", "," if language == "fr" else ".")
    sheet.write(20, y, article, 26, bold=False)
    sheet.write(540 - round(font(26, False).getlength(price)), y, price, 26, bold=False)


def _shelf(chance: random.Random) -> Drawn:
    sheet = Sheet.blank((1200, 900), "#d7ccc8")
    draw, language = ImageDraw.Draw(sheet.image), chance.choice(("en", "fr"))
    for board in (290, 590, 890):
        draw.rectangle((0, board - 62, 1200, board), "#8d6e63")
        x = 20
        while x < 1050:
            wide, high = chance.randrange(150, 240), chance.randrange(120, 215)
            draw.rectangle((x, board - 62 - high, x + wide, board - 62), chance.choice(SHIRTS[:6]))
            brand = chance.choice(words.BRANDS)
            sheet.write(x + 10, board - 40 - high, brand, _fitting(brand, wide - 20, 34), "#ffffff")
            draw.rectangle((x, board - 54, x + wide, board - 6), "#fffde7")
            label = chance.choice(words.GOODS[language])
            sheet.write(x + 6, board - 52, label, _fitting(label, wide - 12, 18), bold=False)
            sheet.write(x + 6, board - 32, f"{chance.randrange(1, 20)}.{chance.randrange(10, 99)} €", 20)
            x += wide + chance.randrange(15, 70)
    return sheet.on(Image.new("RGB", (1200, 900), "#ffffff"), (0, 0))


def _sign(chance: random.Random) -> Drawn:
    sheet = Sheet.blank((1100, 800), chance.choice(SHIRTS))
    draw, language = ImageDraw.Draw(sheet.image), chance.choice(("en", "fr"))
    draw.rectangle((120, 140, 980, 660), chance.choice(CARDS), "#000000", 8)
    for row in range(3):
        text = chance.choice(words.SIGNS[language] + words.SHOPS)
        sheet.write(160, 170 + row * 160, text, _fitting(text, 760, 90), chance.choice(INKS))
    return sheet.on(Image.new("RGB", (1100, 800), "#ffffff"), (0, 0))


def _screen(chance: random.Random) -> Drawn:
    """A telephone with a crack, on a table."""
    sheet = Sheet.blank((900, 1200), "#a1887f")
    draw = ImageDraw.Draw(sheet.image)
    draw.rounded_rectangle((220, 120, 680, 1080), 40, "#111111", "#424242", 10)
    start = chance.randrange(250, 650), chance.randrange(160, 1000)
    for _line in range(14):
        x, y = start
        for _step in range(5):
            to = x + chance.randrange(-90, 90), y + chance.randrange(-110, 110)
            draw.line((x, y, *to), "#eeeeee", chance.randrange(1, 4))
            x, y = to
    sheet.write(330, 200, "14:07", 90, "#ffffff", bold=False)
    sheet.write(300, 330, "Battery 12 %", 40, "#ffffff", bold=False)
    return sheet.on(Image.new("RGB", (900, 1200), "#ffffff"), (0, 0))
