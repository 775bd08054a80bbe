"""Somebody who types the sheet "RT 01" of the sample list into the form, and counts the keys."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from shiboken6 import delete

from desktop_app.app import App
from desktop_app.domain.dates import parse_day, split_place_day
from desktop_app.domain.settings import Settings
from desktop_app.domain.streets import street_of
from desktop_app.queries import workers
from desktop_app.store.keys import Cost
from ui.desk import Bridge, Desk
from ui.jobs import Jobs
from ui.page import PageSpec
from ui.pages.pendataan import PendataanPage
from ui.pages.pendataan.nik_words import proposals
from ui.pages.pendataan.page import Parts
from ui.shell import Shell
from ui.widgets.choice_edit import ChoiceEdit

LIST = Path(__file__).parent.parent / "samples" / "usulan_kelurahan.xlsx"
OFFICE = "15.71.05.1004"
TODAY = date(2026, 11, 23)
ROWS = (8, 62)
LOOKS_AFTER = 2  # letters, before somebody looks what is offered; 1 where it was taken before
REMEMBERED = ("birth_place", "address", "home_address", "kk", "occupation")


@dataclass(frozen=True, slots=True)
class Paper:
    """One person as the paper shows them: the cells of the sheet, and the same by field."""

    cells: tuple[str, ...]
    fields: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Keys:
    """What a sheet took: keys in the form, keys for the bare cells, people who were saved."""

    form: int
    cells: int
    saved: int

    @property
    def share(self) -> float:
        """The form's keys for each key of the cells."""
        return self.form / self.cells


def papers() -> Iterator[Paper]:
    """Give the people of the sheet in order; "sda" is what stands above."""
    above = ""
    sheet = load_workbook(LIST)["RT 01"]
    for row in sheet.iter_rows(min_row=ROWS[0], max_row=ROWS[1], values_only=True):
        cells = tuple(str(cell or "").strip() for cell in row[1:10])
        nik, kk, name, birth, sex, address, _rt, phone, work = cells
        place, written = split_place_day(birth)
        day = parse_day(written, today=TODAY, born=True)
        above = above if work.casefold() == "sda" else work
        fields = {
            "nik": "".join(each for each in nik if each.isdigit()),
            "name": name,
            "birth_place": place,
            "birth_date": f"{day:%d%m%y}" if day else written,
            "sex": "L" if sex[:1].upper() == "L" else "P",
            "phone": phone,
            "kk": kk,
            "address": address,
            "rt": "1",
            "group": "pekerja rentan",
            "occupation": above,
        }
        yield Paper(tuple(each for each in cells if each), fields)


def type_sheet(folder: Path, *, completion: bool) -> Keys:
    """Type the people of the sheet into an empty office.

    A QApplication with a theme is needed.
    """
    settings = Settings(id="office", office=OFFICE, office_name="Kelurahan Tengah")
    app = App.create(folder, settings, "Siti Rohani", "rahasia siti", cost=Cost(8, 1, 1))
    jobs, bridge = Jobs(), Bridge(app)
    typist = Typist(Desk(app, jobs, bridge), completion=completion)
    try:
        sheet = list(papers())
        for paper in sheet:
            typist.type_in(paper)
        cells = sum(len(cell) + 1 for paper in sheet for cell in paper.cells)
        return Keys(typist.keys, cells, app.ask(workers.count))
    finally:
        typist.window.close()
        jobs.close()
        bridge.close()
        delete(typist.window)
        app.close()


