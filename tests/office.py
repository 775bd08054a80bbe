"""Builders for tests: an office on a real store, and invented people in it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime
from pathlib import Path

import openpyxl

from desktop_app.app import App
from desktop_app.domain.cells import Value
from desktop_app.domain.facts import Facts
from desktop_app.domain.people import Role
from desktop_app.domain.person import Person, PersonReading, blank_person, read_person
from desktop_app.domain.settings import Settings
from desktop_app.files import reference
from desktop_app.files.workbook import FileWritten
from desktop_app.kernel.clock import IdMaker
from desktop_app.services import imports, people, workers
from desktop_app.store.keys import Cost

CHEAP = Cost(memory=8, passes=1, lanes=1)
TODAY = date(2026, 11, 23)
NOON = datetime(2026, 11, 23, 5, 0, tzinfo=UTC)
SAMPLES = Path(__file__).parent / "samples"
CITY, KELURAHAN = "15.71", "15.71.07.1001"
RINA, TARMIZI = "rahasia-rina", "rahasia-tarmizi"

SYAMSUL: Mapping[str, Value] = {
    "nik": "1571071408850003",
    "kk": "1571071203120004",
    "name": "Syamsul Bahri",
    "birth_place": "Jambi",
    "birth_date": "14-08-1985",
    "sex": "L",
    "mother_name": "Nurhayati",
    "address": "Jl. Kebun Bungo No. 12",
    "rt": "14",
    "kelurahan": "Payo Selincah",
    "phone": "081274119036",
    "occupation": "tukang ojek",
}


def create(folder: Path, office: str = CITY) -> App:
    """Make an office whose first user is Rina, at noon of a fixed day."""
    settings = Settings(id="office", office=office, office_name="Kantor Uji")
    return App.create(folder, settings, "Rina", RINA, cost=CHEAP, clock=lambda: NOON)


def open_as(folder: Path, name: str, passphrase: str) -> App:
    """Open the office as somebody."""
    return App.open(folder, name, passphrase, cost=CHEAP, clock=lambda: NOON)


def with_verifier(app: App) -> App:
    """Add Tarmizi, who verifies."""
    app.do(people.add_user, "Tarmizi", [Role.VERIFICATION], TARMIZI)
    return app


def facts(office: str = CITY) -> Facts:
    """Give the shipped tables for an office on the fixed day."""
    tables = reference.load()
    settings = Settings(id="office", office=office, start_month=date(2026, 12, 1))
    return Facts(tables.regions, tables.occupations, tables.contributions, TODAY, settings)


def reading(raw: Mapping[str, Value] = SYAMSUL, over: Person | None = None) -> PersonReading:
    """Read raw texts as a form does."""
    new_id = IdMaker()
    return read_person(over or blank_person(new_id(), new_id()), raw, facts())


def save(app: App, **raw: Value) -> Person:
    """Save Syamsul with some fields otherwise."""
    return app.do(workers.save, reading({**SYAMSUL, **raw}))


def import_sample(app: App, name: str = "usulan_rapi.xlsx", kind: str = "proposal") -> None:
    """Import one of the sample lists."""
    plan = app.ask(imports.plan_import, SAMPLES / name, app.facts, kind=kind)
    app.do(imports.write, plan)


def answer_to(sent: FileWritten, target: Path, *, denied: int = 0) -> Path:
    """Make up the agency's answer to a list: all accepted but the first `denied`."""
    sheet = openpyxl.load_workbook(sent.path).active
    assert sheet is not None
    headings = [cell.value for cell in sheet[1]]
    column = headings.index("NIK")
    book = openpyxl.Workbook()
    answer = book.active
    assert answer is not None
    answer.append(["NIK", "KPJ", "STATUS", "KETERANGAN"])
    for n, row in enumerate(sheet.iter_rows(min_row=2, values_only=True)):
        if n < denied:
            answer.append([row[column], "", "DITOLAK", "NIK tidak padan"])
        else:
            answer.append([row[column], f"26{n:09d}", "DITERIMA", ""])
    book.save(target)
    return target
