"""Commands on the office itself: make it, its users, its backups, its soundness."""

from __future__ import annotations

import argparse
from contextlib import closing
from pathlib import Path

from desktop_app.app import App
from desktop_app.cli.asking import (
    DONE,
    Answer,
    new_passphrase,
    opened,
    passphrase,
    tell,
)
from desktop_app.domain.people import ROLE_LABELS, Role
from desktop_app.domain.settings import Settings
from desktop_app.files import reference
from desktop_app.kernel.errors import UsageError
from desktop_app.kernel.i18n import N_, _
from desktop_app.queries.people import users
from desktop_app.services import people, recovery
from desktop_app.store.place import whole_or_gone


class NoSuchOfficeError(UsageError):
    """The office's code is no kelurahan or kota that the program knows."""

    text = N_("Kode kantor {code} tidak dikenal. Contoh: 15.71 atau 15.71.07.1001.")


class FirstUserMissingError(UsageError):
    """A new store needs the name of its first user."""

    text = N_("Sebutkan nama pengguna pertama: --user NAMA.")


def init(asked: argparse.Namespace) -> Answer:
    """Make a store with its first user."""
    if not getattr(asked, "user", ""):
        raise FirstUserMissingError
    regions = reference.regions(asked.office[:5])
    if asked.office not in regions or asked.office.count(".") not in {1, 3}:
        raise NoSuchOfficeError(code=asked.office)
    name = regions.name(asked.office)
    office = Settings(id="office", office=asked.office, office_name=name)
    secret = passphrase(confirm=True)
    people.check_passphrase(secret)
    app = App.create(asked.store, office, asked.user, secret)
    with whole_or_gone(asked.store), closing(app):
        if asked.recovery:
            app.do(recovery.write_sheet, asked.recovery)
            _tell_of_sheet(asked.recovery)
    tell(_("Data kantor {name} dibuat di {where}.").format(name=name, where=asked.store))
    return {"store": str(asked.store), "office": asked.office, "user": asked.user}, DONE


def _tell_of_sheet(path: Path) -> None:
    tell(
        _(
            "Lembar pemulihan ditulis di {path}. Cetak, simpan di lemari terkunci, lalu hapus berkasnya."
        ).format(path=path)
    )


def user_add(asked: argparse.Namespace) -> Answer:
    """Add a user with a key slot."""
    secret = new_passphrase(asked.new_passphrase_file)
    with opened(asked) as app:
        made = app.do(people.add_user, asked.name, [Role(each) for each in asked.role], secret)
    tell(_("Pengguna {name} ditambahkan.").format(name=made.name))
    return {"user": made.name, "roles": list(made.roles)}, DONE


def user_list(asked: argparse.Namespace) -> Answer:
    """List the users."""
    with opened(asked) as app:
        known = app.ask(users)
    for each in known:
        roles = ", ".join(_(ROLE_LABELS[role]) for role in each.roles)
        state = _("nonaktif") if each.disabled else roles
        tell(f"{each.name}: {state}")
    said = [
        {"name": each.name, "roles": list(each.roles), "disabled": each.disabled} for each in known
    ]
    return {"users": said}, DONE


def user_disable(asked: argparse.Namespace) -> Answer:
    """Take a user's key slot away."""
    with opened(asked) as app:
        gone = app.do(people.disable, asked.name)
    tell(
        _("{name} tidak dapat masuk lagi. Salinan lama folder ini masih terbuka baginya.").format(
            name=gone.name
        )
    )
    return {"user": gone.name, "disabled": True}, DONE
