"""The record laid out as on the KTP, what is being examined, and the rest of what is known."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.domain.choices import GROUPS, HEIRS, MARITAL, SEX
from desktop_app.domain.dates import show_day
from desktop_app.domain.facts import Facts as Land
from desktop_app.domain.person import Person
from desktop_app.domain.show import masked_nik
from desktop_app.kernel.i18n import _
from ui.desk import Desk
from ui.pages.verifikasi.around import Alike, Happened
from ui.pages.verifikasi.case import Case
from ui.pages.verifikasi.examined import Examined, Said, examined, grouped, shown
from ui.pages.verifikasi.papers import Papers
from ui.theme import theme_of
from ui.widgets import paint
from ui.widgets.facts import Facts
from ui.widgets.labels import IconView, Label
from ui.widgets.levels import LEVELS
from ui.widgets.panels import Card, Ground, Scroll, column, row

_COLUMN = 620
_LABEL = 150


class _Framed(QWidget):
    """A line of the KTP, framed while one of its fields is examined, amber when open."""

    def __init__(self, label: str, fields: Sequence[str], value: Label) -> None:
        super().__init__()
        self.fields = tuple(fields)
        self.examined = False
        self._label = label
        self._level = ""
        self._value = value
        self._icon = IconView("", size=16)

    def show_value(self, value: str, level: str) -> None:
        """Show a value, and by a level that something is open about it."""
        self._value.setText(value or "–")
        self._level = level
        look = LEVELS.get(level)
        self._icon.show_icon(look.icon if look else "", look.ink if look else "text2")
        self.setAccessibleName(f"{self._label}: {value}")
        self.update()

    def set_examined(self, *, on: bool) -> None:
        """Frame the line while its item of the checklist is at hand."""
        self.examined = on
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = theme_of(self)
        look = LEVELS.get(self._level)
        fill = look.fill if look else "soft" if self.examined else ""
        line = look.edge if look and self.examined else "softline" if self.examined else ""
        painter = QPainter(self)
        paint.smooth(painter)
        if fill:
            edge = theme.color(line) if line else None
            area = QRectF(self.rect()).adjusted(0, 1, 0, -1)
            paint.box(painter, area, fill=theme.color(fill), line=edge)
        painter.end()


class NikLine(_Framed):
    """The NIK in large figures above the other lines, as on the KTP."""

    def __init__(self) -> None:
        super().__init__(_("NIK"), ("nik",), Label("", "nik").selectable())
        name = Label(self._label, "section", "text2")
        name.setFixedWidth(46)
        line = QHBoxLayout(self)
        line.setContentsMargins(10, 6, 10, 6)
        line.setSpacing(8)
        for part in (name, self._value, self._icon):
            line.addWidget(part)
        line.addStretch(1)


class KtpLine(_Framed):
    """One of the other lines: its word, its value."""

    def __init__(self, label: str, fields: Sequence[str], *, inset: bool = False) -> None:
        super().__init__(label, fields, Label("", "body", wrap=True).selectable())
        name = Label(label, "body", "text2")
        name.setFixedWidth(_LABEL)
        name.setIndent(16 if inset else 0)
        line = QHBoxLayout(self)
        line.setContentsMargins(10, 4, 10, 4)
        line.setSpacing(8)
        line.addWidget(name, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self._value, 1)
        line.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)


class _Ktp(Card):
    """The fields in the order of the KTP."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: dict[str, _Framed] = {
            "nik": NikLine(),
            "name": KtpLine(_("Nama"), ("name",)),
            "birth": KtpLine(_("Tempat/tgl lahir"), ("birth_place", "birth_date")),
            "sex": KtpLine(_("Jenis kelamin"), ("sex",)),
            "address": KtpLine(_("Alamat"), ("address",)),
            "rt": KtpLine(_("RT/RW"), ("rt", "rw"), inset=True),
            "kelurahan": KtpLine(_("Kel/Desa"), ("kelurahan",), inset=True),
            "kecamatan": KtpLine(_("Kecamatan"), (), inset=True),
            "marital": KtpLine(_("Status perkawinan"), ("marital_status",)),
            "occupation": KtpLine(_("Pekerjaan"), ("occupation",)),
        }
        whole = QVBoxLayout(self)
        whole.setContentsMargins(14, 12, 14, 12)
        whole.setSpacing(0)
        head = Label(_("Catatan, urut seperti di KTP"), "label", "text2")
        head.setContentsMargins(10, 0, 0, 0)
        whole.addWidget(head)
        for line in self.lines.values():
            whole.addWidget(line)

    def show_case(self, case: Case, *, whole_nik: bool) -> None:
        """Show a person's values."""
        worker, regions = case.person.worker, case.facts.regions
        kecamatan = regions.name(regions.kecamatan_of(worker.kelurahan)) if worker.kelurahan else ""
        born = ", ".join(x for x in (worker.birth_place, show_day(worker.birth_date)) if x)
        values = {
            "nik": worker.nik if whole_nik else masked_nik(worker.nik),
            "name": worker.name,
            "birth": born,
            "sex": SEX.label(worker.sex).upper() if worker.sex else "",
            "address": worker.address,
            "rt": "/".join(x or "–" for x in (worker.rt, worker.rw)),
            "kelurahan": regions.name(worker.kelurahan),
            "kecamatan": kecamatan,
            "marital": MARITAL.label(worker.marital_status) if worker.marital_status else "",
            "occupation": shown(case.person, "occupation", case.facts) or worker.occupation_note,
        }
        for key, line in self.lines.items():
            levels = [case.level_of(field) for field in line.fields]
            line.show_value(values[key], next((each for each in levels if each), ""))


