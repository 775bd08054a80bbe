"""What the benchmark does: each act of ours, and what its peer does instead."""

from __future__ import annotations

import os
import random
import shutil
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

HERE = Path(__file__).resolve()
PASSPHRASE = "kata-sandi-ukur"  # noqa: S105 - of invented people
TODAY = date(2026, 11, 23)


@dataclass(frozen=True, slots=True)
class Act:
    """One thing that is measured: ours and the peer's function, and what the peer is.

    `inner`: what counts is the seconds that the functions give, not those of the whole process.
    """

    name: str
    ours: Callable[[Path], float | None]
    peer: Callable[[Path], float | None]
    against: str
    aim: str
    inner: bool = False


def make_ground(folder: Path, workers: int) -> None:
    """Make what the acts need: a list, a store with it imported, the same rows unencrypted."""
    from openpyxl import Workbook

    from desktop_app.domain import invented
    from desktop_app.files import reference

    tables = reference.load()
    book = Workbook(write_only=True)
    sheet = book.create_sheet("Data")
    fields = (
        "nik",
        "kk",
        "name",
        "birth_place",
        "birth_date",
        "sex",
        "mother_name",
        "address",
        "rt",
    )
    headings = ("NIK", "No KK", "Nama", "Tempat Lahir", "Tanggal Lahir", "JK", "Ibu Kandung")
    sheet.append(["No", *headings, "Alamat", "RT", "Kelurahan", "Kecamatan", "No HP", "Pekerjaan"])
    people = invented.people(
        random.Random(7),  # noqa: S311 - invented people, the same each time
        tables.regions,
        count=workers,
        within="15.71",
        today=TODAY,
    )
    for number, row in enumerate(people, start=1):
        place = row["kelurahan"]
        names = [tables.regions.name(place), tables.regions.name(place[:8])]
        cells = [row[name] for name in fields]
        sheet.append([number, *cells, *names, row["phone"], row["occupation"]])
    book.save(folder / "daftar.xlsx")
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


class open_app:  # noqa: N801 - reads as a verb: with open_app(folder) as app
    """Opens the store of the ground, or a new one, and closes it."""

    def __init__(self, folder: Path, name: str = "kantor") -> None:
        from desktop_app.app import App
        from desktop_app.domain.settings import Settings

        where = folder / name
        if where.exists():
            self.app = App.open(where, "", PASSPHRASE)
        else:
            office = Settings(id="office", office="15.71", office_name="Kantor ukur")
            self.app = App.create(where, office, "Ukur", PASSPHRASE)

    def __enter__(self):
        return self.app

    def __exit__(self, *_trouble: object) -> None:
        self.app.close()


def import_ours(folder: Path) -> None:
    """Judge and write the whole list, encrypted and journaled."""
    from desktop_app.services import imports

    name = "kantor" if not (folder / "kantor").exists() else f"impor-{os.getpid()}"
    with open_app(folder, name) as app:
        app.do(imports.write, app.ask(imports.plan_import, folder / "daftar.xlsx", app.facts))


def import_peer(folder: Path) -> None:
    """Merely read the list with openpyxl."""
    from openpyxl import load_workbook

    for sheet in load_workbook(folder / "daftar.xlsx", read_only=True):
        for _row in sheet.iter_rows(values_only=True):
            pass


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


def _faces(count: int) -> list[object]:
    from desktop_app.domain.card import CardFace

    return [
        CardFace(
            name=f"NAMA KARANGAN {n}", kpj=f"26{n:09}", nik="157107 •••••• 0003",
            group="Pekerja rentan", kelurahan="Payo Selincah", rt="014", programmes=("JKK", "JKM"),
            valid_from=date(2026, 12, 1), valid_to=date(2027, 11, 1), serial=f"26-{n:05}",
            token=f"ABCDEFGHJK{n % 7 + 2}MNPQR",
        )
        for n in range(1, count + 1)
    ]  # fmt: skip


CARDS = 600


def cards_ours(folder: Path) -> None:
    """Draw 600 cards, both sides."""
    from desktop_app.files.card_pdf import write_cards
    from desktop_app.files.designs import load_design, load_sheets
    from desktop_app.kernel.jobs import Progress

    sheet = load_sheets()["a4-2x5"]
    design = load_design("kota", {"city": "Kota Jambi"})
    write_cards(folder / "kartu.pdf", _faces(CARDS), design, sheet, progress=Progress())


def cards_peer(folder: Path) -> None:
    """Draw the fronts alone with ReportLab's own QR and Code128 widgets, ten on a page."""
    from reportlab.graphics import renderPDF
    from reportlab.graphics.barcode.code128 import Code128
    from reportlab.graphics.barcode.qr import QrCodeWidget
    from reportlab.graphics.shapes import Drawing
    from reportlab.lib.units import mm
    from reportlab.pdfgen.canvas import Canvas

    canvas = Canvas(str(folder / "tandingan.pdf"), pagesize=(210 * mm, 297 * mm))
    for n, face in enumerate(_faces(CARDS)):
        x, y = (17 + n % 2 * 90) * mm, (11 + n % 10 // 2 * 55) * mm
        canvas.roundRect(x, y, 85.6 * mm, 54 * mm, 3 * mm)
        for line, text in enumerate((face.name, face.kpj, face.nik, face.group)):
            canvas.drawString(x + 4 * mm, y + (38 - 6 * line) * mm, text)
        Code128(face.kpj, barHeight=6 * mm).drawOn(canvas, x + 2 * mm, y + 4 * mm)
        qr = Drawing(60, 60)
        qr.add(QrCodeWidget(f"PR1:{face.serial}:{face.token}"))
        renderPDF.draw(qr, canvas, x + 60 * mm, y + 15 * mm)
        if n % 10 == 9:
            canvas.showPage()
    canvas.save()


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
        Act("import", import_ours, import_peer, "openpyxl read-only, reading only", "≤ 1.0"),
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
        Act("search", search_ours, search_peer, "plain SQLite, LIKE", "–"),
        Act("save", save_ours, save_peer, "a bare synced commit", "–"),
        Act("backup", backup_ours, backup_peer, "a bare copy of the file", "–"),
    )
}
