"""The claim after a death: a checklist for the heirs, before the enrolment is ended."""

from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO
from pathlib import Path

from desktop_app.domain.facts import Facts
from desktop_app.domain.fields import read
from desktop_app.domain.people import Right
from desktop_app.domain.person import Person
from desktop_app.domain.practice import mark_of
from desktop_app.files.claim_pdf import write_checklist
from desktop_app.files.stamp import stamped
from desktop_app.kernel.i18n import N_
from desktop_app.kernel.safe_files import write_whole
from desktop_app.services.use_case import use_case
from desktop_app.store.unit import Unit


def with_heir(person: Person, heir: Mapping[str, str], facts: Facts) -> Person:
    """Give somebody with the heir as typed, before anything is saved."""
    return Person(read(person.worker, heir, facts).record, person.enrolment)


def rendered_checklist(person: Person, facts: Facts) -> bytes:
    """Give the checklist of somebody's JKM claim as the content of a PDF."""
    content = BytesIO()
    write_checklist(content, person, facts)
    return stamped(content.getvalue(), mark_of(facts.settings))


@use_case(N_("menyimpan daftar berkas klaim"), right=Right.READ, undoable=False)
def save_checklist(unit: Unit, person: Person, path: Path) -> None:
    """Write the checklist; its entry and the file come about together or not at all.

    Raises:
        NoRoomError: it cannot be written there.
    """
    unit.about = person.worker.id
    unit.seen = (person.worker.id,)
    write_whole(path, rendered_checklist(person, unit.facts))
