"""Nothing that the forum said it had taken is lost, doubled or exposed, whatever is killed when."""

from pathlib import Path

from tests.bench.kill_rounds import VICTIMS, play


def test_three_rounds_of_killing_lose_double_and_expose_nothing(tmp_path: Path) -> None:
    figures = play(3, tmp_path)
    assert figures.kills == 3 * len(VICTIMS)
    assert figures.acknowledged >= figures.kills
    assert figures.published >= figures.acknowledged
    assert (figures.lost, figures.duplicates, figures.exposed, figures.not_found) == ([], [], [], [])
    assert figures.log_is_whole
