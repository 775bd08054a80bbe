"""The round trip to the agency: seal a batch, write its files, take the answer in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from desktop_app.domain.answer import read_answers
from desktop_app.domain.choices import GROUPS
from desktop_app.domain.enrolment import Enrolment, settled
from desktop_app.domain.facts import Facts
from desktop_app.domain.fields import texts
from desktop_app.domain.layout import Layout, cells_for, lacking
from desktop_app.domain.people import Right
from desktop_app.domain.person import Person
from desktop_app.domain.reconciliation import Reconciliation, reconcile
from desktop_app.domain.submission import (
    Batch,
    BatchLine,
    BatchStatus,
    Manifest,
    SentFile,
    Verdict,
    cells_sha256,
    control_totals,
    next_number,
)
from desktop_app.domain.workflow import Status
from desktop_app.files.grid import read_book
from desktop_app.files.layout import read_layout, shipped_text
from desktop_app.files.letter_pdf import write_letter, write_manifest
from desktop_app.files.workbook import FileWritten, write_lists
from desktop_app.kernel.errors import AppError, UnreadableError
from desktop_app.kernel.i18n import N_, _
from desktop_app.kernel.jobs import Progress
from desktop_app.queries.people import names_of_users
from desktop_app.queries.submissions import (
    groups_of_batch,
    lines_of_batch,
    lines_with_niks,
    verified_people,
)
from desktop_app.services.use_case import use_case
from desktop_app.store.engine import Reader
from desktop_app.store.unit import Unit

_AT_ONCE = 2_000


class NobodyToSendError(AppError):
    """Nobody is verified and complete."""

    text = N_("Belum ada orang yang siap dikirim. Verifikasi dahulu, atau lengkapi isiannya.")


class ForeignAnswerError(UnreadableError):
    """The answer names nobody whom this store has sent."""

    text = N_("Jawaban ini bukan untuk kiriman dari data ini: tidak ada NIK yang cocok.")


class NotSealedError(AppError):
    """Papers go with a sealed batch only."""

    text = N_("Kiriman ini belum disegel.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Preflight:
    """Who can go into the next batch, and who lacks which fields for the layout."""

    layout_text: str
    layout: Layout
    ready: tuple[Person, ...]
    left_out: tuple[tuple[Person, tuple[str, ...]], ...]

    @property
    def groups(self) -> dict[str, int]:
        """How many of the verified belong to which group, by its code; ready or not."""
        people = [*self.ready, *(person for person, _lacks in self.left_out)]
        return dict(Counter(each.enrolment.group for each in people))

    def of_groups(self, groups: Collection[str]) -> Preflight:
        """Give the same with only the people of these groups."""
        ready = tuple(each for each in self.ready if each.enrolment.group in groups)
        left_out = tuple(each for each in self.left_out if each[0].enrolment.group in groups)
        return replace(self, ready=ready, left_out=left_out)


@dataclass(frozen=True, slots=True)
class Sealed:
    """A batch that has just been sealed, and how many were left out."""

    batch: Batch
    left_out: int


@dataclass(frozen=True, slots=True)
class AnswerPlan:
    """What an answer says of one batch, before it is written."""

    batch: Batch
    lines: tuple[BatchLine, ...]
    outcome: Reconciliation


def preflight(connection: Reader, facts: Facts, layout_name: str) -> Preflight:
    """Say who of the verified can go out in this layout, and what the others lack.

    Raises:
        UnreadableError: there is no such layout, or it is no sound one.
    """
    layout_text = shipped_text(layout_name)
    layout = read_layout(layout_text)
    ready: list[Person] = []
    left_out: list[tuple[Person, tuple[str, ...]]] = []
    for person in verified_people(connection):
        missing = tuple(lacking(layout, sent_texts(person, facts, position=1)))
        if missing:
            left_out.append((person, missing))
        else:
            ready.append(person)
    return Preflight(
        layout_text=layout_text, layout=layout, ready=tuple(ready), left_out=tuple(left_out)
    )


def sent_texts(person: Person, facts: Facts, *, position: int) -> dict[str, str]:
    """Give a person as the texts that a layout may name; the office's settings fill what is open."""
    worker, regions = person.worker, facts.regions
    enrolment = settled(person.enrolment, facts.settings, facts.today)
    return {
        **texts(worker),
        **texts(enrolment),
        "position": str(position),
        "kelurahan_name": regions.name(worker.kelurahan),
        "kecamatan_name": regions.name(regions.kecamatan_of(worker.kelurahan)),
        "home_kelurahan_name": regions.name(worker.home_kelurahan),
        "home_kecamatan_name": regions.name(regions.kecamatan_of(worker.home_kelurahan)),
        "occupation_label": facts.occupations.label(worker.occupation) or worker.occupation_note,
        "occupation_bpjs_code": facts.occupations.bpjs_code(worker.occupation),
        "group_label": GROUPS.label(enrolment.group),
        "postal_code": worker.postal_code or regions.postal_code(worker.kelurahan),
        "income_band": str(facts.settings.income),
    }


