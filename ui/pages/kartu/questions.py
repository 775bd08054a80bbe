"""What the page asks: what came out, to whom cards go, why one is void, where a PDF goes."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

from desktop_app.domain.choices import Choices
from desktop_app.domain.handover import RECEIVER_LABELS, Receiver
from desktop_app.domain.handover import ToWhom as Whom
from desktop_app.domain.printing import SPOIL_REASONS, PrintJob
from desktop_app.kernel.errors import AppError
from desktop_app.kernel.i18n import N_, _, ngettext
from desktop_app.services.printing import Outcome
from ui.numbers import number
from ui.pages.kartu.deck import CardOf
from ui.widgets.cells import CellKind, Column
from ui.widgets.choice_edit import Choice, ChoiceEdit
from ui.widgets.dialogs import Question
from ui.widgets.editors import DigitsEdit, TextEdit
from ui.widgets.fields import Field
from ui.widgets.labels import Label
from ui.widgets.lists import LineList
from ui.widgets.panels import row
from ui.widgets.rows import Cell, Row, RowsModel
from ui.widgets.segment_edit import Segment, SegmentEdit

_LIST_ROWS = 5
_ROW = 48
_SPOILED, _NOT_PRINTED = "spoiled", "not_printed"
_RELATIONS = ("suami", "istri", "anak", "orang tua", "saudara")

FILE_NAMES = {
    "cards": N_("kartu {day}.pdf"),
    "proposal": N_("bukti usulan {day}.pdf"),
    "test": N_("lembar uji {day}.pdf"),
    "list": N_("daftar serah terima {day}.pdf"),
    "minutes": N_("berita acara {day}.pdf"),
}


def ask_where(parent: QWidget, today: date, kind: str = "cards") -> Path | None:
    """Ask where the PDF goes; None when nothing was chosen."""
    folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    name = _(FILE_NAMES[kind]).format(day=f"{today:%Y-%m-%d}")
    chosen, _filter = QFileDialog.getSaveFileName(
        parent, _("Simpan sebagai PDF"), str(Path(folder) / name), "PDF (*.pdf)"
    )
    if not chosen:
        return None
    path = Path(chosen)
    return path if path.suffix else path.with_suffix(".pdf")


class WellPrinted(Question):
    """Asks which cards of a job came out well; the others were spoiled, or never printed."""

    def __init__(self, job: PrintJob, cards: Sequence[CardOf], parent: QWidget) -> None:
        n = len(cards)
        asked = ngettext(
            "Cetakan {job}: berapa dari {n} kartu yang keluar baik?",
            "Cetakan {job}: berapa dari {n} kartu yang keluar baik?",
            n,
        )
        super().__init__(
            asked.format(job=job.number, n=number(n)),
            _("Catat hasil"),
            remark=_("Lepas centang kartu yang tidak keluar baik."),
            parent=parent,
        )
        self.model = RowsModel((Column(key="card", kind=CellKind.TICK),))
        self.list = LineList(_("Kartu yang keluar baik"), _ROW)
        self.list.setModel(self.model)
        self.model.show_rows([_row(each) for each in cards])
        self.model.tick_all(on=True)
        self.list.setFixedHeight(max(min(n, _LIST_ROWS), 1) * _ROW + 2)
        self.fate = SegmentEdit(
            (
                Segment(_SPOILED, _("Rusak, ganti nomor")),
                Segment(_NOT_PRINTED, _("Belum tercetak")),
            )
        )
        self.fate.set_name(_("Yang tidak dicentang"))
        self.fate.set_text(_SPOILED)
        choices = [Choice(_(each.label), _(each.label)) for each in SPOIL_REASONS]
        self.reason = Field(_("Mengapa rusak"), ChoiceEdit(choices, _("pilih, atau ketik")))
        self.body.addWidget(self.list)
        self.body.addWidget(self.fate)
        self.body.addWidget(self.reason)
        self.list.ticks_changed.connect(self._weigh)
        self.fate.edited.connect(self._weigh)
        self.reason.edited.connect(self._weigh)
        self.action.refused.connect(self.reason.setFocus)
        self.list.go_to(0)
        self._weigh()
        self.list.setFocus()

    def outcome(self, box: str = "") -> Outcome:
        """Give what is to be noted; blank cards are taken from `box`."""
        keys = [self.model.key_of(at) for at in range(self.model.rowCount())]
        well = [key for key in keys if key in self.model.ticked]
        rest = [key for key in keys if key not in self.model.ticked]
        spoiled = rest if self.fate.text() == _SPOILED else []
        return Outcome(well=well, spoiled=spoiled, reason=self.reason.text(), box=box)

    def _weigh(self, *_said: object) -> None:
        n = len(self.model.ticked)
        rest = self.model.rowCount() - n
        spoiled = bool(rest) and self.fate.text() == _SPOILED
        for part in (self.fate, self.reason):
            part.setVisible(bool(rest) if part is self.fate else spoiled)
        words = ngettext("Catat {n} kartu dicetak", "Catat {n} kartu dicetak", n)
        self.action.set_words(words.format(n=number(n)))
        missing = spoiled and not self.reason.text().strip()
        self.action.set_refusal(_("Tuliskan mengapa kartunya rusak.") if missing else "")
        self.adjustSize()


class Again(Question):
    """Asks whether cards that were written before are to be written again."""

    def __init__(self, trouble: AppError, parent: QWidget) -> None:
        super().__init__(_("Cetak kartu ini lagi?"), _("Cetak lagi"), remark="", parent=parent)
        self.body.addWidget(Label(str(trouble), "body", "text2", wrap=True))


class Why(Question):
    """Asks for the reason of what cannot be explained by itself."""

    def __init__(
        self, question: str, action: str, remark: str, reasons: Choices | None, parent: QWidget
    ) -> None:
        super().__init__(question, action, remark=remark, danger=True, parent=parent)
        choices = [Choice(_(each.label), _(each.label)) for each in reasons or ()]
        editor = ChoiceEdit(choices, _("pilih, atau ketik"), height=40) if choices else None
        self.field = Field(_("Alasan"), editor or TextEdit(height=40))
        self.body.addWidget(self.field)
        self.field.edited.connect(self._weigh)
        self.action.refused.connect(self.field.setFocus)
        self._weigh("")
        self.field.setFocus()

    def reason(self) -> str:
        """Give the reason in words."""
        return self.field.text().strip()

    def _weigh(self, words: str) -> None:
        self.action.set_refusal("" if words.strip() else _("Tuliskan alasannya dahulu."))


class NewBox(Question):
    """Asks for a box of blank cards."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(
            _("Kotak kartu kosong mana yang dibuka?"), _("Mulai kotak ini"), parent=parent
        )
        self.name = Field(_("Nama kotak"), TextEdit(_("misalnya B-12"), height=40))
        self.holds = Field(_("Isi, kartu"), DigitsEdit(5, placeholder="400", height=40))
        self.body.addWidget(row((self.name, 2), (self.holds, 1), spacing=12))
        for field in (self.name, self.holds):
            field.edited.connect(self._weigh)
        self.action.refused.connect(self.name.setFocus)
        self._weigh()
        self.name.setFocus()

    def _weigh(self, *_said: object) -> None:
        known = bool(self.name.text().strip()) and int(self.holds.text() or 0) > 0
        self.action.set_refusal("" if known else _("Isi nama kotak dan jumlah kartunya."))


