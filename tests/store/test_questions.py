"""A question sees one state of the store, holds nobody up, and leaves nothing behind."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Connection

from desktop_app.store import engine
from desktop_app.store.engine import AskedToWriteError, Database


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    key = bytes(48)
    engine.make(tmp_path / "data.db", key).close()
    database = Database(tmp_path / "data.db", key)
    with database.writing() as connection:
        connection.exec_driver_sql("CREATE TABLE said (word TEXT)")
    yield database
    database.close()


def test_what_a_question_writes_is_taken_back_and_told(database: Database) -> None:
    with pytest.raises(AskedToWriteError), database.reading() as connection:
        say(connection, "diam-diam")
    assert words(database) == []


def test_a_question_that_is_under_way_holds_nobody_up_and_sees_what_stood(
    database: Database,
) -> None:
    with database.reading() as connection:
        assert said(connection) == []
        with database.writing() as other:
            say(other, "baru")
        assert said(connection) == []
    assert words(database) == ["baru"]


def test_who_asks_after_a_write_finds_the_pages_that_it_left(database: Database) -> None:
    with database.writing() as connection:
        say(connection, "baru")
        wrote = connection.connection.driver_connection
    with database.reading() as connection:
        assert connection.connection.driver_connection is wrote


def say(connection: Connection, word: str) -> None:
    connection.exec_driver_sql("INSERT INTO said VALUES (?)", (word,))


def said(connection: Connection) -> list[str]:
    return list(connection.exec_driver_sql("SELECT word FROM said").scalars())


def words(database: Database) -> list[str]:
    with database.reading() as connection:
        return said(connection)