@use_case(N_("menyegel kiriman"), right=Right.SUBMIT, undoable=False)
def seal(
    unit: Unit,
    checked: Preflight,
    *,
    progress: Progress | None = None,
) -> Sealed:
    """Seal a batch of everybody who is ready: their rows are locked from here on.

    Raises:
        NobodyToSendError: nobody is ready.
        StaleError: somebody was changed since the pre-flight.
    """
    if not checked.ready:
        raise NobodyToSendError
    progress = progress or Progress()
    batch_id, facts = unit.new_id(), unit.facts
    lines = [
        _line(
            unit,
            batch_id,
            person,
            cells_for(checked.layout, sent_texts(person, facts, position=n)),
            n,
        )
        for n, person in enumerate(progress.each(checked.ready), start=1)
    ]
    batch = unit.put(_batch(unit, batch_id, checked, lines))
    unit.write_all(
        [
            replace(each.enrolment, status=Status.SUBMITTED, batch_id=batch_id, note="")
            for each in checked.ready
        ]
    )
    unit.write_all(lines)
    return Sealed(batch, len(checked.left_out))


def _line(
    unit: Unit, batch_id: str, person: Person, cells: Sequence[str], position: int
) -> BatchLine:
    return BatchLine(
        id=unit.new_id(),
        batch_id=batch_id,
        enrolment_id=person.enrolment.id,
        worker_id=person.worker.id,
        position=position,
        nik=person.worker.nik,
        values=tuple(cells),
        old_kpj=person.enrolment.kpj,
    )


def _batch(
    unit: Unit,
    batch_id: str,
    checked: Preflight,
    lines: Sequence[BatchLine],
) -> Batch:
    facts, workers = unit.facts, [each.worker for each in checked.ready]
    going = [settled(each.enrolment, facts.settings, facts.today) for each in checked.ready]
    programmes = {each.programmes for each in going}
    nik_total, birth_total = control_totals((each.nik, each.birth_date) for each in workers)
    return Batch(
        id=batch_id,
        number=next_number(unit.values(Batch, "number"), unit.at.astimezone().year),
        layout=checked.layout.name,
        layout_text=checked.layout_text,
        title=checked.layout.title,
        status=BatchStatus.SEALED,
        sealed_at=unit.at,
        sealed_by=unit.user.id,
        people=len(lines),
        lanjutan=sum(bool(each.old_kpj) for each in lines),
        programmes=programmes.pop() if len(programmes) == 1 else "",
        start_month=min(each.start_month for each in going if each.start_month),
        amount_per_month=amount_per_month(checked.ready, facts),
        nik_total=nik_total,
        birth_total=birth_total,
        cells_sha256=cells_sha256(each.values for each in lines),
    )


def amount_per_month(people: Iterable[Person], facts: Facts) -> int:
    """Give what the city pays for these people together, in whole rupiah a month."""
    enrolments = (settled(each.enrolment, facts.settings, facts.today) for each in people)
    of_each = Counter(each.programmes for each in enrolments)
    income = facts.settings.income
    return sum(
        n * facts.contributions.monthly(income, codes.split()) for codes, n in of_each.items()
    )


def write_batch(
    connection: Reader, batch: Batch, folder: Path, *, progress: Progress | None = None
) -> list[FileWritten]:
    """Write the workbooks of a sealed batch, cell for cell as they were sealed.

    Raises:
        NoRoomError: a file cannot be written; the batch stays sealed and can be written again.
    """
    layout = read_layout(batch.layout_text)
    lines = lines_of_batch(connection, batch.id)
    rows = [each.values for each in lines]
    return write_lists(folder, layout, rows, batch=batch.number, progress=progress or Progress())


