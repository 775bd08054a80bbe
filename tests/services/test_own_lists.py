"""The whole list of one store, read by another: nothing is lost, and nothing comes twice."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from office import NOON, SYAMSUL, create, import_sample, reading

from desktop_app.app import App
from desktop_app.domain.own_list import ChangedOwnListError
from desktop_app.domain.people import Role, User
from desktop_app.domain.plan import Plan
from desktop_app.kernel.clock import IdMaker
from desktop_app.kernel.errors import NotAllowedError
from desktop_app.queries.own_list import everything
from desktop_app.services import enrolments, imports, own_lists, workers
from desktop_app.services.own_lists import HEADINGS

ODD = "baris satu\nbaris dua\t\x07 _x0041_ =1+1  "


@pytest.fixture
def full(tmp_path: Path) -> Iterator[App]:
    """A store with drafts, recorded, registered and ended people, one enrolled twice."""
    app = create(tmp_path / "satu")
    import_sample(app, "usulan_kelurahan.xlsx")
    app.do(workers.save, reading({**SYAMSUL, "notes": ODD, "monthly_income": "1500000"}))
    ending = enrolments.Ending(reason="withdrew", on=date(2026, 11, 20))
    app.do(enrolments.end, SYAMSUL["nik"], ending)
    again = tmp_path / "lagi.csv"
    again.write_text(f"NIK;NAMA;KELURAHAN\n{SYAMSUL['nik']};SYAMSUL BAHRI;Payo Selincah\n")
    app.do(imports.write, app.ask(imports.plan_import, again, app.facts))
    yield app
    app.close()


@pytest.fixture
def other(tmp_path: Path) -> Iterator[App]:
    app = create(tmp_path / "dua")
    yield app
    app.close()


def kept(app: App) -> list[tuple[str, ...]]:
    return app.ask(lambda connection: list(everything(connection)))


def planned(app: App, path: Path) -> Plan:
    return app.ask(imports.plan_import, path, app.facts)


def test_another_store_has_every_field_id_and_status(full: App, other: App, tmp_path: Path) -> None:
    written = full.do(own_lists.write, tmp_path / "daftar.xlsx")
    plan = planned(other, written.path)
    assert plan.counts == {
        "read": written.rows, "added": written.rows, "changed": 0, "skipped": 0, "refused": 0,
    }  # fmt: skip
    other.do(imports.write, plan)
    assert kept(other) == kept(full)
    assert len(kept(full)) == written.rows > 30


def test_the_same_list_again_brings_nothing_new(full: App, other: App, tmp_path: Path) -> None:
    path = full.do(own_lists.write, tmp_path / "daftar.xlsx").path
    other.do(imports.write, planned(other, path))
    again = planned(other, path)
    assert again.counts["skipped"] == again.counts["read"]
    assert planned(full, path).counts["skipped"] == again.counts["read"]


def test_it_is_taken_back_as_one(full: App, other: App, tmp_path: Path) -> None:
    path = full.do(own_lists.write, tmp_path / "daftar.xlsx").path
    other.do(imports.write, planned(other, path))
    other.do(imports.undo, 1)
    assert kept(other) == []


def test_who_is_here_under_another_id_stays_one_person(
    full: App, other: App, tmp_path: Path
) -> None:
    other.do(workers.save, reading({**SYAMSUL, "phone": ""}))
    path = full.do(own_lists.write, tmp_path / "daftar.xlsx").path
    plan = planned(other, path)
    other.do(imports.write, plan)
    assert sum(row[1] == SYAMSUL["nik"] for row in kept(other)) == 1


def test_an_edited_row_is_told_by_its_number(full: App, other: App, tmp_path: Path) -> None:
    path = full.do(own_lists.write, tmp_path / "daftar.xlsx").path
    book = openpyxl.load_workbook(path)
    status = HEADINGS.index("enrolment.status") + 1
    book.worksheets[0].cell(4, status).value = "entah"
    book.save(path)
    with pytest.raises(ChangedOwnListError, match="baris 4"):
        planned(other, path)


def test_only_who_administers_takes_it_in(full: App, other: App, tmp_path: Path) -> None:
    path = full.do(own_lists.write, tmp_path / "daftar.xlsx").path
    plan = planned(other, path)
    siti = User(id="x", name="Siti", roles=(Role.ENTRY,))
    typist = App(other.store, siti, clock=lambda: NOON, new_id=IdMaker())
    with pytest.raises(NotAllowedError):
        typist.do(imports.write, plan)
    assert kept(other) == []
