"""Cards: queue the registered, write the queue as PDF, prove it, mark what was printed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from io import BytesIO
from pathlib import Path

from desktop_app.domain.card import (
    TOKEN_BYTES,
    Card,
    CardFace,
    CardState,
    last_month,
    mask_nik,
    serial_parts,
    serial_text,
    token_text,
)
from desktop_app.domain.card_design import Design
from desktop_app.domain.choices import GROUPS
from desktop_app.domain.enrolment import settled
from desktop_app.domain.facts import Facts
from desktop_app.domain.people import Right
from desktop_app.domain.person import Person
from desktop_app.domain.sheet import CardSheet, PrintSetting, Side, Sides
from desktop_app.files.card_pdf import write_cards
from desktop_app.files.designs import load_design, load_sheets
from desktop_app.files.proof import proofread
from desktop_app.files.raster import PageImage, page_image
from desktop_app.kernel.errors import AppError, UsageError
from desktop_app.kernel.i18n import N_, _, ngettext
from desktop_app.kernel.jobs import Progress
from desktop_app.queries.cards import people_of_cards, registered_without_card
from desktop_app.services.use_case import use_case
from desktop_app.store.engine import Reader
from desktop_app.store.unit import Unit


class EmptyQueueError(AppError):
    """There is no card to print."""

    text = N_("Tidak ada kartu yang antre. Kartu dibuat untuk peserta terdaftar.")


class NothingPrintedError(AppError):
    """None of the cards is printed and still in the office."""

    text = N_("Kartu ini belum dicetak, atau sudah diserahkan.")


class NobodyNamedError(AppError):
    """A card is handed over to somebody."""

    text = N_("Sebutkan kepada siapa kartu diserahkan.")


class NoSuchSheetError(UsageError):
    """There is no sheet of this name."""

    text = N_("Tidak ada lembar bernama “{name}”. Yang ada: {known}.")


class MisprintError(AppError):
    """A code on a page does not read back as its person's."""

    text = N_("{what}")

    def __init__(self, n: int) -> None:
        said = ngettext(
            "{n} kode tidak terbaca kembali. Jangan cetak berkas ini; buat ulang.",
            "{n} kode tidak terbaca kembali. Jangan cetak berkas ini; buat ulang.",
            n,
        )
        super().__init__(what=said.format(n=n))


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintRun:
    """What is to be printed, in order: the faces, the design, the sheet and its setting."""

    faces: tuple[CardFace, ...]
    design: Design
    sheet: CardSheet
    setting: PrintSetting


@dataclass(frozen=True, slots=True)
class Printed:
    """What a print run came to: cards, pages, cards whose every code was read back and is right."""

    cards: int
    pages: int
    proofread: int


@use_case(N_("mengantrekan kartu"), right=Right.PRINT)
def queue_missing(unit: Unit, waiting: Sequence[Person], design: str) -> list[Card]:
    """Queue a card for each registered person who has none; serials go on from the year's last."""
    year = unit.at.astimezone().year
    prefix = serial_text(year, 0)[:3]
    last = serial_parts(unit.highest(Card, "serial", prefix) or "")
    number = last[1] if last else 0
    return unit.put_all(
        [
            Card(
                id=unit.new_id(),
                worker_id=person.worker.id,
                enrolment_id=person.enrolment.id,
                serial=serial_text(year, number + n),
                token=token_text(unit.around.chance(TOKEN_BYTES)),
                design=design,
            )
            for n, person in enumerate(waiting, start=1)
        ]
    )


@use_case(N_("mencetak kartu"), right=Right.PRINT, undoable=False)
def confirm_printed(unit: Unit, card_ids: Sequence[str]) -> list[Card]:
    """Mark queued cards as printed; only after somebody has seen them come out well."""
    queued = [each for each in unit.find_in(Card, "id", card_ids) if each.state is CardState.QUEUED]
    return unit.put_all(
        [
            replace(each, state=CardState.PRINTED, printed_at=unit.at, printed_by=unit.user.id)
            for each in queued
        ]
    )


