"""What can be done with everybody who is ticked: recorded, verified, moved to a group, copied."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop_app.domain import choices
from desktop_app.domain.people import Right
from desktop_app.domain.show import number
from desktop_app.kernel.i18n import _, ngettext
from desktop_app.services import workers as keeping
from ui.desk import Desk
from ui.tables import PeopleModel
from ui.widgets.buttons import Button, Role
from ui.widgets.choice_edit import Choice
from ui.widgets.dialogs import Question
from ui.widgets.pick_list import PickList
from ui.widgets.strips import BulkBar


class VerifyQuestion(Question):
    """Asks whether the papers of all who are ticked were seen."""

    help_topic = "verifikasi"

    def __init__(self, count: int, parent: QWidget) -> None:
        said = ngettext("Verifikasi {n} orang sekaligus?", "Verifikasi {n} orang sekaligus?", count)
        super().__init__(
            said.format(n=number(count)),
            _("Saya sudah melihat berkasnya, verifikasi"),
            remark=_(
                "Yang masih punya catatan, belum Terdata, atau Anda catat sendiri tetap seperti "
                "sekarang. Semuanya dapat dibatalkan sekaligus."
            ),
            parent=parent,
        )
        self.action.setFocus()


class Bulk(QWidget):
    """The bar below the list; it hides while nobody is ticked.

    `all_wanted` and `none_wanted` are about ticks, `copy_wanted` about the clipboard,
    `recording_wanted` and `verifying_wanted` carry ids, `group_wanted` ids and the code of a group.
    """

    all_wanted = Signal()
    none_wanted = Signal()
    copy_wanted = Signal()
    recording_wanted = Signal(tuple)
    verifying_wanted = Signal(tuple)
    group_wanted = Signal(tuple, str)

    def __init__(self, desk: Desk, model: PeopleModel) -> None:
        super().__init__()
        self._desk = desk
        self._model = model
        self.all_button = Button(_("Pilih semua"), Role.LINK, key="Ctrl+A")
        self.record_button = Button(
            _("Jadikan Terdata"), Role.PRIMARY, icon="ring-dot", key="Alt+D"
        )
        self.verify_button = Button(_("Verifikasi…"), icon="shield-check", key="Alt+V")
        self._may_verify = Right.VERIFY in desk.app.user.rights
        self.group_button = Button(_("Ubah kelompok…"))
        self.copy_button = Button(_("Salin"), icon="copy", key="Ctrl+C")
        self.drop_button = Button(_("Lepas pilihan"), Role.LIGHT, key="Esc")
        self.bar = BulkBar(
            self.all_button,
            self.record_button,
            self.verify_button,
            self.group_button,
            self.copy_button,
            self.drop_button,
        )
        line = QHBoxLayout(self)
        line.setContentsMargins(16, 6, 16, 6)
        line.addWidget(self.bar)
        self.narrow(on=False)
        self.hide()
        self.all_button.triggered.connect(self.all_wanted)
        self.drop_button.triggered.connect(self.none_wanted)
        self.copy_button.triggered.connect(self.copy_wanted)
        self.record_button.triggered.connect(self._want_recording)
        self.verify_button.triggered.connect(self._ask_verifying)
        self.group_button.triggered.connect(self._pick_group)

    def narrow(self, *, on: bool) -> None:
        """Leave out what there is no room for; Ctrl+A and Ctrl+C work there, too."""
        self.verify_button.setVisible(self._may_verify)
        self.all_button.setVisible(not on)
        self.copy_button.setVisible(not on and not self._may_verify)
        self.group_button.setVisible(not on)

    def show_ticked(self) -> None:
        """Show how many are ticked, and how many of them could become recorded."""
        ticked = tuple(self._model.ticked)
        self.setVisible(bool(ticked))
        if not ticked:
            return
        count = number(self._model.rowCount())
        self.all_button.set_words(_("Pilih semua {n}").format(n=count))
        self.bar.say(len(ticked))
        self._desk.ask(
            self,
            lambda app: app.ask(keeping.readiness, ticked),
            done=lambda found: self._say_readiness(ticked, found),
        )

    def _say_readiness(self, ticked: tuple[str, ...], found: keeping.Readiness) -> None:
        if set(ticked) != self._model.ticked:
            return
        words = _("{ready} siap, {lacking} belum lengkap")
        said = words.format(ready=number(found.ready), lacking=number(found.lacking))
        self.bar.say(len(ticked), said)
        self.record_button.set_words(_("Jadikan Terdata ({n})").format(n=number(found.ready)))

    def _want_recording(self) -> None:
        self.recording_wanted.emit(tuple(self._model.ticked))

    def _ask_verifying(self) -> None:
        ticked = tuple(self._model.ticked)
        question = VerifyQuestion(len(ticked), self.window())
        question.accepted.connect(lambda: self.verifying_wanted.emit(ticked))
        question.open()

    def _pick_group(self) -> None:
        offered = [Choice(each.code, _(each.label), each.words) for each in choices.GROUPS]
        menu = PickList(_("Kelompok"), offered, (), many=False)
        ticked = tuple(self._model.ticked)
        menu.picked.connect(lambda codes: self.group_wanted.emit(ticked, codes[0]))
        menu.open_below(self.group_button)
