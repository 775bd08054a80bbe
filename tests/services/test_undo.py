"""Every use case that can be undone is: each table comes back as it was, and redo brings it again."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from office import RINA, TARMIZI, create, open_as, reading, save, with_verifier
from undo_examples import EXAMPLES, all_rows, answered

from desktop_app import services
from desktop_app.app import App, NothingToUndoError
from desktop_app.domain.people import Role
from desktop_app.kernel.clock import IdMaker
from desktop_app.services import people, workers
from desktop_app.services.use_case import use_cases
from desktop_app.store.replaying import MovedOnError


@pytest.fixture
def app(tmp_path: Path) -> Iterator[App]:
    opened = create(tmp_path / "kantor")
    yield opened
    opened.close()


def test_every_use_case_that_can_be_undone_has_an_example() -> None:
    subjects = {each.stem for each in Path(services.__file__).parent.glob("*.py")}
    # Other tests declare use cases of their own.
    ours = {name: each for name, each in use_cases().items() if name.partition(".")[0] in subjects}
    assert {name for name, each in ours.items() if each.undoable} == set(EXAMPLES)


@pytest.mark.parametrize("name", sorted(EXAMPLES))
def test_undo_brings_every_row_back_and_redo_brings_it_again(
    app: App, tmp_path: Path, name: str
) -> None:
    EXAMPLES[name](app, tmp_path)
    after = app.ask(all_rows)
    app.undo()
    before = app.ask(all_rows)
    assert before != after
    app.redo()
    assert app.ask(all_rows) == after
    app.undo()
    assert app.ask(all_rows) == before


def test_what_left_the_building_is_not_undone_nor_what_it_stands_on(
    app: App, tmp_path: Path
) -> None:
    answered(app, tmp_path)
    app.undo()
    with pytest.raises(NothingToUndoError):
        app.undo()
    assert app.ask(all_rows)["batch"]


def test_a_step_whose_row_has_moved_on_is_not_undone(app: App) -> None:
    person = save(app)
    first = app.do(workers.save, reading({"phone": "081274119037"}, over=person))
    colleague = App(app.store, app.user, clock=app.now, new_id=IdMaker())
    colleague.do(workers.save, reading({"phone": "081274119038"}, over=first))
    with pytest.raises(MovedOnError):
        app.undo()


def test_nobody_undoes_the_steps_of_another_session(tmp_path: Path) -> None:
    app = with_verifier(create(tmp_path / "kantor"))
    save(app)
    app.close()
    for name, passphrase in (("Rina", RINA), ("Tarmizi", TARMIZI)):
        app = open_as(tmp_path / "kantor", name, passphrase)
        with pytest.raises(NothingToUndoError):
            app.undo()
        app.close()


def test_a_user_is_added_once(app: App) -> None:
    app.do(people.add_user, "Tarmizi", [Role.VERIFICATION], TARMIZI)
    with pytest.raises(people.NameTakenError):
        app.do(people.add_user, "TARMIZI", [Role.VERIFICATION], TARMIZI)
