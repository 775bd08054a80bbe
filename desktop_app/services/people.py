"""The people who use the program."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from desktop_app.domain.people import Right, Role, User
from desktop_app.kernel.errors import AppError, UsageError
from desktop_app.kernel.i18n import N_, _
from desktop_app.services.use_case import demand, use_case
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

    text = N_("Pilih paling sedikit satu peran untuk pengguna ini.")
    exit_code = 2


def check_passphrase(passphrase: str) -> None:
    """Refuse a passphrase that is too short.

    Raises:
        ShortPassphraseError: fewer than eight characters.
    """
    if len(passphrase) < LEAST_PASSPHRASE:
        raise ShortPassphraseError(n=LEAST_PASSPHRASE)


def user_named(known: Sequence[User], name: str) -> User | None:
    """Give the user of that name among `known`, or the only one when `name` is empty; else None."""
    if not name:
        return known[0] if len(known) == 1 else None
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


@use_case(N_("mengganti kata sandi"), right=Right.READ, undoable=False)
def set_passphrase(unit: Unit, user_id: str, passphrase: str) -> User:
    """Give a user a new passphrase: one's own, or as administrator anybody's.

    The old one opens nothing any more in this folder; copies of it made earlier it still opens.

    Raises:
        NotAllowedError: somebody else's, and no right to administer.
        NoSuchUserError: there is no such user.
        ShortPassphraseError: the passphrase is too short.
    """
    if user_id != unit.user.id:
        demand(unit.user, Right.ADMINISTER)
    user = unit.get(User, user_id)
    if user is None or user.disabled:
        raise NoSuchUserError
    check_passphrase(passphrase)
    keyring = unit.around.keyring
    unit.afterwards.append(lambda: keyring.drop(user.slot))
    return unit.put(replace(user, slot=keyring.add(passphrase)))


def new_key_words(others: Sequence[str]) -> str:
    """Say what a change of the database's key did and did not do."""
    said = [
        _("Kunci data diganti. Hanya kata sandi Anda yang membukanya."),
        _("Salinan dan cadangan yang lama masih terbuka dengan kata sandi yang lama."),
        _("Buat lembar pemulihan baru; yang lama tidak berlaku lagi."),
    ]
    if others:
        names = ", ".join(others)
        said.insert(1, _("Beri kata sandi baru kepada: {names}.").format(names=names))
    return " ".join(said)


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
