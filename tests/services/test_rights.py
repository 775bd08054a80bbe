"""Who may do what: every role asks for every use case, and only the roles of this table get in."""

from __future__ import annotations

import pkgutil
from collections.abc import Iterator
from importlib import import_module

import pytest
from office import NOON, create

from desktop_app import services
from desktop_app.app import App
from desktop_app.domain.people import Role, User
from desktop_app.kernel.clock import IdMaker
from desktop_app.kernel.errors import NotAllowedError
from desktop_app.services.history_words import KINDS, NAMED, OF_SEEN, SENTENCES, sentence
from desktop_app.services.use_case import use_cases

ENTRY, VERIFICATION, SUBMISSION = Role.ENTRY, Role.VERIFICATION, Role.SUBMISSION
PRINTING, ADMINISTRATION = Role.PRINTING, Role.ADMINISTRATION
SUPERVISION = Role.SUPERVISION
EVERYBODY = tuple(Role)

MAY = {
    (ENTRY,): """
        own_lists.write
        workers.save workers.record_all workers.change_all imports.write imports.undo
        duplicates.decide_different duplicates.merge duplicates.merge_two duplicates.note
        duplicates.merge_all duplicates.part
        duplicates.save_beside duplicates.set_apart duplicates.take_back
    """,
    (VERIFICATION,): """
        verification.verify verification.verify_all verification.verify_these
        verification.send_back verification.reject verification.reopen enrolments.end enrolments.end_one dukcapil.apply_matching
    """,
    (ENTRY, VERIFICATION): """
        verification.acknowledge verification.take_back_acknowledgement
        photos.add photos.turn photos.take_away rechecks.note
        requests.note requests.fulfil own_data.save
    """,
    (SUBMISSION,): """
        sending.send submissions.seal submissions.note_files submissions.apply_answer submissions.withdraw
        submissions.write_protected plain_lists.write answer_undo.undo_answer
    """,
    (PRINTING,): """
        cards.queue_missing printing.begin printing.finish printing.reprint printing.void
        printing.open_box printing.empty_box printers.add printers.measure printers.remove
        designs.save designs.remove designs.add_picture handover.hand_over
    """,
    (ADMINISTRATION,): """
        settings.first_settings settings.save people.first_user people.add_user people.disable
        recovery.write_sheet recovery.note_use arrival.note_new_key sticks.forget layouts.save layouts.duplicate layouts.choose
        layouts.delete quotas.save quotas.remove occupations.save_code
        requests.refuse erasures.erase erasures.destroy
    """,
    (SUPERVISION,): """
        inspection.save rechecks.set_share breaches.save
    """,
    # Of passphrases everybody changes their own; see test_recovery for those of others.
    EVERYBODY: """
        people.set_passphrase workers.look reports.save_list reports.save_forms
        claims.save_checklist backups.note arrival.note_guesses
    """,
}
"""The roles that may carry out these use cases."""


def all_use_cases() -> set[str]:
    for module in pkgutil.iter_modules(services.__path__):
        import_module(f"desktop_app.services.{module.name}")
    return {name for name in use_cases() if is_ours(name)}


def is_ours(name: str) -> bool:
    """Say whether a use case is the program's own; other tests declare some of theirs."""
    module, _dot, function = name.partition(".")
    try:
        return hasattr(import_module(f"desktop_app.services.{module}"), function)
    except ModuleNotFoundError:
        return False


def gets_in(app: App, name: str) -> bool:
    """Ask for a use case without saying anything more; whoever gets in misses the arguments."""
    module, _dot, function = name.partition(".")
    try:
        app.do(getattr(import_module(f"desktop_app.services.{module}"), function))
    except NotAllowedError:
        return False
    except TypeError as trouble:
        return "missing" in str(trouble)
    return True


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[App]:
    app = create(tmp_path_factory.mktemp("hak") / "kantor")
    yield app
    app.close()


def as_one_with(office: App, *roles: Role) -> App:
    somebody = User(id="seseorang", name="Seseorang", roles=roles)
    return App(office.store, somebody, clock=lambda: NOON, new_id=IdMaker())


def test_the_table_knows_every_use_case_once() -> None:
    listed = [name for names in MAY.values() for name in names.split()]
    assert sorted(listed) == sorted(all_use_cases())


@pytest.mark.parametrize("role", Role)
def test_a_role_does_what_the_table_says_and_nothing_else(office: App, role: Role) -> None:
    app = as_one_with(office, role)
    allowed = {name for roles, names in MAY.items() if role in roles for name in names.split()}
    assert {name for name in all_use_cases() if gets_in(app, name)} == allowed


def test_several_roles_do_together_what_each_may(office: App) -> None:
    app = as_one_with(office, ENTRY, PRINTING)
    assert gets_in(app, "workers.save")
    assert gets_in(app, "handover.hand_over")
    assert not gets_in(app, "verification.verify")


def test_without_a_role_nothing_is_done(office: App) -> None:
    app = as_one_with(office)
    assert not [name for name in all_use_cases() if gets_in(app, name)]


def test_every_use_case_is_told_in_words_and_found_by_a_kind_of_the_history() -> None:
    sought = tuple(each.rstrip("%") for _label, names in KINDS.values() for each in names)
    for name in all_use_cases():
        assert name.startswith(sought), name
        assert sentence(name, "Siti", "") not in {name, ""}
        assert "_" not in use_cases()[name].label
    assert {*NAMED, *SENTENCES, *OF_SEEN} <= all_use_cases()
