"""One person, once: found while typing, in a list and in the whole store; decided and remembered."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from office import SAMPLES, SYAMSUL, TARMIZI, create, import_sample, open_as, save, with_verifier

from desktop_app.app import App
from desktop_app.domain.duplicates.merging import (
    EnrolmentToEndError,
    Gathering,
    LockedFieldsError,
    Merging,
)
from desktop_app.domain.duplicates.pair import Pair, PairVerdict
from desktop_app.domain.enrolment import Enrolment
from desktop_app.domain.person import Person
from desktop_app.domain.plan import Plan, Verdict
from desktop_app.domain.workflow import Status
from desktop_app.queries import duplicates as questions
from desktop_app.queries import workers as people
from desktop_app.services import duplicates, enrolments, imports, verification, workers
from desktop_app.store import listed, name_keys
from desktop_app.store.replaying import MovedOnError

TWIN = {"nik": "1571071408850004", "name": "Saiful Anwar"}
AGAIN = {"nik": "1571071408850008", "name": "Samsul Bachri", "phone": "081274119099"}
HEADINGS = ("NIK", "No KK", "Nama", "Tgl Lahir", "L/P", "Alamat", "RT", "Kelurahan", "No HP")
ROW = (
    *("1571071480850003", "1571071203120004", "SAMSUL BACHRI", "14-08-1985", "L"),
    *("Jl. Kebun Bungo No. 12", "014", "Payo Selincah", "081274119036"),
)


@pytest.fixture
def app(tmp_path: Path) -> Iterator[App]:
    opened = create(tmp_path / "kantor")
    yield opened
    opened.close()


def look(app: App) -> list[Pair]:
    return app.do(duplicates.note, app.ask(duplicates.find))


def two_alike(app: App) -> tuple[Person, Person, Pair]:
    first, second = save(app), save(app, **AGAIN)
    [pair] = look(app)
    return first, second, pair


def plan_of(app: App, tmp_path: Path, *rows: tuple[str, ...]) -> Plan:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (HEADINGS, *rows):
        sheet.append(row)
    path = tmp_path / "daftar.xlsx"
    book.save(path)
    return app.ask(imports.plan_import, path, app.facts)


def findings(app: App, person: Person) -> tuple[str, ...]:
    found = app.ask(people.person, person.worker.id)
    assert found is not None
    return found.worker.findings


def test_whoever_is_being_typed_is_found_with_the_reasons(app: App) -> None:
    known = save(app)
    save(app, **TWIN)
    typed = replace(known.worker, id="new", nik=AGAIN["nik"], name="SAMSUL BAHRI", phone="")
    [candidate] = app.ask(questions.candidates, typed)
    assert candidate.person.worker.id == known.worker.id
    assert candidate.sure
    assert "Tanggal lahir sama" in [each.sentence for each in candidate.reasons]


def test_the_whole_store_is_searched_once_and_never_asks_twice(app: App) -> None:
    save(app, **TWIN)
    first, second, pair = two_alike(app)
    assert pair.workers == (first.worker.id, second.worker.id)
    assert look(app) == []
    app.do(duplicates.decide_different, pair.id, "Orangnya berbeda")
    assert look(app) == []
    assert app.ask(questions.count_open) == 0
    typed = replace(second.worker, birth_place="")
    assert app.ask(questions.candidates, typed) == []


def test_the_later_entry_waits_until_somebody_has_decided(app: App) -> None:
    first, second, pair = two_alike(app)
    assert findings(app, first) == first.worker.findings
    assert duplicates.FINDING in findings(app, second)
    app.do(duplicates.decide_different, pair.id)
    assert duplicates.FINDING not in findings(app, second)


def test_who_decided_why_and_when_is_kept(app: App) -> None:
    _first, second, pair = two_alike(app)
    app.do(duplicates.decide_different, pair.id, "Saudara kembar")
    [shown] = app.ask(questions.pairs_of, second.worker.id)
    decided = shown.pair
    assert (decided.verdict, decided.note) == (PairVerdict.DIFFERENT, "Saudara kembar")
    assert (decided.decided_by, decided.decided_at) == (app.user.id, app.now())
    with pytest.raises(duplicates.DecidedError):
        app.do(duplicates.decide_different, pair.id)


def test_a_pair_stands_side_by_side_with_its_reasons(app: App) -> None:
    first, second, _pair = two_alike(app)
    [shown] = app.ask(questions.open_pairs)
    assert [each.worker.id for each in shown.people] == [first.worker.id, second.worker.id]
    assert [each.field for each in shown.reasons][:3] == ["nik", "name", "birth_date"]


def test_two_entries_become_one_with_the_values_that_were_chosen(app: App) -> None:
    first, second, pair = two_alike(app)
    merging = Merging(
        remains=first.worker.id,
        taken=frozenset({"nik", "phone"}),
        ended=second.enrolment.id,
    )
    merged = app.do(duplicates.merge, pair.id, merging)
    assert (merged.worker.nik, merged.worker.phone) == (AGAIN["nik"], AGAIN["phone"])
    assert merged.worker.name == first.worker.name
    assert merged.enrolment.id == first.enrolment.id
    assert app.ask(people.count) == 1
    led = app.ask(people.person, second.worker.id)
    assert led is not None
    assert led.worker.id == first.worker.id


def test_both_histories_stay_and_one_is_ended_as_double(app: App) -> None:
    first, second, pair = two_alike(app)
    ending = enrolments.Ending(reason="moved", on=date(2026, 11, 20))
    app.do(enrolments.end, str(SYAMSUL["nik"]), ending)
    merging = Merging(remains=first.worker.id)
    merged = app.do(duplicates.merge, pair.id, merging)
    assert merged.enrolment.id == second.enrolment.id
    with app.store.writing() as connection:
        kept = app._unit(connection).find(Enrolment, worker_id=first.worker.id)
    assert [(each.id, each.latest) for each in kept] == [
        (first.enrolment.id, False),
        (second.enrolment.id, True),
    ]


def test_two_open_enrolments_ask_which_of_them_ends(app: App) -> None:
    first, second, pair = two_alike(app)
    with pytest.raises(EnrolmentToEndError):
        app.do(duplicates.merge, pair.id, Merging(remains=first.worker.id))
    merging = Merging(remains=first.worker.id, ended=first.enrolment.id)
    merged = app.do(duplicates.merge, pair.id, merging)
    assert merged.enrolment.id == second.enrolment.id
    assert duplicates.FINDING not in merged.worker.findings


def test_a_decision_can_be_taken_back_at_any_time(app: App) -> None:
    first, second, pair = two_alike(app)
    app.do(duplicates.decide_different, pair.id, "Saudara kembar")
    save(app, **TWIN)
    [decided] = app.ask(questions.decided_pairs)
    assert [each.name for each in decided.workers] == [first.worker.name, second.worker.name]
    opened = app.do(duplicates.take_back, pair.id)
    assert (opened.verdict, opened.decided_by, opened.note) == (PairVerdict.OPEN, "", "")
    assert duplicates.FINDING in findings(app, second)
    with pytest.raises(duplicates.NotDecidedError):
        app.do(duplicates.take_back, pair.id)


def test_who_was_merged_stands_beside_the_other_again(app: App) -> None:
    first, second, pair = two_alike(app)
    merging = Merging(
        remains=first.worker.id, taken=frozenset({"phone"}), ended=second.enrolment.id
    )
    app.do(duplicates.merge, pair.id, merging)
    save(app, **TWIN)
    assert app.do(duplicates.take_back, pair.id).verdict is PairVerdict.OPEN
    assert app.ask(people.count) == 3
    remained = app.ask(people.person, first.worker.id)
    assert remained is not None
    assert remained.worker.phone == first.worker.phone
    assert app.ask(questions.count_decided) == 0


def test_a_merge_stays_where_somebody_has_been_changed_since(app: App) -> None:
    first, second, pair = two_alike(app)
    taken = frozenset({"phone"})
    merging = Merging(remains=first.worker.id, taken=taken, ended=second.enrolment.id)
    merged = app.do(duplicates.merge, pair.id, merging)
    with app.store.writing() as connection:
        app._unit(connection).put(replace(merged.worker, phone="081274119077"))
    with pytest.raises(MovedOnError):
        app.do(duplicates.take_back, pair.id)


def test_a_verified_person_remains_as_verified(app: App) -> None:
    first, second, pair = two_alike(app)
    with app.store.writing() as connection:
        app._unit(connection).put(replace(first.enrolment, status=Status.VERIFIED))
    merging = Merging(
        remains=first.worker.id, taken=frozenset({"phone"}), ended=second.enrolment.id
    )
    with pytest.raises(LockedFieldsError):
        app.do(duplicates.merge, pair.id, merging)
    merged = app.do(duplicates.merge, pair.id, replace(merging, taken=frozenset()))
    assert merged.enrolment.status is Status.VERIFIED


def test_of_three_entries_the_third_stays_a_question_after_a_merge(app: App) -> None:
    first = save(app)
    second, third = save(app, **AGAIN), save(app, nik="1571071408850088")
    pairs = {each.workers: each for each in look(app)}
    assert len(pairs) == 3
    merging = Merging(remains=first.worker.id, ended=second.enrolment.id)
    app.do(duplicates.merge, pairs[first.worker.id, second.worker.id].id, merging)
    [left] = app.ask(questions.open_pairs)
    assert left.pair.workers == (first.worker.id, third.worker.id)


def three_alike(app: App) -> list[Person]:
    people = [save(app), save(app, **AGAIN), save(app, nik="1571071408850088")]
    look(app)
    return people


def test_three_entries_become_one_with_the_values_that_were_chosen(app: App) -> None:
    first, second, third = three_alike(app)
    gathering = Gathering(
        remains=first.worker.id,
        goes=(second.worker.id, third.worker.id),
        taken={"phone": second.worker.id, "nik": third.worker.id},
        goes_on=third.enrolment.id,
    )
    merged = app.do(duplicates.merge_all, gathering)
    assert merged.worker.id == first.worker.id
    assert (merged.worker.phone, merged.worker.nik) == (AGAIN["phone"], third.worker.nik)
    assert merged.enrolment.id == third.enrolment.id
    assert app.ask(questions.count_open) == 0
    for gone in (second, third):
        led = app.ask(people.person, gone.worker.id)
        assert led is not None
        assert led.worker.id == first.worker.id
    [decided, *_more] = app.ask(questions.decided_pairs)
    app.do(duplicates.take_back, decided.pair.id)
    assert app.ask(people.count) == 3
    assert app.ask(questions.count_open) == 3


def test_who_was_told_apart_from_one_is_not_asked_about_after_a_merge(app: App) -> None:
    first, second, third = three_alike(app)
    pairs = {each.pair.workers: each.pair.id for each in app.ask(questions.open_pairs)}
    app.do(duplicates.decide_different, pairs[second.worker.id, third.worker.id], "Saudara")
    merging = Merging(remains=first.worker.id, ended=second.enrolment.id)
    app.do(duplicates.merge_two, second.worker.id, merging)
    assert app.ask(questions.count_open) == 0
    assert look(app) == []
    [told] = [
        each.pair
        for each in app.ask(questions.pairs_of, third.worker.id)
        if each.pair.verdict is PairVerdict.DIFFERENT
    ]
    assert (told.workers, told.note) == ((first.worker.id, third.worker.id), "Saudara")
    assert duplicates.FINDING not in findings(app, third)


def test_a_nik_of_who_was_merged_leads_a_list_and_a_form_to_who_remained(
    app: App, tmp_path: Path
) -> None:
    first, second, pair = two_alike(app)
    merging = Merging(remains=first.worker.id, ended=second.enrolment.id)
    app.do(duplicates.merge, pair.id, merging)
    row = (second.worker.nik, *ROW[1:])
    [proposal] = plan_of(app, tmp_path, row).proposals
    assert proposal.verdict is Verdict.SKIP
    with pytest.raises(workers.KnownNikError) as known:
        save(app, **AGAIN)
    assert known.value.worker_id == first.worker.id


def test_a_list_warns_of_who_is_known_already_and_the_verification_waits(
    app: App, tmp_path: Path
) -> None:
    with_verifier(app)
    save(app)
    plan = plan_of(app, tmp_path, ROW)
    [proposal] = plan.proposals
    [warning] = [each for each in proposal.issues if each.code == "likely_duplicate"]
    assert warning.message == "Mungkin orang yang sama: SYAMSUL BAHRI, RT 014."
    app.do(imports.write, plan)
    [shown] = app.ask(questions.open_pairs)
    app.close()

    verifier = open_as(tmp_path / "kantor", "Tarmizi", TARMIZI)
    done = verifier.do(verification.verify_all)
    assert done.held["likely_duplicate"] == 1
    assert shown.pair.verdict is PairVerdict.OPEN
    verifier.close()


def test_of_two_rows_of_one_person_the_later_one_is_marked(app: App, tmp_path: Path) -> None:
    again = ("1571071408850003", *ROW[1:])
    first, second = plan_of(app, tmp_path, ROW, again).proposals
    assert [each.code for each in first.issues if each.code == "likely_duplicate"] == []
    said = [each.message for each in second.issues if each.code == "likely_duplicate"]
    assert said == ["Mungkin orang yang sama dengan baris 2: SAMSUL BACHRI, RT 014."]


def test_an_import_with_open_pairs_is_taken_back_whole(app: App, tmp_path: Path) -> None:
    save(app)
    app.do(imports.write, plan_of(app, tmp_path, ROW))
    app.do(imports.undo, 1)
    assert app.ask(questions.count_open) == 0
    assert app.ask(people.count) == 1


@pytest.mark.parametrize(
    "name", ["usulan_rapi.xlsx", "usulan_kelurahan.xlsx", "petugas_keagamaan.csv"]
)
def test_no_sample_raises_a_false_alarm(app: App, name: str) -> None:
    plan = app.ask(imports.plan_import, SAMPLES / name, app.facts)
    assert [each.row for each in plan.proposals if each.alike] == []


def test_a_search_finds_every_spelling_and_every_part(app: App) -> None:
    person = save(app, name="Muhammad Riduan")
    for words in ("muh ridwan", "RIDUAN", "ridu", "moh. ridwan", "kebun", "riduan bungo"):
        [found] = app.ask(people.people, people.Filter(words=words))
        assert found.worker.id == person.worker.id, words
    assert app.ask(people.people, people.Filter(words="muh bambang")) == []


def test_a_search_follows_a_change_its_undo_and_a_merge(app: App) -> None:
    save(app, name="Muhammad Riduan")
    [before] = app.ask(people.people)
    changed = replace(before.worker, name="ACHMAD DJUNAIDI")
    with app.store.writing() as connection:
        app._unit(connection).put(changed)
    assert app.ask(people.count, people.Filter(words="ahmad junaedi")) == 1
    assert app.ask(people.count, people.Filter(words="ridwan")) == 0


def test_forms_of_names_by_older_rules_are_made_anew_when_the_store_is_opened(
    app: App, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import_sample(app)
    with app.store.writing() as connection:
        for table in ("name_key", "listed"):
            connection.exec_driver_sql(f"UPDATE {table} SET sound = 'X'")  # noqa: S608 - two names
    app.close()
    monkeypatch.setattr(name_keys, "RULES", "9")
    again = open_as(tmp_path / "kantor", "Rina", "rahasia-rina")
    with again.store.reading() as connection:
        assert name_keys.are_of_today(connection)
    assert again.ask(listed.strays) == 0
    assert again.ask(people.count, people.Filter(words="muhamad")) > 0
    again.close()
