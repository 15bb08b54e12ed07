"""Every page is guarded; a route must ask to be public, and a test knows which do."""

from flask import Flask

from forum.roles import Role


def guarded(app: Flask) -> dict[str, object]:
    return {name: view for name, view in app.view_functions.items() if not getattr(view, "is_public", False)}


def test_staff_pages_ask_for_a_role(app: Flask) -> None:
    unasked = {
        name
        for name, view in guarded(app).items()
        if name.split(".")[0] in {"desk"} and not getattr(view, "needs_roles", None)
    }
    assert unasked == set()


def test_every_moderation_page_is_for_moderators_or_open_on_purpose(app: Flask) -> None:
    open_to_customers = {
        name
        for name, view in app.view_functions.items()
        if name.startswith("moderation.") and not getattr(view, "needs_roles", None)
    }
    assert open_to_customers <= {
        "moderation.about_me",
        "moderation.about_me_post",
        "moderation.report_problem",
        "moderation.report_problem_post",
        "moderation.report_answer",
        "moderation.report_answer_post",
        "moderation.appeal",
        "moderation.appeal_post",
    }


def test_a_stranger_is_sent_to_sign_in_from_every_guarded_page(app: Flask) -> None:
    browser = app.test_client()
    for rule in app.url_map.iter_rules():
        if rule.endpoint not in guarded(app) or rule.arguments or "GET" not in (rule.methods or ()):
            continue
        answer = browser.get(rule.rule)
        assert answer.status_code in {302, 303}, rule.rule
        assert "/sign-in" in answer.headers["Location"], rule.rule


def test_roles_are_the_five(app: Flask) -> None:
    assert [str(role) for role in Role] == ["visitor", "customer", "official", "moderator", "administrator"]
