"""Cards: queue the registered, write the queue as PDF, prove it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from io import BytesIO
from pathlib import Path

from desktop_app.domain.card import (
    TOKEN_BYTES,
    Card,
    CardFace,
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
from desktop_app.files.designs import load_sheets
from desktop_app.files.proof import proofread
from desktop_app.files.raster import PageImage, page_count, page_image
from desktop_app.kernel.errors import AppError, UsageError
from desktop_app.kernel.i18n import N_, _, ngettext
from desktop_app.kernel.jobs import Progress
from desktop_app.kernel.safe_files import write_whole
from desktop_app.queries.cards import people_of_cards, registered_without_card
from desktop_app.services.designs import design_of
from desktop_app.services.use_case import use_case
from desktop_app.store.engine import Reader
from desktop_app.store.unit import Unit


class EmptyQueueError(AppError):
    """There is no card to print."""

    text = N_("Tidak ada kartu yang antre. Kartu dibuat untuk peserta terdaftar.")


class NoSuchSheetError(UsageError):
    """There is no sheet of this name."""

    text = N_("Tidak ada lembar bernama “{name}”. Yang ada: {known}.")


class NotForSheetError(UsageError):
    """A design is larger or smaller than the slots of the sheet."""

    text = N_("Rancangan ini tidak seukuran dengan lembar “{sheet}”. Pilih: {known}.")


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
    serials = new_serials(unit, len(waiting))
    return unit.put_all(
        [
            Card(
                id=unit.new_id(),
                worker_id=person.worker.id,
                enrolment_id=person.enrolment.id,
                serial=serial,
                token=new_token(unit),
                design=design,
            )
            for serial, person in zip(serials, waiting, strict=True)
        ]
    )


def new_serials(unit: Unit, count: int) -> list[str]:
    """Give the next serials of the year."""
    year = unit.at.astimezone().year
    last = serial_parts(unit.highest(Card, "serial", serial_text(year, 0)[:3]) or "")
    number = last[1] if last else 0
    return [serial_text(year, number + n) for n in range(1, count + 1)]


def new_token(unit: Unit) -> str:
    """Give the token of one more card."""
    return token_text(unit.around.chance(TOKEN_BYTES))


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
    sheet: str = "",
    setting: PrintSetting | None = None,
) -> PrintRun:
    """Give what printing these cards means; without a sheet, on the office's, or one that fits.

    Raises:
        EmptyQueueError: no cards.
        DesignError, NoSuchSheetError: there is none of this name.
        NotForSheetError: the design is of another size than the sheet's slots.
    """
    if not cards:
        raise EmptyQueueError
    chosen = design_of(connection, facts, design)
    people = people_of_cards(connection, [each.enrolment_id for each in cards])
    return PrintRun(
        faces=tuple(face_of(each, people[each.enrolment_id], facts) for each in cards),
        design=chosen,
        sheet=sheet_for(chosen, sheet, usual=facts.settings.card_sheet),
        setting=setting or PrintSetting(),
    )


def proposal_run(
    connection: Reader, facts: Facts, people: Sequence[Person], *, design: str, sheet: str = ""
) -> PrintRun:
    """Give the proof that people without a KPJ were proposed: no card, and it says so across.

    There is neither QR nor bar code nor serial on it.

    Raises:
        EmptyQueueError: nobody.
        DesignError, NoSuchSheetError, NotForSheetError: see `print_run`.
    """
    if not people:
        raise EmptyQueueError
    title = _("Bukti usulan, bukan kartu kepesertaan")
    chosen = design_of(connection, facts, design, {"title": title})
    return PrintRun(
        faces=tuple(_face_of_proposal(each, facts) for each in people),
        design=replace(chosen, watermark=chosen.watermark or _("BUKTI USULAN")),
        sheet=sheet_for(chosen, sheet, usual=facts.settings.card_sheet),
        setting=PrintSetting(),
    )


def _face_of_proposal(person: Person, facts: Facts) -> CardFace:
    card = Card(id="", worker_id="", enrolment_id="", serial="", token="", design="")
    return replace(face_of(card, person, facts), kpj="")


def sheet_for(design: Design, name: str = "", *, usual: str = "") -> CardSheet:
    """Give the sheet of this name, or the usual one if the design fits, or the first that fits.

    Raises:
        NoSuchSheetError: there is none of this name.
        NotForSheetError: its slots are of another size.
    """
    known = load_sheets()
    fitting = [each for each in known.values() if each.fits(design.width, design.height)]
    if name and name not in known:
        raise NoSuchSheetError(name=name, known=", ".join(known))
    if name and known[name] not in fitting:
        names = ", ".join(each.name for each in fitting)
        raise NotForSheetError(sheet=name, known=names)
    return known[name] if name else next((e for e in fitting if e.name == usual), fitting[0])


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
    """Write a print run as PDF, after every page of it was rendered and every code read back.

    Raises:
        NoRoomError: it cannot be written.
        MisprintError: a code does not read as its person's; nothing is written.
        Cancelled: somebody stopped it; nothing is written.
    """
    printed, pdf = proofread_pdf(run, progress=progress)
    write_whole(path, pdf)
    return printed


def proofread_pdf(run: PrintRun, *, progress: Progress | None = None) -> tuple[Printed, bytes]:
    """Give a print run as PDF in memory, every page rendered and every code read back.

    Raises:
        MisprintError: a code does not read as its person's.
        Cancelled: somebody stopped it.
    """
    progress = progress or Progress()
    stream = BytesIO()
    about = (run.faces, run.design, run.sheet)
    written = write_cards(stream, *about, setting=run.setting, progress=progress)
    pdf = stream.getvalue()
    proof = proofread(pdf, *about, setting=run.setting, progress=progress)
    if proof.mismatches:
        raise MisprintError(len(proof.mismatches))
    return Printed(written.cards, written.pages, proof.cards), pdf


def pages_in(pdf: bytes) -> int:
    """Give how many pages a PDF has."""
    return page_count(pdf)


def page_of(pdf: bytes, number: int, dpi: float) -> PageImage:
    """Give a page, counted from 0, as RGB."""
    return page_image(pdf, number, dpi)


def card_name(card: Card) -> str:
    """Give how people call a card: by its serial."""
    return _("Kartu {serial}").format(serial=card.serial)
