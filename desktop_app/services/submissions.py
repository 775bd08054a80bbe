"""The round trip to the agency as use cases: seal, write, take the answer in, withdraw.

What comes before sealing is in `preflight`, the files in `batch_files`, the reading of answers in
`answers`; their names are offered here too.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from desktop_app.domain.answer_form import AnswerForm
from desktop_app.domain.batch_plan import planned_files
from desktop_app.domain.enrolment import Enrolment, settled
from desktop_app.domain.layout import EnrolmentKind, Layout, cells_for, list_for
from desktop_app.domain.passphrase import invented
from desktop_app.domain.people import Right
from desktop_app.domain.person import Person
from desktop_app.domain.practice import mark_of
from desktop_app.domain.submission import (
    Batch,
    BatchLine,
    BatchStatus,
    SentFile,
    Verdict,
    cells_sha256,
    control_totals,
    next_number,
)
from desktop_app.domain.worker import Worker
from desktop_app.domain.workflow import Status, check_step, step
from desktop_app.files import lists as files
from desktop_app.files.workbook import FileWritten
from desktop_app.kernel.errors import AppError
from desktop_app.kernel.i18n import N_
from desktop_app.kernel.jobs import Progress
from desktop_app.services.answers import (
    AnswerPlan,
    Asked,
    ForeignAnswerError,
    WhichBatchError,
    WithdrawnAnswerError,
    decided,
    plan_answer,
    with_id,
)
from desktop_app.services.batch_files import (
    Contents,
    NotSealedError,
    PapersError,
    Recognised,
    contents_of,
    erased_since,
    erased_words,
    recognise,
    write_batch,
    write_papers,
)
from desktop_app.services.batch_names import ARCHIVE, free_turn, numbered
from desktop_app.services.preflight import (
    Preflight,
    amount_per_month,
    files_of,
    kind_of,
    preflight,
    sent_texts,
)
from desktop_app.services.use_case import use_case
from desktop_app.services.wrong_files import OwnFileError
from desktop_app.store.unit import StaleError, Unit

__all__ = [
    "AnswerPlan",
    "Asked",
    "Contents",
    "ForeignAnswerError",
    "NobodyToSendError",
    "NotSealedError",
    "NotWithdrawableError",
    "OwnFileError",
    "PapersError",
    "Preflight",
    "Protected",
    "Recognised",
    "Sealed",
    "WhichBatchError",
    "WithdrawnAnswerError",
    "amount_per_month",
    "apply_answer",
    "contents_of",
    "erased_since",
    "erased_words",
    "files_of",
    "note_files",
    "plan_answer",
    "preflight",
    "recognise",
    "seal",
    "sent_texts",
    "withdraw",
    "write_batch",
    "write_papers",
    "write_protected",
]

_AT_ONCE = 2_000


class NobodyToSendError(AppError):
    """Nobody is verified and complete."""

    text = N_("Belum ada orang yang siap dikirim. Verifikasi dahulu, atau lengkapi isiannya.")


class NotWithdrawableError(AppError):
    """The batch is withdrawn already, or the agency has answered."""

    text = N_("Kiriman ini tidak dapat ditarik: sudah ditarik, atau sudah ada jawabannya.")


@dataclass(frozen=True, slots=True)
class Sealed:
    """A batch that has just been sealed, and how many were left out."""

    batch: Batch
    left_out: int


@dataclass(frozen=True, slots=True)
class Protected:
    """An archive that was written, its passphrase (kept nowhere), and the files inside."""

    path: Path
    passphrase: str
    files: tuple[FileWritten, ...]


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
    _demand_fresh(unit, checked.ready)
    batch_id, lists = unit.new_id(), checked.lists
    lines = [
        _line(unit, person, lists, line=_blank_line(unit, batch_id, checked, person, n))
        for n, person in enumerate(progress.each(checked.ready), start=1)
    ]
    batch = unit.put(_batch(unit, batch_id, checked, lines))
    unit.about = batch.number
    unit.write_all(
        [
            replace(each.enrolment, status=Status.SUBMITTED, batch_id=batch_id, note="")
            for each in checked.ready
            if each.enrolment.status is not Status.ENDED
        ]
    )
    unit.write_all(lines)
    return Sealed(batch, checked.staying)


def _demand_fresh(unit: Unit, people: Iterable[Person]) -> None:
    """Refuse to seal what was changed since the pre-flight, also what Dukcapil has said since."""
    seen = {each.worker.id: each.worker.version for each in people}
    now = {each.id: each.version for each in unit.find_in(Worker, "id", seen)}
    if now != seen:
        raise StaleError


def _blank_line(
    unit: Unit, batch_id: str, checked: Preflight, person: Person, position: int
) -> BatchLine:
    before = checked.refused.get(person.enrolment.id)
    return BatchLine(
        id=unit.new_id(),
        batch_id=batch_id,
        enrolment_id=person.enrolment.id,
        worker_id=person.worker.id,
        position=position,
        nik=person.worker.nik,
        values=(),
        old_kpj=person.enrolment.kpj,
        kind=kind_of(person.enrolment),
        resends=before.id if before else "",
    )


def _line(unit: Unit, person: Person, lists: Sequence[Layout], *, line: BatchLine) -> BatchLine:
    layout = lists[list_for(lists, EnrolmentKind(line.kind))]
    cells = cells_for(layout, sent_texts(person, unit.facts, position=line.position))
    return replace(line, values=tuple(cells))


def _batch(
    unit: Unit,
    batch_id: str,
    checked: Preflight,
    lines: Sequence[BatchLine],
) -> Batch:
    facts, workers = unit.facts, [each.worker for each in checked.ready]
    going = [
        settled(each.enrolment, facts.settings, facts.today)
        for each in checked.ready
        if each.enrolment.status is not Status.ENDED
    ]
    programmes = {each.programmes for each in going}
    nik_total, birth_total = control_totals((each.nik, each.birth_date) for each in workers)
    taken, year = unit.values(Batch, "number"), unit.at.astimezone().year
    number = next_number(taken, year, mark_of(facts.settings))
    return Batch(
        id=batch_id,
        number=number,
        layout=checked.layout.name,
        layout_text=checked.layout_text,
        title=checked.layout.title,
        status=BatchStatus.SEALED,
        sealed_at=unit.at,
        sealed_by=unit.user.id,
        people=len(lines),
        lanjutan=sum(each.kind == EnrolmentKind.LANJUTAN for each in lines),
        leavers=sum(each.kind == EnrolmentKind.ENDED for each in lines),
        programmes=programmes.pop() if len(programmes) == 1 else "",
        start_month=min((each.start_month for each in going if each.start_month), default=None),
        amount_per_month=amount_per_month(checked.ready, facts),
        nik_total=nik_total,
        birth_total=birth_total,
        cells_sha256=cells_sha256(each.values for each in lines),
        parent=_parent(checked),
        also_texts=checked.also,
        cells=tuple(each.cells_line for each in planned_files(checked.lists, lines, number)),
    )


def _parent(checked: Preflight) -> str:
    """Give the batch that refused all of these people, "" where it is not one and the same."""
    before = [checked.refused.get(each.enrolment.id) for each in checked.ready]
    parents = {line.batch_id if line else "" for line in before}
    return parents.pop() if len(parents) == 1 else ""


@use_case(N_("menyimpan berkas kiriman"), right=Right.SUBMIT, undoable=False)
def note_files(unit: Unit, batch_id: str, written: Sequence[FileWritten]) -> Batch:
    """Keep the fingerprints of the files that were written for a batch; each writing is noted."""
    batch = _known(unit, batch_id)
    unit.about = batch.number
    names = tuple(str(SentFile(each.path.name, each.rows, each.sha256)) for each in written)
    return batch if batch.files == names else unit.put(replace(batch, files=names))


@use_case(N_("menyimpan kiriman dalam arsip berkata sandi"), right=Right.SUBMIT, undoable=False)
def write_protected(
    unit: Unit,
    contents: Contents,
    folder: Path,
    *,
    place: Path | None = None,
    progress: Progress | None = None,
) -> Protected:
    """Write the workbooks of a sealed batch into one archive under a new passphrase.

    The passphrase is kept nowhere: it must be shown once, and told to the branch by another way.
    The name is one that is free in `place`, where the archive is to lie in the end (None: here).

    Raises:
        NoRoomError: it cannot be written there.
    """
    unit.about = contents.batch.number
    passphrase = invented(unit.around.chance)
    name = ARCHIVE.format(number=contents.batch.number)
    path = folder / numbered(name, free_turn(contents.batch, place or folder, archive=True))
    written = files.write_protected(
        path, passphrase, contents.plans, contents.workbooks, progress or Progress()
    )
    return Protected(path, passphrase, tuple(written))


@use_case(N_("menarik kiriman"), right=Right.SUBMIT, undoable=False)
def withdraw(unit: Unit, batch_id: str, reason: str) -> Batch:
    """Withdraw a sealed batch that nobody has answered: its people are verified again.

    The batch stays with its lines and the reason; an answer to it is refused from here on.

    Raises:
        NotWithdrawableError: it is not sealed any more, or lines are decided.
        NoteMissingError: no reason was given.
    """
    batch = _known(unit, batch_id)
    check_step(step("withdraw"), Status.SUBMITTED, note=reason, own_record=False)
    lines = unit.find(BatchLine, batch_id=batch.id)
    if batch.status not in {BatchStatus.SEALED, BatchStatus.ANSWERED} or decided(lines):
        raise NotWithdrawableError
    unit.about = batch.number
    back = [
        replace(each, status=Status.VERIFIED, batch_id="", note=reason.strip())
        for each in unit.find_in(Enrolment, "id", (line.enrolment_id for line in lines))
        if each.status is Status.SUBMITTED and each.batch_id == batch.id
    ]
    unit.write_all(back)
    return unit.put(replace(batch, status=BatchStatus.WITHDRAWN, withdrawn_reason=reason.strip()))


def _known(unit: Unit, batch_id: str) -> Batch:
    batch = unit.get(Batch, batch_id)
    if batch is None:
        raise ForeignAnswerError
    return batch


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
    if plan.form is not None:
        _remember(unit, plan.form)
    if plan.batch.status == plan.outcome.status:
        return plan.batch
    return unit.put(replace(plan.batch, status=plan.outcome.status))


def _remember(unit: Unit, form: AnswerForm) -> None:
    known = (each.headings for each in unit.find(AnswerForm))
    if form.headings not in known:
        unit.put(with_id(form, unit.new_id()))


def _answer(unit: Unit, lines: Iterable[BatchLine]) -> None:
    unit.write_all(list(lines))
    by_enrolment: Mapping[str, BatchLine] = {each.enrolment_id: each for each in lines}
    enrolments = unit.find_in(Enrolment, "id", by_enrolment)
    unit.write_all([_answered(unit, each, by_enrolment[each.id]) for each in enrolments])


def _answered(unit: Unit, enrolment: Enrolment, line: BatchLine) -> Enrolment:
    """Give the enrolment after the answer; it stays as it is where something else came between.

    Somebody who died while the batch was away keeps the KPJ that came, for the leavers' list.
    """
    if line.kind == EnrolmentKind.ENDED or enrolment.batch_id != line.batch_id:
        return enrolment
    if enrolment.status is Status.ENDED and line.verdict == Verdict.ACCEPTED:
        return replace(enrolment, kpj=line.kpj, registered_at=unit.at)
    if enrolment.status is not Status.SUBMITTED:
        return enrolment
    if line.verdict == Verdict.DENIED:
        return replace(enrolment, status=Status.DENIED, note=line.reason)
    if line.verdict != Verdict.ACCEPTED:
        return enrolment
    return replace(
        settled(enrolment, unit.facts.settings, unit.facts.today),
        status=Status.REGISTERED,
        kpj=line.kpj,
        note="",
        registered_at=unit.at,
    )
