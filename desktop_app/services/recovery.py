"""The recovery sheet: one page of paper that opens the store when no passphrase does."""

from __future__ import annotations

from pathlib import Path

from desktop_app.domain.people import Right
from desktop_app.domain.practice import mark_of
from desktop_app.files import recovery_pdf
from desktop_app.files.recovery_pdf import RecoverySheet
from desktop_app.files.stamp import stamp_file
from desktop_app.kernel.i18n import N_
from desktop_app.services.use_case import use_case
from desktop_app.store.recovery import new_secret
from desktop_app.store.unit import Unit


@use_case(N_("membuat lembar pemulihan"), right=Right.ADMINISTER, undoable=False)
def write_sheet(unit: Unit, path: Path) -> None:
    """Write a new recovery sheet as PDF; a sheet made earlier opens nothing any more.

    Raises:
        NoRoomError: the file or the keys cannot be written; the earlier sheet stays good.
    """
    keyring = unit.around.keyring
    earlier = keyring.recovery_slots()
    secret = new_secret(unit.around.chance)
    slot = keyring.add_recovery(secret)
    try:
        settings = unit.facts.settings
        made = unit.at.astimezone().date()
        recovery_pdf.write(path, RecoverySheet(settings.office_name, made, secret))
        stamp_file(path, mark_of(settings))
    except BaseException:
        keyring.drop(slot)
        raise
    unit.about = unit.facts.settings.office
    unit.afterwards.append(lambda: keyring.drop(*earlier))


@use_case(N_("membuka dengan lembar pemulihan"), right=Right.ADMINISTER, undoable=False)
def note_use(unit: Unit) -> None:
    """Let the journal tell that the store was opened with the recovery sheet."""
    unit.about = unit.facts.settings.office
