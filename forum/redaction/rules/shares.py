"""So many of so many, and how far chance alone may lead from the truth."""

from dataclasses import dataclass
from math import sqrt


@dataclass(frozen=True, slots=True)
class Counted:
    """So many of so many, and between which shares the true one lies with 95 % confidence."""

    hits: int
    of: int

    @property
    def share(self) -> float:
        """The share itself; 0 of 0 is 0."""
        return self.hits / self.of if self.of else 0.0

    @property
    def between(self) -> tuple[float, float]:
        """Its 95 % interval."""
        return interval(self.hits, self.of)


def interval(hits: int, of: int, z: float = 1.96) -> tuple[float, float]:
    """Between which shares the true one lies with 95 % confidence (Wilson's interval, fair with few cases too)."""
    if not of:
        return 0.0, 1.0
    share, spread = hits / of, z * z / of
    middle = (share + spread / 2) / (1 + spread)
    half = z * sqrt(share * (1 - share) / of + spread / of / 4) / (1 + spread)
    # The share itself is inside, whatever rounding says.
    return max(0.0, min(share, middle - half)), min(1.0, max(share, middle + half))
