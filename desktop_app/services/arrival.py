"""What whoever opens the store is told first: wrong guesses before, mended keys, a clock set back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from desktop_app.domain.people import RIGHT_LABELS, Right, User
from desktop_app.kernel.errors import NotAllowedError, UsageError
from desktop_app.kernel.i18n import N_, _, ngettext
from desktop_app.queries.people import users
from desktop_app.services.people import user_named
from desktop_app.services.use_case import use_case
from desktop_app.store import journal
from desktop_app.store.engine import Reader
from desktop_app.store.keys import Guesses, wrong
from desktop_app.store.opening import Opened
from desktop_app.store.unit import Unit


class WhoActsError(UsageError):
    """The store has several users and nobody said who acts."""

    text = N_("Sebutkan siapa yang bekerja: --user NAMA.")


_CLOCKS_DIFFER = timedelta(minutes=2)


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrival:
    """What was found on opening.

    `mended` are files that were damaged and have been written anew; `ahead` is the moment of the last entry
    where this computer's clock says that it has not come yet.
    """

    guesses: Guesses = field(default_factory=Guesses)
    mended: tuple[str, ...] = ()
    ahead: datetime | None = None
    only_read: bool = False

    @property
    def sentences(self) -> tuple[str, ...]:
        """What to tell, the gravest first."""
        return tuple(self._told())

    def _told(self) -> Iterator[str]:
        if self.only_read:
            yield _("Data ini dibuka hanya untuk dibaca; tidak ada yang dapat diubah.")
        if self.ahead is not None:
            yield _(
                "Jam komputer ini mundur: langkah terakhir dicatat {moment}. Periksa tanggal dan"
                " jamnya; urutan riwayat tetap benar."
            ).format(moment=f"{self.ahead.astimezone():%d-%m-%Y %H.%M}")
        if self.guesses.count:
            yield guesses_words(self.guesses)
        for name in self.mended:
            yield _("Berkas {name} rusak sedikit dan sudah diperbaiki; isinya utuh.").format(
                name=name
            )


def guesses_words(guesses: Guesses) -> str:
    """Say how often a wrong passphrase was typed before, and when the last time."""
    words = ngettext(
        "Sebelum ini {n} kali kata sandi yang salah diketik, terakhir {moment}.",
        "Sebelum ini {n} kali kata sandi yang salah diketik, terakhir {moment}.",
        guesses.count,
    )
    last = datetime.fromisoformat(guesses.last).astimezone()
    return words.format(n=guesses.count, moment=f"{last:%d-%m-%Y %H.%M}")


def ahead_of(connection: Reader, at: datetime) -> datetime | None:
    """Give the moment of the last entry where it lies after `at`, which a clock set back shows."""
    last = journal.last_entry(connection)
    moment = datetime.fromisoformat(last.at) if last else at
    return moment if moment - at > _CLOCKS_DIFFER else None


@use_case(N_("masuk sesudah kata sandi yang salah"), right=Right.READ, undoable=False)
def note_guesses(unit: Unit, guesses: Guesses) -> None:
    """Let the journal tell how many wrong passphrases came before this good one."""
    unit.about = str(guesses.count)


@use_case(N_("memulai penggantian kunci data"), right=Right.ADMINISTER, undoable=False)
def note_new_key(unit: Unit) -> None:
    """Let the journal tell that the database gets another key."""
    unit.about = unit.facts.settings.office


def who_acts(opened: Opened, user_name: str, passphrase: str, at: datetime) -> User:
    """Give the user whose own slot the passphrase opens, or whom the recovery sheet lets in.

    Raises:
        WrongPassphraseError: the passphrase is not this user's; it is counted as a guess.
        NotAllowedError: the sheet's secret, and the user is no administrator.
        WhoActsError: several users and no name.
    """
    store = opened.store
    with store.reading() as connection:
        known = users(connection)
    active = [each for each in known if not each.disabled]
    if opened.by_sheet:
        active = [each for each in active if Right.ADMINISTER in each.rights]
    user = user_named(active, user_name)
    if user is None and not user_name:
        raise WhoActsError
    if user is None and opened.by_sheet:
        raise NotAllowedError(what=_(RIGHT_LABELS[Right.ADMINISTER]))
    mine = user is not None and (opened.by_sheet or user.slot == opened.slot)
    if user is None or not (mine or store.keyring.opens(user.slot, passphrase)):
        raise wrong(store.keyring.count_guess(at))
    return user