@use_case(N_("menyimpan berkas kiriman"), right=Right.SUBMIT, undoable=False)
def note_files(unit: Unit, batch_id: str, written: Sequence[FileWritten]) -> Batch:
    """Keep the fingerprints of the files that were written for a batch."""
    batch = unit.get(Batch, batch_id)
    if batch is None:
        raise ForeignAnswerError
    unit.about = batch.number
    names = tuple(str(SentFile(each.path.name, each.rows, each.sha256)) for each in written)
    return batch if batch.files == names else unit.put(replace(batch, files=names))


def write_papers(
    connection: Reader, facts: Facts, batch: Batch, written: Sequence[FileWritten], folder: Path
) -> None:
    """Write the manifest and the covering letter beside the workbooks; no personal data in them.

    Raises:
        NoRoomError: they cannot be written.
    """
    names = names_of_users(connection)
    groups = groups_of_batch(connection, batch.id)
    manifest = _manifest(facts, batch, written, names.get(batch.sealed_by, ""), groups)
    write_manifest(folder / f"manifes-{batch.number}.json", manifest)
    write_letter(folder / f"surat-pengantar-{batch.number}.pdf", manifest)


def _manifest(
    facts: Facts,
    batch: Batch,
    written: Sequence[FileWritten],
    signer: str,
    groups: Mapping[str, int],
) -> Manifest:
    settings, regions = facts.settings, facts.regions
    if batch.sealed_at is None:
        raise NotSealedError
    return Manifest(
        number=batch.number,
        title=batch.title,
        office=settings.office_name,
        place=regions.name(settings.office[:5]),
        recipient=_("Kepala BPJS Ketenagakerjaan"),
        sealed_at=batch.sealed_at.astimezone(),
        sealed_by=signer,
        people=batch.people,
        lanjutan=batch.lanjutan,
        groups=tuple((GROUPS.label(code), n) for code, n in groups.items()),
        programmes=batch.programmes,
        start_month=batch.start_month,
        months=str(settings.months),
        amount_per_month=batch.amount_per_month,
        nik_total=batch.nik_total,
        birth_total=batch.birth_total,
        cells_sha256=batch.cells_sha256,
        files=tuple(SentFile(each.path.name, each.rows, each.sha256) for each in written),
        signer=settings.head_name,
    )


def plan_answer(connection: Reader, path: Path, *, progress: Progress | None = None) -> AnswerPlan:
    """Read an answer and hold it against the batch that it speaks of; nothing is written.

    Raises:
        UnreadableError: the file holds no answer, or none to anything that was sent from here.
    """
    answers = read_answers(read_book(path, progress=progress))
    found = lines_with_niks(connection, {each.nik for each in answers if each.nik})
    if not found:
        raise ForeignAnswerError
    batch, lines = found
    outcome = reconcile(lines, answers)
    return AnswerPlan(batch, tuple(lines), outcome)


@use_case(N_("membaca jawaban BPJS"), right=Right.SUBMIT)
def apply_answer(unit: Unit, plan: AnswerPlan, *, progress: Progress | None = None) -> Batch:
    """Write what the agency said: accepted people are registered with their KPJ, denied ones kept.

    The same answer again changes nothing.
    """
    changed = plan.outcome.changes(plan.lines)
    unit.about = plan.batch.number
    progress = progress or Progress()
    for start in range(0, len(changed), _AT_ONCE):
        progress.report(start, len(changed))
        _answer(unit, changed[start : start + _AT_ONCE])
    if plan.batch.status == plan.outcome.status:
        return plan.batch
    return unit.put(replace(plan.batch, status=plan.outcome.status))


def _answer(unit: Unit, lines: Sequence[BatchLine]) -> None:
    unit.write_all(lines)
    by_enrolment: Mapping[str, BatchLine] = {each.enrolment_id: each for each in lines}
    enrolments = unit.find_in(Enrolment, "id", by_enrolment)
    unit.write_all(
        [
            _answered(unit, each, by_enrolment[each.id])
            for each in enrolments
            if by_enrolment[each.id].verdict in {Verdict.ACCEPTED, Verdict.DENIED}
        ]
    )


def _answered(unit: Unit, enrolment: Enrolment, line: BatchLine) -> Enrolment:
    if line.verdict == Verdict.DENIED:
        return replace(enrolment, status=Status.DENIED, note=line.reason)
    return replace(
        settled(enrolment, unit.facts.settings, unit.facts.today),
        status=Status.REGISTERED,
        kpj=line.kpj,
        note="",
        registered_at=unit.at,
    )
