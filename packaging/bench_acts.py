"""What the benchmark does: each act of ours, and what its peer does instead."""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from bench_cards import (
    cards_ours,
    cards_peer,
    glabels_ours,
    glabels_peer,
    many_ours,
    proof_ours,
)
from bench_lists import city_ours, city_peer, write_people
from bench_store import open_app

HERE = Path(__file__).resolve()


@dataclass(frozen=True, slots=True)
class Act:
    """One thing that is measured: ours and the peer's function (None: none), and what the peer is.

    `made` are the files that the two sides leave in the folder, where their sizes are compared;
    `needs` is the outside program without which the act is skipped; `inner`: what counts is the
    seconds that the functions give, not those of the whole process; `runs`: so often at most, 0 for
    as often as asked.
    """

    name: str
    ours: Callable[[Path], float | None]
    peer: Callable[[Path], float | None] | None
    against: str
    aim: str
    made: tuple[str, str] = ("", "")
    needs: str = ""
    inner: bool = False
    runs: int = 0


def make_ground(folder: Path, workers: int) -> None:
    """Make what the acts need: a list, a store with it imported, the same rows unencrypted."""
    write_people([folder / "daftar.xlsx"], workers)
    import_ours(folder)
    _plain_copy(folder)


def _plain_copy(folder: Path) -> None:
    import sqlite3

    with open_app(folder) as app, sqlite3.connect(folder / "polos.db") as plain:
        plain.execute("CREATE TABLE worker (nik TEXT, name TEXT COLLATE NOCASE, address TEXT)")
        plain.execute("CREATE INDEX by_name ON worker (name)")
        with app.store.reading() as connection:
            rows = connection.exec_driver_sql("SELECT nik, name, address FROM worker").all()
        plain.executemany("INSERT INTO worker VALUES (?, ?, ?)", [tuple(row) for row in rows])
    plain.close()


def import_ours(folder: Path) -> float:
    """Judge and write the whole list, encrypted and journaled; give the seconds."""
    from desktop_app.services import imports

    name = "kantor" if not (folder / "kantor").exists() else f"impor-{os.getpid()}"
    with open_app(folder, name) as app:
        begun = time.perf_counter()
        app.do(imports.write, app.ask(imports.plan_import, folder / "daftar.xlsx", app.facts))
        return time.perf_counter() - begun


def import_peer(folder: Path) -> float:
    """Merely read the list with openpyxl; give the seconds."""
    from openpyxl import load_workbook

    begun = time.perf_counter()
    for sheet in load_workbook(folder / "daftar.xlsx", read_only=True):
        for _row in sheet.iter_rows(values_only=True):
            pass
    return time.perf_counter() - begun


def _cells(folder: Path) -> tuple[object, list[list[str]]]:
    import pickle

    from desktop_app.files.layout import shipped_layout

    kept = folder / "sel.pickle"
    if not kept.exists():
        from desktop_app.domain.layout import cells_for
        from desktop_app.queries.workers import all_people
        from desktop_app.services.submissions import sent_texts

        with open_app(folder) as app:
            facts, layout = app.facts, shipped_layout("bpu")
            people = app.ask(all_people)
            texts = (sent_texts(each, facts, position=n) for n, each in enumerate(people, 1))
            kept.write_bytes(pickle.dumps([cells_for(layout, each) for each in texts]))
    return shipped_layout("bpu"), pickle.loads(kept.read_bytes())  # noqa: S301 - written above


def export_ours(folder: Path) -> float:
    """Write the agency's list of everybody; give the seconds of the writing."""
    from desktop_app.files.workbook import write_list
    from desktop_app.kernel.jobs import Progress

    layout, rows = _cells(folder)
    begun = time.perf_counter()
    write_list(folder / f"kirim-{os.getpid()}.xlsx", layout, rows, Progress())
    return time.perf_counter() - begun


def export_peer(folder: Path) -> float:
    """Write the same cells with openpyxl, write-only; give the seconds of the writing."""
    from openpyxl import Workbook

    layout, rows = _cells(folder)
    begun = time.perf_counter()
    book = Workbook(write_only=True)
    sheet = book.create_sheet("data")
    sheet.append([column.heading for column in layout.columns])
    for row in rows:
        sheet.append(row)
    book.save(folder / f"kirim-{os.getpid()}.xlsx")
    return time.perf_counter() - begun


WORDS = ("siti", "muh", "nas", "zzzz", "157107", "harahap", "jl. yos")


