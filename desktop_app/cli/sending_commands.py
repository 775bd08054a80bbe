"""Commands of the round trip: check, seal, write again, read the answer, ask for what is missing."""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from desktop_app.app import App
from desktop_app.cli.asking import (
    DONE,
    DONE_WITH_REST,
    Answer,
    note_look,
    opened,
    progress,
    tell,
)
from desktop_app.domain.answer_form import columns_said
from desktop_app.domain.reasons import reason_for
from desktop_app.domain.submission import Batch
from desktop_app.files.workbook import FileWritten
from desktop_app.kernel.i18n import _
from desktop_app.kernel.jobs import Progress
from desktop_app.queries import submissions as questions
from desktop_app.queries.answers import waiting_people
from desktop_app.queries.workers import Filter
from desktop_app.services import chasing, reports, sending, submissions
from desktop_app.services.answers import NoSuchBatchError
from desktop_app.services.submissions import Preflight

Locked = dict[str, str]
"""Path and passphrase of an archive; empty where there is none."""


def export(asked: argparse.Namespace) -> Answer:
    """Seal a batch and write its files; with `--dry-run` only say who could go."""
    with opened(asked) as app, progress() as p:
        checked = _checked(app, asked)
        if asked.dry_run:
            note_look(app, _("perintah export --dry-run"), _named(checked))
            return _preflight_said(checked)
        if not checked.ready:
            tell(str(submissions.NobodyToSendError()))
            said: dict[str, Any] = {
                "batch": None,
                "sent": 0,
                "left_out": checked.staying,
                "files": [],
            }
            return said, DONE_WITH_REST
        sent = app.do(sending.send, checked, asked.out, lock=asked.protect, progress=p)
        _tell_sealed(sent.batch)
        locked = _archive_said(sent.archive, sent.passphrase)
        trouble = _papers(app, sent.batch, sent.files, asked.out)
    said = {
        "batch": sent.batch.number,
        "sent": sent.batch.people,
        "left_out": sent.left_out,
        "files": _files_said(sent.files),
        **locked,
        **trouble,
    }
    return said, trouble.get("exit", DONE_WITH_REST if sent.left_out else DONE)


def write(asked: argparse.Namespace) -> Answer:
    """Write the files of a sealed batch again, cell for cell."""
    with opened(asked) as app, progress() as p:
        batch, written, locked = _written(app, _batch(app, asked.batch), asked, p)
        trouble = _papers(app, batch, written, asked.out)
        erased = app.ask(submissions.erased_since, batch)
    tell(_("Berkasnya memuat data pribadi; jaga baik-baik."))
    if erased:
        tell(submissions.erased_words(erased))
    files = _files_said(written)
    said = {"batch": batch.number, "files": files, "erased": erased, **locked, **trouble}
    return said, trouble.get("exit", DONE_WITH_REST if erased else DONE)


def batches(asked: argparse.Namespace) -> Answer:
    """Give all batches, the newest first."""
    with opened(asked) as app:
        known = app.ask(questions.batches)
        numbers = {each.id: each.number for each in known}
        waiting = {each.batch.id: each for each in app.ask(questions.unanswered, app.now())}
    said: list[dict[str, Any]] = []
    for each in known:
        left = waiting.get(each.id)
        said.append(
            {
                "batch": each.number,
                "status": str(each.status),
                "sent": each.people,
                "lanjutan": each.lanjutan,
                "leavers": each.leavers,
                "parent": numbers.get(each.parent),
                "waiting": left.people if left else 0,
                "days": left.days if left else 0,
            }
        )
        line = _("{batch}: {sent} orang, {waiting} belum dijawab ({days} hari)")
        tell(line.format(**said[-1]))
    return {"batches": said}, DONE


def waiting(asked: argparse.Namespace) -> Answer:
    """Give those of whom the agency has said nothing, the oldest first; write them as a list."""
    with opened(asked) as app, progress() as p:
        found = app.ask(waiting_people, app.now(), days=asked.days)
        shown = [each for each in found if asked.batch in ("", each.batch.number)]
        if asked.out is not None:
            report = app.ask(
                chasing.waiting_report, app.facts, app.now(), days=asked.days, batch=asked.batch
            )
            content = reports.rendered(report, asked.out.suffix.lower(), progress=p)
            app.do(reports.save_list, report, asked.out, content)
    tell(_("{n} orang belum dijawab BPJS.").format(n=len(shown)))
    said = [
        {"batch": each.batch.number, "position": each.line.position, "days": each.days}
        for each in shown
    ]
    return {"waiting": len(said), "people": said}, DONE_WITH_REST if said else DONE


