"""Lists of other offices: what each row becomes, and what may be taken back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from office import KELURAHAN, SYAMSUL, create, import_sample, reading, save

from desktop_app.app import App
from desktop_app.domain.list_file import columns_of_list
from desktop_app.domain.plan import Plan, Verdict
from desktop_app.domain.workflow import Status
from desktop_app.queries import workers as questions
from desktop_app.services import enrolments, imports, workers
from desktop_app.services.import_rows import Readings
from desktop_app.store.replaying import MovedOnError
from desktop_app.store.unit import StaleError

HEADINGS = ("NIK", "No KK", "Nama", "Tgl Lahir", "L/P", "Alamat", "RT", "Kelurahan", "No HP")
ROW = (
    *("1571071408850003", "1571071203120004", "SYAMSUL BAHRI", "14-08-1985", "L"),
    *("Jl. Kebun Bungo No. 12", "014", "Payo Selincah", "081274119036"),
)


@pytest.fixture
def app(tmp_path: Path) -> Iterator[App]:
    opened = create(tmp_path / "kantor")
    yield opened
    opened.close()


def plan_of(app: App, tmp_path: Path, *rows: tuple[object, ...], kind: str = "proposal") -> Plan:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(HEADINGS)
    for row in rows:
        sheet.append(row)
    path = tmp_path / "daftar.xlsx"
    book.save(path)
    return app.ask(imports.plan_import, path, app.facts, kind=kind)


def row(**otherwise: object) -> tuple[object, ...]:
    places = dict(
        zip(("nik", "kk", "name", "born", "sex", "address", "rt", "kel", "hp"), ROW, strict=True)
    )
    return tuple({**places, **otherwise}.values())


def test_a_known_person_with_new_facts_is_changed_and_blanks_erase_nothing(
    app: App, tmp_path: Path
) -> None:
    save(app)
    plan = plan_of(app, tmp_path, row(hp="081274119099", address=None))
    [proposal] = plan.proposals
    assert proposal.verdict is Verdict.CHANGE
    app.do(imports.write, plan)
    [person] = app.ask(questions.people)
    assert (person.worker.phone, person.worker.address) == ("081274119099", SYAMSUL["address"])


def test_a_locked_person_is_not_changed_by_a_list(app: App, tmp_path: Path) -> None:
    plan = plan_of(app, tmp_path, ROW)
    app.do(imports.write, plan)
    [person] = app.ask(questions.people)
    with app.store.writing() as connection:
        unit = app._unit(connection)
        unit.put(replace(person.enrolment, status=Status.VERIFIED))
    [same] = plan_of(app, tmp_path, ROW).proposals
    [other] = plan_of(app, tmp_path, row(hp="081274119099")).proposals
    assert same.verdict is Verdict.SKIP
    assert (other.verdict, other.issues[-1].code) == (Verdict.REFUSE, "locked")


def test_of_two_rows_with_one_nik_the_one_that_disagrees_with_it_is_refused(
    app: App, tmp_path: Path
) -> None:
    plan = plan_of(app, tmp_path, row(born="15-09-1990"), ROW)
    assert [each.verdict for each in plan.proposals] == [Verdict.REFUSE, Verdict.ADD]
    assert "baris 3" in plan.proposals[0].issues[-1].message


def test_an_unknown_kelurahan_makes_a_draft_whose_notes_keep_the_words(
    app: App, tmp_path: Path
) -> None:
    app.do(imports.write, plan_of(app, tmp_path, row(kel="Negeri Antah")))
    [person] = app.ask(questions.people)
    assert person.enrolment.status is Status.DRAFT
    assert "Negeri Antah" in person.worker.notes


def test_a_kelurahan_office_is_what_a_list_without_a_kelurahan_means(tmp_path: Path) -> None:
    app = create(tmp_path / "lurah", KELURAHAN)
    [proposal] = plan_of(app, tmp_path, row(kel=None)).proposals
    assert proposal.values["kelurahan"] == KELURAHAN
    app.close()


def test_who_was_ended_is_enrolled_anew_and_the_old_enrolment_stays(
    app: App, tmp_path: Path
) -> None:
    person = save(app)
    ending = enrolments.Ending(reason="moved", on=date(2026, 11, 20))
    app.do(enrolments.end, person.worker.nik, ending)
    app.do(imports.write, plan_of(app, tmp_path, ROW))
    [again] = app.ask(questions.people)
    assert again.worker.id == person.worker.id
    assert again.enrolment.id != person.enrolment.id
    assert again.enrolment.status is Status.RECORDED


def test_an_import_is_taken_back_whole_from_a_later_session(app: App) -> None:
    import_sample(app)
    app._session.undo.clear()
    run = app.do(imports.undo, 1)
    assert (run.undone, app.ask(questions.count)) == (True, 0)
    with pytest.raises(imports.NoSuchImportError):
        app.do(imports.undo, 1)


def test_an_import_on_which_something_stands_is_not_taken_back(app: App) -> None:
    import_sample(app)
    person = app.ask(questions.people)[0]
    app.do(workers.save, reading({"phone": "081274119099"}, over=person))
    with pytest.raises(MovedOnError):
        app.do(imports.undo, 1)
    assert app.ask(questions.count) == 300


def test_a_plan_that_the_store_has_outrun_writes_nothing(app: App, tmp_path: Path) -> None:
    plan = plan_of(app, tmp_path, ROW)
    save(app)
    with pytest.raises(StaleError):
        app.do(imports.write, plan)
    assert app.ask(questions.count) == 1


def test_a_shared_telephone_only_tells(app: App, tmp_path: Path) -> None:
    plan = plan_of(app, tmp_path, ROW, row(nik="1571076403790001", born="24-03-1979", sex="P"))
    assert [each.verdict for each in plan.proposals] == [Verdict.ADD, Verdict.ADD]
    assert [each.issues[-1].code for each in plan.proposals] == ["phone_shared"] * 2


def test_each_finding_of_a_changed_person_is_said_once(app: App, tmp_path: Path) -> None:
    save(app)
    [proposal] = plan_of(app, tmp_path, row(born="15-08-1985")).proposals
    assert [each.code for each in proposal.issues] == ["nik_birth_date"]


DAMAGED = (1571071408850000, "1,57107E+15", "571071408850003", "157101408850003", None)


@pytest.mark.parametrize("left", DAMAGED)
def test_the_true_nik_is_proposed_where_name_and_birth_date_are_known(
    app: App, tmp_path: Path, left: object
) -> None:
    save(app)
    [proposal] = plan_of(app, tmp_path, row(nik=left, name="Syamsul  Bahri")).proposals
    [damage] = [each for each in proposal.issues if each.proposal]
    assert proposal.verdict is Verdict.REFUSE
    assert (damage.field, damage.proposal) == ("nik", ROW[0])
    assert "SYAMSUL BAHRI, lahir 14-08-1985" in damage.message


def test_no_nik_is_proposed_for_somebody_else_of_that_day(app: App, tmp_path: Path) -> None:
    save(app)
    plan = plan_of(app, tmp_path, row(nik=1571071408850000, name="SYAMSUL ARIFIN"))
    assert not any(each.proposal for each in plan.proposals[0].issues)


def test_a_lost_first_digit_is_proposed_where_the_rest_fits_the_birth_date(
    app: App, tmp_path: Path
) -> None:
    first, second = plan_of(
        app, tmp_path, row(nik="571071408850003"), row(nik="571071508850003")
    ).proposals
    assert [each.proposal for each in first.issues if each.code == "nik_length"] == [ROW[0]]
    assert [each.proposal for each in second.issues if each.code == "nik_length"] == [""]


def listed_with(tmp_path: Path, *headings: str) -> Path:
    path = tmp_path / "kiriman.csv"
    path.write_text(f"{';'.join(headings)}\n{ROW[0]};SYAMSUL BAHRI;ojek;Payo Selincah\n")
    return path


def test_columns_chosen_by_hand_are_remembered_for_the_same_headings(
    app: App, tmp_path: Path
) -> None:
    headings = ("NIK", "NAMA", "KEGIATAN", "KELURAHAN")
    listed = imports.read_list(listed_with(tmp_path, *headings))
    column = columns_of_list(listed.tables)[2]
    chosen = listed.with_column(column, "occupation")
    app.do(imports.write, app.ask(imports.plan_list, chosen, app.facts))
    app.do(imports.undo, 1)

    again = app.ask(imports.plan_import, listed_with(tmp_path, *headings), app.facts)
    assert again.proposals[0].values["occupation"] == "tukang_ojek"
    assert "seperti yang dipilih" in again.remarks[0]

    other = listed_with(tmp_path, "NIK", "NAMA", "KEGIATAN", "KEL.", "RT")
    plan = app.ask(imports.plan_import, other, app.facts)
    assert "occupation" not in plan.proposals[0].values
    assert plan.remarks == ()


def test_a_review_says_of_a_mended_list_what_a_first_look_at_it_says(
    app: App, tmp_path: Path
) -> None:
    listed = imports.read_list(listed_with(tmp_path, "NIK", "NAMA", "KEGIATAN", "KELURAHAN"))
    place = (None, 2)
    mended = listed.with_mended((place, "kelurahan", "Legok"))
    twice = mended.with_mended((place, "name", "SITI AMINAH"), (place, "kelurahan", "Kenali"))
    moved = twice.with_column(columns_of_list(listed.tables)[2], "occupation")
    readings = Readings()
    for stage in (listed, mended, twice, moved, listed):
        kept = app.ask(imports.plan_list, stage, app.facts, readings=readings)
        fresh = app.ask(imports.plan_list, stage, app.facts)
        said = [
            [(each.verdict, each.issues, dict(each.values)) for each in plan.proposals]
            for plan in (kept, fresh)
        ]
        assert said[0] == said[1]
    renamed = app.ask(imports.plan_list, twice, app.facts, readings=readings).proposals[0]
    assert renamed.values["name"] == "SITI AMINAH"
