"""Every page in every size the window is made for: nothing cut, nothing out of reach, all named."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import eyes
import pytest
from office import SAMPLES
from PySide6.QtCore import QPoint, QRect
from pytestqt.qtbot import QtBot

from desktop_app.app import App
from desktop_app.domain.workflow import Status
from desktop_app.queries import workers
from desktop_app.queries.workers import Filter
from ui.demo import demo_office
from ui.desk import Bridge, Desk
from ui.dialogs.palette import Palette
from ui.jobs import Jobs
from ui.registry import PAGES
from ui.workplace import Workplace

SIZES = ((1366, 768), (1366, 690), (1280, 720), (911, 512), (900, 500))


LOOKS = (
    eyes.too_small,
    eyes.overlapping,
    eyes.out_of_reach,
    eyes.hidden_columns,
    eyes.nameless,
    eyes.lost_to_tab,
)


@dataclass(frozen=True)
class View:
    """A page as it is opened with a context, and the button that is pressed there.

    `draft` opens the first person who is a draft.
    """

    name: str
    key: str
    context: dict[str, Any] = field(default_factory=dict)
    draft: bool = False
    press: str = ""


SECTIONS = ("users", "quotas", "layouts", "occupations", "rechecks", "backups", "look")
VIEWS = (
    *(View(entry.key, entry.key) for entry in PAGES),
    View("form", "pendataan", draft=True),
    View("new person", "pendataan", {"new": True}),
    View("review", "impor", {"path": SAMPLES / "usulan_kelurahan.xlsx"}),
    View("new batch", "kiriman", {"new": True}),
    View("card designs", "kartu", press="design_page"),
    View("printed cards", "kartu", {"state": "printed"}),
    *(View(name, "pengaturan", {"section": name}) for name in SECTIONS),
)


@pytest.fixture(scope="module")
def people() -> Iterator[App]:
    """A small invented office with people in every state."""
    with demo_office(70) as demo:
        yield demo.app


@pytest.fixture
def place(qtbot: QtBot, people: App) -> Iterator[Workplace]:
    jobs, bridge = Jobs(), Bridge(people)
    place = Workplace(Desk(people, jobs, bridge))
    qtbot.addWidget(place)
    place.resize(*SIZES[0])
    with qtbot.waitExposed(place):
        place.show()
    place.activateWindow()
    yield place
    jobs.close()
    bridge.close()


def settle(qtbot: QtBot, place: Workplace) -> None:
    for _twice in range(2):
        qtbot.wait(10)
        qtbot.waitUntil(lambda: place.desk.jobs.idle, timeout=20_000)
    qtbot.wait(10)


def wrong(place: Workplace) -> Iterator[str]:
    page = place.page(place.key)
    for look in LOOKS:
        yield from look(place)
    yield from eyes.rival_primaries(page)
    yield from eyes.lost_regions(page)
    yield from eyes.rival_keys(place)


@pytest.mark.parametrize("view", VIEWS, ids=lambda view: view.name)
def test_every_page_fits(qtbot: QtBot, place: Workplace, people: App, view: View) -> None:
    context = dict(view.context)
    if view.draft:
        [draft] = people.ask(workers.people, Filter(statuses=(Status.DRAFT,)), limit=1)
        context["worker_id"] = draft.worker.id
    settle(qtbot, place)
    page = place.show_page(view.key, **context)
    if view.press:
        settle(qtbot, place)
        getattr(page, view.press).click()
    found = []
    for wide, high in SIZES:
        place.resize(wide, high)
        settle(qtbot, place)
        assert (place.width(), place.height()) == (wide, high)
        found += [f"{wide}×{high}: {each}" for each in wrong(place)]
    assert not found, "\n" + "\n".join(found)


@pytest.mark.parametrize("size", SIZES, ids=lambda size: "×".join(map(str, size)))
def test_the_palette_fits(qtbot: QtBot, place: Workplace, size: tuple[int, int]) -> None:
    place.resize(*size)
    settle(qtbot, place)
    place.open_palette()
    [palette] = place.findChildren(Palette)
    found = [each for look in LOOKS[:-1] for each in look(palette)]  # Tab turns to people there
    assert not found, "\n" + "\n".join(found)
    palette.close_palette()


def test_the_share_that_is_keyed_again_stands_beside_its_button(
    qtbot: QtBot, place: Workplace
) -> None:
    page = place.show_page("pengaturan", section="rechecks")
    settle(qtbot, place)
    section = page.rechecks
    field, button = (
        QRect(each.mapTo(section, QPoint(0, 0)), each.size())
        for each in (section.share.editor, section.button)
    )
    assert abs(field.center().y() - button.center().y()) <= 1
    assert button.left() - field.right() <= 24
