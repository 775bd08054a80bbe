"""An older store is brought up in one step that succeeds whole or changes nothing."""

from __future__ import annotations

import importlib
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa
from filling import cells, fill, tables

from desktop_app.store import engine, keys, migrate, opening, schema
from desktop_app.store.engine import DATABASE, in_memory
from desktop_app.store.keys import Cost
from desktop_app.store.migrate import CURRENT, NewerStoreError, NotUpgradedError, Version
from desktop_app.store.soundness import count_rows, strange_shapes

CHEAP = Cost(8, 1, 1)
REVISIONS = sorted((Path(migrate.__file__).parent / "migrations").glob("r*.py"))
NEXT, AFTER_NEXT = (f"{int(CURRENT.number) + n:04}" for n in (1, 2))

HEAD = f"""
from alembic import op
import sqlalchemy as sa

revision, down_revision = "{NEXT}", "{CURRENT.number}"

def upgrade():
"""
CLAN = """sa.Column("clan", sa.Text, nullable=False, server_default=sa.text("''"))"""
CARD_ANEW = 'op.batch_alter_table("card", recreate="always") as card'
WORKER_ANEW = 'op.batch_alter_table("worker", recreate="always") as worker'


def step(*lines: str) -> str:
    """Write a revision that adds the worker's clan and does what the lines say."""
    return "\n    ".join((HEAD, f'op.add_column("worker", {CLAN})', *lines))


ADDS_A_COLUMN = step()
MAKES_A_TABLE_ANEW = step(f'with {CARD_ANEW}: card.add_column(sa.Column("colour", sa.Text))')
LOSES_ROWS = step("""op.execute("DELETE FROM card WHERE id = '0001'")""")
WRONG = {
    "fails halfway": step(
        """op.execute("UPDATE worker SET name = ''")""",
        """op.execute("INSERT INTO nowhere VALUES (1)")""",
    ),
    "forgets the column": f"{HEAD}    pass",
    "loses checks and collations": step(
        f'with {WORKER_ANEW}: worker.alter_column("clan", nullable=False)'
    ),
    "loses rows": LOSES_ROWS,
    "breaks a reference": step("""op.execute("UPDATE card SET worker_id = 'nobody'")"""),
    "leads from nowhere": f'revision, down_revision = "{AFTER_NEXT}", "{NEXT}"',
}


def next_version(package: str, *more: tuple[str, str]) -> Version:
    """Give a version in which workers have a clan, and some tables another column."""
    metadata = sa.MetaData()
    for table in schema.metadata.sorted_tables:
        table.to_metadata(metadata)
    clan = sa.Column("clan", sa.Text, nullable=False, server_default=sa.text("''"))
    metadata.tables["worker"].append_column(clan)
    for table_name, column in more:
        metadata.tables[table_name].append_column(sa.Column(column, sa.Text))
    return Version(NEXT, metadata, package)


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A package of revisions that begins with ours."""
    folder = tmp_path / "invented_revisions"
    folder.mkdir()
    (folder / "__init__.py").touch()
    for revision in REVISIONS:
        (folder / revision.name).write_bytes(revision.read_bytes())
    monkeypatch.syspath_prepend(str(tmp_path))
    importlib.invalidate_caches()
    yield folder
    for name in [name for name in sys.modules if name.startswith(folder.name)]:
        del sys.modules[name]


@pytest.fixture
def filled(tmp_path: Path) -> Path:
    """A closed store of today's version with rows in every table."""
    folder = tmp_path / "kantor"
    made = opening.create(folder, "store-1", "rahasia-rina", CHEAP)
    with made.store.writing() as connection:
        fill(connection, set(tables(connection)) - {"meta"})
    made.store.close()
    return folder


def rows_of(folder: Path) -> dict[str, list[tuple[object, ...]]]:
    key, _slot = keys.open_any(keys.load(folder), "rahasia-rina")
    database = engine.Database(folder / DATABASE, key)
    with database.reading() as connection:
        found = cells(connection)
    database.close()
    return found


def open_with(folder: Path, version: Version) -> None:
    opening.open_store(folder, "rahasia-rina", CHEAP, version=version).store.close()


def test_each_revision_carries_every_row_to_what_a_new_store_looks_like() -> None:
    from alembic.migration import MigrationContext  # noqa: PLC0415 - slow to import
    from alembic.operations import Operations  # noqa: PLC0415 - as above

    memory = in_memory()
    with memory.begin() as connection, Operations.context(MigrationContext.configure(connection)):
        for step in migrate.revisions(CURRENT.revisions):
            before = count_rows(connection)
            step.upgrade()
            after = count_rows(connection)
            lost = {table for table, rows in before.items() if after.get(table) != rows}
            assert lost <= set(getattr(step, "rows_change", ())), step.revision
            fill(connection, [table for table, rows in after.items() if not rows])

        assert strange_shapes(connection, schema.metadata) == ()
        assert set(count_rows(connection).values()) == {3}
    memory.dispose()


