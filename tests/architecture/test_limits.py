"""Every POST has a limit: once it is used up, the route answers 429, and its page gives the words back."""

import pytest
import time_machine
from flask import Flask, current_app
from flask.testing import FlaskClient
from sqlalchemy import update

from forum import clock
from forum.extensions import db
from forum.web.limits import RateWindow
from tests.leaks import rows, world
from tests.leaks.world import World

USED_UP = 1_000_000


@pytest.fixture
def everything(app: Flask) -> World:
    return world.build(app)


def people(everything: World) -> dict[str, FlaskClient]:
    """Everybody, before the first form changes anything."""
    cast = everything.cast
    return {"eve": cast.browser(), "carol": cast.signed_in("carol"), "ada": cast.signed_in("ada")}


def whoever_may(everything: World, endpoint: str) -> str:
    """Somebody who gets past the door of a route."""
    view = everything.app.view_functions[endpoint]
    if getattr(view, "is_public", False):
        return "eve"
    return "ada" if getattr(view, "needs_roles", None) else "carol"


def forms(everything: World) -> list[tuple[str, str, list[str]]]:
    """Every route that takes a form: who may send it, and its addresses."""
    found: dict[str, list[str]] = {}
    for endpoint, address in rows.addresses(everything, "POST"):
        found.setdefault(endpoint, []).append(address)
    return [(whoever_may(everything, name), name, addresses) for name, addresses in found.items()]


def test_every_post_is_refused_once_its_limit_is_used_up(everything: World) -> None:
    browsers, listed = people(everything), forms(everything)
    with time_machine.travel(clock.now(), tick=False):  # a new minute would be a new start
        after = {name: used_up(browsers[who], addresses) for who, name, addresses in listed}
    # What is not there may say so at once.
    assert {name: codes for name, codes in after.items() if codes - {404} != {429}} == {}


def used_up(browser: FlaskClient, addresses: list[str]) -> set[int]:
    """What a route answers after whatever it counted, under whichever name, has come to its end."""
    for address in addresses:
        browser.post(address)
    db.session.execute(update(RateWindow).values(count=USED_UP))
    db.session.commit()
    readers = current_app.extensions.get("readers")  # what writes nothing is counted in memory
    if readers is not None:
        readers.counts.update(dict.fromkeys(readers.counts, USED_UP))
    return {browser.post(address).status_code for address in addresses}
