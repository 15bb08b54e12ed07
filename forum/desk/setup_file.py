"""The whole setup as one TOML file: read and checked before anything is written, and written as it is now."""

import json
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from forum.catalogue import queries as catalogue
from forum.catalogue import rules
from forum.catalogue import services as setting_up
from forum.catalogue.models import Product, Team
from forum.catalogue.rules import Span, Spans, Week, WrongHours, spans_of
from forum.catalogue.services import By
from forum.desk import setup
from forum.errors import Misconfigured
from forum.extensions import writing

DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
TEAM: Mapping[str, type] = {
    "slug": str,
    "name_en": str,
    "name_fr": str,
    "about_en": str,
    "about_fr": str,
    "hours": dict,
}
THING: Mapping[str, type] = {"slug": str, "name_en": str, "name_fr": str, "team": str, "retired": bool}
TOP: Mapping[str, type] = {"keep": list, "team": list, "product": list, "place": list}
NEEDED = ("slug", "name_en", "name_fr")

EXAMPLE = """\
# What the forum has to know about you. Read it in with
#     flask --app wsgi setup FILE.toml
# as often as you like: what is here is made or changed, what is not here stays as it is.

# Words that stay visible in every post though they look like a name: brands, streets, towns.
# The names of the forum, the operator, teams, products and places below stay visible anyway.
keep = ["Tarn Street", "Ashmere"]

# A team answers; customers never see persons. `slug` is its address, /teams/customer-care, and never changes.
[[team]]
slug = "customer-care"
name_en = "Customer Care"
name_fr = "Service clients"
about_en = "Answers first, and whenever no other team is meant."       # may be left out
about_fr = "Répond en premier, et quand aucune autre équipe n’est concernée."

# When the team is there, in the time zone of FORUM_ZONE; days that are left out are closed.
[team.hours]
monday-friday = ["09:00-12:00", "13:00-17:00"]
saturday = ["10:00-14:00"]

# What a problem can be about, and the team that answers.
[[product]]
slug = "payments"
name_en = "Payments and refunds"
name_fr = "Paiements et remboursements"
team = "customer-care"
# retired = true        # not offered any more; what was posted about it stays

# A shop, a station, a ward: listed after the products.
[[place]]
slug = "tarn-street"
name_en = "Tarn Street shop"
name_fr = "Magasin de Tarn Street"
team = "customer-care"
"""


@dataclass
class Plan:
    """What a file asks for, and everything that is wrong with it."""

    keep: list[str] = field(default_factory=list)
    teams: list[dict[str, Any]] = field(default_factory=list)
    things: list[dict[str, Any]] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)


def read(text: str, anyway: bool = False) -> Plan:
    """Read a file and check it. Raises Misconfigured, one fault a line."""
    try:
        raw = tomllib.loads(text.removeprefix("\ufeff"))
    except tomllib.TOMLDecodeError as wrong:
        raise Misconfigured(f"This is not TOML: {wrong}.") from wrong
    return checked(raw, anyway)


def checked(raw: Mapping[str, Any], anyway: bool = False) -> Plan:
    """Check what a file says against itself, the roster and what is set up already. Raises Misconfigured."""
    plan = Plan()
    _known("the file", raw, TOP, (), plan)
    plan.keep = [" ".join(word.split()) for word in _listed(raw, "keep", str, plan)]
    plan.faults += [f"keep: {why}" for word in plan.keep if (why := setup.kept_word_fault(word, anyway))]
    plan.teams = [_named(one, "team", TEAM, plan) for one in _listed(raw, "team", dict, plan)]
    for one in plan.teams:
        one["hours"] = _week(one, plan) if isinstance(one.get("hours"), dict) else None
    for kind in ("product", "place"):
        plan.things += [_named(one, kind, THING, plan) for one in _listed(raw, kind, dict, plan)]
    _compare(plan)
    if plan.faults:
        raise Misconfigured("\n".join(plan.faults))
    return plan


def apply(plan: Plan) -> None:
    """Make everything as the plan says, in one transaction. Raises Invalid, Stale; then nothing is changed."""
    by = By()
    with writing():
        setting_up.keep(plan.keep, by)
        for one in plan.teams:
            before = catalogue.team_by_slug(one["slug"])
            about = {name: one.get(name, getattr(before, name, "") or "") for name in setup.ABOUT}
            team = setting_up.put_team(one["slug"], {**_names(one), **about}, by)
            if one["hours"] is not None:
                setting_up.put_hours(team, one["hours"], by)
        for one in plan.things:
            owner = catalogue.team_by_slug(one["team"])
            assert owner is not None
            setting_up.put_product(
                one["slug"], _names(one), team=owner, is_place=one["kind"] == "place", by=by, retired=one.get("retired")
            )


def shown() -> str:
    """What is set up now, as a file that `read` takes."""
    lines = [f"keep = {_toml([row.word for row in catalogue.own_words()])}"]
    hours = catalogue.hours()
    for team in catalogue.teams():
        lines += ["", "[[team]]", *_row(team, "slug", "name_en", "name_fr", "about_en", "about_fr"), "", "[team.hours]"]
        lines += _hours(hours.get(team.id, {}))
    for one in sorted(catalogue.every_product(), key=lambda one: one.is_place):
        lines += ["", "[[place]]" if one.is_place else "[[product]]", *_row(one, "slug", "name_en", "name_fr")]
        lines += [f"team = {_toml(one.team.slug)}", *(["retired = true"] if one.retired_at else ["retired = false"])]
    return "\n".join(lines) + "\n"


