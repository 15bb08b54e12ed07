"""From the check page to the queue: send, change, withdraw, hand over; and what solved it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from flask_babel import gettext as _

from forum import clock, events
from forum.accounts.models import Account
from forum.answers import services as answers
from forum.answers.services import Outcome
from forum.catalogue import queries as catalogue
from forum.complaints import queries as complaint_queries
from forum.complaints import services as complaints
from forum.complaints.models import Complaint, Post, new_token
from forum.complaints.rules import COSTS, SERIOUS, Kind, Mover, Publication
from forum.config import settings
from forum.errors import NotAllowed, Stale
from forum.extensions import writing
from forum.moderation import services as moderation
from forum.moderation import subjects
from forum.moderation.services import Beside
from forum.photos import services as photos
from forum.posting import queries, rules
from forum.posting.services import editing
from forum.posting.services.asking import Told, answered, other_words, refuse_other_words, sent_once
from forum.posting.services.drafting import UNSENT, hashed_address, refuse_faults, seen_as, take_back
from forum.posting.services.previewing import preview, said_in
from forum.redaction import services as redaction
from forum.vault import drafts
from forum.vault.models import Draft

UNDER_WAY = frozenset({Publication.COOLING_OFF, Publication.WAITING})


@dataclass(frozen=True)
class Outgoing:
    """A draft read and checked, ready to become a post in one transaction."""

    read: str
    fields: Mapping[str, str]
    box: bytes
    language: str
    cooling_off: int


def send(token: str, account_id: int, told: Told | None = None) -> tuple[str, Any]:
    """Send a draft; sent twice it is one post. Cooling-off begins: change or withdraw until a moderator takes it.

    `told` is what its author answered on the check page, and which version that showed. Raises Stale when the words
    are others by now. Returns the kind and the post.
    """
    found = drafts.find(token, account_id)
    if found is None:
        return queries.sent_from(token, account_id)
    post = subjects.load(found.subject_kind, found.post_id) if found.post_id is not None else None
    if post is not None and post.state in UNDER_WAY:
        return found.subject_kind, post
    ready = _ready(found, told or Told())
    with writing():
        found = drafts.find(token, account_id, locked=True)
        if found is None:
            return queries.sent_from(token, account_id)
        post = _post_of(found, ready.fields, account_id, ready.language)
        if post.state in UNDER_WAY:
            return found.subject_kind, post
        if post.state == Publication.DECLINED:
            raise NotAllowed(
                _("This was not published, so it cannot be sent again as it is. Contest the decision, or write anew.")
            )
        if ready.read != seen_as(found):
            raise other_words()
        _refuse_closed(found, post)
        _send(post, found, ready)
    return found.subject_kind, post


def _ready(draft: Draft, told: Told) -> Outgoing:
    """Read, answer and check a draft before the transaction."""
    refuse_other_words(draft, told)
    kind, fields = draft.subject_kind, drafts.read(draft)
    fields = answered(draft, fields, told)
    refuse_faults(kind, fields)
    shown = preview(kind, fields, draft.account_id, draft.complaint_id)
    fields = sent_once(fields, shown)
    seconds = settings().heated_cooling_off if shown.heat else settings().cooling_off
    return Outgoing(
        seen_as(draft),
        fields,
        drafts.boxed(draft.token, fields),
        shown.proposed.language,
        0 if fields.get("danger") == "yes" else max(seconds, settings().cooling_off),
    )


def _send(post: Any, draft: Draft, ready: Outgoing) -> None:
    post.move_to(Publication.COOLING_OFF, Mover.AUTHOR)
    post.language = ready.language
    post.sent_at = clock.now()
    post.cooling_until = post.sent_at + timedelta(seconds=ready.cooling_off)
    draft.post_id = post.id
    drafts.put(draft, ready.box)
    events.record("sent", subject=f"{draft.subject_kind}:{post.token}", due=post.cooling_until)


def change(kind: str, post_token: str, account_id: int) -> Draft:
    """Take a post back into the draft it was made of, until a moderator takes it."""
    post = queries.own_post(kind, post_token, account_id)
    found, state = drafts.of_post(kind, post.id), post.state
    if found is None or not (take_back(found) or state in UNSENT):
        raise Stale(_("A person has it now. You can withdraw it, or wait for the decision."))
    return found


def withdraw(kind: str, post_token: str, account_id: int) -> Post:
    """Take one's own post back, before or after it was published; asked twice it is done once."""
    with writing():
        post = queries.own_post(kind, post_token, account_id)
        post = subjects.load(kind, post.id, locked=True)
        if post.state == Publication.WITHDRAWN:
            return post  # type: ignore[no-any-return]
        if not rules.may_withdraw(kind, Publication(post.state), getattr(post, "official", False)):
            raise NotAllowed(_("This cannot be withdrawn now."))
        if post.state in rules.ONCE_PUBLIC:
            subjects.KINDS[kind].take_down(post, Publication.WITHDRAWN, Mover.AUTHOR)
        else:
            post.move_to(Publication.WITHDRAWN, Mover.AUTHOR)
        found = drafts.of_post(kind, post.id)
        if found is not None:
            drafts.drop(found)
        moderation.withdrawn(kind, post)
    photos.forget_lost(post.token)
    return post  # type: ignore[no-any-return]