def search_ours(folder: Path) -> None:
    """Search seven words in turn, 30 times, first fifty by name."""
    from desktop_app.queries.workers import Filter, people

    with open_app(folder) as app:
        for _turn in range(30):
            for words in WORDS:
                app.ask(people, Filter(words=words), limit=50)


def search_peer(folder: Path) -> None:
    """Ask the plain, unencrypted table the same with LIKE."""
    import sqlite3

    plain = sqlite3.connect(folder / "polos.db")
    for _turn in range(30):
        for words in WORDS:
            plain.execute(
                "SELECT * FROM worker WHERE name LIKE ? OR nik LIKE ? OR address LIKE ?"
                " ORDER BY name LIMIT 50",
                [f"%{words}%"] * 3,
            ).fetchall()
    plain.close()


SAVES = 200


def save_ours(folder: Path) -> None:
    """Save one person 200 times: read, judged, journaled, synced."""
    from desktop_app.domain.person import read_person
    from desktop_app.queries.workers import people
    from desktop_app.services import workers

    with open_app(folder) as app:
        person = next(each for each in app.ask(people, limit=50) if not each.enrolment.is_locked)
        facts = app.facts
        for n in range(SAVES):
            person = app.do(workers.save, read_person(person, {"phone": f"0812{n:08}"}, facts))


def save_peer(folder: Path) -> None:
    """Commit one row 200 times in a bare encrypted database with FULL sync."""
    from desktop_app.store.engine import make

    raw = make(folder / f"simpan-{os.getpid()}.db", os.urandom(48))
    raw.execute("PRAGMA journal_mode=WAL")
    raw.execute("PRAGMA synchronous=FULL")
    raw.execute("CREATE TABLE t (a TEXT)")
    for n in range(SAVES):
        raw.execute("BEGIN IMMEDIATE")
        raw.execute("INSERT INTO t VALUES (?)", (str(n),))
        raw.execute("COMMIT")
    raw.close()


def backup_ours(folder: Path) -> None:
    """Back the store up: copied, opened, every page checked, compared."""
    from desktop_app.services import backups

    with open_app(folder) as app:
        backups.back_up(app.store, app.now(), folder=folder / "cadangan")


def backup_peer(folder: Path) -> None:
    """Copy the database's file."""
    shutil.copyfile(folder / "kantor" / "data.db", folder / "salinan.db")


def start_ours(folder: Path) -> None:
    """Open the store and show the window with the list."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    with open_app(folder) as app:
        from ui.program import application
        from ui.window import Window

        application()
        window = Window(folder / "jendela.json")
        window.begin()
        workplace = window.enter(app)
        window.show()
        workplace.show_page("pendataan")
        window.grab()
        window.jobs.close()


def start_peer(folder: Path) -> None:  # noqa: ARG001 - it needs nothing
    """Show an empty Qt window."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from PySide6.QtWidgets import QApplication, QMainWindow

    _qt = QApplication([])
    window = QMainWindow()
    window.resize(1366, 768)
    window.show()
    window.grab()


ACTS: Mapping[str, Act] = {
    act.name: act
    for act in (
        Act("start", start_ours, start_peer, "an empty Qt window", "–"),
        Act(
            "import",
            import_ours,
            import_peer,
            "openpyxl read-only, reading only",
            "≤ 1.0",
            inner=True,
        ),
        Act("import-process", import_ours, import_peer, "the same, with starting", "–"),
        Act(
            "import-228000",
            city_ours,
            city_peer,
            "LibreOffice, the same file to csv",
            "≤ 3.0, < 1 GB",
            needs="soffice",
            inner=True,
            runs=1,
        ),
        Act(
            "export",
            export_ours,
            export_peer,
            "openpyxl write-only, same cells",
            "≤ 0.2",
            inner=True,
        ),
        Act("export-process", export_ours, export_peer, "the same, with starting and reading", "–"),
        Act("cards", cards_ours, cards_peer, "ReportLab's own widgets, fronts only", "–"),
        Act(
            "cards-glabels",
            glabels_ours,
            glabels_peer,
            "glabels-3-batch, fronts only; ours both sides",
            "≤ 0.17, size ≤ 0.3",
            made=("kartu-3000.pdf", "glabels.pdf"),
            needs="glabels-3-batch",
        ),
        Act("cards-15000", many_ours, None, "–", "< 200 MB", made=("kartu-15000.pdf", "")),
        Act("cards-proof", proof_ours, None, "–", "–"),
        Act("search", search_ours, search_peer, "plain SQLite, LIKE", "–"),
        Act("save", save_ours, save_peer, "a bare synced commit", "–"),
        Act("backup", backup_ours, backup_peer, "a bare copy of the file", "–"),
    )
}
