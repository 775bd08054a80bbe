"""The one table of colours: each token in light and in dark, named by its use."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import NamedTuple

from PySide6.QtGui import QColor


class Scheme(StrEnum):
    """One of the two sets of colours."""

    LIGHT = "light"
    DARK = "dark"


class Pair(NamedTuple):
    """A token's colour in light and in dark."""

    light: str
    dark: str


TOKENS: Mapping[str, Pair] = {
    "canvas": Pair("#F5F5F2", "#1B1B1D"),  # ground of the window
    "side": Pair("#ECECE8", "#151517"),  # sidebar, status line
    "surface": Pair("#FFFFFF", "#232326"),  # work area
    "sunken": Pair("#FAFAF8", "#1F1F22"),  # head of a table, read-only field
    "hover": Pair("#F0F0EC", "#2C2C30"),  # row under the pointer
    "neutralbg": Pair("#EEEEEA", "#2F2F33"),  # neutral badge, track of a bar
    "desk": Pair("#E4E4DF", "#131315"),  # ground behind paper and photos
    "line": Pair("#E1E1DB", "#36363B"),  # rule between rows
    "line2": Pair("#CFCFC8", "#45454B"),  # border of a button, rule under a head
    "edge": Pair("#8E8E87", "#7C7C85"),  # border of every input and empty tick box
    "text": Pair("#1D1D1B", "#EDEDEF"),  # value
    "text2": Pair("#51514C", "#BABAC1"),  # label
    "text3": Pair("#6A6A64", "#9C9CA5"),  # remark
    "disabled": Pair("#9A9A93", "#6B6B73"),  # decoration, never a word that one must read
    "accent": Pair("#3B4CA8", "#5566CC"),  # fill of primary, tick, bar
    "accentH": Pair("#303F91", "#5C6CD0"),  # the same under the pointer
    "accentP": Pair("#27347A", "#4656B4"),  # the same while pressed
    "accenttext": Pair("#34449B", "#A9B4F5"),  # link, active icon, focus ring in dark
    "soft": Pair("#ECEEF9", "#2A2E4A"),  # selected row, proposal, active filter
    "softline": Pair("#C3CAEC", "#454D80"),  # border of soft
    "ok": Pair("#1C6B3C", "#83CE9E"),  # done, proven
    "okbg": Pair("#E4F3E9", "#1D3427"),
    "okline": Pair("#A9D3B8", "#37614A"),
    "okfill": Pair("#2F8A55", "#4BA772"),
    "warn": Pair("#855000", "#E9BC68"),  # to be acknowledged
    "warnbg": Pair("#FCF0D8", "#3A2E17"),
    "warnline": Pair("#E3BF79", "#6B5527"),
    "warnfill": Pair("#C07F12", "#D29A35"),
    "err": Pair("#A1261E", "#F2A097"),  # blocks the step
    "errbg": Pair("#FBE8E5", "#42231F"),
    "errline": Pair("#E7ADA6", "#7A423B"),
    "errfill": Pair("#C23E33", "#DB6357"),
    "info": Pair("#2B587F", "#93BEE6"),  # only tells
    "infobg": Pair("#E6F0F7", "#1E2E3D"),
    "infoline": Pair("#AECAE0", "#38556F"),
    "onaccent": Pair("#FFFFFF", "#FFFFFF"),  # words, icons and ticks on accent
    "onok": Pair("#FFFFFF", "#151517"),  # ticks on okfill
}

# What stands on what; tests hold text to 4.5 and shapes to 3.0 (WCAG 2, 1.4.3 and 1.4.11).
TEXT_PAIRS: tuple[tuple[str, str], ...] = (
    *(("text", ground) for ground in ("canvas", "side", "surface", "sunken", "hover", "soft")),
    *(("text2", ground) for ground in ("canvas", "side", "surface", "sunken", "hover", "soft")),
    *(("text3", ground) for ground in ("canvas", "side", "surface", "sunken", "hover")),
    ("text3", "neutralbg"),
    *(("text2", ground) for ground in ("neutralbg", "okbg", "warnbg", "errbg", "infobg")),
    *(("text", ground) for ground in ("okbg", "warnbg", "errbg", "infobg")),
    *(("accenttext", ground) for ground in ("canvas", "surface", "soft")),
    *((level, level + "bg") for level in ("ok", "warn", "err", "info")),
    *(
        (level, ground)
        for level in ("ok", "warn", "err", "info")
        for ground in ("canvas", "surface")
    ),
    *(("onaccent", ground) for ground in ("accent", "accentH", "accentP")),
)
SHAPE_PAIRS: tuple[tuple[str, str], ...] = (
    *((shape, "surface") for shape in ("edge", "okfill", "warnfill", "errfill")),
    *(("accent", ground) for ground in ("surface",)),
    *(("accenttext", ground) for ground in ("canvas", "side", "surface", "sunken", "soft")),
    ("onok", "okfill"),
)


def colour(token: str, scheme: Scheme) -> QColor:
    """Give the colour of `token`.

    Raises:
        KeyError: no such token.
    """
    pair = TOKENS[token]
    return QColor(pair.dark if scheme is Scheme.DARK else pair.light)


def contrast(front: QColor, ground: QColor) -> float:
    """Give the contrast of two opaque colours, 1 to 21 (WCAG 2, relative luminance)."""
    light, dark = sorted((_luminance(front), _luminance(ground)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def mixed(front: QColor, ground: QColor, share: float) -> QColor:
    """Give `ground` covered by `share` (0 to 1) of `front`, opaque."""
    rest = 1 - share
    return QColor.fromRgbF(
        front.redF() * share + ground.redF() * rest,
        front.greenF() * share + ground.greenF() * rest,
        front.blueF() * share + ground.blueF() * rest,
    )


def _luminance(c: QColor) -> float:
    red, green, blue = (_linear(part) for part in (c.redF(), c.greenF(), c.blueF()))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return float(part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4)
