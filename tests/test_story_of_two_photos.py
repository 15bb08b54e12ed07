"""Carol attaches a receipt that names the cashier, and a selfie with the clerk; everybody sees two covered pictures."""

import io
import re
from pathlib import Path

from flask import Flask
from PIL import Image

from forum.extensions import db
from forum.photos import queries
from forum.photos.models import Photo
from forum.posting import services as posting
from forum.redaction.photos import services as redaction
from forum.redaction.photos.rules import COVER_FROM, Verdict
from forum.redaction.photos.running import opened
from tests import drawn
from tests.cast import Cast

SELFIE = Path(__file__).parent / "pictures" / "portrait.jpg"


def receipt() -> bytes:
    buffer = io.BytesIO()
    drawn.receipt("Cashier: {}", "Brenda").image.convert("RGB").save(buffer, "JPEG", quality=92)
    return buffer.getvalue()


def test_the_public_sees_two_covered_pictures(app: Flask) -> None:
    cast = Cast(app)
    carol, mo, eve = cast.signed_in("carol"), cast.signed_in("mo"), cast.browser()

    # Carol writes, adds both, and reads what everyone will see.
    form = {"kind": "problem", "product": "payments", "title": "Charged twice", "body": "The receipt shows it."}
    files = [(io.BytesIO(receipt()), "receipt brenda.jpg"), (io.BytesIO(SELFIE.read_bytes()), "me and the clerk.jpg")]
    wrote = carol.post("/problems/new", data={**form, "photos": files}, content_type="multipart/form-data")
    assert wrote.status_code == 303 and wrote.location.endswith("/check")
    cast.run_worker()
    check = carol.get(wrote.location).get_data(as_text=True)
    assert "1 face covered" in check and "Brenda" not in check

    # She sends it; Mo publishes the words, and each photo with one key where nothing is open.
    token = wrote.location.split("/")[-2]
    complaint = posting.send(token, cast.account("carol").id)[1]
    cast.run_worker()
    cast.publish("complaint", complaint.id)
    for photo in list(queries.of_post(token)):
        cast.approve_photo(photo)

    # Eve sees both, without a face and without a name.
    html = eve.get("/problems/1", follow_redirects=True).get_data(as_text=True)
    assert "Brenda" not in html and "brenda.jpg" not in html
    pictures = sorted(set(re.findall(r"/photos/[0-9a-f]{32}-1600\.jpg", html)))
    assert len(pictures) == 2
    for address in pictures:
        with opened(eve.get(address).data) as child:
            sight = child.look()
        assert not [face for face in sight.faces if face.score >= COVER_FROM]
        assert "brend" not in " ".join(line.text for line in sight.lines).casefold()
    assert mo.get("/moderation/photos").status_code == 200
    assert {photo.state for photo in db.session.query(Photo)} == {"published"}


def test_the_covers_are_one_colour_and_the_rest_of_the_receipt_stays(app: Flask) -> None:
    with app.app_context():
        paper = drawn.receipt("Cashier: {}", "Brenda")
        seen = redaction.cover(receipt())
    assert seen.verdict is Verdict.COVERED and seen.copies is not None
    shown = Image.open(io.BytesIO(seen.copies.files["1600.jpg"])).convert("RGB")
    [name] = paper.names
    scale = shown.width / seen.width
    x, y = round((name.x + name.w / 2) * scale), round((name.y + name.h / 2) * scale)
    assert max(high - low for low, high in shown.crop((x - 6, y - 3, x + 6, y + 3)).getextrema()) <= 6
    for word in paper.others:
        x, y = round((word.x + word.w / 2) * scale), round((word.y + word.h / 2) * scale)
        inside = not any(box.x <= word.x <= box.x + box.w and box.y <= word.y <= box.y + box.h for box in seen.boxes)
        assert inside, word.text
