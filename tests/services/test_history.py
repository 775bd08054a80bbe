"""The journal told in sentences: who, what, whose, why, and the values behind it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from office import create, import_sample, save

from desktop_app.app import App
from desktop_app.domain.people import Role
from desktop_app.domain.person import read_person
from desktop_app.domain.quota import Quota
from desktop_app.queries.history import Asked
from desktop_app.services import history, journey, people, quotas, verification, workers
from desktop_app.services.history_words import sentence


@pytest.fixture
def app(tmp_path: Path) -> Iterator[App]:
    opened = create(tmp_path / "kantor")
    yield opened
    opened.close()


def told(app: App, **asked: str) -> list[str]:
    return [each.what for each in app.ask(history.happenings, Asked(**asked))]


def test_the_newest_stands_first_with_name_and_reason(app: App) -> None:
    person = save(app)
    app.do(verification.send_back, person.enrolment.id, "KTP tidak terbaca")
    newest, first, *_rest = app.ask(history.happenings)
    assert (newest.user, newest.what) == ("Rina", "mengembalikan SYAMSUL BAHRI ke pencatat")
    assert newest.reason == "KTP tidak terbaca"
    assert (first.what, first.worker_id) == ("mencatat SYAMSUL BAHRI", person.worker.id)


def test_a_change_tells_its_values_and_masks_private_ones(app: App) -> None:
    person = save(app)
    app.do(workers.save, read_person(person, {"rt": "5", "phone": "081299887766"}, app.facts))
    [newest, *_rest] = app.ask(history.happenings)
    [changed] = app.ask(history.details, app.facts, newest.seq)
    assert [(each.label, each.before, each.after) for each in changed.differences] == [
        ("RT", "014", "005"),
        ("No. HP", "•••••••••036", "•••••••••766"),
    ]


def test_an_undone_step_names_what_it_took_back(app: App) -> None:
    save(app)
    app.undo()
    assert told(app)[0] == "membatalkan: mencatat SYAMSUL BAHRI"


def test_an_import_is_one_line_and_shows_its_first_people(app: App) -> None:
    import_sample(app)
    [newest, *_rest] = app.ask(history.happenings)
    assert newest.what == "mengimpor 300 orang"
    assert 1 <= len(app.ask(history.details, app.facts, newest.seq)) <= 12


def test_words_find_everything_about_a_person(app: App) -> None:
    person = save(app)
    save(app, nik="1571071708850004", name="Bujang Rasyid", birth_date="17-08-1985")
    app.do(verification.send_back, person.enrolment.id, "KTP tidak terbaca")
    assert told(app, words="syamsul") == [
        "mengembalikan SYAMSUL BAHRI ke pencatat",
        "mencatat SYAMSUL BAHRI",
    ]


def test_pages_go_on_where_the_last_one_ended(app: App) -> None:
    save(app)
    everything = app.ask(history.happenings)
    [newest] = app.ask(history.happenings, limit=1)
    rest = app.ask(history.happenings, before=newest.seq)
    assert [newest, *rest] == everything


def test_a_change_of_one_field_is_told_from_what_to_what(app: App) -> None:
    person = save(app)
    app.do(workers.save, read_person(person, {"birth_date": "15-08-1985"}, app.facts))
    assert told(app)[0] == (
        "mengubah tanggal lahir SYAMSUL BAHRI dari 14-08-1985 menjadi 15-08-1985"
    )


def test_several_changed_fields_are_named_and_private_values_are_not(app: App) -> None:
    person = save(app)
    once = app.do(workers.save, read_person(person, {"phone": "081299887766"}, app.facts))
    assert told(app)[0] == "mengubah No. HP SYAMSUL BAHRI"
    app.do(workers.save, read_person(once, {"rt": "5", "address": "Jl. Lain"}, app.facts))
    assert told(app)[0] == "mengubah alamat sesuai KTP dan RT SYAMSUL BAHRI"


def test_the_way_of_a_person_is_told_step_by_step(app: App) -> None:
    person = save(app)
    app.do(verification.send_back, person.enrolment.id, "KTP tidak terbaca")
    steps = app.ask(journey.journey, person.worker.id)
    assert [(each.code, each.user) for each in steps] == [("recorded", "Rina"), ("draft", "Rina")]


def test_a_former_value_comes_back_with_the_ordinary_checks(app: App) -> None:
    person = save(app)
    app.do(workers.save, read_person(person, {"rt": "5", "kelurahan": "Legok"}, app.facts))
    [newest, *_rest] = app.ask(history.happenings)
    reading = app.ask(journey.former, app.facts, newest.seq)
    assert reading is not None
    back = app.do(workers.save, reading).worker
    assert (back.rt, back.kelurahan) == (person.worker.rt, person.worker.kelurahan)
    [*_newer, first] = app.ask(history.happenings)
    assert app.ask(journey.former, app.facts, first.seq) is None


def test_a_step_is_told_whose_use_case_nothing_else_has_needed_or_nobody_knows() -> None:
    assert sentence("quotas.save", "", "") == "menetapkan kuota"
    assert sentence("a_later_version.act", "", "") == "a_later_version.act"


def test_a_user_is_named_who_was_added_and_disabled(app: App) -> None:
    app.do(people.add_user, "Tarmizi", [Role.READING], "kata-sandi-kedua")
    app.do(people.disable, "Tarmizi")
    assert told(app)[:2] == ["menonaktifkan pengguna Tarmizi", "menambah pengguna Tarmizi"]


def test_a_thing_is_named_when_it_is_taken_back_too(app: App) -> None:
    app.do(quotas.save, Quota(id="", region="15.71.07.1001", places=5))
    app.undo()
    assert told(app)[0].startswith("membatalkan: menetapkan kuota")


def test_one_field_changed_of_many_is_named_once(app: App) -> None:
    both = [save(app).worker.id, save(app, nik="1571071408850004", name="Rusli").worker.id]
    app.do(workers.change_all, both, {"occupation_note": "juru parkir"})
    assert told(app)[0] == "mengubah pekerjaan menurut daftar 2 orang"
