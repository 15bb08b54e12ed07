"""Answers as a stranger's page shows them, remembered: a page of twenty would else be written anew for every reader."""

import threading
from collections import OrderedDict
from collections.abc import Hashable
from dataclasses import dataclass, field

from flask import current_app, get_template_attribute, request
from flask_login import current_user
from markupsafe import Markup

from forum.answers.models import Answer
from forum.public.pages import ComplaintPage
from forum.web.languages import language

MOST_KEPT, LONGEST = 4_000, 6_000
COMPONENT = "components/answers.html"


@dataclass
class Written:
    """What this process has written before. The words are part of the key, so nothing older is ever shown."""

    fragments: OrderedDict[Hashable, Markup] = field(default_factory=OrderedDict)
    lock: threading.Lock = field(default_factory=threading.Lock)


def answer_html(answer: Answer, page: ComplaintPage, first: bool = False) -> Markup:
    """An answer of a page; whoever is signed in gets one of their own, with what they may do."""
    if current_user.signed_in or len(answer.body) > LONGEST:
        return _write(answer, page, first)
    written: Written = current_app.extensions.setdefault("written", Written())
    key = _key(answer, first)
    with written.lock:
        known = written.fragments.get(key)
    if known is None:
        known = _write(answer, page, first)
        with written.lock:
            written.fragments[key] = known
            while len(written.fragments) > MOST_KEPT:
                written.fragments.popitem(last=False)
    return known


def _write(answer: Answer, page: ComplaintPage, first: bool) -> Markup:
    if answer.official:
        return Markup(get_template_attribute(COMPONENT, "official_answer")(answer, page, language(), current_user))
    return Markup(get_template_attribute(COMPONENT, "customers_answer")(answer, page, language(), current_user, first))


def _key(answer: Answer, first: bool) -> Hashable:
    """Everything that a stranger reads of an answer."""
    who = answer.team.name(language()) if answer.official and answer.team else ""
    return (
        request.script_root,
        answer.number,
        answer.official,
        who or (answer.author.pseudonym if answer.author else ""),
        answer.published_at,
        answer.language,
        answer.helpful_count,
        answer.body,
        repr((answer.removals, answer.removed_counts)),
        first,
    )
