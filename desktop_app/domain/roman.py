"""Roman figures, in which people number the columns of a list, and RWs."""

from __future__ import annotations

_ROMANS = tuple(
    f"{tens}{ones}"
    for tens in ("", "X", "XX")
    for ones in ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")
)

FIGURES = r"(?=[IVX])X{0,2}(?:IX|IV|V?I{0,3})\b"
"""A pattern that finds them, in capitals."""


def roman(text: str) -> int:
    """Give the number that Roman figures up to XXIX stand for; 0 for anything else."""
    figures = text.upper()
    return _ROMANS.index(figures) if figures in _ROMANS else 0
