"""Smoke."""
from tests.cast import Cast
def test_smoke(cast: Cast) -> None:
    c = cast.make_published("Charged twice", "I was charged twice.")
    olga = cast.signed_in("olga")
    r = olga.get("/desk"); assert r.status_code == 200, r.text
    r = olga.get(f"/desk/{c.number}/answer"); assert r.status_code == 200, r.text
    r = olga.post(f"/desk/{c.number}/answer", data=dict(body="This is with us. Ask Grace at the desk. Brenda the manager knows", do="preview", days="3")); assert r.status_code == 200, r.text
    print(r.text)
    r = olga.post(f"/desk/{c.number}/answer", data=dict(body="This is with us.", token="a"*22, days="3", progress="looking into it")); assert r.status_code == 303, r.text
    print(r.headers["Location"])
    r = olga.post(f"/desk/{c.number}/answer", data=dict(body="This is with us.", token="a"*22, days="3", progress="looking into it")); print(r.status_code, r.headers.get("Location"))
    r = olga.post(f"/desk/{c.number}/answer", data=dict(body="Ask Grace at the desk.", token="b"*22, days="3", progress="")); print(r.status_code, r.headers.get("Location"))
    r = olga.get(r.headers["Location"]); print(r.status_code, r.text[1000:])
    r = cast.signed_in("mo").get("/account"); assert r.status_code==200, r.text
