"""An example of every use case that can be undone: what it needs to have been done before."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

import keying_examples
from keying_examples import recorded_by_another
from office import (
    KELURAHAN,
    SAMPLES,
    answer_to,
    save,
)
from PIL import Image

from desktop_app.app import App
from desktop_app.domain.card import CardState
from desktop_app.domain.checklist import CHECKLIST
from desktop_app.domain.duplicates.merging import Merging
from desktop_app.domain.duplicates.pair import Pair
from desktop_app.domain.own_design import OwnDesign
from desktop_app.domain.quota import Quota
from desktop_app.queries.cards import cards as cards_in
from desktop_app.queries.settings import settings_of
from desktop_app.queries.workers import person
from desktop_app.services import (
    answer_undo,
    cards,
    designs,
    dukcapil,
    duplicates,
    enrolments,
    imports,
    layouts,
    occupations,
    printers,
    printing,
    quotas,
    settings,
    submissions,
    verification,
)
from desktop_app.store import listed, schema
from desktop_app.store.engine import Reader

Rows = dict[str, list[tuple[Any, ...]]]
Example = Callable[[App, Path], None]
EXAMPLES: dict[str, Example] = {}
PAPERS = [code for code, _label in CHECKLIST]


def example(of: Callable[..., Any]) -> Callable[[Example], Example]:
    name = f"{of.__module__.rpartition('.')[2]}.{of.__name__}"

    def keep(made: Example) -> Example:
        EXAMPLES[name] = made
        return made

    return keep


def all_rows(connection: Reader) -> Rows:
    """Give every row of every table but the journal, without the store's own count of writes.

    What is derived from them must fit at any moment; its rows may have other numbers.
    """
    assert listed.strays(connection) == 0
    return {
        table.name: sorted(
            tuple(cell for name, cell in row.items() if name != "version")
            for row in connection.execute(table.select()).mappings()
        )
        for table in schema.metadata.sorted_tables
        if not table.name.startswith("journal") and table.name not in schema.DERIVED
    }


@example(verification.verify)
def _verify(app: App, _tmp: Path) -> None:
    app.do(verification.verify, recorded_by_another(app), PAPERS)


@example(verification.verify_all)
def _verify_all(app: App, _tmp: Path) -> None:
    recorded_by_another(app)
    app.do(verification.verify_all)


@example(verification.send_back)
def _send_back(app: App, _tmp: Path) -> None:
    app.do(verification.send_back, recorded_by_another(app), "KTP tidak terbaca")


@example(verification.reject)
def _reject(app: App, _tmp: Path) -> None:
    app.do(verification.reject, recorded_by_another(app), "Bukan warga kota")


@example(verification.reopen)
def _reopen(app: App, _tmp: Path) -> None:
    key = recorded_by_another(app)
    app.do(verification.reject, key, "Bukan warga kota")
    app.do(verification.reopen, key, "Ada surat domisili")


@example(verification.acknowledge)
def _acknowledge(app: App, _tmp: Path) -> None:
    key = recorded_by_another(app)
    app.do(verification.acknowledge, key, "nik_sex:sex", "Sesuai KTP")


@example(verification.take_back_acknowledgement)
def _take_back(app: App, _tmp: Path) -> None:
    key = recorded_by_another(app)
    app.do(verification.acknowledge, key, "nik_sex:sex", "Sesuai KTP")
    app.do(verification.take_back_acknowledgement, key, "nik_sex:sex")


@example(imports.write)
def _import(app: App, _tmp: Path) -> None:
    save(app)
    plan = app.ask(imports.plan_import, SAMPLES / "petugas_keagamaan.csv", app.facts)
    app.do(imports.write, plan)


@example(imports.undo)
def _undo_import(app: App, tmp: Path) -> None:
    _import(app, tmp)
    app.do(imports.undo, 1)


@example(enrolments.end)
def _end(app: App, _tmp: Path) -> None:
    person = save(app)
    ending = enrolments.Ending(reason="moved", on=date(2026, 11, 20))
    app.do(enrolments.end, person.worker.nik, ending)


@example(settings.save)
def _settings(app: App, _tmp: Path) -> None:
    app.do(settings.save, replace(app.ask(settings_of), contact="0741-60000", months=8))


@example(submissions.apply_answer)
def answered(app: App, tmp: Path) -> None:
    app.do(verification.verify, recorded_by_another(app), PAPERS)
    sealed = app.do(submissions.seal, app.ask(submissions.preflight, app.facts, "bpu"))
    [sent] = app.ask(submissions.write_batch, sealed.batch, tmp)
    answer = answer_to(sent, tmp / "jawaban.xlsx")
    app.do(submissions.apply_answer, app.ask(submissions.plan_answer, answer))


@example(layouts.save)
def _save_layout(app: App, _tmp: Path) -> None:
    app.do(layouts.save, app.ask(layouts.text_of, "bpu").replace("NO HP", "PONSEL"))


@example(layouts.duplicate)
def _duplicate_layout(app: App, _tmp: Path) -> None:
    app.do(layouts.duplicate, app.ask(layouts.text_of, "bpu"), "cabang")


@example(layouts.choose)
def _choose_layout(app: App, _tmp: Path) -> None:
    app.do(layouts.choose, "data_tk_baru")


@example(layouts.delete)
def _delete_layout(app: App, tmp: Path) -> None:
    _duplicate_layout(app, tmp)
    app.do(layouts.delete, "cabang")


@example(quotas.save)
def _save_quota(app: App, _tmp: Path) -> None:
    app.do(quotas.save, Quota(id="", region=KELURAHAN, places=44))


@example(quotas.remove)
def _remove_quota(app: App, _tmp: Path) -> None:
    app.do(quotas.remove, app.do(quotas.save, Quota(id="", region=KELURAHAN, places=44)).id)


@example(occupations.save_code)
def _save_code(app: App, _tmp: Path) -> None:
    app.do(occupations.save_code, "tukang_ojek", "0812")


@example(dukcapil.apply_matching)
def _match(app: App, tmp: Path) -> None:
    nik = save(app).worker.nik
    answer = tmp / "padanan.csv"
    answer.write_text(f"NIK;HASIL\n{nik};TIDAK PADAN\n", "utf-8")
    app.do(dukcapil.apply_matching, app.ask(dukcapil.plan_matching, answer, app.facts))


@example(answer_undo.undo_answer)
def _undo_answer(app: App, tmp: Path) -> None:
    _queue(app, tmp)
    app.do(answer_undo.undo_answer, "2026-01")


@example(cards.queue_missing)
def _queue(app: App, tmp: Path) -> None:
    answered(app, tmp)
    app.do(cards.queue_missing, app.ask(cards.waiting_for_card), "kota")


def one_printed(app: App, tmp: Path) -> str:
    _queue(app, tmp)
    [card] = app.ask(cards_in, [CardState.QUEUED])
    job = app.do(printing.begin, printing.Ticket(cards=[card.id], design="kota", sheet="a4-2x5"))
    app.do(printing.finish, job.id, printing.Outcome(well=[card.id]))
    return card.id


@example(printing.reprint)
def _reprint(app: App, tmp: Path) -> None:
    app.do(printing.reprint, [one_printed(app, tmp)], "Hilang")


@example(printing.void)
def _void(app: App, tmp: Path) -> None:
    app.do(printing.void, [one_printed(app, tmp)], "Peserta pindah")


@example(printing.open_box)
def _open_box(app: App, _tmp: Path) -> None:
    app.do(printing.open_box, "B-12", 400)


@example(printing.empty_box)
def _empty_box(app: App, _tmp: Path) -> None:
    app.do(printing.empty_box, app.do(printing.open_box, "B-12", 400).id)


@example(printers.add)
def _add_printer(app: App, _tmp: Path) -> None:
    app.do(printers.add, "Epson L3210", "baki belakang")


@example(printers.measure)
def _measure(app: App, _tmp: Path) -> None:
    printer = app.do(printers.add, "Epson L3210")
    app.do(printers.measure, printer.id, printers.Readings(front_right=0.8))


@example(printers.remove)
def _remove_printer(app: App, _tmp: Path) -> None:
    app.do(printers.remove, app.do(printers.add, "Epson L3210").id)


OWN = OwnDesign(id="", name="Rancangan kami", base="kota", texts=(("title", "Kartu kami"),))


@example(designs.save)
def _save_design(app: App, _tmp: Path) -> None:
    app.do(designs.save, OWN)


@example(designs.remove)
def _remove_design(app: App, _tmp: Path) -> None:
    app.do(designs.remove, app.do(designs.save, OWN).id)


@example(designs.add_picture)
def _add_picture(app: App, _tmp: Path) -> None:
    picture = BytesIO()
    Image.new("RGBA", (8, 8), "#2C3C85").save(picture, "PNG")
    app.do(designs.add_picture, "lambang.png", picture.getvalue(), permitted=True)


def two_alike(app: App) -> list[Pair]:
    """Give the open pair of two entries of one person."""
    save(app)
    save(app, nik="1571071408850008", name="Samsul Bahri", phone="081274119099")
    return app.do(duplicates.note, app.ask(duplicates.find))


@example(duplicates.note)
def _note(app: App, _tmp: Path) -> None:
    two_alike(app)


@example(duplicates.decide_different)
def _decide_different(app: App, _tmp: Path) -> None:
    [pair] = two_alike(app)
    app.do(duplicates.decide_different, pair.id, "Saudara kembar")


@example(duplicates.merge)
def _merge(app: App, _tmp: Path) -> None:
    [pair] = two_alike(app)
    later = app.ask(person, pair.worker_b)
    assert later is not None
    ends = later.enrolment.id
    merging = Merging(remains=pair.worker_a, taken=frozenset({"nik", "phone"}), ended=ends)
    app.do(duplicates.merge, pair.id, merging)


EXAMPLES.update(keying_examples.EXAMPLES)
