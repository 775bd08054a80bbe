"""Who may open this office's data, with which roles; adding somebody and taking a key away."""

from __future__ import annotations

from desktop_app.domain.people import ROLE_LABELS, User
from desktop_app.kernel.i18n import _
from desktop_app.queries import people as queries
from desktop_app.services import people
from ui.desk import Desk
from ui.dialogs.add_user import AddUser, NewUser
from ui.dialogs.new_key import ask_for_new_key
from ui.dialogs.new_passphrase import ask_for_another, ask_for_own
from ui.pages.pengaturan.section import Section
from ui.widgets.buttons import Button, Role
from ui.widgets.cells import CellKind, Column
from ui.widgets.dialogs import Question
from ui.widgets.flow import flow
from ui.widgets.labels import Label
from ui.widgets.rows import Row, RowsModel
from ui.widgets.tables import Table

_ROWS_SHOWN = 9


class UsersSection(Section):
    """The users as a table; adding one asks for name, roles and a first passphrase."""

    WIDEST = 960

    def __init__(self, desk: Desk) -> None:
        super().__init__(
            desk,
            _(
                "Setiap orang membuka data dengan kata sandinya sendiri. Yang mencatat dan yang"
                " memverifikasi seseorang harus orang yang berbeda."
            ),
        )
        self._users: list[User] = []
        self._model = RowsModel(_columns())
        self.table = Table(_columns(), _("Pengguna"))
        self.add = Button(_("Tambah pengguna…"), Role.PRIMARY, icon="plus", height=36)
        self.own = Button(_("Ganti kata sandi saya…"), icon="key", height=36)
        self.reset = Button(_("Atur ulang kata sandi…"), height=36)
        self.remove = Button(_("Nonaktifkan…"), Role.DANGER, height=36)
        self.rekey = Button(_("Ganti kunci data…"), icon="key", height=36)
        self._why = Label(self.refusal(), "remark", "text2")
        self.first = self.add if self.administers else self.own
        self._build()
        self.add.triggered.connect(self._ask_for_user)
        self.remove.triggered.connect(self._ask_to_disable)
        self.rekey.triggered.connect(lambda: ask_for_new_key(self.window(), desk))
        self.own.triggered.connect(lambda: ask_for_own(self.window(), desk))
        self.reset.triggered.connect(self._ask_to_reset)
        self.table.current_changed.connect(self._marked)

    def refresh(self) -> None:
        """Ask who uses the program."""
        self.desk.ask(self, lambda app: app.ask(queries.users), done=self._show)

    def _build(self) -> None:
        self.table.setModel(self._model)
        self.add.set_refusal(self.refusal())
        self.rekey.set_refusal(self.refusal())
        self.body.addWidget(flow(self.add, self.own, self.reset, self.remove, self.rekey))
        self.body.addWidget(self._why)
        self._why.setVisible(bool(self._why.text()))
        self.body.addWidget(self.table)
        self.body.addStretch(1)

    def _show(self, users: list[User]) -> None:
        self._users = users
        at = self.table.currentIndex().row()
        self._model.show_rows([_row(user, self.desk.app.user) for user in users])
        self.table.setFixedHeight(32 * (min(len(users), _ROWS_SHOWN) + 1))
        if users:
            self.table.go_to(min(max(at, 0), len(users) - 1))
        self._marked(self.table.current_row())

    def _marked(self, at: int) -> None:
        """Say of whom the buttons speak, or why they cannot act on them."""
        user = self._users[at] if 0 <= at < len(self._users) else None
        why = self.refusal()
        if not why and (user is None or user.disabled):
            why = _("Pilih pengguna yang aktif di daftar dahulu.")
        self.remove.set_refusal(why)
        if not why and user is not None and user.id == self.desk.app.user.id:
            why = _("Kata sandi Anda sendiri diganti dengan tombol di sebelahnya.")
        self.reset.set_refusal(why)

    def _ask_to_reset(self) -> None:
        ask_for_another(self.window(), self.desk, self._users[self.table.current_row()])

    def _ask_for_user(self) -> None:
        dialog = AddUser(self.window())
        dialog.answered.connect(self._add)
        dialog.open()

    def _add(self, new: NewUser) -> None:
        self.desk.do(
            self,
            lambda app, _p: app.do(people.add_user, new.name, new.roles, new.passphrase),
            title=_("Menyiapkan kunci pengguna baru"),
        )

    def _ask_to_disable(self) -> None:
        name = self._users[self.table.current_row()].name
        dialog = Question(
            _("Nonaktifkan {name}?").format(name=name),
            _("Nonaktifkan pengguna"),
            remark=_(
                "Kata sandinya tidak lagi membuka data ini; cadangan yang lama masih terbuka"
                " dengannya. Yang sudah dikerjakannya tetap tercatat atas namanya."
            ),
            danger=True,
            parent=self.window(),
        )
        dialog.accepted.connect(lambda: self._disable(name))
        dialog.open()

    def _disable(self, name: str) -> None:
        self.desk.do(self, lambda app, _p: app.do(people.disable, name))


def _row(user: User, me: User) -> Row:
    roles = ", ".join(_(ROLE_LABELS[role]) for role in user.roles)
    if len(user.roles) == len(ROLE_LABELS):
        roles = _("Semua peran")
    state = _("Nonaktif") if user.disabled else _("Anda") if user.id == me.id else _("Aktif")
    return Row(user.id, (user.name, roles, state))


def _columns() -> tuple[Column, ...]:
    return (
        Column(key="name", title=_("Nama"), kind=CellKind.NAME, width=200),
        Column(key="roles", title=_("Peran")),
        Column(key="state", title=_("Keadaan"), kind=CellKind.REMARK, width=120),
    )
