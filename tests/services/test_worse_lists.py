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
