"""One row for every route: what fills its address, and who may meet sealed words there. A route without a row fails."""

from itertools import product

from forum.web.assets import asset
from tests.leaks.world import World

# For each variable of an address, the pool of values it is filled from.
ROWS: dict[str, dict[str, str]] = {
    "accounts.account": {},
    "accounts.keys": {},
    "accounts.sign_in": {},
    "accounts.sign_in_post": {},
    "accounts.sign_out": {},
    "answers.answer": {"number": "answers"},
    "answers.helpful": {"number": "answers"},
    "answers.reopen": {"number": "complaints"},
    "complaints.fixed": {"number": "complaints"},
    "complaints.follow": {"number": "complaints"},
    "complaints.not_fixed": {"number": "complaints"},
    "complaints.same": {"number": "complaints"},
    "desk.answer": {"number": "complaints"},
    "desk.answer_post": {"number": "complaints"},
    "desk.desk": {},
    "healthz": {},
    "moderation.about_me": {},
    "moderation.about_me_post": {},
    "moderation.appeal": {"token": "decision"},
    "moderation.appeal_post": {"token": "decision"},
    "moderation.appeals": {},
    "moderation.appeal_decide": {"token": "appeal"},
    "moderation.next_one": {},
    "moderation.nicknames": {},
    "moderation.nicknames_post": {},
    "moderation.queue": {},
    "moderation.report_decide": {"token": "report"},
    "moderation.take": {"token": "queue"},
    "moderation.take_down": {"kind": "kinds", "number": "complaints"},
    "moderation.take_down_post": {"kind": "kinds", "number": "complaints"},
    "moderation.report_answer": {"number": "answers"},
    "moderation.report_answer_post": {"number": "answers"},
    "moderation.report_problem": {"number": "complaints"},
    "moderation.report_problem_post": {"number": "complaints"},
    "moderation.reports": {},
    "moderation.review": {"token": "queue"},
    "moderation.review_post": {"token": "queue"},
    "moderation.roster": {},
    "moderation.roster_add": {},
    "moderation.roster_remove": {},
    "moderation.roster_upload": {},
    "moderation.unmarked": {},
    "moderation.unmarked_post": {},
    "posting.answer": {"number": "complaints"},
    "posting.change": {"kind": "kinds", "token": "posts"},
    "posting.check": {"token": "drafts"},
    "posting.compose": {},
    "posting.compose_post": {},
    "posting.delete": {"token": "drafts"},
    "posting.delete_post": {"token": "drafts"},
    "posting.draft": {"token": "drafts"},
    "posting.draft_post": {"token": "drafts"},
    "posting.my_posts": {},
    "posting.post": {"kind": "kinds", "token": "posts"},
    "posting.resolve": {"number": "complaints"},
    "posting.send": {"token": "drafts"},
    "posting.withdraw": {"kind": "kinds", "token": "posts"},
    "posting.withdraw_post": {"kind": "kinds", "token": "posts"},
    "public.about": {},
    "public.accessibility": {},
    "public.complaint": {"number": "complaints", "slug": "slugs"},
    "public.feed": {},
    "public.help": {},
    "public.home": {},
    "public.licence": {},
    "public.praise": {"number": "complaints", "slug": "slugs"},
    "public.praise_list": {},
    "public.privacy": {},
    "public.problems": {},
    "public.product": {"slug": "products"},
    "public.robots": {},
    "public.what_we_remove": {},
    "readyz": {},
    "search.search": {},
    "static_file": {"name": "assets"},
}

MODERATORS = {"mo", "nia", "ada"}
# Where sealed words may be read, and by whom; everywhere else, by nobody.
MAY_READ: dict[str, set[str]] = {
    "posting.draft": {"carol", "dan"},
    "posting.draft_post": {"carol", "dan"},
    "posting.check": {"carol", "dan"},
    "posting.send": {"carol", "dan"},
    "posting.change": {"carol", "dan"},
    "posting.delete": {"carol", "dan"},
    "posting.my_posts": {"carol", "dan"},
    "posting.post": {"carol", "dan"},
    "posting.withdraw": {"carol", "dan"},
    "moderation.review": {"mo"},
    "moderation.review_post": MODERATORS,
    "moderation.next_one": MODERATORS,
    "moderation.take": MODERATORS,
    "moderation.take_down": MODERATORS,
    "moderation.take_down_post": MODERATORS,
    "moderation.nicknames": MODERATORS,
    "moderation.nicknames_post": MODERATORS,
    "moderation.unmarked": MODERATORS,
    "moderation.unmarked_post": MODERATORS,
    "moderation.roster": MODERATORS,
    "moderation.roster_add": MODERATORS,
    "moderation.roster_remove": MODERATORS,
    "moderation.roster_upload": MODERATORS,
    "moderation.reports": MODERATORS,
    "moderation.report_decide": MODERATORS,
    "moderation.appeals": MODERATORS,
    "moderation.appeal_decide": MODERATORS,
    "moderation.appeal": {"carol"},
    "moderation.appeal_post": {"carol"},
}


def pools(world: World) -> dict[str, list[object]]:
    """Every value an address could be filled with, right and wrong ones."""
    numbers = [one.number for one in world.complaints.values() if one.number is not None]
    slugs = {one.slug for one in world.complaints.values() if one.slug} | {"till-closed", "x"}
    with world.app.test_request_context():
        assets = [asset(name).rsplit("/", 1)[1] for name in ("site.css", "site.js", "icon.svg")]
    return {
        "complaints": sorted({*numbers, max(numbers) + 1}),
        "answers": list(range(1, len(world.answers) + 4)),
        "slugs": sorted(slugs),
        "kinds": ["complaint", "answer", "resolution", "other"],
        "posts": [*(one.token for one in (*world.complaints.values(), *world.answers.values())), "nothing"],
        "drafts": [*world.tokens["draft"], *world.tokens["drafts"], "nothing"],
        "queue": [*world.tokens["queue"], "nothing"],
        "decision": [*world.tokens["decision"], "nothing"],
        "report": [*world.tokens["report"], "nothing"],
        "appeal": [*world.tokens["appeal"], "nothing"],
        "products": ["payments", "nothing"],
        "assets": assets,
    }


def addresses(world: World, method: str) -> list[tuple[str, str]]:
    """Every endpoint with every address it can be visited at, by one method."""
    filled = pools(world)
    adapter = world.app.url_map.bind("localhost")
    found = set()
    for rule in world.app.url_map.iter_rules():
        if method not in (rule.methods or ()):
            continue
        names = sorted(rule.arguments)
        row = ROWS[rule.endpoint]
        for values in product(*(filled[row[name]] for name in names)):
            found.add((rule.endpoint, adapter.build(rule.endpoint, dict(zip(names, values, strict=True)))))
    return sorted(found)
