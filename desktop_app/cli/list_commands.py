"""Commands on people in the list: verify, print, end, take back."""

from __future__ import annotations

import argparse
from collections.abc import Sequence

from desktop_app.app import App
from desktop_app.cli.asking import DONE, DONE_WITH_REST, Answer, opened, progress, tell
from desktop_app.domain.card import CardState
from desktop_app.domain.findings import label
from desktop_app.domain.sheet import PrintSetting, Sides, check_start
from desktop_app.kernel.i18n import N_, _
from desktop_app.queries.cards import cards as cards_in
from desktop_app.queries.printing import open_jobs
from desktop_app.services import (
    answer_undo,
    cards,
    enrolments,
    imports,
    printing,
    verification,
)
from desktop_app.services.cards import PrintRun
from desktop_app.services.designs import design_of
from desktop_app.services.printing import Outcome, Ticket
from desktop_app.services.verification import OWN_RECORD, QUOTA_FULL

_HELD_BECAUSE = {OWN_RECORD: N_("dicatat sendiri"), QUOTA_FULL: N_("kuotanya penuh")}
"""Why somebody stays unverified though nothing is open about them."""


def verify(asked: argparse.Namespace) -> Answer:
    """Verify all recorded people with nothing open."""
    with opened(asked) as app, progress() as p:
        done = app.do(
            verification.verify_all,
            kelurahan=asked.kelurahan,
            group=asked.group,
            progress=p,
        )
    tell(_("{n} orang diverifikasi.").format(n=done.verified))
    for code, n in done.held.items():
        why = _(_HELD_BECAUSE[code]) if code in _HELD_BECAUSE else label(code)
        tell(_("{n} ditahan: {why}").format(n=n, why=why))
    said = {"verified": done.verified, "held": dict(done.held)}
    return said, DONE_WITH_REST if done.held else DONE


def print_cards(asked: argparse.Namespace) -> Answer:
    """Queue, write and prove the cards of the registered."""
    setting = PrintSetting(start_slot=asked.start, sides=Sides(asked.sides))
    with opened(asked) as app, progress() as p:
        settings = app.facts.settings
        design = asked.design or settings.card_design
        chosen = app.ask(design_of, app.facts, design)
        sheet = cards.sheet_for(chosen, asked.sheet, usual=settings.card_sheet)
        check_start(sheet, setting)  # before anything is queued
        waiting = app.ask(cards.waiting_for_card)
        if waiting:
            app.do(cards.queue_missing, waiting, design)
        queue = app.ask(cards_in, [CardState.QUEUED])
        if not queue:
            tell(_("Tidak ada kartu yang antre."))
            return {"cards": 0, "pages": 0, "proofread": 0}, DONE
        run = app.ask(
            cards.print_run,
            app.facts,
            queue,
            design=design,
            sheet=sheet.name,
            setting=setting,
        )
        printed = cards.write_proofread(asked.out, run, progress=p)
        _note_job(app, run, [each.id for each in queue], confirmed=asked.confirm)
    words = _("{n} kartu ditulis di {path}, semua kode terbaca kembali.")
    tell(words.format(n=printed.cards, path=asked.out))
    said = {"cards": printed.cards, "pages": printed.pages, "proofread": printed.proofread}
    return said, DONE


def _note_job(app: App, run: PrintRun, ids: Sequence[str], *, confirmed: bool) -> None:
    """Note that the cards were written; tell which earlier jobs count as not printed from now on."""
    earlier = [each for each in app.ask(open_jobs) if not set(ids).isdisjoint(each.cards)]
    ticket = Ticket(
        cards=ids,
        design=run.design.name,
        sheet=run.sheet.name,
        sides=run.setting.sides,
        start_slot=run.setting.start_slot,
        again=True,
    )
    job = app.do(printing.begin, ticket)
    numbers = [str(each.number) for each in earlier]
    if numbers and str(job.number) not in numbers:  # else these are the other sides of that job
        said = _(
            "Sebagian kartu sudah ditulis pada cetakan {numbers}. Yang lama dianggap tidak tercetak."
        )
        tell(said.format(numbers=", ".join(numbers)))
    if confirmed:
        app.do(printing.finish, job.id, Outcome(well=ids))


def undo(asked: argparse.Namespace) -> Answer:
    """Take a whole import back, or an answer of the agency."""
    if asked.answer:
        return _undo_answer(asked)
    with opened(asked) as app, progress() as p:
        run = app.do(imports.undo, asked.number, progress=p)
    tell(_("Impor ke-{n} dibatalkan seluruhnya.").format(n=run.number))
    return {"import": run.number, "added": run.added, "changed": run.changed}, DONE


def _undo_answer(asked: argparse.Namespace) -> Answer:
    with opened(asked) as app, progress() as p:
        batch = app.do(answer_undo.undo_answer, asked.answer, progress=p)
    tell(_("Jawaban terakhir kiriman {number} dibatalkan.").format(number=batch.number))
    return {"batch": batch.number, "status": str(batch.status)}, DONE


def end(asked: argparse.Namespace) -> Answer:
    """End somebody's enrolment."""
    ending = enrolments.Ending(reason=asked.reason, on=asked.on)
    with opened(asked) as app:
        person = app.do(enrolments.end, asked.nik, ending)
    tell(_("Kepesertaan diakhiri."))
    if asked.reason == enrolments.DIED:
        tell(_("Periksa hak santunan kematian (JKM) bagi ahli warisnya, lalu ajukan klaimnya."))
    return {"status": person.enrolment.status.value, "reason": asked.reason}, DONE
