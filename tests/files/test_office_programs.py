"""Another office program reads our lists: every NIK sixteen digits of text, no name a formula."""

from __future__ import annotations

import csv
import shutil
import subprocess
from pathlib import Path

import openpyxl
import pytest

from desktop_app.files.agency_workbook import fill_workbook, read_agency_workbook
from desktop_app.files.layout import read_layout
from desktop_app.files.workbook import write_list
from desktop_app.kernel.jobs import Progress

HEADINGS = ("NIK", "NAMA LENGKAP", "NO HP")
ROWS = [
    [f"15710700000000{n:02d}", name, "081200000001"]
    for n, name in enumerate(("=1+1", "@BUDI", "-ANI", "'CICI", "RINI & RINA"), start=1)
]
LAYOUT = """
name = "uji"
title = "Uji"
sheet = "DATA"
file_name = "uji.xlsx"
""" + "".join(
    f'[[columns]]\nheading = "{heading}"\nfield = "{field}"\n'
    for heading, field in zip(HEADINGS, ("nik", "name", "phone"), strict=True)
)


def read_by_libreoffice(path: Path, into: Path) -> list[list[str]]:
    """Give the cells of a workbook as LibreOffice shows them."""
    if shutil.which("soffice") is None:
        pytest.skip("LibreOffice is not installed")
    profile = f"-env:UserInstallation=file://{into / 'profil'}"
    words = ("--headless", "--convert-to", "csv:Text - txt - csv (StarCalc):44,34,76")
    subprocess.run(
        ["soffice", profile, *words, "--outdir", into, path], check=True, capture_output=True
    )
    with (into / f"{path.stem}.csv").open(encoding="utf-8", newline="") as stream:
        return list(csv.reader(stream))


@pytest.mark.external
def test_libreoffice_reads_a_list_of_ours(tmp_path: Path) -> None:
    path = tmp_path / "kiriman.xlsx"
    write_list(path, read_layout(LAYOUT), ROWS, Progress())
    assert read_by_libreoffice(path, tmp_path) == [list(HEADINGS), *ROWS]


@pytest.mark.external
def test_libreoffice_reads_the_agencys_workbook_that_we_filled(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(HEADINGS)
    template = tmp_path / "cabang.xlsx"
    book.save(template)
    found = read_agency_workbook(template)
    path = tmp_path / "kirim" / "cabang.xlsx"
    fill_workbook(path, found.content, found.layout, ROWS, Progress())
    assert read_by_libreoffice(path, tmp_path) == [list(HEADINGS), *ROWS]
