"""Ways to reach a person on the net: e-mail addresses, account names, profile pages."""

from collections.abc import Iterator

from forum.redaction.rules.accounts import handle_places, profile_places
from forum.redaction.rules.emails import email_places
from forum.redaction.rules.keep import KeepWords
from forum.redaction.rules.kinds import Kind, Span, Tier
from forum.redaction.rules.unveiled import unveiled
from forum.redaction.rules.whose import whose

_KINDS = {
    "email": Kind.email,
    "email_firm": Kind.email,
    "email_said": Kind.email,
    "handle": Kind.handle,
    "profile": Kind.link,
}
_OWN = {"email": "email", "email_firm": "email", "email_said": "email", "handle": "handle", "profile": "handle"}


def contact_spans(text: str, keep: KeepWords) -> Iterator[Span]:
    """Find ways to reach a person on the net, and say whose they are."""
    plain = unveiled(text)
    for find in (email_places, handle_places, profile_places):
        for start, end, reason in find(plain.words, keep):
            own = whose(plain.words, start, _OWN[reason])
            said = own if own.startswith("own_") else reason
            # Nobody's own mailbox, such as support@, stays; "email me at support@…" is somebody's all the same.
            if said != "email_firm":
                yield Span(plain.start(start), plain.end(end), _KINDS[reason], Tier.strike, said)
