"""Lists worse than the samples: other layouts and other damage, each row with what is due."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest
from office import create

from desktop_app.app import App
from desktop_app.domain.bare_lists import NoPeopleError
from desktop_app.domain.plan import Plan
from desktop_app.services import imports
from desktop_app.services.list_search import UnsavedResultsError

LISTS = Path(__file__).parent.parent / "lists"
TRUTHS = sorted(LISTS.glob("*.truth.json"))


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[App]:
    opened = create(tmp_path_factory.mktemp("kantor") / "kantor")
    yield opened
    opened.close()


def shown(plan: Plan) -> list[dict[str, object]]:
    return [
        {
            "sheet": each.sheet,
            "row": each.row,
            "verdict": each.verdict.value,
            "codes": sorted({issue.code for issue in each.issues} - {"field_missing"}),
            "values": each.values,
        }
        for each in plan.proposals
    ]


@pytest.mark.parametrize("truth", TRUTHS, ids=lambda path: path.name.split(".")[0])
def test_every_row_of_a_worse_list_gets_what_is_due(app: App, truth: Path) -> None:
    path = truth.with_name(truth.name.removesuffix(".truth.json"))
    plan = app.ask(imports.plan_import, path, app.facts)
    assert shown(plan) == json.loads(truth.read_text(encoding="utf-8"))


def test_a_list_without_headings_says_that_its_columns_were_guessed(app: App) -> None:
    plan = app.ask(imports.plan_import, LISTS / "tanpa_judul.xlsx", app.facts)
    assert plan.remarks == ("Tidak ada baris judul; isi kolom ditebak dari baris di bawahnya.",)


@pytest.mark.parametrize("below", [[], [[1, 2, 3, 4]], [["", "JUMLAH"], [], ["Mengetahui"]]])
def test_a_list_with_nobody_in_it_is_refused_with_a_sentence(
    app: App, tmp_path: Path, below: list[list[object]]
) -> None:
    book = openpyxl.Workbook()
    for row in (["NO", "NIK", "NAMA", "ALAMAT"], *below):
        book.worksheets[0].append(row)
    book.save(tmp_path / "kosong.xlsx")
    with pytest.raises(NoPeopleError, match="seorang pun"):
        app.ask(imports.plan_import, tmp_path / "kosong.xlsx", app.facts)


def list_of(tmp_path: Path, *rows: list[object]) -> Path:
    book = openpyxl.Workbook()
    for row in rows:
        book.worksheets[0].append(row)
    book.save(tmp_path / "daftar.xlsx")
    return tmp_path / "daftar.xlsx"


def test_a_column_of_formulas_without_saved_results_is_named(app: App, tmp_path: Path) -> None:
    number = '="99990101019000"&"01"'
    path = list_of(tmp_path, ["NO", "NIK", "NAMA"], [1, number, "BUDI"], [2, number, "ANI"])
    [remark] = app.ask(imports.plan_import, path, app.facts).remarks
    assert remark.startswith("Kolom NIK berupa rumus yang hasilnya tidak tersimpan")


def test_a_list_of_nothing_but_formulas_is_not_called_empty(tmp_path: Path) -> None:
    path = list_of(tmp_path, ["NIK", "NAMA", "ALAMAT"], ["=Data!A2", "=Data!B2", "=Data!C2"])
    with pytest.raises(UnsavedResultsError, match="berupa rumus"):
        imports.read_list(path)


def test_a_blank_column_is_not_taken_for_formulas(tmp_path: Path) -> None:
    path = list_of(tmp_path, ["NIK", "NAMA", "ALAMAT"], ["9999010101900001", "BUDI", None])
    assert imports.read_list(path).remarks == ()


def test_a_name_written_as_of_the_dead_is_asked_about(app: App, tmp_path: Path) -> None:
    who = ["9999010101900001", "Zubaidah (Almh.)", "Jl. Contoh 1"]
    path = list_of(tmp_path, ["NIK", "NAMA", "ALAMAT"], who)
    [proposal] = app.ask(imports.plan_import, path, app.facts).proposals
    assert (proposal.values["name"], proposal.values["title_before"]) == ("ZUBAIDAH", "Almh.")
    assert "name_deceased" in {issue.code for issue in proposal.issues}


def test_a_person_over_two_rows_is_told_of_the_second(app: App, tmp_path: Path) -> None:
    who = ["9999010101900001", "BUDI", "Jl. Contoh 1"]
    path = list_of(tmp_path, ["NIK", "NAMA", "ALAMAT"], who, ["", "", "pagar biru"])
    [proposal] = app.ask(imports.plan_import, path, app.facts).proposals
    said = {issue.code: issue.message for issue in proposal.issues}["row_continues"]
    assert said.startswith("Baris 3 di bawahnya berisi isian")


def test_rows_that_were_prefilled_below_the_last_person_are_no_second_row(
    app: App, tmp_path: Path
) -> None:
    heads = ["NO", "NIK", "NAMA", "KELURAHAN", "RT"]
    who = [1, "9999010101900001", "BUDI", "Kenali Besar", "05"]
    path = list_of(tmp_path, heads, who, [2, None, None, "Kenali Besar", "05"])
    [proposal] = app.ask(imports.plan_import, path, app.facts).proposals
    assert "row_continues" not in {issue.code for issue in proposal.issues}


def test_the_nik_of_a_second_person_in_the_row_is_pointed_out(app: App, tmp_path: Path) -> None:
    heads = ["NIK", "NAMA", "NIK ISTRI", "NIK IBU"]
    path = list_of(tmp_path, heads, ["9999010101900001", "BUDI", *["9999014101900002"] * 2])
    [remark] = app.ask(imports.plan_import, path, app.facts).remarks
    assert remark.startswith("Kolom NIK ISTRI berisi nomor 16 angka yang tidak dibaca.")
