"""Carrying a change of the journal out again on the row that stands now."""

from __future__ import annotations

from desktop_app.domain.journal import Change, Row
from desktop_app.kernel.errors import AppError
from desktop_app.kernel.i18n import N_
from desktop_app.store.rows import BLANKS


class MovedOnError(AppError):
    """What is to be undone or redone has been changed again since."""

    text = N_("Tidak dapat dibatalkan: catatannya sudah diubah lagi sesudah itu.")


def replayed(made: Change, current: Row | None) -> Row | None:
    """Give the row that a change leaves, None where it leaves none.

    Raises:
        MovedOnError: the row that it found does not stand any more.
    """
    if (made.before is None) != (current is None):
        raise MovedOnError
    blank = BLANKS[made.table]
    if current is None:
        return {**blank, **(made.after or {}), "version": 1}
    found = made.before or {}
    whole = {**blank, **found} if made.after is None else found
    if any(current[name] != cell for name, cell in whole.items() if name != "version"):
        raise MovedOnError
    if made.after is None:
        return None
    return {**current, **made.after, "version": current["version"] + 1}
