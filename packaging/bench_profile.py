"""What took the time: the dearest functions of a profile, as text for the page."""

from __future__ import annotations

import cProfile
import io
import pstats

_SLOWEST, _LONGEST = 6, 1_200


def told(profile: cProfile.Profile) -> str:
    """Give the functions that took the most themselves, dearest first."""
    words = io.StringIO()
    stats = pstats.Stats(profile, stream=words).strip_dirs()
    stats.sort_stats("tottime").print_stats(_SLOWEST)
    lines = words.getvalue().splitlines()
    return "\n".join(line for line in lines if line.strip())[:_LONGEST]
