"""What is set up and what is missing, in the order in which a new operator needs it."""

from collections.abc import Iterator
from dataclasses import dataclass

from flask import url_for
from flask_babel import gettext as _
from flask_babel import ngettext

from forum.catalogue import queries as catalogue
from forum.config import Settings, settings
from forum.desk import queries
from forum.moderation import trust
from forum.photos import queries as photos
from forum.photos import rules as photo_rules
from forum.public.charts import fair
from forum.redaction.queries import roster_state
from forum.roles import Role
from forum.web.languages import percent


@dataclass(frozen=True)
class Line:
    """One thing to set up: what there is, whether it is enough, and the page where it is done, if it has one."""

    name: str
    words: str
    done: bool
    address: str = ""


def overview() -> list[Line]:
    """Every line of the setup page."""
    return [_operator(), *_catalogue(), _roster(), _people(), _readers(), _photos(), _mail()]


def _operator() -> Line:
    known = settings()
    if known.operator == Settings.operator and not known.demo:
        words = _(
            "It still speaks for the example, %(operator)s. Set FORUM_OPERATOR and FORUM_NAME.", operator=known.operator
        )
        return Line(_("Name"), words, False)
    words = _(
        "%(name)s speaks for %(operator)s. It is set in the environment.", name=known.name, operator=known.operator
    )
    return Line(_("Name"), words, True)


def _catalogue() -> Iterator[Line]:
    teams, hours = catalogue.teams(), catalogue.hours()
    products, places = catalogue.products(), catalogue.places()
    words = len(catalogue.own_words())
    silent = sum(not (team.about_en and team.about_fr) for team in teams)
    closed = sum(team.id not in hours for team in teams)
    yield Line(_("Teams"), _teams(len(teams), silent), bool(teams) and not silent, url_for("desk.setup_teams"))
    yield Line(
        _("Products and places"),
        _things(len(products), len(places)),
        bool(products or places),
        url_for("desk.setup_products"),
    )
    kept = ngettext("%(num)d word stays visible in every post.", "%(num)d words stay visible in every post.", words)
    none = _("None yet. Brands, streets and towns that look like names would be taken out or asked about.")
    yield Line(_("Words that stay visible"), kept if words else none, bool(words), url_for("desk.setup_words"))
    yield Line(_("Opening hours"), _hours(len(teams), closed), bool(teams) and not closed, url_for("desk.setup_hours"))


def _teams(count: int, silent: int) -> str:
    if not count:
        return str(_("None yet. Official answers are signed by a team."))
    told = ngettext("%(num)d team.", "%(num)d teams.", count)
    if silent:
        told += " " + ngettext(
            "%(num)d does not say what it does in both languages.",
            "%(num)d do not say what they do in both languages.",
            silent,
        )
    return str(told)


def _things(products: int, places: int) -> str:
    if not products and not places:
        return str(_("None yet. A problem finds its team by what it is about."))
    counted = ngettext("%(num)d product", "%(num)d products", products)
    also = ngettext("%(num)d place", "%(num)d places", places)
    return f"{counted}, {also}."


def _hours(teams: int, closed: int) -> str:
    if teams and not closed:
        return str(_("Every team says when it is there."))
    return str(ngettext("%(num)d team says no hours.", "%(num)d teams say no hours.", closed))


def _roster() -> Line:
    count, _changed = roster_state()
    known = ngettext("%(num)d name is on the list.", "%(num)d names are on the list.", count)
    none = _("None yet. Moderators find names by themselves; with the list the machine finds them first.")
    return Line(_("Names that stay hidden"), known if count else none, bool(count), url_for("moderation.roster"))


def _people() -> Line:
    counts = queries.staff_counts()
    officials = counts[Role.OFFICIAL]
    readers = counts[Role.MODERATOR] + counts[Role.ADMINISTRATOR]
    speaking = ngettext("%(num)d official answers", "%(num)d officials answer", officials)
    reading = ngettext("%(num)d person moderates.", "%(num)d people moderate.", readers)
    told = f"{speaking}, {reading}"
    if readers < 2:
        told += " " + _("An appeal needs a second one.")
    return Line(_("People"), told, officials > 0 and readers > 1, url_for("accounts.roles"))


def _readers() -> Line:
    """Who reads what is sent: everything, or less where the evidence allows it."""
    name = _("Who reads")
    if settings().review != "doubtful":
        return Line(name, _("A person reads every post."), True)
    known = [trust.trust(language) for language in trust.LANGUAGES]
    return Line(name, " ".join(_read_in(one) for one in known), all(one.is_enough for one in known))


def _read_in(known: trust.Trust) -> str:
    language = _("English") if known.language == "en" else _("French")
    if known.missing:
        return str(
            ngettext(
                "%(language)s: a person reads every post; %(num)d more must be read before anything can be said.",
                "%(language)s: a person reads every post; %(num)d more must be read before anything can be said.",
                known.missing,
                language=language,
            )
        )
    figures = {"language": language, "limit": percent(known.limit), "missed": percent(fair(known.missed.between[1]))}
    if known.is_enough:
        return str(
            _(
                "%(language)s: posts without a mark go out unread, and a person reads one in ten. "
                "At most %(missed)s of posts have a name that was missed; the limit is %(limit)s.",
                **figures,
            )
        )
    return str(
        _(
            "%(language)s: a person reads every post. Up to %(missed)s of posts may have a name that was missed; "
            "the limit is %(limit)s.",
            **figures,
        )
    )


def _photos() -> Line:
    """What could not be checked, and why: until somebody mends it, nobody sees these photos."""
    reasons, address = photos.held_reasons(), url_for("moderation.photos")
    held = sum(reasons.values())
    if not held:
        return Line(_("Photos"), _("None is held back."), True, address)
    told = ngettext(
        "%(num)d photo is held back: it could not be checked.",
        "%(num)d photos are held back: they could not be checked.",
        held,
    )
    words = photo_rules.HELD_WORDS
    why = (f"{count}: {_(words.get(code, words['crash']))}" for code, count in reasons.items())
    return Line(_("Photos"), " ".join((told, *why)), False, address)


def _mail() -> Line:
    if settings().mail_server:
        return Line(_("Mail"), _("It leaves through the mail server."), True)
    return Line(_("Mail"), _("It is only written to files. Set FORUM_MAIL_SERVER."), False)