def test_the_revisions_form_one_chain_up_to_this_version() -> None:
    steps = migrate.revisions(CURRENT.revisions)
    numbers = [step.revision for step in steps]
    assert [step.down_revision for step in steps] == [None, *numbers[:-1]]
    assert numbers[-1] == CURRENT.number


def test_lines_sent_before_lists_were_told_apart_went_as_new_or_lanjutan() -> None:
    with in_memory().begin() as connection:
        from alembic.migration import MigrationContext  # noqa: PLC0415 - slow to import
        from alembic.operations import Operations  # noqa: PLC0415 - as above

        first, second = migrate.revisions(CURRENT.revisions)[:2]
        with Operations.context(MigrationContext.configure(connection)):
            first.upgrade()
            fill(connection, tables(connection))
            connection.exec_driver_sql("UPDATE batch_line SET old_kpj = '' WHERE id = '0001'")
            second.upgrade()
        found = connection.exec_driver_sql("SELECT kind FROM batch_line ORDER BY id").scalars()
        assert list(found) == ["new", "lanjutan", "lanjutan"]


@pytest.mark.parametrize("revision", REVISIONS, ids=lambda path: path.stem)
def test_a_revision_imports_nothing_of_ours(revision: Path) -> None:
    text = revision.read_text("utf-8")
    assert "desktop_app" not in text
    assert "resources" not in text


def test_a_store_of_this_version_opens_without_alembic(filled: Path) -> None:
    code = (
        "import sys; from pathlib import Path\n"
        "from desktop_app.store import opening; from desktop_app.store.keys import Cost\n"
        "opening.open_store(Path(sys.argv[1]), 'rahasia-rina', Cost(8, 1, 1)).store.close()\n"
        "sys.exit('alembic' in sys.modules)"
    )
    root = Path(__file__).parent.parent.parent
    assert (
        subprocess.run([sys.executable, "-c", code, filled], cwd=root, check=False).returncode == 0
    )


@pytest.mark.parametrize(
    ("revision", "more"),
    [
        (ADDS_A_COLUMN, ()),
        (MAKES_A_TABLE_ANEW, (("card", "colour"),)),
    ],
    ids=["adds a column", "makes a table anew"],
)
def test_every_row_of_every_table_survives(
    package: Path, filled: Path, revision: str, more: tuple[tuple[str, str], ...]
) -> None:
    (package / f"r{NEXT}.py").write_text(revision)
    before = rows_of(filled)
    version = next_version(package.name, *more)

    open_with(filled, version)

    after = rows_of(filled)
    assert ("schema", NEXT) in after["meta"]
    for table in set(before) - {"meta"}:
        width = len(before[table][0])
        assert [row[:width] for row in after[table]] == before[table], table
    open_with(filled, version)  # and again, with nothing left to do


def test_a_proven_backup_of_the_old_version_is_made_first(package: Path, filled: Path) -> None:
    (package / f"r{NEXT}.py").write_text(ADDS_A_COLUMN)
    open_with(filled, next_version(package.name))
    assert len(list((filled / "backups").iterdir())) == 1


@pytest.mark.parametrize("revision", WRONG.values(), ids=WRONG)
def test_a_step_that_goes_wrong_changes_nothing(package: Path, filled: Path, revision: str) -> None:
    (package / f"r{NEXT}.py").write_text(revision)
    before = rows_of(filled)

    with pytest.raises(NotUpgradedError, match="Tidak ada yang berubah") as refused:
        open_with(filled, next_version(package.name))

    assert refused.value.exit_code == 5
    assert rows_of(filled) == before
    open_with(filled, CURRENT)


def test_rows_may_go_where_the_revision_says_so(package: Path, filled: Path) -> None:
    (package / f"r{NEXT}.py").write_text(f'rows_change = ("card",)\n{LOSES_ROWS}')
    open_with(filled, next_version(package.name))
    assert len(rows_of(filled)["card"]) == 2


def test_a_newer_store_is_refused(package: Path, filled: Path) -> None:
    (package / f"r{NEXT}.py").write_text(ADDS_A_COLUMN)
    open_with(filled, next_version(package.name))
    before = rows_of(filled)

    with pytest.raises(NewerStoreError) as refused:
        open_with(filled, CURRENT)

    assert refused.value.exit_code == 6
    assert rows_of(filled) == before
