"""What could be written in the place of a description, where it is doubted."""

import json

import pytest

from forum.redaction.rules import KeepWords
from forum.redaction.stream import redact_lines
from forum.redaction.tables import tables
from tests.browsing import look
from tests.cast import Cast
from tests.rules.reading import NOBODY

SCARF = "The tall one with the red scarf at the returns desk laughed."
INSTEAD = "You could write: “someone at the counter”."


def test_an_author_reads_what_they_could_write_and_may_change_it(cast: Cast) -> None:
    token = cast.make_draft("Charged twice", SCARF)
    page = look(cast.signed_in("carol"), f"/drafts/{token}/check")
    assert f"{INSTEAD} To change it yourself, go back to your text." in page.words


def test_a_question_about_something_else_suggests_nothing(cast: Cast) -> None:
    token = cast.make_draft("Charged twice", "The van stood at 12 Orchard Road all day.")
    page = look(cast.signed_in("carol"), f"/drafts/{token}/check")
    assert "Could “12 Orchard Road” lead to a person?" in page.words
    assert "could write" not in page.words


def test_the_suggestion_is_in_the_language_of_the_text(cast: Cast) -> None:
    token = cast.make_draft("Payé deux fois", "Le grand chauve de l'accueil m'a dit que ce n'est pas leur problème.")
    page = look(cast.signed_in("carol"), f"/drafts/{token}/check")
    assert "You could write: “une personne de l’accueil”." in page.words


def test_a_moderator_reads_the_suggestion_beside_the_doubt(cast: Cast) -> None:
    cast.make_waiting("Charged twice", SCARF)
    page = look(cast.signed_in("mo"), "/moderation").form("/moderation/next").send("Take the next one")
    assert "This could point to one person. The author could write: “someone at the counter”." in page.words


@pytest.mark.parametrize(("language", "sentence"), [("en", INSTEAD), ("fr", "Vous pourriez écrire")])
def test_the_command_says_it_in_its_reason(language: str, sentence: str) -> None:
    lines = [json.dumps({"id": 1, "text": SCARF})]
    keep = KeepWords.build(())
    [line] = redact_lines(lines, roster=NOBODY, keep=keep, tables=tables(), language=language)
    [span] = json.loads(line)["spans"]
    assert set(span) == {"start", "end", "kind", "tier", "why"}
    assert sentence in span["why"]
