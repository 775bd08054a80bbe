"""Any workbook whatsoever is imported with counts that add up, or refused with a sentence."""

from __future__ import annotations

import csv
import datetime as dt
from collections.abc import Iterator, Sequence
from pathlib import Path

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from office import create

from desktop_app.app import App
from desktop_app.domain.judging import KINDS
from desktop_app.domain.plan import Plan
from desktop_app.kernel.errors import UnreadableError
from desktop_app.queries import workers
from desktop_app.services import imports

HEAD = ("NIK", "NO KK", "NAMA", "TTL", "JK", "RT/RW", "KELURAHAN", "NO HP", "KPJ", "PEKERJAAN")
NIKS = [f"15710714088500{n:02d}" for n in range(1, 6)]
_TEXT = st.text(
    st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="\ufffe\uffff"), max_size=12
)
_CELLS = st.one_of(
    st.sampled_from(NIKS),
    st.sampled_from(
        (
            *("1571071203120004", "1,57E+15", "1571071408850O03", "", "-", "sda", "L", "P", "BUDI"),
            *("SITI", "Jambi, 14-08-1985", "31-02-1985", "5/2", "Payo Selincah", "Entah", "RT 05"),
            *("081274119036", "12345678901", "JUMLAH", "Mengetahui", "NIK", "NAMA", "1", "(2)"),
        )
    ),
    _TEXT,
    st.none(),
    st.booleans(),
    st.integers(-5, 10**17),
    st.floats(allow_nan=False, allow_infinity=False),
    st.dates(dt.date(1900, 3, 1), dt.date(2100, 1, 1)),
)
_PERSON = st.tuples(st.sampled_from(NIKS), *([_CELLS] * (len(HEAD) - 1)))
_ROWS = st.lists(st.one_of(_PERSON, st.lists(_CELLS, max_size=10)), max_size=9)
Rows = Sequence[Sequence[object]]


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[App]:
    opened = create(tmp_path_factory.mktemp("kantor") / "kantor")
    yield opened
    opened.close()


def as_workbook(path: Path, rows: Rows) -> Path:
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet("Data")
    for row in rows:
        sheet.append(list(row))
    book.save(path)
    return path


def as_text(path: Path, rows: Rows) -> Path:
    with path.open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream, delimiter=";").writerows(rows)
    return path


def planned(app: App, path: Path, kind: str) -> Plan | str:
    """Give the plan, or the sentence that refuses the file."""
    try:
        return app.ask(imports.plan_import, path, app.facts, kind=kind)
    except UnreadableError as refusal:
        return str(refusal)


WRITERS = {"daftar.xlsx": as_workbook, "daftar.csv": as_text}


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    rows=_ROWS,
    head=st.sampled_from(((), (HEAD,), (("DAFTAR KELURAHAN PAYO SELINCAH",), HEAD))),
    name=st.sampled_from(sorted(WRITERS)),
    kind=st.sampled_from(KINDS),
)
def test_counts_add_up_or_a_sentence_refuses(
    app: App, tmp_path: Path, rows: Rows, head: Rows, name: str, kind: str
) -> None:
    path = WRITERS[name](tmp_path / name, [*head, *rows])
    before = app.ask(workers.count)
    plan = planned(app, path, kind)
    if isinstance(plan, str):
        assert plan
        assert app.ask(workers.count) == before
        return
    counts = plan.counts
    assert counts["read"] == sum(counts[one] for one in ("added", "changed", "skipped", "refused"))
    assert len({(each.sheet, each.row) for each in plan.proposals}) == counts["read"]
    run = app.do(imports.write, plan)
    assert app.ask(workers.count) == before + run.added
    assert app.ask(imports.plan_import, path, app.facts, kind=kind).counts["added"] == 0
    app.do(imports.undo, run.number)
    assert app.ask(workers.count) == before
