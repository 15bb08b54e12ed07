"""One row for every route: what fills its address, and who may meet sealed words there. A route without a row fails."""

from itertools import product

from sqlalchemy import select

from forum import clock
from forum.accounts.models import Account
from forum.complaints.models import Tag
from forum.extensions import db
from forum.notices.rules import Stop, signed
from forum.web.assets import asset
from tests.leaks.world import World

# For each variable of an address, the pool of values it is filled from.
ROWS: dict[str, dict[str, str]] = {
    "accounts.account": {},
    "accounts.address": {},
    "accounts.address_post": {},
    "accounts.confirm": {"token": "links"},
    "accounts.confirm_post": {"token": "links"},
    "accounts.factor": {},
    "accounts.factor_begin": {},
    "accounts.factor_codes": {},
    "accounts.factor_confirm": {},
    "accounts.factor_off": {},
    "accounts.forgot": {},
    "accounts.forgot_post": {},
    "accounts.keys": {},
    "accounts.move": {"token": "links"},
    "accounts.move_post": {"token": "links"},
    "accounts.password": {},
    "accounts.password_post": {},
    "accounts.pseudonym": {},
    "accounts.pseudonym_post": {},
    "accounts.register": {},
    "accounts.register_post": {},
    "accounts.reset": {"token": "links"},
    "accounts.reset_post": {"token": "links"},
    "accounts.roles": {},
    "accounts.roles_give": {},
    "accounts.roles_take": {},
    "accounts.second": {},
    "accounts.second_post": {},
    "accounts.sessions": {},
    "accounts.sessions_end": {},
    "accounts.set_language": {},
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
    "desk.private": {"number": "complaints"},
    "desk.setup": {},
    "desk.setup_hours": {},
    "desk.setup_hours_of": {"slug": "teams"},
    "desk.setup_hours_post": {"slug": "teams"},
    "desk.setup_product": {"slug": "products"},
    "desk.setup_product_post": {"slug": "products"},
    "desk.setup_products": {},
    "desk.setup_products_post": {},
    "desk.setup_team": {"slug": "teams"},
    "desk.setup_team_post": {"slug": "teams"},
    "desk.setup_teams": {},
    "desk.setup_teams_post": {},
    "desk.setup_words": {},
    "desk.setup_words_post": {},
    "desk.setup_words_remove": {},
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
    "moderation.next_photo": {},
    "moderation.photo": {"token": "photos"},
    "moderation.photo_original": {"token": "photos"},
    "moderation.photo_picture": {"token": "photos"},
    "moderation.photo_post": {"token": "photos"},
    "moderation.photos": {},
    "moderation.queue": {},
    "moderation.remove_photo": {"token": "photos"},
    "moderation.take_photo": {"token": "photos"},
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
    "notices.following": {},
    "notices.mail": {},
    "notices.mail_post": {},
    "notices.unfollow": {"number": "complaints"},
    "notices.unsubscribe": {"token": "stops"},
    "notices.unsubscribe_post": {"token": "stops"},
    "posting.add_photos": {"token": "drafts"},
    "posting.answer": {"number": "complaints"},
    "posting.autosave": {},
    "posting.change": {"kind": "kinds", "token": "posts"},
    "posting.check": {"token": "drafts"},
    "posting.compose": {},
    "posting.compose_post": {},
    "posting.goodbye": {},
    "posting.leave": {},
    "posting.leave_post": {},
    "posting.own_data": {},
    "posting.own_data_post": {},
    "posting.delete": {"token": "drafts"},
    "posting.delete_post": {"token": "drafts"},
    "posting.draft": {"token": "drafts"},
    "posting.draft_post": {"token": "drafts"},
    "posting.edit": {"kind": "kinds", "token": "posts"},
    "posting.my_posts": {},
    "posting.photo": {"token": "photos"},
    "posting.photo_picture": {"token": "photos"},
    "posting.photo_post": {"token": "photos"},
    "posting.post": {"kind": "kinds", "token": "posts"},
    "posting.preview": {},
    "posting.resolve": {"number": "complaints"},
    "posting.send": {"token": "drafts"},
    "posting.tell": {"token": "drafts"},
    "posting.withdraw": {"kind": "kinds", "token": "posts"},
    "posting.withdraw_post": {"kind": "kinds", "token": "posts"},
    "public.about": {},
    "public.accessibility": {},
    "public.archive": {},
    "public.card": {"number": "complaints"},
    "public.complaint": {"number": "complaints", "slug": "slugs"},
    "public.feed": {},
    "public.help": {},
    "public.home": {},
    "public.licence": {},
    "public.month": {"year": "years", "month": "months"},
    "public.numbers": {},
    "public.person": {"handle": "handles"},
    "public.photo": {"file": "pictures"},
    "public.praise": {"number": "complaints", "slug": "slugs"},
    "public.praise_list": {},
    "public.privacy": {},
    "public.problems": {},
    "public.product": {"slug": "products"},
    "public.product_feed": {"slug": "products"},
    "public.robots": {},
    "public.sitemap": {},
    "public.sitemap_part": {"name": "sitemaps"},
    "public.tag": {"slug": "tags"},
    "public.tag_feed": {"slug": "tags"},
    "public.tags": {},
    "public.team": {"slug": "teams"},
    "public.teams": {},
    "public.what_we_remove": {},
    "readyz": {},
    "search.search": {},
    "static_file": {"name": "assets"},
}