class ToWhom(Question):
    """Asks to whom cards are handed over: the person, an heir with the relation, the RT."""

    def __init__(self, cards: Sequence[CardOf], parent: QWidget) -> None:
        n = len(cards)
        asked = ngettext(
            "Kepada siapa {n} kartu diserahkan?", "Kepada siapa {n} kartu diserahkan?", n
        )
        super().__init__(
            asked.format(n=number(n)),
            _("Catat serah terima"),
            remark=_("Yang sudah diserahkan tidak dapat dibatalkan."),
            parent=parent,
        )
        self.receiver = Field(
            _("Penerima"),
            SegmentEdit([Segment(code, _(label)) for code, label in RECEIVER_LABELS.items()]),
        )
        rts = sorted({each.person.worker.rt for each in cards if each.person.worker.rt})
        names = [_("Ketua RT {rt}").format(rt=rt) for rt in rts[:8]]
        choices = [Choice(name, name) for name in names]
        self.name = Field(_("Nama penerima"), ChoiceEdit(choices, _("ketik namanya"), height=40))
        relations = [Choice(each, each) for each in _RELATIONS]
        self.relation = Field(
            _("Hubungan dengan peserta"), ChoiceEdit(relations, _("misalnya istri"), height=40)
        )
        self._first_rt = names[0] if names else ""
        self.body.addWidget(Label(_whose(cards), "heading", wrap=True))
        for field in (self.receiver, self.name, self.relation):
            self.body.addWidget(field)
            field.edited.connect(self._weigh)
        self.receiver.edited.connect(self._chosen)
        self.action.refused.connect(self._go_to_missing)
        self._weigh()
        self.receiver.setFocus()

    def whom(self) -> Whom:
        """Give the receiver."""
        code = Receiver(self.receiver.text())
        heir = code is Receiver.HEIR
        relation = self.relation.text() if heir else ""
        name = "" if code is Receiver.SELF else self.name.text()
        return Whom(receiver=code, name=name, relation=relation)

    def _chosen(self, code: str) -> None:
        rt = code == Receiver.RT
        if rt and not self.name.text():
            self.name.set_text(self._first_rt)
        self._weigh()

    def _weigh(self, *_said: object) -> None:
        code = self.receiver.text()
        self.name.setVisible(code not in ("", Receiver.SELF))
        self.relation.setVisible(code == Receiver.HEIR)
        self.action.set_refusal(self._missing(code))
        self.adjustSize()

    def _missing(self, code: str) -> str:
        if not code:
            return _("Pilih penerimanya dahulu.")
        if code != Receiver.SELF and not self.name.text().strip():
            return _("Ketik nama penerimanya.")
        if code == Receiver.HEIR and not self.relation.text().strip():
            return _("Sebutkan hubungan ahli waris dengan peserta.")
        return ""

    def _go_to_missing(self) -> None:
        code = self.receiver.text()
        if not code:
            self.receiver.setFocus()
        elif not self.name.text().strip():
            self.name.setFocus()
        else:
            self.relation.setFocus()


