"""What every measurement of redaction counts: by strike, and by strike or doubt."""

from collections.abc import Callable
from dataclasses import dataclass

Say = Callable[[str], None]


@dataclass
class ByTier:
    """Of so many, how many by a strike alone, and by a strike or a doubt."""

    of: int = 0
    by_strike: int = 0
    by_both: int = 0

    def add(self, by_strike: bool, by_both: bool) -> None:
        """Count one."""
        self.of += 1
        self.by_strike += by_strike
        self.by_both += by_both