MODERATORS = {"mo", "nia", "ada"}
# Where sealed words may be read, and by whom; everywhere else, by nobody.
MAY_READ: dict[str, set[str]] = {
    "posting.draft": {"carol", "dan", "vera"},
    "posting.draft_post": {"carol", "dan", "vera"},
    "posting.check": {"carol", "dan", "vera"},
    "posting.send": {"carol", "dan"},
    "posting.tell": {"carol", "dan"},
    "accounts.sign_in": {"vera"},
    "accounts.second_post": {"vera"},  # it leads back to the sign-in page
    "posting.add_photos": {"carol", "dan", "vera"},
    "posting.change": {"carol", "dan"},
    "posting.photo": {"carol", "vera"},
    "posting.photo_picture": {"carol", "vera"},
    "posting.photo_post": {"carol", "vera"},
    "posting.delete": {"carol", "dan", "vera"},
    "posting.my_posts": {"carol", "dan"},
    "posting.own_data_post": {"carol", "dan"},
    "posting.post": {"carol", "dan"},
    "posting.withdraw": {"carol", "dan"},
    "desk.private": {"olga", *MODERATORS},
    "moderation.review": {"mo"},
    "moderation.review_post": MODERATORS,
    "moderation.next_one": MODERATORS,
    "moderation.take": MODERATORS,
    "moderation.take_down": MODERATORS,
    "moderation.take_down_post": MODERATORS,
    "moderation.photo": MODERATORS,
    "moderation.photo_picture": MODERATORS,
    "moderation.photo_post": MODERATORS,
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
        "kinds": ["complaint", "answer", "resolution", "edit", "other"],
        "posts": [
            *(one.token for one in (*world.complaints.values(), *world.answers.values())),
            *world.tokens["edits"],
            "nothing",
        ],
        "drafts": [*world.tokens["draft"], *world.tokens["visitor"], *world.tokens["drafts"], "nothing"],
        "queue": [*world.tokens["queue"], "nothing"],
        "decision": [*world.tokens["decision"], "nothing"],
        "report": [*world.tokens["report"], "nothing"],
        "appeal": [*world.tokens["appeal"], "nothing"],
        "photos": [*world.tokens["photos"], "nothing"],
        "pictures": [*world.tokens["pictures"], f"{'0' * 32}-1600.jpg", "..%2fvault"],
        "links": [*world.tokens["links"], "nothing"],
        "stops": stops(world),
        "products": ["payments", "nothing"],
        "teams": ["customer-care", "nothing"],
        "assets": assets,
        "handles": [*db.session.scalars(select(Account.handle)), "nobody"],
        "tags": [*db.session.scalars(select(Tag.slug)), "nothing"],
        "sitemaps": ["pages", f"{clock.now():%Y-%m}", f"{clock.now():%Y-%m}-2", "2020-01", "nothing"],
        "years": [clock.now().year, 2020],
        "months": [clock.now().month],
    }


def stops(world: World) -> list[object]:
    """Addresses that stop a mail: of a kind, of the summary, of a followed problem; and one that we never signed."""
    carol, secret = world.cast.account("carol").handle, world.app.extensions["settings"].secret
    number = world.complaints["hidden"].number
    wanted = [Stop(carol, "mine"), Stop(carol, "returned"), Stop(carol, "summary"), Stop(carol, "followed", number)]
    return [*(signed(one, secret) for one in wanted), "nothing"]


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
