"""The journal's chain shows every bend, and forgets a body without breaking."""

from __future__ import annotations

from pathlib import Path

import pytest
from office import create, save

from desktop_app.app import App
from desktop_app.domain.people import Role
from desktop_app.kernel.jobs import Progress
from desktop_app.services import people
from desktop_app.store import journal


@pytest.fixture
def app(tmp_path: Path) -> App:
    """An office with seven steps in its journal."""
    app = create(tmp_path / "kantor")
    for n in range(4):
        save(app, nik=f"157107140885000{n + 1}")
    app.do(people.add_user, "Tarmizi", [Role.VERIFICATION], "rahasia-tarmizi")
    return app


def first_bend(app: App) -> int | None:
    with app.store.reading() as connection:
        return journal.first_bend(connection, Progress())


def tamper(app: App, statement: str) -> None:
    with app.store.writing() as connection:
        connection.exec_driver_sql(statement)


def test_an_untouched_journal_has_no_bend(app: App) -> None:
    assert first_bend(app) is None
    app.close()


@pytest.mark.parametrize(
    ("statement", "at"),
    [
        ("UPDATE journal_change SET body = replace(body, 'SYAMSUL', 'SAMSUL') WHERE seq = 4", 4),
        ("UPDATE journal_change SET \"key\" = 'another' WHERE seq = 4", 4),
        ("UPDATE journal_change SET hash = x'00', body = NULL WHERE seq = 4", 4),
        ("UPDATE journal_entry SET user = 'another' WHERE seq = 3", 3),
        ("UPDATE journal_entry SET at = '2026-01-01' WHERE seq = 3", 3),
        ("UPDATE journal_entry SET hash = 'ff' WHERE seq = 3", 3),
        ("DELETE FROM journal_change WHERE seq = 5 AND position = 1", 5),
    ],
    ids=["body", "key", "tombstone", "user", "moment", "hash", "change removed"],
)
def test_what_was_changed_is_named_by_its_entry(app: App, statement: str, at: int) -> None:
    tamper(app, statement)
    assert first_bend(app) == at
    app.close()


def test_an_entry_taken_out_of_the_middle_shows_at_the_next(app: App) -> None:
    tamper(app, "DELETE FROM journal_change WHERE seq = 4")
    tamper(app, "DELETE FROM journal_entry WHERE seq = 4")
    assert first_bend(app) == 5
    app.close()


def test_a_cut_off_tail_cannot_be_seen_by_the_chain_alone(app: App) -> None:
    """Why a backup's row counts and the packages of other laptops matter: docs/storage.md."""
    tamper(app, "DELETE FROM journal_change WHERE seq = 7")
    tamper(app, "DELETE FROM journal_entry WHERE seq = 7")
    assert first_bend(app) is None
    app.close()


def test_a_purged_body_is_gone_and_the_chain_still_verifies(app: App) -> None:
    person = save(app, nik="1571071408850009", name="Rukiah")
    with app.store.writing() as connection:
        assert journal.purge(connection, "worker", person.worker.id) == 1
        assert journal.purge(connection, "worker", person.worker.id) == 0

    assert first_bend(app) is None
    with app.store.reading() as connection:
        bodies = connection.exec_driver_sql("SELECT body FROM journal_change").scalars().all()
        last = journal.last_entry(connection)
        assert last is not None
        assert journal.changes_of(connection, last.seq) is None
    assert not any("RUKIAH" in body for body in bodies if body)
    app.close()
