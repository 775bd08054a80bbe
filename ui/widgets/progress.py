"""A long job on the page: its name, how far it is, how long it takes, and a way to stop it."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.kernel.i18n import _, ngettext
from ui.numbers import number
from ui.theme import theme_of
from ui.widgets import paint
from ui.widgets.buttons import Button
from ui.widgets.labels import ElidedLabel
from ui.widgets.panels import Card

PATIENCE_MS = 500


class Track(QWidget):
    """A bar of 6 pixels, filled to a share from 0 to 1."""

    def __init__(self, name: str, ink: str = "accent", height: int = 6) -> None:
        super().__init__()
        self._share = 0.0
        self._ink = ink
        self.setFixedHeight(height)
        self.setMinimumWidth(40)
        self._name = name
        self.setAccessibleName(name)

    def set_share(self, share: float, ink: str = "") -> None:
        """Fill to `share`; more than 1 is full."""
        self._share = max(0.0, min(1.0, share))
        self._ink = ink or self._ink
        self.setAccessibleName(f"{self._name}: {round(self._share * 100)} %")
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw track and filling."""
        theme = theme_of(self)
        area = QRectF(self.rect())
        # Accent is too weak a bar on dark ground; its words' colour is not.
        ink = "accenttext" if theme.dark and self._ink == "accent" else self._ink
        painter = QPainter(self)
        paint.smooth(painter)
        paint.bar(painter, area, theme.color("neutralbg"))
        if self._share > 0:
            filled = QRectF(area)
            filled.setWidth(max(area.height(), area.width() * self._share))
            paint.bar(painter, filled, theme.color(ink))
        painter.end()


class ProgressStrip(Card):
    """The strip of a running job; `stopped` asks to end it, `shown` follows when it comes or goes.

    `begin` shows it after half a second, so that short jobs do not flicker.
    """

    stopped = Signal()
    shown = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._name = ElidedLabel("", "heading")
        self._where = ElidedLabel("", "remark", "text3")
        self._track = Track(_("Kemajuan"))
        self.stop_button = Button(_("Hentikan"))
        self.stop_button.triggered.connect(self._ask_to_stop)
        texts = QVBoxLayout()
        texts.setSpacing(3)
        for widget in (self._name, self._where, self._track):
            texts.addWidget(widget)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 9, 11, 11)
        row.setSpacing(10)
        row.addLayout(texts, 1)
        row.addWidget(self.stop_button)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PATIENCE_MS)
        self._timer.timeout.connect(self._appear)
        self.hide()

    def begin(self, name: str, *, stoppable: bool = True) -> None:
        """Name the job; the strip appears when it takes longer than half a second."""
        self._name.set_text(name)
        self._where.set_text("")
        self._track.set_share(0)
        self.stop_button.set_ready()
        self.stop_button.setVisible(stoppable)
        self.setAccessibleName(name)
        self._timer.start()

    def report(self, done: int, total: int, seconds_left: float | None = None) -> None:
        """Show how far the job is; `total` 0 = not known."""
        share = done / total if total else 0.0
        self._track.set_share(share)
        self._where.set_text(progress_words(done, total, seconds_left))

    def end(self) -> None:
        """Take the strip away."""
        self._timer.stop()
        self.hide()
        self.shown.emit()

    def _appear(self) -> None:
        self.show()
        self.shown.emit()

    def _ask_to_stop(self) -> None:
        self.stop_button.set_busy(_("Berhenti…"))
        self.stopped.emit()


def progress_words(done: int, total: int, seconds_left: float | None = None) -> str:
    """Give e.g. "118 dari 327 · kira-kira 20 detik lagi"."""
    if not total:
        return number(done) if done else ""
    words = _("{done} dari {total}").format(done=number(done), total=number(total))
    if seconds_left is None:
        return words
    return f"{words} · {_time_left(seconds_left)}"


def _time_left(seconds: float) -> str:
    if seconds >= 90:
        minutes = round(seconds / 60)
        words = ngettext("kira-kira {n} menit lagi", "kira-kira {n} menit lagi", minutes)
        return words.format(n=minutes)
    rough = max(5, round(seconds / 5) * 5) if seconds > 5 else max(1, round(seconds))
    words = ngettext("kira-kira {n} detik lagi", "kira-kira {n} detik lagi", rough)
    return words.format(n=rough)
