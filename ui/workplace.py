"""One user's window on an open store: pages in the frame, and all that the core and jobs tell."""

from __future__ import annotations

from datetime import datetime
from typing import Any, NamedTuple

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut

from desktop_app.app import REDO, UNDO, App
from desktop_app.domain.people import ROLE_LABELS, User
from desktop_app.kernel.clock import now
from desktop_app.kernel.errors import AppError
from desktop_app.kernel.events import Changed
from desktop_app.kernel.i18n import N_, _
from desktop_app.kernel.jobs import Progress
from desktop_app.queries import cards, dashboard, duplicates
from desktop_app.services import backups, sticks, workers
from desktop_app.services.backups import Backup
from desktop_app.services.offices import office_of
from desktop_app.services.use_case import case_of
from ui.actions import Action, actions_for
from ui.desk import Desk
from ui.desk import Page as DeskPage
from ui.dialogs.about import About
from ui.dialogs.keys import KeyHelp
from ui.dialogs.palette import Palette
from ui.help.band import PracticeBand
from ui.job_strip import JobStrip
from ui.problems import banner_of
from ui.registry import specs
from ui.shell import Shell
from ui.times import clock_words, moment_words
from ui.widgets.banners import UndoBanner
from ui.widgets.choice_edit import Choice
from ui.widgets.pick_list import PickList

_SAYINGS = {UNDO: N_("Dibatalkan {time}"), REDO: N_("Diulangi {time}")}
_SAVED = N_("Tersimpan {time}")
_LOOKING = case_of(workers.look).name
_PAINTED_MS = 50
"""Until the first page is painted and has asked for its own; then for what stands around it."""


class Standing(NamedTuple):
    """What the frame shows around the pages: the office, and how many wait on which page."""

    office: str
    place: str
    counts: dict[str, int]


class Kept(NamedTuple):
    """The last backup, and for how many days no stick was seen where that is a week or more."""

    last: Backup | None
    unseen_days: int | None


