"""Reports: made from one state of the store, shown or written as workbook or PDF.

Lists of people leave the store with their data, so writing one is a use case with an entry; counts
and blank forms tell nothing of anybody and need none.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from desktop_app.domain.facts import Facts
from desktop_app.domain.people import Right
from desktop_app.domain.person import Person
from desktop_app.domain.practice import mark_of
from desktop_app.domain.report import Report, Scope, recap
from desktop_app.domain.report_list import Privacy, person_list
from desktop_app.domain.show import number
from desktop_app.files import form_pdf, form_xlsx, report_pdf, report_xlsx
from desktop_app.files.raster import PageImage, page_image
from desktop_app.files.stamp import stamped
from desktop_app.kernel.errors import AppError
from desktop_app.kernel.i18n import N_, ngettext
from desktop_app.kernel.jobs import Progress
from desktop_app.kernel.safe_files import write_whole
from desktop_app.queries import workers
from desktop_app.queries.report import tallies
from desktop_app.queries.workers import Filter
from desktop_app.services.use_case import use_case
from desktop_app.store.engine import Reader
from desktop_app.store.unit import Unit

PREVIEWED = 200
"""People that a preview lists at most."""

FORMS_AT_ONCE = 1_000
"""Forms that one file holds at most: as many sheets as one prints in a day."""

ENDINGS = (".xlsx", ".pdf")
_WRITERS: Mapping[str, Callable[..., object]] = {
    ".xlsx": report_xlsx.write_report,
    ".pdf": report_pdf.write_report,
}


_FORMS: Mapping[str, Callable[..., object]] = {
    ".xlsx": form_xlsx.write_forms,
    ".pdf": form_pdf.write_forms,
}


class NobodyInScopeError(AppError):
    """The filter shows nobody, so there is nothing to write."""

    text = N_("Tidak ada orang dalam saringan ini. Longgarkan saringannya dahulu.")


class TooManyFormsError(AppError):
    """More forms than one file should hold."""

    text = N_("Ada {n} orang; satu berkas memuat paling banyak {most} formulir. Saring dahulu.")


@dataclass(frozen=True, slots=True)
class Wanted:
    """A list of people as it is to be written: who, and how much of them."""

    scope: Scope
    privacy: Privacy = Privacy.MASKED


def make_recap(connection: Reader, facts: Facts, scope: Scope) -> Report:
    """Count the people of a scope by kelurahan, group and status."""
    return recap(tallies(connection, _filter(scope)), scope, facts)


def preview_list(connection: Reader, facts: Facts, wanted: Wanted) -> Report:
    """List the first people of a scope; the report says how many there are in all."""
    asked = _filter(wanted.scope)
    people = workers.people(connection, asked, order="kelurahan", limit=PREVIEWED)
    total = workers.count(connection, asked)
    return person_list(people, wanted.scope, facts, privacy=wanted.privacy, total=total)


def make_list(connection: Reader, facts: Facts, wanted: Wanted) -> Report:
    """List everybody of a scope.

    Raises:
        NobodyInScopeError: there is nobody.
    """
    people = workers.all_people(connection, _filter(wanted.scope), order="kelurahan")
    if not people:
        raise NobodyInScopeError
    return person_list(people, wanted.scope, facts, privacy=wanted.privacy, total=len(people))


def rendered(report: Report, ending: str, *, progress: Progress | None = None) -> bytes:
    """Give a report as the content of a file with that ending, one of `ENDINGS`.

    Raises:
        Cancelled: somebody stopped it.
    """
    content = BytesIO()
    _WRITERS[ending](content, report, progress=progress or Progress())
    return _marked(content.getvalue(), ending, report.mark)


def save(path: Path, content: bytes) -> None:
    """Write counts or a blank form, which tell nothing of anybody.

    Raises:
        NoRoomError: it cannot be written there.
    """
    write_whole(path, content)


@use_case(N_("menyimpan daftar orang ke berkas"), right=Right.READ, undoable=False)
def save_list(unit: Unit, report: Report, path: Path, content: bytes) -> None:
    """Write a list of people; its entry and the file come about together or not at all.

    Raises:
        NoRoomError: it cannot be written there.
    """
    n = report.people
    people = ngettext("{n} orang", "{n} orang", n).format(n=number(n))
    unit.about = f"{report.title}: {people}, {path.suffix.lower().lstrip('.')}; {report.scope}"
    unit.seen = report.worker_ids
    write_whole(path, content)


def people_for_forms(connection: Reader, scope: Scope) -> list[Person]:
    """Give the people of a scope whose forms go into one file.

    Raises:
        NobodyInScopeError: there is nobody.
        TooManyFormsError: they are more than one file should hold.
    """
    asked = _filter(scope)
    total = workers.count(connection, asked)
    if total > FORMS_AT_ONCE:
        raise TooManyFormsError(n=number(total), most=number(FORMS_AT_ONCE))
    if not total:
        raise NobodyInScopeError
    return workers.all_people(connection, asked, order="kelurahan")


def rendered_forms(
    people: Sequence[Person | None],
    facts: Facts,
    ending: str = ".pdf",
    *,
    progress: Progress | None = None,
) -> bytes:
    """Give a form for each person as the content of a file; None stands for a blank one.

    Raises:
        Cancelled: somebody stopped it.
    """
    content = BytesIO()
    _FORMS[ending](content, people, facts, progress=progress or Progress())
    return _marked(content.getvalue(), ending, mark_of(facts.settings))


@use_case(N_("menyimpan formulir terisi ke berkas"), right=Right.READ, undoable=False)
def save_forms(unit: Unit, people: Sequence[str], path: Path, content: bytes) -> None:
    """Write filled forms of these workers; entry and file come about together or not at all.

    Raises:
        NoRoomError: it cannot be written there.
    """
    n = len(people)
    unit.about = ngettext("{n} orang", "{n} orang", n).format(n=number(n))
    unit.seen = tuple(people)
    write_whole(path, content)


def blank_form_image(facts: Facts, dpi: float) -> PageImage:
    """Give the blank form of this office as a picture."""
    return page_image(rendered_forms([None], facts), 0, dpi)


def _marked(content: bytes, ending: str, mark: str) -> bytes:
    return stamped(content, mark) if ending == ".pdf" else content


def _filter(scope: Scope) -> Filter:
    return Filter(groups=scope.groups, statuses=scope.statuses, region=scope.region)