@use_case(N_("menyerahkan kartu"), right=Right.PRINT, undoable=False)
def hand_over(unit: Unit, card_ids: Sequence[str], to: str) -> list[Card]:
    """Note that printed cards were given to `to`: a person, or who took them along for others.

    Raises:
        NobodyNamedError: `to` is empty.
        NothingPrintedError: none of the cards is printed and still here.
    """
    if not to.strip():
        raise NobodyNamedError
    cards = unit.find_in(Card, "id", card_ids)
    printed = [each for each in cards if each.state is CardState.PRINTED]
    if not printed:
        raise NothingPrintedError
    return unit.put_all(
        [
            replace(each, state=CardState.HANDED_OVER, handed_to=to.strip(), handed_at=unit.at)
            for each in printed
        ]
    )


def waiting_for_card(connection: Reader) -> list[Person]:
    """Give the registered people who have no card that counts."""
    return registered_without_card(connection)


def face_of(card: Card, person: Person, facts: Facts) -> CardFace:
    """Give what is printed on a card; the NIK only masked, nothing of income, mother or KK."""
    worker = person.worker
    enrolment = settled(person.enrolment, facts.settings, facts.today)
    first = enrolment.start_month or facts.today
    return CardFace(
        name=worker.name,
        kpj=enrolment.kpj,
        nik=mask_nik(worker.nik),
        group=GROUPS.word(enrolment.group),
        kelurahan=facts.regions.name(worker.kelurahan),
        rt=worker.rt,
        programmes=tuple(code.upper() for code in enrolment.programmes.split()),
        valid_from=first,
        valid_to=last_month(first, enrolment.months or 1),
        decree=enrolment.decree,
        serial=card.serial,
        token=card.token,
    )


def print_run(
    connection: Reader,
    facts: Facts,
    cards: Sequence[Card],
    *,
    design: str,
    sheet: str,
    setting: PrintSetting | None = None,
) -> PrintRun:
    """Give what printing these cards means.

    Raises:
        EmptyQueueError: no cards.
        DesignError, NoSuchSheetError: there is none of this name.
    """
    if not cards:
        raise EmptyQueueError
    sheets = load_sheets()
    if sheet not in sheets:
        raise NoSuchSheetError(name=sheet, known=", ".join(sheets))
    people = people_of_cards(connection, [each.enrolment_id for each in cards])
    faces = tuple(face_of(each, people[each.enrolment_id], facts) for each in cards)
    return PrintRun(
        faces=faces,
        design=load_design(design, {"city": facts.regions.name(facts.settings.office[:5])}),
        sheet=sheets[sheet],
        setting=setting or PrintSetting(),
    )


def sheets() -> Mapping[str, CardSheet]:
    """Give the sheets that cards can be printed on, by name; the first is the usual one."""
    return load_sheets()


def preview_page(
    run: PrintRun, number: int, side: Side, dpi: float, *, progress: Progress | None = None
) -> PageImage:
    """Give one side of sheet `number`, counted from 1, as it will come out: the PDF itself as RGB.

    Raises:
        PdfError: the run has no such page.
        SlotError: the start slot is not on the sheet.
        Cancelled: somebody stopped it.
    """
    setting = replace(run.setting, only=number)
    page = 1 if setting.sides is Sides.BOTH and side is Side.BACK else 0
    pdf = BytesIO()
    write_cards(
        *(pdf, run.faces, run.design, run.sheet), setting=setting, progress=progress or Progress()
    )
    return page_image(pdf.getvalue(), page, dpi)


def write_proofread(path: Path, run: PrintRun, *, progress: Progress | None = None) -> Printed:
    """Write a print run as PDF and read every code on every page back.

    Raises:
        NoRoomError: it cannot be written.
        MisprintError: a code does not read as its person's; the file is removed.
        Cancelled: somebody stopped it; the file is removed.
    """
    progress = progress or Progress()
    written = write_cards(
        path, run.faces, run.design, run.sheet, setting=run.setting, progress=progress
    )
    try:
        proof = proofread(
            path, run.faces, run.design, run.sheet, setting=run.setting, progress=progress
        )
    except BaseException:
        path.unlink(missing_ok=True)  # nobody shall print what was not read back
        raise
    if proof.mismatches:
        path.unlink(missing_ok=True)
        raise MisprintError(len(proof.mismatches))
    return Printed(written.cards, written.pages, proof.cards)


def card_name(card: Card) -> str:
    """Give how people call a card: by its serial."""
    return _("Kartu {serial}").format(serial=card.serial)
