"""How much memory this process holds."""

import psutil


def resident() -> float:
    """Give the resident memory in MB."""
    return float(psutil.Process().memory_info().rss) / 1e6
