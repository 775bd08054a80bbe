"""Step 3: what is locked by the seal, and the files that were written."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout

from desktop_app.domain.dates import show_day
from desktop_app.domain.layout import EnrolmentKind
from desktop_app.domain.show import money
from desktop_app.domain.submission import BatchStatus
from desktop_app.kernel.i18n import _, ngettext
from ui.numbers import number
from ui.pages.kiriman.work import Draft, Standing
from ui.widgets.buttons import Button, Role
from ui.widgets.labels import ElidedLabel, Label
from ui.widgets.panels import Card
from ui.widgets.steps import StepBlock, StepState

Pair = tuple[str, str]


class SealStep(StepBlock):
    """Before the seal: what it will lock; after it: files, totals and fingerprints."""

    def __init__(self) -> None:
        super().__init__(3, _("Segel dan kirim"))
        self.again = Button(_("Simpan berkas lagi…"), Role.LIGHT, icon="save")
        self.withdraw = Button(_("Tarik kiriman…"), Role.LIGHT, icon="return")
        self.tools.addWidget(self.withdraw)
        self.tools.addWidget(self.again)
        self._card = Card("sunken")
        self._grid = QGridLayout(self._card)
        self._grid.setContentsMargins(16, 10, 16, 10)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(8)
        self._grid.setColumnStretch(1, 3)
        self._grid.setColumnStretch(3, 3)
        self.body.addWidget(self._card)
        self._offer()

    def show_draft(self, draft: Draft) -> None:
        """Say what will be sealed."""
        checked = draft.checked
        people, kinds = len(checked.ready), checked.kinds
        leavers, lanjutan = kinds.get(EnrolmentKind.ENDED, 0), kinds.get(EnrolmentKind.LANJUTAN, 0)
        parent = draft.choice.parent
        files = ngettext("{n} berkas", "{n} berkas", draft.files).format(n=draft.files)
        self._show(
            [
                (_("Berkas"), files),
                (_("Tata letak"), _layout_words(checked.layout.title, len(checked.layout.columns))),
                (_("Orang · iuran"), _people_words(people, draft.amount)),
                *_kinds_said(people, lanjutan, leavers),
                *([(_("Kiriman induk"), parent.number)] if parent else []),
            ]
        )
        self._offer()
        self._card.setVisible(bool(people))
        state = StepState.NOW if people else StepState.LATER
        self.set_state(state, _("isi kiriman terkunci sesudah disegel"))

    def show_sealed(self, standing: Standing) -> None:
        """Say what was sealed."""
        batch = standing.batch
        when = f"{batch.sealed_at.astimezone():%d-%m-%Y %H.%M.%S}" if batch.sealed_at else ""
        names = [line.partition("  ") for line in batch.files]
        files = ", ".join(name for _digest, _gap, name in names) or _("belum disimpan")
        digest = names[0][0] if names else batch.cells_sha256
        sign = _("Sidik berkas") if names else _("Sidik isi")
        niks, births = f"{batch.nik_total % 10_000:04}", f"{batch.birth_total % 10_000:04}"
        self._show(
            [
                (_("Berkas"), files),
                (_("Tata letak"), _layout_words(batch.title, standing.layout_columns)),
                (_("Disegel"), f"{standing.who}, {when}"),
                (_("Orang · iuran"), _people_words(batch.people, batch.amount_per_month)),
                (_("Jumlah kendali"), _("NIK …{n} · lahir …{b}").format(n=niks, b=births)),
                (sign, short_digest(digest)),
                *_kinds_said(batch.people, batch.lanjutan, batch.leavers),
                *([(_("Kiriman induk"), standing.parent)] if standing.parent else []),
            ]
        )
        self._offer(again=True, withdraw=standing.withdrawable)
        self._card.show()
        if batch.status == BatchStatus.WITHDRAWN:
            said = _("ditarik: {reason}").format(reason=batch.withdrawn_reason)
        else:
            said = _("isi kiriman terkunci, mulai {day}").format(day=show_day(batch.start_month))
        self.set_state(StepState.DONE, said)

    def _offer(self, *, again: bool = False, withdraw: bool = False) -> None:
        self.again.setVisible(again)
        self.withdraw.setVisible(withdraw)

    def _show(self, pairs: list[Pair]) -> None:
        while (item := self._grid.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for at, (name, value) in enumerate(pairs):
            line, side = divmod(at, 2)
            shown = ElidedLabel(value, "body")
            self._grid.addWidget(Label(name, "remark", "text2"), line, 2 * side)
            self._grid.addWidget(shown, line, 2 * side + 1, Qt.AlignmentFlag.AlignVCenter)


def short_digest(digest: str) -> str:
    """Give the beginning and the end of a SHA-256 in groups of four: "9f3c 71ae 04d2 … b86e 1150"."""
    parts = [digest[at : at + 4] for at in range(0, len(digest), 4)]
    return f"{' '.join(parts[:3])} … {' '.join(parts[-2:])}" if parts else ""


def _layout_words(title: str, columns: int) -> str:
    return _("{title}, {n} kolom").format(title=title, n=columns)


def _people_words(people: int, amount: int) -> str:
    said = _("{n} · {amount} per bulan")
    return said.format(n=number(people), amount=money(amount))


def _kinds_said(people: int, lanjutan: int, leavers: int) -> list[Pair]:
    """Say how many are new, go on and leave; nothing where all are new."""
    if not lanjutan and not leavers:
        return []
    said = _("{new} baru · {lanjutan} lanjutan · {leavers} keluar").format(
        new=number(people - lanjutan - leavers),
        lanjutan=number(lanjutan),
        leavers=number(leavers),
    )
    return [(_("Isi kiriman"), said)]
