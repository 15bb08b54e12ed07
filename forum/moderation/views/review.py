"""The review page: one post, opened by whoever claimed it; every act is a button of the one form."""

from collections.abc import Callable, Mapping

from flask import g, redirect, render_template, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from forum import clock
from forum.accounts.models import Account
from forum.complaints.rules import Publication
from forum.errors import Invalid, NotAllowed, NotFound, Stale
from forum.moderation import presenting, queries, rules, services, subjects
from forum.moderation.forms import Said
from forum.moderation.services.queueing import Opened
from forum.moderation.views import blueprint, me
from forum.moderation.views.sheet import fields_of, sheet_of
from forum.moderation.views.telling import FOUND, is_over, options
from forum.photos import queries as photo_queries
from forum.photos import rules as photo_rules
from forum.photos import services as photos
from forum.redaction.rules import Kind, masked_spans, reason_words
from forum.roles import Role
from forum.web.guards import needs

Page = str | Response | tuple[str, int]
Marks = dict[str, list[tuple[int, int, str]]]
REMOVE_REASONS = {**rules.HIDE_REASONS, **rules.DECLINE_REASONS}


@blueprint.get("/moderation/<token>")
@needs(Role.MODERATOR)
def review(token: str) -> Page:
    """Show the original beside what everyone will see, to whoever holds the post."""
    try:
        opened = services.open_for_review(token, me().id)
    except Stale as away:
        return _away(token, away, None)
    return _page(opened)


@blueprint.post("/moderation/<token>")
@needs(Role.MODERATOR)
def review_post(token: str) -> Page:
    """Save the answers, then do what the button says."""
    said, account_id = Said.read(request.form), me().id
    act = ACTS.get(said.act)
    if act is None:
        raise NotFound(_("There is nothing here."))
    try:
        return act(token, me(), said)
    except Stale as stale:
        return _stale(token, account_id, said, stale)
    except (Invalid, NotAllowed) as wrong:
        return _page(services.open_for_review(token, account_id), said, wrong), 422


@blueprint.post("/moderation/<token>/take")
@needs(Role.MODERATOR)
def take(token: str) -> Page:
    """Take one post by its address; answers that were given before the time ran out are saved."""
    account_id = me().id
    services.claim_this(token, me())
    if "version" not in request.form:
        return _back(token)
    said = Said.read(request.form)
    try:
        _save(token, me(), said)
    except Stale as stale:
        return _stale(token, account_id, said, stale)
    return _page(services.open_for_review(token, account_id), said)


def _save_act(token: str, account: Account, said: Said) -> Page:
    _save(token, account, said)
    return _back(token)


def _show(token: str, account: Account, said: Said) -> Page:
    _save(token, account, said)
    return redirect(url_for("moderation.review", token=token, show=1, _anchor="read"), 303)


def _publish(token: str, account: Account, said: Said) -> Page:
    version = _save(token, account, said)
    services.publish(token, me(), version)
    return _onward()


def _skip(token: str, account: Account, said: Said) -> Page:
    _save(token, account, said)
    services.leave(token, me())
    return _onward()


def _return(token: str, account: Account, said: Said) -> Page:
    _save(token, account, said)
    services.return_to_author(token, me(), said.return_reason, said.words["return"])
    return _onward()


def _decline(token: str, account: Account, said: Said) -> Page:
    _save(token, account, said)
    services.decline(token, me(), said.decline_reason, said.words["decline"])
    return _onward()


def _remove(token: str, account: Account, said: Said) -> Page:
    """A post that was public before cannot be returned or declined; it can be taken away for good."""
    _save(token, account, said)
    opened = services.open_for_review(token, account.id)
    if opened.post.state not in {Publication.HIDDEN, Publication.PUBLISHED}:
        raise NotAllowed(_("This post was never public. Return or decline it instead."))
    services.remove(opened.entry.subject_kind, opened.post, me(), said.decline_reason, said.words["decline"])
    return _onward()


def _mark(token: str, account: Account, said: Said) -> Page:
    opened = services.open_for_review(token, account.id)
    kind = said.mark["kind"] if said.mark["kind"] in set(Kind) else Kind.name.value
    places = _places(opened, said)
    marks = _marks(opened)
    for field, (start, end) in places:
        known = marks.setdefault(field, [])
        if not any(one <= start and end <= other for one, other, _kind in known):
            known.append((start, end, kind))
    _save(token, account, said, marks)
    if not places:
        wrong = _("These words do not stand in the post exactly like this.")
        raise Invalid(wrong, {"mark-words": wrong})
    return _back(token, "changes")


def _unmark(token: str, account: Account, said: Said) -> Page:
    opened = services.open_for_review(token, account.id)
    marks = {
        field: [(start, end, kind) for start, end, kind in of_field if f"{field}:{start}:{end}" != said.target]
        for field, of_field in _marks(opened).items()
    }
    _save(token, account, said, marks)
    return _back(token, "changes")


def _strike(token: str, account: Account, said: Said) -> Page:
    """Take masked words out without looking at them."""
    opened = services.open_for_review(token, account.id)
    marks = _marks(opened)
    for field, text in opened.fields.items():
        for start, end in masked_spans(text):
            if f"{field}:{start}:{end}" == said.target:
                marks.setdefault(field, []).append((start, end, Kind.insult.value))
    _save(token, account, said, marks)
    return _back(token, "changes")