class Workplace(Shell):
    """The frame with its pages, wired to one desk.

    `help_wanted` asks for a page of help; `band` is there in a store for practice only.
    """

    help_wanted = Signal(str)

    def __init__(self, desk: Desk) -> None:
        super().__init__(specs(desk))
        self.desk = desk
        self._truth = ""
        self.band = PracticeBand(desk) if desk.app.practice else None
        if self.band is not None:
            self.crown(self.band)
        self.strip = JobStrip(desk.jobs, self.progress, self)
        self._listen()
        self._bind()
        self.show_user(desk.app.user.name, role_words(desk.app.user))
        self.show_page("beranda")
        QTimer.singleShot(_PAINTED_MS, self, self.refresh)

    def refresh(self) -> None:
        """Ask for the office, the counts of the sidebar and the last backup."""
        self.desk.count(self, _standing, done=self._show_standing)
        self.desk.reckon(self, _kept, done=self._show_kept)

    def open_palette(self) -> None:
        """Open the palette over the window."""
        palette = Palette(self.desk, tuple(self.sidebar.items), self)
        palette.chosen.connect(self.carry_out)
        palette.person_chosen.connect(self._open_person)
        palette.open_over(self)

    def open_menu(self) -> None:
        """Open the menu of everything that this user can do."""
        actions = actions_for(self.desk.app.user.rights, tuple(self.sidebar.items))
        by_code = {action.code: action for action in actions}
        choices = [Choice(each.code, _(each.label), each.words) for each in actions]
        menu = PickList(_("Menu tindakan"), choices, (), many=False)
        menu.picked.connect(lambda codes: self.carry_out(by_code[codes[0]]))
        menu.open_below(self.sidebar.items[self.key])

    def show_keys(self) -> None:
        """Show which keys do what here."""
        KeyHelp(self.page(self.key), self.desk.app.user.rights, self).open()

    def show_help(self) -> None:
        """Open help for what has the focus, else for the page that is open."""
        topic = self.page(self.key).help_topic()
        if topic is not None:
            self.help_wanted.emit(topic or self.key)

    def show_about(self) -> None:
        """Show the version, who makes the program, and the licences of its parts."""
        About(self).open()

    def carry_out(self, action: Action) -> None:
        """Do what an action of the table says."""
        own = {
            "undo": self.undo,
            "redo": self.redo,
            "back_up": self.back_up,
            "help": self.show_help,
            "keys": self.show_keys,
            "lock": self.lock_wanted.emit,
            "about": self.show_about,
        }
        if action.page:
            self.show_page(action.page, **action.context)
        else:
            own[action.code]()

    def undo(self) -> None:
        """Take back one's own last step."""
        self.hide_banner()
        self.desk.do(self, lambda app, _p: app.undo())

    def redo(self) -> None:
        """Carry out again what was undone last."""
        self.hide_banner()
        self.desk.do(self, lambda app, _p: app.redo())

    def back_up(self) -> None:
        """Make a proven backup in the store's own folder."""
        title = _("Membuat dan memeriksa cadangan")
        self.desk.reckon(self, _back_up, done=self._backed_up, title=title)

    def is_busy(self) -> bool:
        """Whether leaving now would lose what was typed on some page."""
        pages = self._pages.values()
        return any(isinstance(page, DeskPage) and page.is_busy() for page in pages)

    def _listen(self) -> None:
        bridge, jobs = self.desk.bridge, self.desk.jobs
        bridge.changed.connect(self._changed)
        self.page_changed.connect(self._forget_remark)
        bridge.said.connect(self.status.say)
        bridge.page_wanted.connect(self._page_wanted)
        bridge.banner_wanted.connect(self.show_banner)
        bridge.banner_done.connect(self.hide_banner)
        bridge.undo_offered.connect(self._offer_undo)
        bridge.lock_wanted.connect(self.lock_wanted)
        bridge.palette_wanted.connect(self.open_palette)
        bridge.backup_wanted.connect(self.back_up)
        bridge.help_wanted.connect(self.help_wanted)
        jobs.troubled.connect(self._troubled)

    def _bind(self) -> None:
        acts = {
            "Ctrl+Z": self.undo,
            "Ctrl+Y": self.redo,
            "Ctrl+Shift+Z": self.redo,
            "Ctrl+K": self.open_palette,
            "F10": self.open_menu,
            "F1": self.show_help,
            "Shift+F1": self.show_keys,
        }
        for key, act in acts.items():
            QShortcut(QKeySequence(key), self).activated.connect(act)

    def _changed(self, news: Changed) -> None:
        if news.use_case == _LOOKING:
            return  # nothing was saved, and no figure is another
        saying = _(_SAYINGS.get(news.use_case, _SAVED))
        moment = datetime.fromisoformat(news.at) if news.at else now()
        self._truth = saying.format(time=clock_words(moment))
        self.status.say(self._truth)
        self.refresh()

    def _forget_remark(self) -> None:
        """What a page said of itself is not true of the next one; what was written still is."""
        self.status.say(self._truth)

    def _show_standing(self, standing: Standing) -> None:
        self.show_office(standing.office, standing.place)
        for key, count in standing.counts.items():
            if key in self.sidebar.items:
                self.show_count(key, count)

    def _show_kept(self, kept: Kept) -> None:
        self._show_backup(kept.last)
        if kept.last is not None and kept.unseen_days is not None:
            words = _("USB cadangan {n} hari tidak terlihat")
            self.status.show_backup(words.format(n=kept.unseen_days), "warning")

    def _show_backup(self, last: Backup | None) -> None:
        if last is None:
            self.status.show_backup(_("Belum ada cadangan"), "warning")
        else:
            words = _("Cadangan terbukti {moment}").format(moment=moment_words(last.at))
            self.status.show_backup(words)

    def _backed_up(self, made: Backup) -> None:
        self._show_backup(made)
        words = _("Cadangan dibuat, dibuka, dan sama dengan datanya {time}")
        self.status.say(words.format(time=clock_words(made.at)))
        self.desk.bridge.backed_up.emit(made)

    def _offer_undo(self, text: str) -> None:
        banner = UndoBanner(text)
        banner.undone.connect(self.undo)
        banner.expired.connect(self.hide_banner)
        self.show_banner(banner)

    def _troubled(self, trouble: AppError) -> None:
        self.show_banner(banner_of(trouble, self.hide_banner))

    def _page_wanted(self, key: str, context: dict[str, Any]) -> None:
        if key in self.sidebar.items:
            self.show_page(key, **context)

    def _open_person(self, worker_id: str) -> None:
        self._page_wanted("pendataan", {"worker_id": worker_id})


def role_words(user: User) -> str:
    """Give what the user is in the office; who holds every role is its administrator."""
    if len(user.roles) == len(ROLE_LABELS):
        return _("Semua peran")
    return ", ".join(_(ROLE_LABELS[role]) for role in user.roles)


def _standing(app: App) -> Standing:
    facts = app.facts
    office = office_of(facts.regions, facts.settings.office)
    waiting = app.ask(dashboard.waiting, app.user.id, facts.settings.late_before(facts.today))
    standing = app.ask(cards.counts)
    counts = {
        "pendataan": app.ask(dashboard.funnel).listed,
        "verifikasi": waiting.to_verify,
        "kiriman": waiting.to_send + waiting.denied,
        "kartu": standing["missing"] + waiting.to_print,
        "sama": app.ask(duplicates.count_open),
    }
    return Standing(facts.settings.office_name or office.name, office.place, counts)


def _kept(app: App, _progress: Progress) -> Kept:
    days = app.ask(sticks.unseen_days, app.store, app.now())
    return Kept(backups.last_backup(app.store), days)


def _back_up(app: App, progress: Progress) -> Backup:
    return backups.make(app, progress=progress)