def answer(asked: argparse.Namespace) -> Answer:
    """Read the agency's answer and take it in."""
    columns = columns_said(asked.columns, heading=asked.heading) if asked.columns else None
    which = submissions.Asked(batch=asked.batch, sheet=asked.sheet, columns=columns)
    with opened(asked) as app, progress() as p:
        plan = app.ask(submissions.plan_answer, asked.file, asked=which, progress=p)
        if not asked.dry_run:
            app.do(submissions.apply_answer, plan, progress=p)
    counts = plan.outcome.counts()
    said = _("{sent} dikirim = {accepted} diterima + {denied} ditolak + {missing} belum dijawab")
    if counts["contradicting"]:
        said += _(" + {contradicting} bertentangan")
    tell(said.format(**counts))
    if counts["extra"]:
        tell(_("{extra} baris lain bukan dari kiriman ini.").format(**counts))
    rest = counts["denied"] + counts["missing"] + counts["contradicting"]
    return {"batch": plan.batch.number, **counts}, DONE_WITH_REST if rest else DONE


def _tell_sealed(batch: Batch) -> None:
    said = _("Kiriman {number} disegel: {n} orang. Berkasnya memuat data pribadi; jaga baik-baik.")
    tell(said.format(number=batch.number, n=batch.people))


def _archive_said(archive: Path | None, passphrase: str) -> Locked:
    if archive is None:
        return {}
    tell(_("Kata sandi arsip, hanya kali ini: {passphrase}").format(passphrase=passphrase))
    return {"archive": str(archive), "passphrase": passphrase}


def _checked(app: App, asked: argparse.Namespace) -> Preflight:
    who = Filter(region=asked.kelurahan, groups=(asked.group,) if asked.group else ())
    checked = app.ask(submissions.preflight, app.facts, asked.layout, who)
    return checked.of_resend(_batch(app, asked.resend).id) if asked.resend else checked


def _named(checked: Preflight) -> Iterator[str]:
    """Give the people whose NIKs a dry run tells, as ids."""
    for person, _why in (*checked.left_out, *checked.held):
        yield person.worker.id
    yield from (each.worker.id for each in checked.unplaced)
    yield from (each.worker_id for each in checked.refused.values())


def _preflight_said(checked: Preflight) -> Answer:
    for person, lacks in checked.left_out:
        tell(_("{nik}: kurang {fields}").format(nik=person.worker.nik, fields=", ".join(lacks)))
    said = {
        "ready": len(checked.ready),
        "left_out": [
            {"nik": person.worker.nik, "fields": list(lacks)} for person, lacks in checked.left_out
        ],
        "held": [
            {"nik": person.worker.nik, "codes": [each.code for each in issues]}
            for person, issues in checked.held
        ],
        "unplaced": [each.worker.nik for each in checked.unplaced],
        "refused_before": [
            {"nik": line.nik, "reason": line.reason, "code": reason_for(line.reason).code}
            for line in checked.refused.values()
        ],
    }
    return said, DONE_WITH_REST if checked.staying else DONE


def _batch(app: App, number: str) -> Batch:
    batch = app.ask(questions.batch_numbered, number)
    if batch is None:
        raise NoSuchBatchError(number=number)
    return batch


def _written(
    app: App, batch: Batch, asked: argparse.Namespace, p: Progress
) -> tuple[Batch, Sequence[FileWritten], Locked]:
    """Write the lists of a batch; give it, its files and what an archive needs."""
    locked: Locked = {}
    if asked.protect:
        contents = app.ask(submissions.contents_of, batch)
        done = app.do(submissions.write_protected, contents, asked.out, progress=p)
        locked = _archive_said(done.path, done.passphrase)
        written: Sequence[FileWritten] = done.files
    else:
        written = app.ask(submissions.write_batch, batch, asked.out, progress=p)
    noted = app.do(submissions.note_files, batch.id, written)
    return noted, written, locked


def _papers(app: App, batch: Batch, written: Sequence[FileWritten], folder: Path) -> dict[str, Any]:
    """Write manifest and letter; where that fails, tell what stands and how to go on."""
    try:
        app.ask(submissions.write_papers, app.facts, batch, written, folder)
    except submissions.PapersError as trouble:
        tell(str(trouble))
        tell(_("Tulis lagi: write --batch {number} --out FOLDER").format(number=batch.number))
        return {"error": str(trouble), "exit": trouble.exit_code}
    return {}


def _files_said(written: Sequence[FileWritten]) -> list[dict[str, Any]]:
    return [{"path": str(each.path), "rows": each.rows, "sha256": each.sha256} for each in written]
