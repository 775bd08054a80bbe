"""Blank cards and what was printed last: how many are left, which jobs, what was spoiled."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.domain.printing import JobState, PrintJob
from desktop_app.domain.show import number
from desktop_app.kernel.clock import now
from desktop_app.kernel.i18n import _, ngettext
from ui.pages.kartu.deck import Deck
from ui.widgets.bars import Piece, StackedBar
from ui.widgets.buttons import Button, Role
from ui.widgets.labels import ElidedLabel, IconLine, Label
from ui.widgets.panels import column, row

_JOBS = 4


class Stock(QWidget):
    """The box in use and the last jobs; `box_wanted` asks for a new box, `emptied` ends this one.

    `book_wanted` asks for all jobs.
    """

    box_wanted = Signal()
    book_wanted = Signal()
    emptied = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._box_id = ""
        self._left: int | None = None
        self._name = Label("", "remark", "text2")
        self._bar = StackedBar(height=10)
        self._figures = tuple(Label("0", "section") for _each in range(3))
        self._counts = row(
            *((part, 1) for part in self._columns()),
            spacing=8,
        )
        self._none = Label(
            _("Belum ada kotak kartu kosong yang dihitung."), "remark", "text2", wrap=True
        )
        self._short = IconLine("triangle", "", "warn", wrap=True)
        self.box_button = Button(_("Kotak baru…"), Role.LINK, icon="plus", height=28)
        self.empty_button = Button(_("Kotak sudah habis"), Role.LINK, height=28)
        self.book_button = Button(_("Buku cetakan…"), Role.LINK, height=28)
        self._lines = tuple((Label("", "remark", "text2"), ElidedLabel("")) for _n in range(_JOBS))
        self._rows = tuple(row(moment, (words, 1), spacing=12) for moment, words in self._lines)
        self._build()
        self.box_button.triggered.connect(self.box_wanted)
        self.book_button.triggered.connect(self.book_wanted)
        self.empty_button.triggered.connect(lambda: self.emptied.emit(self._box_id))

    def show_deck(self, deck: Deck) -> None:
        """Show the box in use and the last jobs."""
        box = deck.office.box
        self._box_id = box.id if box else ""
        self._left = box.left if box else None
        for part in (self._bar, self._counts, self.empty_button):
            part.setVisible(box is not None)
        self._none.setVisible(box is None)
        self._name.setText("")
        if box is not None:
            said = _("kotak {name}, isi {n}")
            self._name.setText(said.format(name=box.name, n=number(box.holds)))
            counts = (box.printed, box.spoiled, box.left)
            for figure, count in zip(self._figures, counts, strict=True):
                figure.setText(number(count))
            words = (_("dicetak"), _("rusak"), _("sisa"))
            inks = ("accent", "errfill", "line2")
            pieces = [Piece(*each) for each in zip(words, counts, inks, strict=True)]
            self._bar.show_pieces(pieces)
        self._show_jobs(deck)
        self.book_button.setVisible(bool(deck.office.jobs))

    def show_wanted(self, cards: int) -> None:
        """Warn when fewer blank cards are left in the box than are to be printed."""
        short = self._left is not None and cards > self._left
        if short:
            said = ngettext(
                "Sisa {left} kartu kosong, akan dicetak {n}.",
                "Sisa {left} kartu kosong, akan dicetak {n}.",
                cards,
            )
            words = said.format(left=number(self._left or 0), n=number(cards))
            self._short.show_line("triangle", words, "warn")
        self._short.setVisible(short)

    def _show_jobs(self, deck: Deck) -> None:
        for at, ((moment, words), line) in enumerate(zip(self._lines, self._rows, strict=True)):
            job = deck.office.jobs[at] if at < len(deck.office.jobs) else None
            line.setVisible(job is not None)
            if job is not None:
                moment.setText(_moment(job))
                words.set_text(_told(job, deck.users.get(job.by, "")))

    def _columns(self) -> list[QWidget]:
        looks: tuple[tuple[str, str, str], ...] = (
            ("printer", _("Dicetak"), "text2"),
            ("ring-slash", _("Rusak"), "err"),
            ("box", _("Sisa"), "text2"),
        )
        return [
            column(IconLine(icon, words, "text2", icon_ink=ink), figure, spacing=0)
            for (icon, words, ink), figure in zip(looks, self._figures, strict=True)
        ]

    def _build(self) -> None:
        whole = QVBoxLayout(self)
        whole.setContentsMargins(16, 12, 16, 12)
        whole.setSpacing(6)
        whole.addWidget(row((Label(_("Stok kartu"), "heading"), 1), self._name))
        whole.addWidget(self._bar)
        whole.addWidget(self._counts)
        whole.addWidget(self._short)
        whole.addWidget(self._none)
        for line in self._rows:
            whole.addWidget(line)
        whole.addWidget(row(self.box_button, self.empty_button, (QWidget(), 1), spacing=4))
        whole.addWidget(row(self.book_button, (QWidget(), 1)))
        whole.addStretch(1)


def _moment(job: PrintJob) -> str:
    local = job.at.astimezone()
    today = now().astimezone().date()
    return f"{local:%H.%M}" if local.date() == today else f"{local:%d-%m}"


def _told(job: PrintJob, user: str) -> str:
    if job.state is JobState.OPEN:
        n = len(job.cards)
        said = ngettext(
            "Cetakan {job}: {n} kartu, hasil belum dicatat",
            "Cetakan {job}: {n} kartu, hasil belum dicatat",
            n,
        )
        return said.format(job=job.number, n=number(n))
    said = ngettext("{n} kartu dicetak, {user}", "{n} kartu dicetak, {user}", job.well)
    words = said.format(n=number(job.well), user=user)
    if not job.spoiled:
        return words if job.well or not job.reason else job.reason
    spoiled = _("{n} rusak: {reason}").format(n=number(job.spoiled), reason=job.reason)
    return f"{words} · {spoiled}"