def _known(
    where: str, table: Mapping[str, Any], allowed: Mapping[str, type], needed: Iterable[str], plan: Plan
) -> None:
    """Complain of keys that are unknown, missing or of the wrong kind."""
    words = {str: "text in quotes", bool: "true or false", list: "a list", dict: "a table"}
    for name, value in table.items():
        if name not in allowed:
            plan.faults.append(f"{where}: “{name}” is not known here; these are: {', '.join(allowed)}.")
        elif not isinstance(value, allowed[name]):
            plan.faults.append(f"{where}: {name} must be {words[allowed[name]]}.")
    plan.faults += [f"{where}: {name} is missing." for name in needed if name not in table]


def _listed(raw: Mapping[str, Any], name: str, kind: type, plan: Plan) -> list[Any]:
    found = raw.get(name, [])
    if not isinstance(found, list):
        return []
    if any(not isinstance(one, kind) for one in found):
        plan.faults.append(
            f"{name}: every entry must be {'text in quotes' if kind is str else f'a table, [[{name}]]'}."
        )
    return [one for one in found if isinstance(one, kind)]


def _named(raw: Mapping[str, Any], kind: str, allowed: Mapping[str, type], plan: Plan) -> dict[str, Any]:
    """One team, product or place, each fault told with the place where it stands."""
    where = _where(raw, kind)
    _known(where, raw, allowed, (*NEEDED, *(["team"] if "team" in allowed else [])), plan)
    slug = raw.get("slug")
    if isinstance(slug, str) and not rules.is_slug(slug):
        plan.faults.append(f"{where}: slug may hold small letters, figures and hyphens, at most {rules.SLUG_LONGEST}.")
    fitting = {name: value for name, value in raw.items() if isinstance(value, allowed.get(name, ()))}
    one: dict[str, Any] = {
        name: " ".join(value.split()) if isinstance(value, str) else value for name, value in fitting.items()
    }
    texts = {name: one[name] for name in (*setup.NAMES, *setup.ABOUT) if name in one}
    plan.faults += [f"{where}: {name}: {why}" for name, why in setup.word_faults(texts, plan.keep).items()]
    return {"slug": "", "team": "", **one, "kind": kind}


def _week(team: Mapping[str, Any], plan: Plan) -> dict[int, Spans]:
    week: dict[int, Spans] = {}
    for days, written in team["hours"].items():
        where = f"{_where(team)}: hours: {days}"
        first, _to, last = str(days).partition("-")
        if first not in DAYS or (last or first) not in DAYS or DAYS.index(first) > DAYS.index(last or first):
            plan.faults.append(f"{where}: write a day or days, such as monday or monday-friday.")
            continue
        try:
            spans = spans_of(", ".join(written) if isinstance(written, list) else str(written))
        except (WrongHours, TypeError) as wrong:
            plan.faults.append(f"{where}: {setup.hours_words(getattr(wrong, 'code', 'shape'))}")
            continue
        week |= dict.fromkeys(range(DAYS.index(first), DAYS.index(last or first) + 1), spans)
    return week


def _compare(plan: Plan) -> None:
    """Hold the entries against each other and against what is there."""
    known = {team.slug for team in catalogue.teams()} | {one["slug"] for one in plan.teams}
    for one in plan.things:
        if one["team"] and one["team"] not in known:
            plan.faults.append(f"{_where(one)}: there is no team “{one['team']}”.")
    for entries, rows in ((plan.teams, catalogue.teams()), (plan.things, catalogue.every_product())):
        for name in NEEDED:
            plan.faults += _twice(entries, rows, name)


def _twice(entries: list[dict[str, Any]], rows: Iterable[Team | Product], name: str) -> Iterator[str]:
    """What two entries share, or an entry and a row that the file leaves as it is."""
    slugs = {one["slug"] for one in entries}
    seen = {getattr(row, name).casefold() for row in rows if row.slug not in slugs}
    for one in entries:
        value = str(one.get(name, ""))
        if value and value.casefold() in seen:
            yield f"{_where(one)}: {name} “{value}” is there twice."
        seen.add(value.casefold())


def _where(one: Mapping[str, Any], kind: str = "") -> str:
    return f"{kind or one['kind']} “{one.get('slug', '?')}”"


def _names(one: Mapping[str, Any]) -> dict[str, str]:
    return {name: one[name] for name in setup.NAMES}


def _row(row: Team | Product, *names: str) -> list[str]:
    return [f"{name} = {_toml(getattr(row, name))}" for name in names]


def _hours(week: Week) -> Iterator[str]:
    for run in rules.runs(week):
        if run.spans:
            days = DAYS[run.first] if run.first == run.last else f"{DAYS[run.first]}-{DAYS[run.last]}"
            yield f"{days} = {_toml([_span(span) for span in run.spans])}"


def _span(span: Span) -> str:
    return f"{span.opens}-{span.closes}"


def _toml(value: str | list[str]) -> str:
    """Text and lists of text are written in TOML as they are in JSON."""
    return json.dumps(value, ensure_ascii=False)
