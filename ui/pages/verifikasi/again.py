"""Keying somebody a second time, blind: NIK, name and birth date from the papers alone."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QImage, QPixmap, QTransform
from PySide6.QtWidgets import QLabel, QWidget

from desktop_app.app import App
from desktop_app.domain.dates import parse_day, show_day
from desktop_app.domain.nik import is_nik
from desktop_app.domain.people import Right
from desktop_app.domain.person import Person
from desktop_app.domain.recheck import FIELDS, Recheck, veiled
from desktop_app.domain.worker import Worker
from desktop_app.kernel.i18n import _
from desktop_app.queries import photos, rechecks, workers
from desktop_app.queries.people import names_of_users
from desktop_app.services import rechecks as service
from ui.desk import Desk
from ui.form_editors import editor_for
from ui.forms import declared_fields
from ui.widgets.banners import Banner
from ui.widgets.buttons import Button, Role
from ui.widgets.dialogs import Question
from ui.widgets.fields import Field

_KTP = "ktp"
_PICTURE = 412, 220
_DECLARED = declared_fields((Worker,))


@dataclass(frozen=True, slots=True)
class Drawn:
    """Who is to be keyed again, the way to their papers, and how many wait behind."""

    person: Person
    where: str
    picture: QImage
    waiting: int


def read_drawn(app: App) -> Drawn | None:
    """Give the next one whom this user is to key again, None when nobody waits."""
    share, user = app.facts.settings.recheck_share, app.user.id
    waiting = app.ask(rechecks.waiting, share=share, user=user) if share else []
    person = app.ask(workers.person, waiting[0]) if waiting else None
    if person is None:
        return None
    return Drawn(person, _where(app, person), _picture(app, person), len(waiting))


def _where(app: App, person: Person) -> str:
    """Say where the papers are found, without what is to be typed."""
    worker, at = person.worker, person.enrolment.recorded_at
    day = show_day(at.astimezone().date()) if at else ""
    names = app.ask(names_of_users)
    parts = (
        worker.address,
        _("RT {rt}").format(rt=worker.rt) if worker.rt else "",
        app.facts.regions.name(worker.kelurahan),
        _("dicatat {user}, {day}").format(
            user=names.get(person.enrolment.recorded_by, ""), day=day
        ),
    )
    return " · ".join(each for each in parts if each)


def _picture(app: App, person: Person) -> QImage:
    found = [each for each in app.ask(photos.photos_of, person.worker.id) if each.kind == _KTP]
    if not found:
        return QImage()
    image = QImage.fromData(app.ask(photos.content, found[-1].content))
    return image.transformed(QTransform().rotate(found[-1].turned))


class AgainQuestion(Question):
    """Three empty fields, and the picture of the KTP where there is one."""

    def __init__(self, drawn: Drawn, desk: Desk, parent: QWidget) -> None:
        super().__init__(
            _("Ketik ulang dari berkasnya"), _("Bandingkan"), remark=drawn.where, parent=parent
        )
        self._today = desk.app.facts.today
        facts = desk.app.facts
        self.fields = {
            name: Field(_(_DECLARED[name].kind.label), editor_for(_DECLARED[name].kind, facts))
            for name in FIELDS
        }
        nik = self.fields["nik"].editor
        if nik.under is not None:
            nik.under.hide()  # what the digits mean would tell the birth date
        if not drawn.picture.isNull():
            self.body.addWidget(_shown(drawn.picture, self.devicePixelRatioF()))
        for name, field in self.fields.items():
            self.body.addWidget(field)
            field.edited.connect(lambda _text: self._weigh())
            field.editor.entered.connect(lambda name=name: self._go_on(name))
        self.action.refused.connect(self._go_to_missing)
        self._weigh()
        self.fields["nik"].setFocus()

    def texts(self) -> dict[str, str]:
        """Give what was typed, by field."""
        return {name: field.text() for name, field in self.fields.items()}

    def _missing(self) -> tuple[str, str]:
        """Give the first field that is not whole yet, and a sentence; "" when all are."""
        texts = self.texts()
        checks = (
            ("nik", is_nik(texts["nik"]), _("Ketik 16 angka NIK-nya.")),
            ("name", bool(texts["name"].strip()), _("Ketik namanya.")),
            (
                "birth_date",
                parse_day(texts["birth_date"], today=self._today, born=True) is not None,
                _("Ketik tanggal lahirnya."),
            ),
        )
        return next(((name, said) for name, right, said in checks if not right), ("nik", ""))

    def _weigh(self) -> None:
        self.action.set_refusal(self._missing()[1])

    def _go_on(self, name: str) -> None:
        after = FIELDS[FIELDS.index(name) + 1 :]
        if after:
            self.fields[after[0]].setFocus()
        else:
            self.action.click()

    def _go_to_missing(self) -> None:
        self.fields[self._missing()[0]].setFocus()


def _shown(image: QImage, ratio: float) -> QLabel:
    wide, high = _PICTURE
    small = image.scaled(
        round(wide * ratio),
        round(high * ratio),
        Qt.AspectRatioMode.KeepAspectRatio,
        Qt.TransformationMode.SmoothTransformation,
    )
    small.setDevicePixelRatio(ratio)
    label = QLabel()
    label.setPixmap(QPixmap.fromImage(small))
    label.setAlignment(Qt.AlignmentFlag.AlignCenter)
    label.setAccessibleName(_("Gambar KTP"))
    return label


class Again(QObject):
    """The button of the page's head, and what follows when it is pressed.

    Args:
        desk: the way to the program.
        page: what the question stands before.
    """

    def __init__(self, desk: Desk, page: QWidget) -> None:
        super().__init__(page)
        self._desk = desk
        self._page = page
        self._drawn: Drawn | None = None
        self.question: AgainQuestion | None = None
        self.button = Button(_("Ketik ulang…"), Role.LIGHT, icon="users", key="Alt+U")
        self.button.triggered.connect(self.ask)
        self.button.hide()

    def refresh(self) -> None:
        """Look whether somebody waits to be keyed again."""
        if Right.EXAMINE in self._desk.app.user.rights:
            self._desk.ask(self, read_drawn, done=self._take)

    def ask(self) -> None:
        """Let the next one be keyed."""
        if self._drawn is None:
            return
        drawn, asked = self._drawn, AgainQuestion(self._drawn, self._desk, self._page.window())
        self.question = asked
        asked.accepted.connect(lambda: self._note(drawn, asked.texts()))
        asked.finished.connect(asked.deleteLater)
        asked.open()

    def _take(self, drawn: Drawn | None) -> None:
        self._drawn = drawn
        self.button.setVisible(drawn is not None)
        if drawn is not None:
            self.button.set_words(_("Ketik ulang… ({n})").format(n=drawn.waiting))

    def _note(self, drawn: Drawn, texts: dict[str, str]) -> None:
        enrolment_id = drawn.person.enrolment.id
        self._desk.do(
            self,
            lambda app, _progress: app.do(service.note, enrolment_id, texts),
            done=lambda made: self._noted(drawn, made),
        )

    def _noted(self, drawn: Drawn, made: Recheck) -> None:
        self.refresh()
        if not made.differing:
            self._desk.say(_("Ketikan kedua sama dengan yang pertama."))
            return
        fact = _("{name}: ketikan kedua berbeda").format(name=drawn.person.worker.name)
        button = Button(_("Buka orangnya"), height=30)
        worker_id = drawn.person.worker.id
        button.triggered.connect(lambda: self._desk.go("verifikasi", worker_id=worker_id))
        self._desk.bridge.banner_wanted.emit(
            Banner("warning", fact, difference_words(made), button)
        )


def difference_words(made: Recheck) -> str:
    """Say where two keyings differ: "Nama lengkap: tercatat A, diketik ulang B"."""
    said = _("{field}: tercatat {was}, diketik ulang {typed}")
    shown = [(name, *veiled(name, was, typed)) for name, was, typed in made.differing]
    return ". ".join(
        said.format(field=_(_DECLARED[name].kind.label), was=was or "–", typed=typed or "–")
        for name, was, typed in shown
    )
