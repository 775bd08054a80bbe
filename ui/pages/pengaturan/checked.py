"""What a check of the store came to, as a list of sentences."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime

from desktop_app.domain.show import number
from desktop_app.kernel.clock import now
from desktop_app.kernel.i18n import _
from desktop_app.services.backups import Checked
from ui.times import clock_words
from ui.widgets.labels import IconLine
from ui.widgets.panels import Panel


class CheckedPanel(Panel):
    """The sentences of the last check, each with its icon; hidden until there was one."""

    def __init__(self) -> None:
        super().__init__(_("Pemeriksaan data"))
        self.body.setSpacing(6)
        self._lines: list[IconLine] = []
        self.hide()

    @property
    def sentences(self) -> list[str]:
        """What is said now."""
        return [line.text() for line in self._lines]

    def show_checked(self, checked: Checked, at: datetime | None = None) -> None:
        """Show what was found; with findings, also what to do."""
        said = [("ring-check", "ok", each) for each in _sound(checked)] if checked.sound else []
        said += [("octagon", "err", each) for each in checked.findings]
        if not checked.sound:
            way_out = _("Pulihkan dari cadangan terbukti yang terakhir, di bawah ini.")
            said.append(("return", "text2", way_out))
        self._show(said)
        self.set_remark(clock_words(at or now()))

    def _show(self, said: Sequence[tuple[str, str, str]]) -> None:
        for old in self._lines:
            self.body.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._lines = [
            IconLine(icon, words, "text", "body", icon_ink=ink, wrap=True)
            for icon, ink, words in said
        ]
        for line in self._lines:
            self.body.addWidget(line)
        self.show()


def _sound(checked: Checked) -> Iterator[str]:
    rows = checked.rows
    yield _("{n} berkas kunci utuh.").format(n=checked.key_files)
    yield _("Setiap halaman berkas data terbaca dan segelnya cocok.")
    yield _("Semua catatan menunjuk ke catatan yang ada.")
    words = _("Riwayat utuh: {n} langkah, tidak ada yang diubah dari luar.")
    yield words.format(n=number(rows.get("journal_entry", 0)))
    words = _("Terbaca {people} orang, {batches} kiriman, {cards} kartu.")
    yield words.format(
        people=number(rows.get("worker", 0)),
        batches=number(rows.get("batch", 0)),
        cards=number(rows.get("card", 0)),
    )