def hand_over(subject: str) -> None:
    """Give a post that has cooled off to the moderators; asked again it does nothing."""
    kind, _colon, token = subject.partition(":")
    post = subjects.by_token(kind, token)
    found = drafts.of_post(kind, post.id)
    if post.state != Publication.COOLING_OFF or found is None:
        return
    if post.cooling_until is not None and post.cooling_until > clock.now():
        return  # changed and sent again: another event tells of it
    fields = drafts.read(found)
    if kind == "edit":
        moderation.take_in(kind, post, *editing.to_seal(fields))
        return
    private = {name: fields[name].strip() for name in rules.PRIVATE if fields.get(name, "").strip()}
    beside = Beside(said_in(fields), private if kind == "complaint" else {})
    moderation.take_in(kind, post, rules.public_words(kind, fields), beside)


def resolve(complaint: Complaint, account: Account, *, answer_number: int | None, steps: str) -> Outcome:
    """Say what solved it; doubtful steps are in the queue when this returns. Said twice it is one resolution."""
    redaction.refuse_reserved({"steps": steps})
    said = {"answer": str(answer_number), "body": steps.strip()}
    token = hashed_address(account.id, "resolution", complaint.id, said)
    if queries.is_over(token):
        token = new_token()  # it was opened again since; now it is said anew
    held = moderation.staff_words("resolution", {"body": steps.strip()}, complaint.language)
    return answers.resolve(complaint, account, answer_number=answer_number, steps=steps, token=token, hold=held.hold)


def _post_of(draft: Draft, fields: Mapping[str, str], account_id: int, language: str) -> Any:
    """The post a draft becomes: the one it was before, or a new row at the draft's own address."""
    if draft.post_id is not None:
        post = subjects.load(draft.subject_kind, draft.post_id, locked=True)
        if post.state == Publication.RETURNED:
            post.version += 1
    elif draft.subject_kind == "answer":
        assert draft.complaint_id is not None
        post = answers.answer(complaint_id=draft.complaint_id, author_id=account_id, language=language)
        _give_address(post, draft.token)
    else:
        chosen = _choices(fields)
        begun = {name: chosen[name] for name in ("kind", "product_id", "heard_only")}
        post = complaints.begin(author_id=account_id, language=language, **begun)
        _give_address(post, draft.token)
    if draft.subject_kind == "complaint":
        for name, value in _choices(fields).items():
            setattr(post, name, value)
    return post


def _give_address(post: Post, token: str) -> None:
    """Let the post be found at its draft's address when it is sent again after the draft is gone."""
    if not queries.is_sent(token):
        post.token = token
    photos.follow(token, post.token)


def _refuse_closed(draft: Draft, post: Any) -> None:
    """An answer needs its problem; the words stay in the draft."""
    if draft.subject_kind == "edit":
        editing.refuse_closed(post)
        return
    complaint = complaint_queries.by_id(draft.complaint_id) if draft.complaint_id is not None else None
    if complaint is not None and not complaint.is_public:
        raise NotAllowed(
            _("The problem is not public any more, so it cannot be answered now. Your words are kept in “My posts”.")
        )


def _choices(fields: Mapping[str, str]) -> dict[str, Any]:
    product = catalogue.product_by_slug(fields.get("product", ""))
    return {
        "kind": Kind(fields["kind"]),
        "product_id": product.id if product else None,
        "heard_only": fields.get("heard_only") == "yes",
        "happened_on": rules.day_of(fields.get("happened_on", "")),
        "seriousness": int(serious) if (serious := fields.get("seriousness", "")) in map(str, SERIOUS) else COSTS,
        "danger": fields.get("danger") == "yes",
    }
