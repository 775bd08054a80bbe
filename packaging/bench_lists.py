"""The list of a whole city in the benchmark: made, imported, and turned into text by LibreOffice."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Sequence
from datetime import date
from itertools import islice
from pathlib import Path

from bench_store import open_app

HERE = Path(__file__).resolve()
TODAY = date(2026, 11, 23)
CITY = 228_000


_OF_ROW = ("nik", "kk", "name", "birth_place", "birth_date", "sex", "mother_name", "address", "rt")
_HEADINGS = (
    *("No", "NIK", "No KK", "Nama", "Tempat Lahir", "Tanggal Lahir", "JK", "Ibu Kandung"),
    *("Alamat", "RT", "Kelurahan", "Kecamatan", "No HP", "Pekerjaan"),
)


def write_people(paths: Sequence[Path], count: int) -> None:
    """Write workbooks with so many invented people each, the same each time."""
    import random

    from openpyxl import Workbook

    from desktop_app.domain import invented
    from desktop_app.files import reference

    regions = reference.regions()
    people = invented.people(
        random.Random(7),  # noqa: S311 - invented people, the same each time
        regions,
        count=count * len(paths),
        within="15.71",
        today=TODAY,
    )
    for path in paths:
        book = Workbook(write_only=True)
        sheet = book.create_sheet("Data")
        sheet.append(_HEADINGS)
        for number, row in enumerate(islice(people, count), start=1):
            place = row["kelurahan"]
            names = [regions.name(place), regions.name(place[:8])]
            cells = [row[name] for name in _OF_ROW]
            sheet.append([number, *cells, *names, row["phone"], row["occupation"]])
        book.save(path)


def _city(folder: Path) -> Path:
    """Give the list of the city; a process of its own makes it, whose size counts for nobody."""
    path = folder / "kota" / "daftar.xlsx"
    if not path.exists():
        path.parent.mkdir()
        made = [sys.executable, str(HERE.with_name("bench.py")), "--people", str(CITY), str(path)]
        subprocess.run(made, check=True)
    return path


def city_ours(folder: Path) -> float:
    """Judge and write the city's list, encrypted and journaled; give the seconds."""
    from desktop_app.services import imports

    path = _city(folder)
    begun = time.perf_counter()
    with open_app(folder, f"kota-{os.getpid()}") as app:
        app.do(imports.write, app.ask(imports.plan_import, path, app.facts))
    return time.perf_counter() - begun


def city_peer(folder: Path) -> float:
    """Turn the same list into csv with LibreOffice; give the seconds."""
    path = _city(folder)
    begun = time.perf_counter()
    words = ["soffice", "--headless", f"-env:UserInstallation={(folder / 'lo').as_uri()}"]
    words += ["--convert-to", "csv", "--outdir", str(path.parent), str(path)]
    subprocess.run(words, check=True, capture_output=True)
    return time.perf_counter() - begun