class WhichRt(Question):
    """Asks which RT are to be ticked in the list."""

    def __init__(self, cards: Sequence[CardOf], names: dict[str, str], parent: QWidget) -> None:
        super().__init__(_("RT mana yang dipilih?"), _("Pilih RT"), parent=parent)
        self._cards = tuple(cards)
        counts: dict[str, int] = {}
        for each in cards:
            key = _rt_key(each)
            counts[key] = counts.get(key, 0) + 1
        self.model = RowsModel((Column(key="rt", kind=CellKind.TICK),))
        self.list = LineList(_("RT"), _ROW)
        self.list.setModel(self.model)
        self.model.show_rows([_rt_row(key, n, names) for key, n in counts.items()])
        self.list.setFixedHeight(max(min(len(counts), 7), 1) * _ROW + 2)
        self.body.addWidget(self.list)
        self.list.ticks_changed.connect(self._weigh)
        self.list.go_to(0)
        self._weigh()
        self.list.setFocus()

    def chosen(self) -> set[str]:
        """Give the ids of the cards of the ticked RT."""
        return {each.card.id for each in self._cards if _rt_key(each) in self.model.ticked}

    def _weigh(self) -> None:
        n = len(self.chosen())
        words = ngettext("Pilih {n} kartu", "Pilih {n} kartu", n).format(n=number(n))
        self.action.set_words(words if n else _("Pilih RT"))
        self.action.set_refusal("" if n else _("Centang satu RT atau lebih."))


def _rt_key(each: CardOf) -> str:
    return f"{each.person.worker.kelurahan}/{each.person.worker.rt}"


def _rt_row(key: str, count: int, names: dict[str, str]) -> Row:
    kelurahan, rt = key.split("/")
    words = _("RT {rt}").format(rt=rt) if rt else _("Tanpa RT")
    second = ngettext("{where} · {n} kartu", "{where} · {n} kartu", count)
    said = second.format(where=names.get(kelurahan, ""), n=number(count))
    return Row(key, (Cell(text=words, second=said),))


def _whose(cards: Sequence[CardOf]) -> str:
    whose = ", ".join(each.person.worker.name for each in cards[:3])
    rest = len(cards) - 3
    if rest <= 0:
        return whose
    more = ngettext("{names}, dan {n} orang lain", "{names}, dan {n} orang lain", rest)
    return more.format(names=whose, n=number(rest))


def _row(each: CardOf) -> Row:
    cell = Cell(text=each.person.worker.name, second=f"{each.second_line} · {each.card.serial}")
    return Row(each.card.id, (cell,))