class _Beside(Card):
    """What is being examined: the sources side by side."""

    def __init__(self) -> None:
        super().__init__()
        self._title = Label("", "body", "text2", wrap=True)
        self._verdict = Label("", "label", "ok")
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(3)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(16, 12, 16, 14)
        whole.setSpacing(8)
        whole.addWidget(row((self._title, 1), self._verdict))
        whole.addLayout(self._grid)

    def show_examined(self, item: Examined) -> None:
        """Show another item."""
        self._title.setText(_("Sedang diperiksa: {what}").format(what=item.title))
        levels = {each.level for each in item.said if each.level}
        words = {
            "ok": (_("NIK sama dengan catatan"), "ok"),
            "warning": (_("NIK berbeda dari catatan"), "warn"),
        }
        verdict = "warning" if "warning" in levels else "ok" if levels else ""
        said, ink = words.get(verdict, (_("cocokkan dengan berkas"), "text2"))
        self._verdict.setText(said)
        self._verdict.set_ink(ink)
        self._clear()
        for at, each in enumerate(item.said):
            self._add(at, each)

    def _add(self, at: int, each: Said) -> None:
        look = LEVELS.get(each.level)
        value = Label(each.value, "section", wrap=True).selectable()
        icon = IconView(look.icon if look else "", look.ink if look else "text2", 16)
        self._grid.addWidget(Label(each.source, "remark", "text2"), 0, at)
        parts = (value, icon, (QWidget(), 1)) if look else ((value, 1),)
        self._grid.addWidget(row(*parts, spacing=6), 1, at, Qt.AlignmentFlag.AlignTop)
        self._grid.setColumnStretch(at, 1)

    def _clear(self) -> None:
        while (item := self._grid.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        for at in range(self._grid.columnCount()):
            self._grid.setColumnStretch(at, 0)


class RecordView(Ground):
    """The middle of the page, on the desk's ground; it scrolls."""

    def __init__(self, desk: Desk) -> None:
        super().__init__("desk")
        self.papers = Papers(desk)
        self._case: Case | None = None
        self._item: Examined | None = None
        self.ktp = _Ktp()
        self._beside = _Beside()
        self.alike = Alike()
        self._happened = Happened()
        self._more = Facts(label_width=_LABEL)
        self.area = Scroll(self._middle())
        self.area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.area.setAccessibleName(_("Catatan orang ini"))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.area)
        self.setFocusProxy(self.area)

    def _middle(self) -> QWidget:
        more = Card()
        inside = QVBoxLayout(more)
        inside.setContentsMargins(24, 12, 16, 14)
        inside.setSpacing(8)
        inside.addWidget(Label(_("Keterangan lain"), "label", "text2"))
        inside.addWidget(self._more)
        cards = (self.papers, self.ktp, self._beside, self.alike, more, self._happened)
        lines = column(*cards, (QWidget(), 1), spacing=14)
        lines.setMaximumWidth(_COLUMN)
        ends = QWidget(), QWidget()
        return row((ends[0], 1), (lines, 100), (ends[1], 1), margins=(16, 16, 16, 16), spacing=0)

    def show_case(self, case: Case, paper: str, *, whole_nik: bool) -> None:
        """Show a person, with an item of the checklist under examination."""
        if self._case is None or self._case.person.worker.id != case.person.worker.id:
            self.area.verticalScrollBar().setValue(0)
        self._case = case
        self.papers.show_person(case.person.worker.id)
        self.ktp.show_case(case, whole_nik=whole_nik)
        self._more.clear()
        for label, value in _further(case.person, case.facts):
            self._more.add(label, value)
        self.alike.show_case(case)
        self._happened.show_case(case)
        self.examine(paper)

    def compared(self) -> tuple[Said, ...]:
        """Give what stands side by side now."""
        return self._item.said if self._item else ()

    def examine(self, paper: str) -> None:
        """Put another item of the checklist under examination."""
        if self._case is None:
            return
        item = self._item = examined(paper, self._case.person, self._case.facts)
        for line in self.ktp.lines.values():
            line.set_examined(on=bool(set(line.fields) & set(item.fields)))
        self._beside.show_examined(item)


def _further(person: Person, land: Land) -> list[tuple[str, str]]:
    """Give what the KTP does not show, as far as there is something."""
    worker, enrolment = person.worker, person.enrolment
    home = ", ".join(
        each for each in (worker.home_address, land.regions.name(worker.home_kelurahan)) if each
    )
    heir = " · ".join(
        each
        for each in (
            worker.heir_name,
            HEIRS.label(worker.heir_relation) if worker.heir_relation else "",
            worker.heir_phone,
        )
        if each
    )
    lines = [
        (_("No. KK"), grouped(worker.kk)),
        (_("Nama ibu kandung"), worker.mother_name),
        (_("No. HP"), worker.phone),
        (_("Tinggal di"), home),
        (_("Tempat kerja"), worker.work_place),
        (_("Ahli waris"), heir),
        (_("Kelompok"), GROUPS.label(enrolment.group)),
        (_("Tempat tugas"), enrolment.duty_place),
        (_("Diusulkan oleh"), enrolment.proposed_by),
        (_("Catatan"), worker.notes),
    ]
    return [(label, value) for label, value in lines if value]
