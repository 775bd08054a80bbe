"""The checklist of a JKM claim as one page of A4: whose claim it is, who comes, which papers."""

from __future__ import annotations

from typing import BinaryIO

from desktop_app.domain.claim import HEIRS, PAPERS, TITLE
from desktop_app.domain.dates import show_day
from desktop_app.domain.facts import Facts
from desktop_app.domain.person import Person
from desktop_app.files.paper import INK, QUIET, Block, Face, Paper, sheets

_LEFT, _WIDTH = 20.0, 170.0
_BOX = 5.0
_DOTS = "." * 40


def write_checklist(stream: BinaryIO, person: Person, facts: Facts) -> None:
    """Write the sheet for somebody who died; what is not known is left to be written in."""
    with sheets(stream, TITLE) as paper:
        big, body = Face(paper.bold, 18), Face(paper.regular, 11)
        paper.write(TITLE, _LEFT, 26, big)
        office = facts.settings.office_name or facts.regions.name(facts.settings.office)
        paper.write(office, _LEFT, 33, Face(paper.regular, 11, QUIET))
        down = _pairs(paper, 46, _about(person))
        down = _papers(paper, down + 6)
        paper.write_in(HEIRS, Block(_LEFT, down + 4, _WIDTH, 14), body, lines=3)
        _signatures(paper, down + 30)
        paper.turn()


def _about(person: Person) -> list[tuple[str, str]]:
    worker, enrolment = person.worker, person.enrolment
    heir = ", ".join(each for each in (worker.heir_name, worker.heir_phone) if each)
    return [
        ("Peserta", worker.name),
        ("NIK", worker.nik),
        ("KPJ", enrolment.kpj),
        ("Lahir", f"{worker.birth_place}, {show_day(worker.birth_date)}".strip(", ")),
        ("Alamat", worker.address),
        ("Tanggal meninggal", show_day(enrolment.ended_on)),
        ("Ahli waris", heir),
    ]


def _pairs(paper: Paper, down: float, pairs: list[tuple[str, str]]) -> float:
    for label, value in pairs:
        paper.write(label, _LEFT, down, Face(paper.regular, 11, QUIET))
        paper.write(value or _DOTS, _LEFT + 45, down, Face(paper.bold, 11))
        down += 8
    return down


def _papers(paper: Paper, down: float) -> float:
    paper.write("Berkas yang dibawa", _LEFT, down, Face(paper.bold, 13))
    down += 9
    for words in PAPERS:
        paper.frame(Block(_LEFT, down - 4, _BOX, _BOX), INK)
        paper.write(words, _LEFT + 9, down, Face(paper.regular, 11))
        down += 9
    return down


def _signatures(paper: Paper, down: float) -> None:
    for left, who in ((_LEFT, "Ahli waris"), (_LEFT + 100, "Petugas kelurahan")):
        paper.write(who, left, down, Face(paper.regular, 11))
        paper.write("." * 34, left, down + 28, Face(paper.regular, 11, QUIET))
