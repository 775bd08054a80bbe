"""The icon that stands before each kind of entry."""

from __future__ import annotations

from collections.abc import Mapping

_ICONS: Mapping[str, tuple[str, str]] = {
    "verification.verify": ("shield-check", "accenttext"),
    "verification.verify_all": ("shield-check", "accenttext"),
    "verification.send_back": ("return", "text2"),
    "verification.reject": ("ring-x", "err"),
    "verification.acknowledge": ("triangle", "warn"),
    "workers.save": ("pencil", "text2"),
    "workers.look": ("eye", "text2"),
    "enrolments.end": ("flag", "text2"),
    "imports.write": ("download", "text2"),
    "imports.undo": ("return", "text2"),
    "sending.send": ("lock", "text2"),
    "submissions.seal": ("lock", "text2"),
    "submissions.apply_answer": ("ring-check", "ok"),
    "printing.finish": ("printer", "text2"),
    "cards.queue_missing": ("card", "text2"),
    "handover.hand_over": ("hand-card", "ok"),
    "settings.save": ("gear", "text2"),
    "people.add_user": ("user", "text2"),
    "backups.note": ("save", "ok"),
    "inspection.save": ("report", "text2"),
    "own_data.save": ("report", "text2"),
    "requests.note": ("flag", "warn"),
    "requests.fulfil": ("ring-check", "ok"),
    "requests.refuse": ("ring-x", "err"),
    "erasures.erase": ("trash", "err"),
    "erasures.destroy": ("trash", "err"),
    "breaches.save": ("triangle", "warn"),
    "arrival.note_guesses": ("key", "warn"),
    "arrival.note_new_key": ("key", "text2"),
}


def icon_of(use_case: str) -> tuple[str, str]:
    """Give the icon of a use case and the ink that it has."""
    return _ICONS.get(use_case, ("info", "text2"))
