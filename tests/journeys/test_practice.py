"""Practice never mixes with real data: not by typing, files, settings, backups or folders."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import product
from pathlib import Path

import openpyxl
import pytest
from office import CITY, SYAMSUL, TODAY, create

from desktop_app.app import App
from desktop_app.domain.data_request import Disposal
from desktop_app.domain.person import PersonReading, blank_person, read_person
from desktop_app.domain.practice import (
    KOTA,
    OFFICE,
    PracticeFileError,
    PracticePersonError,
    PracticeStaysError,
    RealFileError,
    RealPersonError,
    is_invented,
)
from desktop_app.domain.settings import Settings
from desktop_app.files.raster import opened
from desktop_app.kernel.clock import IdMaker
from desktop_app.queries import dashboard
from desktop_app.queries import submissions as batch_queries
from desktop_app.queries import workers as worker_queries
from desktop_app.queries.affected import Leak
from desktop_app.queries.workers import Filter
from desktop_app.services import (
    backups,
    breaches,
    cards,
    erasures,
    imports,
    inspection,
    invented,
    own_data,
    own_lists,
    plain_lists,
    printers,
    recovery,
    reports,
    settings,
    workers,
)
from desktop_app.services import submissions as sending
from desktop_app.services.offices import THROWAWAY, offices
from desktop_app.store.keys import WrongPassphraseError
from ui import practice, story
from ui.practice import NotPracticeError

INVENTED = {**SYAMSUL, "nik": "9988011408859001", "kelurahan": OFFICE}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "latihan"


@pytest.fixture
def trainee(folder: Path) -> Iterator[App]:
    app = practice.begin(folder)
    yield app
    app.close()


@pytest.fixture
def real(tmp_path: Path) -> Iterator[App]:
    app = create(tmp_path / "kantor")
    yield app
    app.close()


@pytest.fixture
def real_list(tmp_path: Path) -> Path:
    path = tmp_path / "rt.xlsx"
    invented.write_people(path, invented.people(1, count=3, within=CITY, today=TODAY))
    return path


def reading_of(app: App, texts: dict[str, object]) -> PersonReading:
    new_id = IdMaker()
    return read_person(blank_person(new_id(), new_id()), texts, app.facts)  # type: ignore[arg-type]


def words_of(pdf: bytes | Path) -> list[str]:
    with opened(pdf) as document:
        return [page.get_textpage().get_text_range() for page in document]


def test_practice_is_written_in_the_store_and_no_assistant_offers_its_office(trainee: App) -> None:
    assert trainee.practice
    assert trainee.facts.settings.office == OFFICE
    assert not any(each.code.startswith(KOTA) for each in offices())


def test_a_real_nik_is_not_written_in_practice_nor_an_invented_one_among_real_people(
    trainee: App, real: App
) -> None:
    with pytest.raises(RealPersonError):
        trainee.do(workers.save, reading_of(trainee, dict(SYAMSUL)))
    with pytest.raises(PracticePersonError):
        real.do(workers.save, reading_of(real, dict(INVENTED)))
    assert trainee.do(workers.save, reading_of(trainee, dict(INVENTED))).enrolment.status == (
        "recorded"
    )
    real.do(workers.save, reading_of(real, dict(SYAMSUL)))
    assert (trainee.ask(worker_queries.count), real.ask(worker_queries.count)) == (1, 1)


def test_neither_reads_the_lists_of_the_other(
    trainee: App, real: App, real_list: Path, folder: Path
) -> None:
    with pytest.raises(RealFileError):
        trainee.ask(imports.plan_import, real_list, trainee.facts)
    with pytest.raises(PracticeFileError):
        real.ask(imports.plan_import, practice.list_of(folder), real.facts)


def test_a_practice_list_saved_anew_under_another_name_is_still_known(
    real: App, tmp_path: Path
) -> None:
    people = invented.people(9, count=2, within=OFFICE, today=TODAY)
    path = tmp_path / "usulan.csv"
    path.write_text("nama;nik\n" + "\n".join(f"{p['name']};{p['nik']}" for p in people), "utf-8")
    assert all(is_invented(each["nik"]) for each in people)
    with pytest.raises(PracticeFileError):
        real.ask(imports.plan_import, path, real.facts)


def test_the_kind_of_a_store_cannot_be_changed(trainee: App, real: App) -> None:
    for app, office in ((trainee, CITY), (real, OFFICE)):
        with pytest.raises(PracticeStaysError):
            app.do(settings.save, replace(app.facts.settings, office=office))


def test_the_whole_job_in_practice_leaves_marked_files_that_a_real_office_refuses(
    folder: Path, real: App
) -> None:
    entry = practice.begin(folder)
    story.bring_in(entry, [practice.list_of(folder)])
    entry.close()
    verifier = practice.begin(folder, practice.VERIFIER)
    story.verify(verifier)
    verifier.close()
    entry = practice.begin(folder)
    sent = story.send(entry, folder / "kiriman")
    answered = practice.write_answer(entry, folder)
    assert answered is not None
    entry.do(sending.apply_answer, entry.ask(sending.plan_answer, answered))
    printed = story.print_cards(entry, folder / "kartu.pdf")
    funnel = entry.ask(dashboard.funnel)
    wanted = reports.Wanted(scope=reports.Scope())
    listed = reports.rendered(entry.ask(reports.make_list, entry.facts, wanted), ".pdf")
    entry.do(recovery.write_sheet, folder / "lembar.pdf")
    entry.close()
    assert funnel.registered == sent.batch.people - 1 == printed.cards == printed.proofread
    written = [each.name for each in (folder / "kiriman").iterdir()]
    assert written
    assert all("LATIHAN" in name for name in written)
    letter = next((folder / "kiriman").glob("*.pdf"))
    cards = words_of(folder / "kartu.pdf")[::2]
    for page in [*words_of(listed), *words_of(letter), *words_of(folder / "lembar.pdf"), *cards]:
        assert "LATIHAN" in page
    for path in sent.files:
        with pytest.raises(PracticeFileError):
            real.ask(imports.plan_import, path, real.facts)
    with pytest.raises(PracticeFileError):
        real.ask(sending.plan_answer, answered)
    assert real.ask(batch_queries.batches) == []


def what_leaves(app: App, folder: Path) -> Iterator[Path]:
    """Write everything that the whole job does not: reports, forms, duties, lists, a test sheet."""
    facts, person = app.facts, app.ask(worker_queries.all_people, Filter())[0]
    everybody = app.ask(reports.make_list, facts, reports.Wanted(scope=reports.Scope()))
    told = {
        "riwayat": app.ask(inspection.make, facts),
        "terdampak": app.ask(breaches.affected, facts, Leak()),
        "rekap": app.ask(reports.make_recap, facts, reports.Scope()),
        "nama": everybody,
    }
    for (name, report), ending in product(told.items(), reports.ENDINGS):
        reports.save(folder / f"{name}{ending}", reports.rendered(report, ending))
        yield folder / f"{name}{ending}"
    for ending in reports.ENDINGS:
        reports.save(folder / f"isian{ending}", reports.rendered_forms([person], facts, ending))
        yield folder / f"isian{ending}"
    reports.save(
        folder / "saya.pdf", own_data.rendered(app.ask(own_data.told, facts, person.worker.id))
    )
    erased = Disposal(id="d", number=1, at=app.now(), by=app.user.id)
    app.ask(erasures.save_minutes, facts, erased, folder / "acara.pdf")
    printers.save_test_sheet(folder / "uji.pdf", next(iter(cards.sheets().values())), mark=app.mark)
    listed = imports.read_list(practice.list_of(folder.parent / "latihan"))
    plan = app.ask(imports.plan_list, listed, facts)
    imports.write_refused(plan, listed, folder / "tolak.xlsx", app.mark)
    app.do(own_lists.write, folder / "lengkap.xlsx")
    yield from (folder / each for each in ("saya.pdf", "acara.pdf", "uji.pdf", "tolak.xlsx"))
    yield folder / "lengkap.xlsx"
    plain = app.ask(plain_lists.prepare, facts, "bnba")
    yield from (each.path for each in app.do(plain_lists.write, plain, folder / "bnba"))


def test_whatever_is_written_in_practice_shows_it_whatever_it_is_called(
    trainee: App, folder: Path, tmp_path: Path
) -> None:
    story.bring_in(trainee, [practice.list_of(folder)])
    (tmp_path / "keluar").mkdir()
    for path in what_leaves(trainee, tmp_path / "keluar"):
        if path.suffix == ".pdf":
            assert all("LATIHAN" in page for page in words_of(path)), path.name
        else:
            book = openpyxl.load_workbook(path)
            assert all(name.startswith("LATIHAN-") for name in book.sheetnames), path.name
    assert "LATIHAN" in backups.back_up(trainee.store, trainee.now()).path.name


def test_a_backup_of_practice_comes_back_as_practice(trainee: App, tmp_path: Path) -> None:
    made = backups.back_up(trainee.store, trainee.now())
    backups.restore(made.path, tmp_path / "pulih", practice.PASSPHRASE)
    app = App.open(tmp_path / "pulih", practice.ENTRY, practice.PASSPHRASE)
    assert app.practice
    app.close()


def test_a_real_store_in_the_folder_for_practice_is_neither_opened_nor_thrown_away(
    tmp_path: Path,
) -> None:
    here = tmp_path / "latihan"
    create(here / practice.STORE).close()
    for act in (practice.begin, practice.throw_away):
        with pytest.raises(WrongPassphraseError):
            act(here)
    assert (here / practice.STORE / "data.db").exists()


def test_even_a_real_store_with_the_known_passphrase_stays_as_it_is(tmp_path: Path) -> None:
    here = tmp_path / "latihan"
    office = Settings(id="office", office=CITY)
    user = (practice.ENTRY, practice.PASSPHRASE)
    App.create(here / practice.STORE, office, *user, cost=THROWAWAY).close()
    for act in (practice.begin, practice.throw_away):
        with pytest.raises(NotPracticeError):
            act(here)
    assert (here / practice.STORE / "data.db").exists()


def test_practice_is_thrown_away_whole_and_begins_anew(folder: Path) -> None:
    app = practice.begin(folder)
    story.bring_in(app, [practice.list_of(folder)])
    app.close()
    practice.throw_away(folder)
    assert list(folder.iterdir()) == []
    app = practice.begin(folder)
    assert app.ask(worker_queries.count) == 0
    app.close()
