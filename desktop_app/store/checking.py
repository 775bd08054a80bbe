"""Everything that can be checked of an open store, and what was found."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

from sqlalchemy import Connection

from desktop_app.domain.journal import Head
from desktop_app.kernel.errors import DamagedError
from desktop_app.kernel.i18n import N_, _
from desktop_app.kernel.jobs import Progress
from desktop_app.store import (
    backup,
    drawer,
    journal,
    keys,
    listed,
    name_keys,
    schema,
    soundness,
)
from desktop_app.store.engine import DATABASE, Database, salt_is_right
from desktop_app.store.store import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """What a check found; `sound` when there is nothing to mend.

    After a broken page nothing else can be read, so the later findings are then empty.
    """

    key_files: int = 0
    broken_pages: tuple[str, ...] = ()
    broken_structure: tuple[str, ...] = ()
    broken_references: int = 0
    strange_shapes: tuple[str, ...] = ()
    strays: int = 0
    first_bend: int | None = None
    salt_changed: bool = False
    broken_drawers: tuple[str, ...] = ()
    broken_backups: tuple[str, ...] = ()
    head: Head = field(default_factory=Head)
    rows: Mapping[str, int] = field(default_factory=dict)

    @property
    def sound(self) -> bool:
        """Whether everything is as it was written."""
        return not self.findings

    @property
    def findings(self) -> tuple[str, ...]:
        """What is not as it was written, as sentences."""
        return tuple(
            _(text).format(n=found, all=len(keys.NAMES)) for text, found in self._found() if found
        ) + tuple(
            _("Cadangan {name} rusak; jangan dipakai.").format(name=name)
            for name in self.broken_backups
        )

    def _found(self) -> Iterator[tuple[str, int]]:
        yield N_("{n} berkas kunci dari {all} rusak."), len(keys.NAMES) - self.key_files
        yield N_("{n} halaman berkas data tidak terbaca."), len(self.broken_pages)
        yield N_("Susunan berkas data rusak di {n} tempat."), len(self.broken_structure)
        yield N_("{n} catatan menunjuk ke catatan yang tidak ada."), self.broken_references
        yield N_("{n} tabel berbeda dari yang semestinya."), len(self.strange_shapes)
        yield N_("{n} baris daftar tidak sama dengan datanya."), self.strays
        yield N_("Riwayat diubah dari luar program, mulai langkah {n}."), self.first_bend or 0
        yield N_("Awal berkas data diubah; isinya masih terbaca."), self.salt_changed
        yield N_("{n} laci ketikan rusak dan tidak terbaca."), len(self.broken_drawers)


class UnsoundStoreError(DamagedError):
    """A check found something; `checked` says what."""

    text = N_("{findings} Pulihkan dari cadangan terbukti yang terakhir.")

    def __init__(self, checked: Checked) -> None:
        super().__init__(findings=" ".join(checked.findings))
        self.checked = checked


def check(store: Store, progress: Progress, *, quickly: bool = False) -> Checked:
    """Check keys, every page's seal, structure, references, tables and the journal's chain.

    `quickly`: SQLite's indexes are not held against the rows of their tables.
    """
    beside = Checked(
        key_files=sum(keys.is_sound(store.folder / name) for name in keys.NAMES),
        salt_changed=not salt_is_right(store.folder / DATABASE, store.key),
        broken_drawers=drawer.broken(store),
        broken_backups=tuple(_broken_backups(store.folder, progress)),
    )
    if not store.only_read:
        store.fold()  # the seals are looked for in the file alone
    with _fresh_reading(store) as connection:
        broken = soundness.broken_pages(connection)
    if broken:
        return replace(beside, broken_pages=broken)
    with _fresh_reading(store) as connection:
        structure = soundness.broken_structure(connection, quickly=quickly)
        if structure:
            return replace(beside, broken_structure=structure)
        return replace(
            beside,
            head=journal.head(connection),
            broken_references=soundness.broken_references(connection),
            strange_shapes=soundness.strange_shapes(connection, schema.metadata),
            strays=listed.strays(connection) + name_keys.strays(connection),
            first_bend=journal.first_bend(connection, progress),
            rows=soundness.count_rows(connection),
        )


def _broken_backups(folder: Path, progress: Progress) -> Iterator[str]:
    found = sorted((folder / backup.FOLDER).glob(f"*{backup.SUFFIX}"))
    for path in progress.each(found):
        try:
            backup.demand_whole(path)
        except backup.NoBackupError:
            yield path.name


@contextmanager
def _fresh_reading(store: Store) -> Iterator[Connection]:
    """Give a reading connection of its own: one that has met a broken page is of no more use."""
    database = Database(store.folder / DATABASE, store.key, only_read=store.only_read)
    try:
        with database.reading() as connection:
            yield connection
    finally:
        database.close()
