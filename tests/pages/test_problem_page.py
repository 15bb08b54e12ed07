"""smoke"""
from tests.cast import Cast


def test_smoke(cast: Cast, eve) -> None:
    complaint = cast.make_published("Charged twice", "I was charged twice and Brenda at the till hung up. Call 020 7946 0958.")
    answer = cast.make_answer(complaint, "Ask for a refund.\n\n1. Do this\n2. **Do** that")
    from forum.answers import services
    from forum.complaints.models import Complaint
    from forum.extensions import db
    services.answer_officially(db.session.get_one(Complaint, complaint.id), cast.account("olga"), "Thank you for writing. We paid the second amount back today.")
    page = eve.get(f"/problems/{complaint.number}")
    assert page.status_code == 301, page.text
    page = eve.get(page.headers["Location"])
    assert page.status_code == 200, page.text
    print(page.text)
    for path in ("/", "/problems", "/products/payments", "/praise", "/feed.atom", "/robots.txt", "/about", "/about/what-we-remove", "/about/accessibility", "/about/privacy", "/about/licence", "/help", f"/problems/{complaint.number}/not-fixed", f"/answers/{answer.number}"):
        for prefix in ("", "/fr"):
            got = eve.get(prefix + path)
            assert got.status_code in (200, 302), (path, got.status_code, got.text[-3000:])
            assert "Set-Cookie" not in got.headers
    print(eve.get("/").text)
