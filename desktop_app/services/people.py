"""The people who use the program."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from desktop_app.domain.people import Right, Role, User
from desktop_app.kernel.errors import AppError, UsageError
from desktop_app.kernel.i18n import N_
from desktop_app.queries.people import users
from desktop_app.services.use_case import use_case
from desktop_app.store.engine import Reader
from desktop_app.store.unit import Unit

LEAST_PASSPHRASE = 8


class NameTakenError(UsageError):
    """There is a user of that name already."""

    text = N_("Nama pengguna itu sudah ada. Pilih nama lain.")


class ShortPassphraseError(UsageError):
    """The passphrase is too easily guessed."""

    text = N_("Kata sandi minimal {n} huruf. Kalimat pendek paling mudah diingat.")


class PassphrasesDifferError(UsageError):
    """The passphrase was typed differently the second time."""

    text = N_("Kedua kata sandi tidak sama. Ketik lagi.")


class NoSuchUserError(UsageError):
    """There is no active user of that name."""

    text = N_("Tidak ada pengguna aktif dengan nama itu.")


class LastAdministratorError(AppError):
    """Somebody must be left who administers the office."""

    text = N_("Harus tetap ada satu administrator. Tambahkan administrator lain dahulu.")


class NoRoleError(AppError):
    """A user without any role could do nothing."""

    text = N_("Pilih sekurangnya satu peran untuk pengguna ini.")
    exit_code = 2


def check_passphrase(passphrase: str) -> None:
    """Refuse a passphrase that is too short.

    Raises:
        ShortPassphraseError: fewer than eight characters.
    """
    if len(passphrase) < LEAST_PASSPHRASE:
        raise ShortPassphraseError(n=LEAST_PASSPHRASE)


def user_named(connection: Reader, name: str) -> User | None:
    """Give the user of that name, or the only user when `name` is empty; else None."""
    known = users(connection)
    if not name:
        active = [each for each in known if not each.disabled]
        return active[0] if len(active) == 1 else None
    wanted = name.casefold()
    return next((each for each in known if each.name.casefold() == wanted), None)


@use_case(N_("menambah pengguna pertama"), right=Right.ADMINISTER, undoable=False)
def first_user(unit: Unit, user: User) -> User:
    """Write the first user of a new store."""
    return unit.put(user)


@use_case(N_("menambah pengguna"), right=Right.ADMINISTER, undoable=False)
def add_user(unit: Unit, name: str, roles: Sequence[Role], passphrase: str) -> User:
    """Add a user with a key slot of their own; they can log in at once.

    Raises:
        NameTakenError: the name is in use.
        ShortPassphraseError: the passphrase is too short.
        NoRoleError: no role was given.
    """
    name = " ".join(name.split())
    if not roles:
        raise NoRoleError
    check_passphrase(passphrase)
    if not name or any(each.name.casefold() == name.casefold() for each in unit.find(User)):
        raise NameTakenError
    slot = unit.around.keyring.add(passphrase)
    return unit.put(User(id=unit.new_id(), name=name, roles=tuple(roles), slot=slot))


@use_case(N_("menonaktifkan pengguna"), right=Right.ADMINISTER, undoable=False)
def disable(unit: Unit, name: str) -> User:
    """Take a user's key slot away; what they did stays theirs.

    A copy of the folder made earlier still opens with their passphrase.

    Raises:
        NoSuchUserError: there is none of that name.
        LastAdministratorError: nobody would be left who administers.
    """
    known = unit.find(User)
    gone = next((each for each in known if each.name.casefold() == name.casefold()), None)
    if gone is None or gone.disabled:
        raise NoSuchUserError
    left = [each for each in known if each.id != gone.id and not each.disabled]
    if not any(Right.ADMINISTER in each.rights for each in left):
        raise LastAdministratorError
    keyring, slot = unit.around.keyring, gone.slot
    unit.afterwards.append(lambda: keyring.drop(slot))
    return unit.put(replace(gone, disabled=True, slot=""))