class Typist:
    """Hands on the keyboard, eyes on the paper; a chord counts as two keys."""

    def __init__(self, desk: Desk, *, completion: bool) -> None:
        self._desk = desk
        self._completion = completion
        self._taken: set[tuple[str, str]] = set()
        self.keys = 0
        spec = PageSpec(
            key="pendataan", title="Pendataan", icon="users", factory=lambda: PendataanPage(desk)
        )
        self.window = Shell([spec])
        self.window.resize(1366, 768)
        self.window.setUpdatesEnabled(False)  # keys are counted, nobody looks
        self.window.show()
        QTest.qWaitForWindowActive(self.window)
        page = self.window.show_page("pendataan")
        assert isinstance(page, PendataanPage)
        self._page = page
        self._settle()
        page.begin_new()
        self._settle()

    @property
    def _parts(self) -> Parts:
        assert self._page.parts is not None
        return self._page.parts

    def type_in(self, paper: Paper) -> None:
        """Type one person, field by field as the focus comes to them, and save."""
        form = self._parts.sheet.form
        if not self._completion:
            form.complete_by(dict.fromkeys(REMEMBERED, ()))
        done: set[str] = set()
        while (at := form.name_with_focus()) and at not in done:
            done.add(at)
            self._fill(at, paper)
        if self._parts.view.save_button.hasFocus():  # where Enter leads from the last field
            self._press(Qt.Key.Key_Return)
        else:
            self._press(Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
        self._settle()
        if form.fields["nik"].text():  # somebody has this NIK already
            self._press(Qt.Key.Key_Escape)
            self._settle()

    def _fill(self, name: str, paper: Paper) -> None:
        form = self._parts.sheet.form
        text = paper.fields.get(name, "")
        if isinstance(form.fields[name].editor, ChoiceEdit):
            text = self._choose(name, text)
        if name == "kk" and self._begins_as_offered(text):
            self._press(Qt.Key.Key_F4)
            text = text[len(form.fields[name].text()) :]
        for letter in text:
            self._type(letter)
        if name == "nik":
            self._settle()
            proposed = proposals(form.reading().person.worker, form.facts)
            if proposed and self._says(paper, proposed):
                self._press(Qt.Key.Key_F4)
        if form.name_with_focus() == name:
            self._press(Qt.Key.Key_Return)

    def _begins_as_offered(self, text: str) -> bool:
        """Whether the number on the paper begins as the empty field offers."""
        editor = self._parts.sheet.form.fields["kk"].editor
        offered = editor.line.placeholderText().partition("…")[0]
        return offered.isdigit() and text.startswith(offered)

    def _says(self, paper: Paper, proposed: Mapping[str, str]) -> bool:
        """Whether the paper says what the NIK proposes."""
        day, month, year = proposed.get("birth_date", "--").split("-")
        same_day = paper.fields["birth_date"] == f"{day}{month}{year[2:]}"
        return same_day and paper.fields["sex"] == proposed.get("sex")

    def _choose(self, name: str, wanted: str) -> str:
        """Type until the wanted one is offered first and take it; give what is left to type."""
        editor = self._parts.sheet.form.fields[name].editor
        assert isinstance(editor, ChoiceEdit)
        by_street = name == "address"
        target = street_of(wanted) if by_street else self._as_offered(name, wanted)
        looks_after = 1 if (name, target) in self._taken else LOOKS_AFTER
        # Somebody who has seen the street offered before begins with what tells it apart.
        known = any(_same(label, target) for label in editor.labels)
        plain = target if by_street else wanted
        begins = target.partition(" ")[2] if by_street and known else plain
        for n, letter in enumerate(begins, start=1):
            self._type(letter)
            if n >= looks_after and _same(editor.marked_label, target):
                self._press(Qt.Key.Key_Return)
                self._taken.add((name, target))
                return wanted[len(target) :] if by_street else ""
        if editor.open and not _same(editor.marked_label, target):
            self._press(Qt.Key.Key_Escape)
        return wanted[len(target) :] if by_street else ""

    def _as_offered(self, name: str, wanted: str) -> str:
        """Give the words under which a choice is offered, "guru ngaji" as the list writes it."""
        form = self._parts.sheet.form
        return form.words_for(name, wanted)

    def _type(self, letter: str) -> None:
        self.keys += 1
        QTest.keyClicks(QApplication.focusWidget(), letter)

    def _press(
        self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
    ) -> None:
        self.keys += 2 if modifier else 1
        QTest.keyClick(QApplication.focusWidget() or self.window, key, modifier)

    def _settle(self) -> None:
        for _twice in range(2):
            while not self._desk.jobs.idle:
                QTest.qWait(2)
            QTest.qWait(1)


def _same(label: str, wanted: str) -> bool:
    return label.strip().casefold() == wanted.strip().casefold()
