"""How long something takes, so that a busy machine next door does not decide."""

import time
from collections.abc import Callable

TRIES = 4


def seconds_of(act: Callable[[], object], *, under: float) -> float:
    """Measure the CPU seconds of an act, again while it is not under the limit: the quickest of a few tries.

    A busy neighbour makes a try slow now and then; a rule that grows with the square of its text is slow each time.
    """
    quickest = float("inf")
    for _ in range(TRIES):
        began = time.process_time()
        act()
        quickest = min(quickest, time.process_time() - began)
        if quickest < under:
            break
    return quickest
