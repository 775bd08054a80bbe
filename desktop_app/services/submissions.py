"""The round trip to the agency: seal a batch, write its files, take the answer in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from sqlalchemy import Connection

from desktop_app.domain.answer import read_answers
from desktop_app.domain.dates import show_month
from desktop_app.domain.enrolment import Enrolment
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
)
from desktop_app.domain.workflow import Status
from desktop_app.files.grid import read_book
from desktop_app.files.layout import read_layout, shipped_text
from desktop_app.files.letter_pdf import write_letter, write_manifest
from desktop_app.files.workbook import FileWritten, write_lists
from desktop_app.kernel.errors import AppError, UnreadableError
from desktop_app.kernel.i18n import N_, _
from desktop_app.kernel.jobs import Progress
from desktop_app.queries.submissions import lines_of_batch, lines_with_niks, verified_people
from desktop_app.services.use_case import use_case
from desktop_app.store.unit import Unit

_AT_ONCE = 2_000


class NobodyToSendError(AppError):
    """Nobody is verified and complete."""

    text = N_("Belum ada orang yang siap dikirim. Verifikasi dahulu, atau lengkapi isiannya.")


class ForeignAnswerError(UnreadableError):
    """The answer names nobody whom this store has sent."""

    text = N_("Jawaban ini bukan untuk kiriman dari data ini: tidak ada NIK yang cocok.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Preflight:
    """Who can go into the next batch, and who lacks which fields for the layout."""

    layout_text: str
    layout: Layout
    ready: tuple[Person, ...]
    left_out: tuple[tuple[Person, tuple[str, ...]], ...]


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


def preflight(connection: Connection, facts: Facts, layout_name: str) -> Preflight:
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
    worker, enrolment = person.worker, person.enrolment
    regions, settings = facts.regions, facts.settings
    first = enrolment.start_month or settings.first_month(facts.today)
    return {
        **texts(worker),
        **texts(enrolment),
        "position": str(position),
        "kelurahan_name": regions.name(worker.kelurahan),
        "kecamatan_name": regions.name(regions.kecamatan_of(worker.kelurahan)),
        "home_kelurahan_name": regions.name(worker.home_kelurahan),
        "home_kecamatan_name": regions.name(regions.kecamatan_of(worker.home_kelurahan)),
        "occupation_label": _occupation(person, facts),
        "occupation_bpjs_code": facts.occupations.bpjs_code(worker.occupation),
        "group_label": Enrolment_group_label(enrolment),
        "postal_code": worker.postal_code or regions.postal_code(worker.kelurahan),
        "programmes": enrolment.programmes or settings.programmes,
        "income_band": str(settings.income),
        "start_month": first.isoformat(),
        "months": str(enrolment.months or settings.months),
    }