def _look_at_photo(token: str, account: Account, said: Said) -> Page:
    """Take a photo of this post; what was answered so far is kept."""
    _save(token, account, said)
    photos.claim_this(said.target, me())
    return redirect(url_for("moderation.photo", token=said.target, _anchor="picture"), 303)


ACTS: Mapping[str, Callable[[str, Account, Said], Page]] = {
    "save": _save_act,
    "show": _show,
    "publish": _publish,
    "skip": _skip,
    "return": _return,
    "decline": _decline,
    "remove": _remove,
    "mark": _mark,
    "unmark": _unmark,
    "strike": _strike,
    "photo": _look_at_photo,
}


def _save(token: str, account: Account, said: Said, marks: Marks | None = None) -> int:
    """Keep everything that was answered; return the version that this makes."""
    account_id = account.id
    spans = services.open_for_review(token, account_id).entry.proposal.spans
    answers = {
        f"{field}:{number}": said.answers[f"{field}:{span[0]}:{span[1]}"]
        for field, of_field in spans.items()
        for number, span in enumerate(of_field)
        if said.answers.get(f"{field}:{span[0]}:{span[1]}") in presenting.ALLOWED[span[3]]
    }
    labels = said.labels if "labels" in request.form else None
    services.save_answers(token, account_id, said.version, answers, marks, labels)
    return said.version + 1


def _places(opened: Opened, said: Said) -> list[tuple[str, tuple[int, int]]]:
    """Where the words to be marked stand: where they were selected, or wherever they occur."""
    words, selected = said.mark["words"], said.selected
    fields = {field.name: field for field in fields_of(opened, show="show" in request.form)}
    chosen = fields.get(said.mark["field"])
    if selected and chosen and selected[0] < selected[1] <= len(chosen.text):
        shown, _masked = presenting.shown(chosen, *selected, _("[insult masked]"))
        if presenting.same_words(shown, words):
            return [(chosen.name, selected)]
    return [(name, place) for name, field in fields.items() for place in presenting.every_place(field.text, words)]


def _marks(opened: Opened) -> Marks:
    return {field: [tuple(one) for one in marks] for field, marks in opened.entry.proposal.marked.items()}


def _onward() -> Response:
    """To the queue, where the focus is on what takes the next one."""
    return redirect(url_for("moderation.queue", _anchor="next"), 303)


def _back(token: str, anchor: str = "read") -> Response:
    """To the same post; the focus is inside the form, where the keys work."""
    show = 1 if "show" in request.form else None
    return redirect(url_for("moderation.review", token=token, show=show, _anchor=anchor), 303)


def _page(opened: Opened, said: Said | None = None, wrong: Invalid | NotAllowed | None = None) -> str:
    return render_template(
        "moderation/review.html",
        sheet=sheet_of(opened, show="show" in request.values, private=services.private_words(opened.post)),
        post=opened.post,
        edited=subjects.edited(opened.post),  # type: ignore[arg-type]
        waiting=queries.waiting_count(),
        photos=photo_queries.of_post(opened.post.token),
        photo_states=photo_rules.STATE_WORDS,
        photo_doubts=lambda photo: len(photo_rules.open_doubts(photo.found, photo.answers)),
        said=said,
        wrong=wrong,
        faults=_faults(said, wrong),
        **_words(),
    )


def _faults(said: Said | None, wrong: Invalid | NotAllowed | None) -> dict[str, str]:
    """What is wrong, by the id of the field that it is about."""
    panel = {"return": "return_", "decline": "decline_", "remove": "decline_"}.get(said.act if said else "", "")
    return {panel + name: words for name, words in getattr(wrong, "fields", {}).items()}


def _words() -> dict[str, object]:
    return {
        "found": FOUND,
        "why": lambda reason: reason_words(reason, g.language),
        "labels": rules.LABELS,
        "return_reasons": options(dict(rules.RETURN_REASONS)),
        "decline_reasons": options(dict(rules.DECLINE_REASONS)),
        "remove_reasons": options(REMOVE_REASONS),
    }


def _stale(token: str, account_id: int, said: Said, stale: Stale) -> Page:
    """Show what was sent beside what is stored now; nothing of either is lost."""
    try:
        opened = services.open_for_review(token, account_id)
    except Stale as away:
        return _away(token, away, said)
    page = render_template(
        "moderation/stale.html", sheet=sheet_of(opened), said=said, stale=stale, form=request.form, **_words()
    )
    return page, 409


def _away(token: str, away: Stale, said: Said | None) -> Page:
    """The post is in nobody's or another's hands, or decided; what was sent is kept on the page."""
    entry = queries.entry_by_token(token)
    assert entry is not None
    own = subjects.load(entry.subject_kind, entry.subject_id).author_id == me().id
    free = entry.decided_at is None and is_over(entry.claimed_until, clock.now()) and not own
    return render_template("moderation/away.html", entry=entry, away=away, said=said, free=free, own=own), 409
