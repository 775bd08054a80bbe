"""Soon after opening: what whoever came in is told, and the whole store checked meanwhile."""

from __future__ import annotations

from PySide6.QtCore import QTimer

from desktop_app.app import App
from desktop_app.kernel.errors import AppError
from desktop_app.kernel.i18n import _
from desktop_app.kernel.jobs import Progress
from desktop_app.services import backups
from desktop_app.services.arrival import guesses_words
from ui.widgets.banners import Banner
from ui.widgets.buttons import Button
from ui.workplace import Workplace

CHECK_AFTER_MS = 3000


def tell_arrival(place: Workplace) -> None:
    """Show what was found on opening until somebody has read it."""
    show_sentences(place, *place.desk.app.arrival.sentences)


def note_guesses(place: Workplace) -> None:
    """Journal the wrong passphrases before an unlocking, and tell of them."""
    place.desk.do(
        place,
        lambda app, _p: app.note_guesses(),
        done=lambda found: show_sentences(place, *([guesses_words(found)] if found.count else [])),
    )


def show_sentences(place: Workplace, *sentences: str) -> None:
    """Show sentences above the page, the gravest first; none show nothing."""
    if sentences:
        read = Button(_("Sudah saya baca"), height=30)
        banner = Banner("warning", sentences[0], " ".join(sentences[1:]), read)
        read.triggered.connect(place.hide_banner)
        place.show_banner(banner)


def check_soon(place: Workplace) -> None:
    """Check pages, chain and backups in a while, when the first page stands."""
    QTimer.singleShot(CHECK_AFTER_MS, place, lambda: check_now(place))


def check_now(place: Workplace) -> None:
    """Check now; trouble is a banner that leads to the backups, all well says nothing."""
    place.desk.check(place, _check, failed=lambda found: _show(place, found))


def _check(app: App, progress: Progress) -> None:
    if not app.closed:
        backups.check_on_opening(app, progress)


def _show(place: Workplace, trouble: AppError) -> None:
    go = Button(_("Buka cadangan"), height=30)
    banner = Banner("error", str(trouble), _("Jangan menutup program sebelum diputuskan."), go)
    go.triggered.connect(lambda: place.show_page("pengaturan", section="backups"))
    place.show_banner(banner)
