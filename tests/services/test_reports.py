"""Reports of a real store: their figures are those of Beranda, and lists leave an entry behind."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest
from office import create, import_sample, save
from sqlalchemy import text

from desktop_app.app import App
from desktop_app.domain.report import Rank, Scope
from desktop_app.domain.report_list import Privacy
from desktop_app.domain.workflow import Status
from desktop_app.kernel.errors import NoRoomError
from desktop_app.queries import dashboard
from desktop_app.services import reports
from desktop_app.services.reports import NobodyInScopeError, TooManyFormsError, Wanted


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[App]:
    """An office with the people of two lists; the tests of this file change nobody."""
    app = create(tmp_path_factory.mktemp("laporan") / "kantor")
    import_sample(app)
    import_sample(app, "petugas_keagamaan.csv")
    yield app
    app.close()


def entries(app: App) -> list[tuple[str, str]]:
    """Give what was done and about what, in order."""
    asked = text("SELECT use_case, about FROM journal_entry ORDER BY seq")
    return app.ask(lambda reader: [tuple(row) for row in reader.execute(asked)])


def test_a_recap_counts_what_beranda_counts(office: App) -> None:
    report = office.ask(reports.make_recap, office.facts, Scope())
    total = report.lines[-1]
    assert total.rank is Rank.TOTAL
    standing = office.ask(dashboard.by_status)
    assert list(total.cells[3:-1]) == [standing.get(status, 0) for status in Status]
    assert total.cells[-1] == report.people == office.ask(dashboard.funnel).listed


def test_a_recap_counts_each_kelurahan_as_beranda_does(office: App) -> None:
    for code, listed, _verified in office.ask(dashboard.by_kelurahan):
        report = office.ask(reports.make_recap, office.facts, Scope(region=code))
        assert report.people == listed


def test_a_scope_narrows_recap_and_list_alike(office: App) -> None:
    scope = Scope(groups=("petugas_keagamaan",), statuses=(Status.RECORDED,), region="15.71.01")
    recap = office.ask(reports.make_recap, office.facts, scope)
    listed = office.ask(reports.make_list, office.facts, Wanted(scope))
    assert 0 < recap.people == listed.people == len(listed.lines)


def test_a_preview_is_short_and_knows_the_whole(office: App) -> None:
    shown = office.ask(reports.preview_list, office.facts, Wanted(Scope()))
    assert len(shown.lines) == reports.PREVIEWED
    assert shown.people == office.ask(dashboard.funnel).listed


def test_a_saved_list_is_in_the_file_and_in_the_journal(office: App, tmp_path: Path) -> None:
    wanted = Wanted(Scope(region="15.71.01"), Privacy.WHOLE)
    report = office.ask(reports.make_list, office.facts, wanted)
    target = tmp_path / "bnba.xlsx"
    office.do(reports.save_list, report, target, reports.rendered(report, ".xlsx"))

    sheet = openpyxl.load_workbook(target).active
    assert sheet is not None
    niks = [row[2] for row in sheet.iter_rows(min_row=6, values_only=True)][: report.people]
    assert niks == [line.cells[2] for line in report.lines]
    use_case, about = entries(office)[-1]
    assert use_case == "reports.save_list"
    assert f"{report.people} orang, xlsx" in about


def test_a_list_that_cannot_be_written_leaves_no_entry(office: App, tmp_path: Path) -> None:
    report = office.ask(reports.make_list, office.facts, Wanted(Scope()))
    before = entries(office)
    (tmp_path / "berkas").write_text("bukan folder")
    with pytest.raises(NoRoomError):
        office.do(reports.save_list, report, tmp_path / "berkas" / "bnba.pdf", b"%PDF")
    assert entries(office) == before


def test_saving_a_list_leaves_the_own_steps_undoable(tmp_path: Path) -> None:
    app = create(tmp_path / "kantor")
    save(app)
    report = app.ask(reports.make_list, app.facts, Wanted(Scope()))
    app.do(reports.save_list, report, tmp_path / "bnba.pdf", reports.rendered(report, ".pdf"))
    assert app.can_undo()
    app.close()


def test_filled_forms_leave_an_entry_and_a_blank_one_does_not(office: App, tmp_path: Path) -> None:
    people = office.ask(reports.people_for_forms, Scope(region="15.71.01.1001"))
    before = entries(office)
    blank = reports.rendered_forms([None], office.facts)
    reports.save(tmp_path / "kosong.pdf", blank)
    assert entries(office) == before

    content = reports.rendered_forms(people[:2], office.facts)
    office.do(reports.save_forms, ["satu", "dua"], tmp_path / "terisi.pdf", content)
    assert entries(office)[-1] == ("reports.save_forms", "2 orang")


def test_nobody_in_the_scope_makes_no_file(office: App) -> None:
    nobody = Scope(statuses=(Status.ENDED,))
    with pytest.raises(NobodyInScopeError):
        office.ask(reports.make_list, office.facts, Wanted(nobody))
    with pytest.raises(NobodyInScopeError):
        office.ask(reports.people_for_forms, nobody)


def test_too_many_forms_are_not_made(office: App, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reports, "FORMS_AT_ONCE", 5)
    with pytest.raises(TooManyFormsError, match="paling banyak 5"):
        office.ask(reports.people_for_forms, Scope())
