"""Answers as strangers read them, remembered: a page of twenty would else be written anew for every reader."""

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from typing import Any, TypeVar

from flask import current_app, get_template_attribute, request
from flask_login import current_user
from markupsafe import Markup

from forum.answers.models import Answer
from forum.public.pages import ComplaintPage
from forum.public.people import has_page
from forum.web.languages import language

MOST_KEPT, LONGEST = 8_000, 6_000
COMPONENT = "components/answers.html"

Made = TypeVar("Made")


@dataclass
class Written:
    """What this process has written before. The words are part of the key, so nothing older is ever shown."""

    fragments: OrderedDict[Hashable, Any] = field(default_factory=OrderedDict)
    lock: threading.Lock = field(default_factory=threading.Lock)

    def find(self, key: Hashable, make: Callable[[], Made]) -> Made:
        """What was made for this key, or is made now."""
        with self.lock:
            known: Made | None = self.fragments.get(key)
        if known is None:
            known = make()
            with self.lock:
                self.fragments[key] = known
                while len(self.fragments) > MOST_KEPT:
                    self.fragments.popitem(last=False)
        return known


def writer(page: ComplaintPage) -> Callable[..., Markup]:
    """What writes the answers of a page; whoever is signed in gets ones of their own, with what they may do."""
    reader, here, known = current_user._get_current_object(), language(), _written()

    def answer_html(answer: Answer, first: bool = False) -> Markup:
        if reader.signed_in or len(answer.body) > LONGEST:
            return _write(answer, page, first)
        return known.find((*key_of(answer, here), *page.photos_of(answer), first), lambda: _write(answer, page, first))

    return answer_html


def remembered(answer: Answer, here: str, what: str, make: Callable[[], Made]) -> Made:
    """Something else that is made of what strangers read of an answer, by name."""
    if len(answer.body) > LONGEST:
        return make()
    return _written().find((*key_of(answer, here), what), make)


def key_of(answer: Answer, here: str) -> tuple[Hashable, ...]:
    """Everything that a stranger reads of an answer."""
    who = answer.team.name(here) if answer.official and answer.team else ""
    return (
        request.script_root,
        answer.number,
        answer.official,
        who or (answer.author.pseudonym if answer.author else ""),
        answer.author.handle if answer.author and has_page(answer.author) else "",
        answer.edited_at,
        answer.published_at,
        answer.language,
        answer.helpful_count,
        answer.body,
        repr((answer.removals, answer.removed_counts, answer.labels)),
    )


def _written() -> Written:
    written: Written = current_app.extensions.setdefault("written", Written())
    return written


def _write(answer: Answer, page: ComplaintPage, first: bool) -> Markup:
    if answer.official:
        return Markup(get_template_attribute(COMPONENT, "official_answer")(answer, page, language(), current_user))
    return Markup(get_template_attribute(COMPONENT, "customers_answer")(answer, page, language(), current_user, first))
