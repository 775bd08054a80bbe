from __future__ import annotations

import pytest
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ui.icons import icon_names
from ui.theme import Appearance, Theme, palette_of, theme_of
from ui.tokens import SHAPE_PAIRS, TEXT_PAIRS, Scheme, colour, contrast
from ui.widgets.badges import BADGES
from ui.widgets.levels import LEVELS

_SCHEMES = tuple(Scheme)


def test_black_on_white_is_twenty_one() -> None:
    assert round(contrast(QColor("#000"), QColor("#fff")), 2) == 21


@pytest.mark.parametrize("scheme", _SCHEMES)
@pytest.mark.parametrize(("words", "ground"), TEXT_PAIRS)
def test_words_can_be_read_on_their_ground(scheme: Scheme, words: str, ground: str) -> None:
    assert contrast(colour(words, scheme), colour(ground, scheme)) >= 4.5


@pytest.mark.parametrize("scheme", _SCHEMES)
@pytest.mark.parametrize(("shape", "ground"), SHAPE_PAIRS)
def test_edges_rings_and_bars_stand_out_from_their_ground(
    scheme: Scheme, shape: str, ground: str
) -> None:
    assert contrast(colour(shape, scheme), colour(ground, scheme)) >= 3.0


@pytest.mark.parametrize("scheme", _SCHEMES)
@pytest.mark.parametrize("code", BADGES)
def test_a_badge_can_be_read_on_its_own_ground_or_on_any_row(scheme: Scheme, code: str) -> None:
    look = BADGES[code]
    grounds = (look.fill,) if look.fill else ("surface", "soft", "hover")
    for ground in grounds:
        assert contrast(colour(look.ink, scheme), colour(ground, scheme)) >= 4.5


@pytest.mark.parametrize("scheme", _SCHEMES)
def test_the_ring_stands_out_from_every_ground(theme: Theme, scheme: Scheme) -> None:
    theme.use(Appearance(scheme.value))
    for ground in ("canvas", "side", "surface", "sunken"):
        assert contrast(theme.ring(), theme.color(ground)) >= 3.0


@pytest.mark.parametrize("scheme", _SCHEMES)
def test_every_role_of_the_palette_is_filled_and_inactive_looks_like_active(scheme: Scheme) -> None:
    palette = palette_of(scheme)
    group = QPalette.ColorGroup
    for role in QPalette.ColorRole:
        if role in (QPalette.ColorRole.NoRole, QPalette.ColorRole.NColorRoles):
            continue
        assert palette.isBrushSet(group.Active, role), role
        assert palette.color(group.Active, role) == palette.color(group.Inactive, role)


def test_what_is_disabled_looks_disabled() -> None:
    palette = palette_of(Scheme.LIGHT)
    text = QPalette.ColorRole.Text
    assert palette.color(QPalette.ColorGroup.Disabled, text) == colour("text3", Scheme.LIGHT)


def test_the_colours_change_for_everybody_at_once(
    theme: Theme, qapp: QApplication, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(theme.changed):
        theme.use(Appearance.DARK)
    assert theme.dark
    assert qapp.palette().color(QPalette.ColorRole.Window) == colour("canvas", Scheme.DARK)


def test_there_is_one_theme_for_an_application(theme: Theme, qapp: QApplication) -> None:
    assert theme_of(qapp) is theme
    assert qapp.findChildren(Theme) == [theme]


def test_figures_are_equally_wide(theme: Theme) -> None:
    metrics = theme.metrics("body")
    assert len({metrics.horizontalAdvance(digit) for digit in "0123456789"}) == 1


@pytest.mark.parametrize("name", icon_names())
def test_an_icon_is_drawn_sharp_and_inside_its_margin(theme: Theme, name: str) -> None:
    picture = theme.pixmap(name, "text", 24, 2.0).toImage()
    assert (picture.width(), picture.devicePixelRatio()) == (48, 2.0)
    seen = [(x, y) for x in range(48) for y in range(48) if picture.pixelColor(x, y).alpha() > 96]
    assert seen
    assert all(1 <= at <= 46 for spot in seen for at in spot)


def test_every_icon_that_is_named_exists() -> None:
    names = set(icon_names())
    assert {look.icon for look in BADGES.values()} <= names
    assert {look.icon for look in LEVELS.values()} <= names
