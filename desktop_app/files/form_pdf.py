"""The paper form of the survey: one sheet of A4 for each person, blank or filled in.

It is drawn from the declared fields: who declares one finds it here.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import BinaryIO

from desktop_app.domain import consent, paper_form
from desktop_app.domain.checklist import CHECKLIST
from desktop_app.domain.dates import show_day
from desktop_app.domain.facts import Facts
from desktop_app.domain.fields import Field
from desktop_app.domain.paper_form import Part, Spot, rows_of
from desktop_app.domain.person import Person
from desktop_app.files.form_boxes import HIGH, fill_in, label_face, outline, wish
from desktop_app.files.paper import INK, QUIET, RULE, At, Block, Face, Paper, sheets
from desktop_app.kernel.jobs import Progress

_LEFT, _TOP, _WIDTH, _BOTTOM = 13.0, 10.0, 184.0, 288.0
_BLANK = "formulir"
_GAP = 4.0
_LABEL = 3.2
_MOST_PITCH, _HEADING = 10.6, 5.2
_HEAD = 10.0
_FOOT = 63.5  # consent, signatures and checklist
_DOTS = "." * 30


@dataclass(frozen=True, slots=True)
class _Plan:
    """Where everything stands, the same on every sheet: rows of each part, their distance."""

    rows: tuple[tuple[Part, tuple[tuple[Spot, ...], ...]], ...]
    pitch: float

    def headings(self) -> Iterator[tuple[str, float]]:
        """Give the title of each part and its top."""
        top = _TOP + _HEAD
        for part, rows in self.rows:
            yield part.title, top
            top += _HEADING + len(rows) * self.pitch

    def places(self) -> Iterator[tuple[Field, Block]]:
        """Give each field and the block of what is written into it."""
        for (part, rows), (_title, top) in zip(self.rows, self.headings(), strict=True):
            fields = {each.name: each for each in part.fields}
            for n, row in enumerate(rows):
                at = top + _HEADING + n * self.pitch + _LABEL
                for spot in row:
                    yield fields[spot.name], Block(_LEFT + spot.left, at, spot.width, HIGH)


def write_forms(
    stream: BinaryIO, people: Sequence[Person | None], facts: Facts, *, progress: Progress
) -> None:
    """Write a form for each person, a blank one for None.

    Raises:
        Cancelled: somebody stopped it.
    """
    with sheets(stream, paper_form.TITLE) as paper:
        plan = _plan(paper)
        with paper.kept(_BLANK):
            _outline(paper, plan, facts)
        for person in progress.each(people):
            paper.stamp(_BLANK)
            if person is not None:
                _fill_in(paper, plan, person, facts)
            paper.turn()


def _plan(paper: Paper) -> _Plan:
    rows = tuple(
        (part, tuple(rows_of(tuple(wish(each, paper) for each in part.fields), _WIDTH, _GAP)))
        for part in paper_form.parts()
    )
    room = _BOTTOM - _TOP - _HEAD - _FOOT - len(rows) * _HEADING
    pitch = min(_MOST_PITCH, room / sum(len(each) for _part, each in rows))
    return _Plan(rows, pitch)


def _outline(paper: Paper, plan: _Plan, facts: Facts) -> None:
    """Draw the blank form."""
    _head(paper, facts)
    for title, top in plan.headings():
        _heading(paper, title, top)
    for field, block in plan.places():
        paper.write(field.kind.label, block.left, block.top - 1, label_face(paper))
        outline(paper, field, block)
    _foot(paper, _BOTTOM - _FOOT, facts)


def _fill_in(paper: Paper, plan: _Plan, person: Person, facts: Facts) -> None:
    said = f"Diisi dari data {show_day(facts.today)}; coret yang salah."
    paper.write(said, _LEFT + _WIDTH, _TOP + 1.6, Face(paper.regular, 7, QUIET), At.RIGHT)
    for field, block in plan.places():
        holder = person.worker if hasattr(person.worker, field.name) else person.enrolment
        fill_in(paper, field, getattr(holder, field.name), block, facts)


def _head(paper: Paper, facts: Facts) -> None:
    settings = facts.settings
    office = settings.office_name or facts.regions.full_name(settings.office)
    face = Face(paper.bold, 15)
    paper.write(paper_form.TITLE, _LEFT, _TOP + 5, face)
    start = paper.width(paper_form.TITLE, face) + 4
    right = _LEFT + _WIDTH
    block = Block(_LEFT + start, _TOP + 0.5, _WIDTH - start - 76, 5.4)
    paper.write_up(office, block, Face(paper.regular, 9.5))
    quiet = Face(paper.regular, 7, QUIET)
    advice = "Huruf cetak, satu angka satu kotak, tanda silang pada pilihan."
    paper.write(advice, right, _TOP + 5, quiet, At.RIGHT)
    paper.rule(Block(_LEFT, _TOP + 7.4, _WIDTH), INK, 0.4)


def _heading(paper: Paper, title: str, top: float) -> None:
    face = Face(paper.bold, 8.2)
    paper.write(title, _LEFT, top + 3.4, face)
    start = _LEFT + paper.width(title, face) + 3
    paper.rule(Block(start, top + 2.3, _LEFT + _WIDTH - start), RULE)


def _foot(paper: Paper, top: float, facts: Facts) -> None:
    settings = facts.settings
    office = settings.office_name or facts.regions.full_name(settings.office)
    paper.rule(Block(_LEFT, top, _WIDTH), INK, 0.4)
    paper.write(consent.TITLE, _LEFT, top + 4.4, Face(paper.bold, 8.2))
    version = f"naskah {consent.VERSION}, {show_day(consent.SINCE)}"
    quiet = Face(paper.regular, 7, QUIET)
    paper.write(version, _LEFT + _WIDTH, top + 4.4, quiet, At.RIGHT)
    text = consent.TEXT.format(office=office)
    block = Block(_LEFT, top + 6.2, _WIDTH, 16)
    paper.write_in(text, block, Face(paper.regular, 7.8), lines=5)
    _signatures(paper, top + 23.5)
    _checklist(paper, top + 23.5)


def _signatures(paper: Paper, top: float) -> None:
    body, quiet = Face(paper.regular, 8), Face(paper.regular, 7, QUIET)
    paper.write(f"{_DOTS}, tanggal {_DOTS}", _LEFT, top + 3, body)
    places = (("Yang didata", "tanda tangan"), ("", "atau cap jempol"), ("Petugas", "tanda tangan"))
    width, left = 34.0, _LEFT
    for who, how in places:
        paper.write(who, left, top + 8, body)
        box = Block(left, top + 9.5, width, 20)
        paper.frame(box, RULE)
        paper.write(how, left + 1.2, top + 28.2, quiet)
        left += width + 3
    named = (("Nama", _LEFT, 2 * width + 3), ("Nama", _LEFT + 2 * (width + 3), width))
    for label, at, wide in named:
        paper.write(label, at, top + 37, quiet)
        paper.rule(Block(at + 8, top + 37.3, wide - 8), QUIET)


def _checklist(paper: Paper, top: float) -> None:
    left = _LEFT + 122
    width = _LEFT + _WIDTH - left
    paper.frame(Block(left, top, width, 39.5), RULE)
    paper.write("Diperiksa verifikator", left + 2.5, top + 4.6, Face(paper.bold, 8.2))
    for n, (_code, label) in enumerate(CHECKLIST):
        at = top + 6.8 + n * 4.0
        paper.frame(Block(left + 2.5, at, 2.8, 2.8))
        paper.write(label, left + 7, at + 2.4, Face(paper.regular, 8))
    paper.write("Nama, tanggal, paraf", left + 2.5, top + 38, Face(paper.regular, 7, QUIET))
    paper.rule(Block(left + 27, top + 38.3, width - 29.5), QUIET)
