"""Which mail goes to whom. A mail carries no words from a post, and visibility is asked again when it is sent.

Something happens: `spreading` writes, in one transaction, what each person has to hear of. What is wanted at once is
sent by `telling`, one delivery a person, so that nobody gets a mail twice because another's mailbox is full; the rest
waits for `summaries`. `choosing` is how a person says what they want.
"""

from forum.notices.services.choosing import choose, stop, take_up_again, unfollow
from forum.notices.services.forgetting import forget_person
from forum.notices.services.spreading import spread_appeal, spread_decision, spread_news, spread_thanks
from forum.notices.services.summaries import call_for_summaries, send_summary
from forum.notices.services.telling import tell

__all__ = [
    "call_for_summaries",
    "choose",
    "forget_person",
    "send_summary",
    "spread_appeal",
    "spread_decision",
    "spread_news",
    "spread_thanks",
    "stop",
    "take_up_again",
    "tell",
    "unfollow",
]
