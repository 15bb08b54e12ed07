"""What a search engine is told of a page, as schema.org data made of public words only."""

from typing import Any

from flask_babel import gettext as _

from forum.answers.models import Answer
from forum.complaints.models import Complaint
from forum.complaints.pages import address_of, author_name
from forum.complaints.rules import Kind
from forum.config import settings
from forum.public import words
from forum.public.pages import ComplaintPage
from forum.public.people import has_page
from forum.redaction.photos.sizes import LARGE
from forum.web.frame import absolute
from forum.web.templates import address as url_for

Data = dict[str, Any]
# A page of a hundred answers would carry every word twice; the count stays true.
MOST_ANSWERS = 20


def data_of(page: ComplaintPage, language: str) -> Data:
    """A question with its answers when there is one, else a posting; never both."""
    asked = page.complaint.kind != Kind.PRAISE and page.complaint.answer_count > 0
    main = _question_page(page, language) if asked else _posting(page, language)
    return {"@context": "https://schema.org", "@graph": [main, _breadcrumbs(page.complaint, language)]}


def _question_page(page: ComplaintPage, language: str) -> Data:
    one, here = page.complaint, absolute(address_of(page.complaint))
    fixing = page.fixing_answer
    suggested = [a for a in page.answers if a is not fixing][:MOST_ANSWERS]
    question = _post(page, language) | {
        "@type": "Question",
        "name": words.title_of(one, language),
        "answerCount": one.answer_count,
        "upvoteCount": one.same_count,
    }
    if fixing is not None:
        question["acceptedAnswer"] = _answer(fixing, here, language)
    if suggested:
        question["suggestedAnswer"] = [_answer(answer, here, language) for answer in suggested]
    return {"@type": "QAPage", "@id": here, "url": here, "mainEntity": question}


def _posting(page: ComplaintPage, language: str) -> Data:
    here = absolute(address_of(page.complaint))
    return _post(page, language) | {
        "@type": "DiscussionForumPosting",
        "@id": here,
        "url": here,
        "headline": words.title_of(page.complaint, language),
        "commentCount": page.complaint.answer_count,
        "interactionStatistic": [
            _counter("LikeAction", page.complaint.same_count),
            _counter("CommentAction", page.complaint.answer_count),
        ],
        "comment": [_answer(answer, here, language) | {"@type": "Comment"} for answer in page.answers[:MOST_ANSWERS]],
    }


def _counter(act: str, number: int) -> Data:
    kind = {"@type": act}
    return {"@type": "InteractionCounter", "interactionType": kind, "userInteractionCount": number}


def _post(page: ComplaintPage, language: str) -> Data:
    one = page.complaint
    assert one.published_at is not None
    data: Data = {
        "text": words.plain(one, language),
        "inLanguage": one.language,
        "datePublished": one.published_at.isoformat(),
        "dateModified": (one.edited_at or one.published_at).isoformat(),
        "author": _person(one),
    }
    if photos := page.photos_of(one):
        data["image"] = [absolute(photo.address(LARGE, "jpg")) for photo in photos]
    if page.unverified:
        data["creativeWorkStatus"] = _("One customer’s account, unverified")
    return data


def _answer(answer: Answer, here: str, language: str) -> Data:
    assert answer.published_at is not None
    told: Data = {
        "@type": "Answer",
        "text": words.plain(answer, language),
        "url": f"{here}#a{answer.number}",
        "inLanguage": answer.language,
        "upvoteCount": answer.helpful_count,
        "datePublished": answer.published_at.isoformat(),
        "author": _author(answer, language),
    }
    if words.accuses(answer):
        told["creativeWorkStatus"] = _("One customer’s account, unverified")
    return told


def _author(answer: Answer, language: str) -> Data:
    if not answer.official:
        return _person(answer)
    name = answer.team.name(language) if answer.team else settings().operator
    own = url_for("public.team", slug=answer.team.slug) if answer.team else None
    team: Data = {"@type": "Organization", "name": name, "url": absolute(own or url_for("public.home"))}
    return team | {"parentOrganization": {"@type": "Organization", "name": settings().operator}}


def _person(post: Complaint | Answer) -> Data:
    person: Data = {"@type": "Person", "name": author_name(post)}
    if post.author is not None and has_page(post.author):
        person["url"] = absolute(url_for("public.person", handle=post.author.handle))
    return person


def _breadcrumbs(complaint: Complaint, language: str) -> Data:
    folder = "public.praise_list" if complaint.kind == Kind.PRAISE else "public.problems"
    steps = [(_("What went well") if complaint.kind == Kind.PRAISE else _("Problems"), absolute(url_for(folder)))]
    if complaint.product is not None:
        address = absolute(url_for("public.product", slug=complaint.product.slug))
        steps.append((complaint.product.name(language), address))
    entries = [
        {"@type": "ListItem", "position": place, "name": name, "item": address}
        for place, (name, address) in enumerate(steps, 1)
    ]
    last = {"@type": "ListItem", "position": len(steps) + 1, "name": words.title_of(complaint, language)}
    return {"@type": "BreadcrumbList", "itemListElement": [*entries, last]}
