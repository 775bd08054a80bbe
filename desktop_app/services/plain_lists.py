"""Lists that are written and not sealed: BNBA for an office, a matching list for Dukcapil."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from desktop_app.domain.batch_plan import FilePlan, files_of_list
from desktop_app.domain.facts import Facts
from desktop_app.domain.layout import Layout, cells_for, lacking, shortened
from desktop_app.domain.people import Right
from desktop_app.domain.person import Person
from desktop_app.domain.practice import mark_of, marked_name
from desktop_app.domain.quota import HOLDS_A_PLACE
from desktop_app.files.layout import read_layout
from desktop_app.files.lists import write_files
from desktop_app.files.workbook import FileWritten
from desktop_app.kernel.i18n import N_
from desktop_app.kernel.jobs import Progress
from desktop_app.queries.workers import EVERYBODY, Filter, all_people, people
from desktop_app.services.batch_names import numbered, unused_turn
from desktop_app.services.layouts import text_of, workbooks_of
from desktop_app.services.preflight import sent_texts
from desktop_app.services.use_case import use_case
from desktop_app.store.engine import Reader
from desktop_app.store.unit import Unit

_VERIFIED = Filter(statuses=HOLDS_A_PLACE)


@dataclass(frozen=True, slots=True)
class PlainList:
    """A list ready to be written, and the people who lack what it requires."""

    layout: Layout
    plans: tuple[FilePlan, ...]
    workbooks: Mapping[str, bytes]
    left_out: tuple[tuple[Person, tuple[str, ...]], ...]
    worker_ids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Preview:
    """Rows of real people in a layout, and what it lacks or cuts of whom."""

    layout: Layout
    rows: tuple[tuple[str, ...], ...]
    problems: tuple[tuple[Person, tuple[str, ...], tuple[str, ...]], ...]


def prepare(
    connection: Reader, facts: Facts, layout_name: str, asked: Filter = EVERYBODY
) -> PlainList:
    """Give the list of everybody whom a filter shows, in the order of kelurahan, RT and name.

    Raises:
        UnreadableError: there is no such layout, or it is no sound one.
    """
    layout = read_layout(text_of(connection, layout_name))
    rows: list[Sequence[str]] = []
    left_out: list[tuple[Person, tuple[str, ...]]] = []
    listed: list[str] = []
    for person in all_people(connection, asked, order="kelurahan"):
        texts = sent_texts(person, facts, position=len(rows) + 1)
        missing = tuple(lacking(layout, texts))
        if missing:
            left_out.append((person, missing))
        else:
            rows.append(cells_for(layout, texts))
            listed.append(person.worker.id)
    day = marked_name(facts.today.isoformat(), mark_of(facts.settings))
    plans = files_of_list(layout, rows, day)
    books = workbooks_of(connection, [layout])
    return PlainList(layout, tuple(plans), books, tuple(left_out), tuple(listed))


@use_case(N_("menulis daftar"), right=Right.SUBMIT, undoable=False)
def write(
    unit: Unit, prepared: PlainList, folder: Path, *, progress: Progress | None = None
) -> list[FileWritten]:
    """Write a list; the journal tells which and of how many people.

    What lies in the folder stays; where a name is taken, ours is numbered.

    Raises:
        NoRoomError: it cannot be written.
    """
    n = sum(len(each.rows) for each in prepared.plans)
    unit.about = f"{prepared.layout.name}: {n}"
    unit.seen = prepared.worker_ids
    turn = unused_turn([each.name for each in prepared.plans], folder)
    plans = [replace(each, name=numbered(each.name, turn)) for each in prepared.plans]
    return write_files(folder, plans, prepared.workbooks, progress or Progress())


def preview(connection: Reader, facts: Facts, layout_text: str, *, rows: int = 20) -> Preview:
    """Give the first people as a layout shows them, and its problems with them.

    The verified come first of all; an office that has none yet sees whom it has.

    Raises:
        LayoutError: the text is no sound layout; the sentence names the place.
    """
    layout = read_layout(layout_text)
    first = people(connection, _VERIFIED, order="kelurahan", limit=rows)
    first = first or people(connection, EVERYBODY, order="kelurahan", limit=rows)
    shown, problems = [], []
    for position, person in enumerate(first, start=1):
        texts = sent_texts(person, facts, position=position)
        shown.append(tuple(cells_for(layout, texts)))
        lacks, cut = tuple(lacking(layout, texts)), tuple(shortened(layout, texts))
        if lacks or cut:
            problems.append((person, lacks, cut))
    return Preview(layout, tuple(shown), tuple(problems))
