"""Record ↔ row ↔ journal text: one table for each kind of record, one way for each type of value."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date, datetime
from enum import StrEnum
from operator import attrgetter
from typing import Any, TypeVar, get_args, get_origin, get_type_hints

from sqlalchemy import Table

from desktop_app.domain.answer_form import AnswerForm
from desktop_app.domain.card import Card
from desktop_app.domain.data_request import DataRequest, Disposal
from desktop_app.domain.duplicates.kept_weights import LearnedWeights
from desktop_app.domain.duplicates.pair import Pair
from desktop_app.domain.enrolment import Enrolment
from desktop_app.domain.handover import Handover
from desktop_app.domain.import_run import ImportRun
from desktop_app.domain.layout_file import LayoutFile, WorkbookFile
from desktop_app.domain.list_form import ListForm
from desktop_app.domain.occupation import OccupationCode
from desktop_app.domain.own_design import OfficePicture, OwnDesign
from desktop_app.domain.people import User
from desktop_app.domain.photo import Photo
from desktop_app.domain.printing import CardBox, Printer, PrintJob
from desktop_app.domain.quota import Quota
from desktop_app.domain.recheck import Recheck
from desktop_app.domain.record import Record
from desktop_app.domain.settings import Settings
from desktop_app.domain.submission import Batch, BatchLine
from desktop_app.domain.worker import Worker
from desktop_app.store import schema

R = TypeVar("R", bound=Record)
T = TypeVar("T")

TABLES: Mapping[type[Record], Table] = {
    Worker: schema.worker,
    Enrolment: schema.enrolment,
    Batch: schema.batch,
    BatchLine: schema.batch_line,
    Card: schema.card,
    Photo: schema.photo,
    User: schema.user,
    Settings: schema.settings,
    ImportRun: schema.import_run,
    Printer: schema.printer,
    PrintJob: schema.print_job,
    CardBox: schema.card_box,
    Handover: schema.handover,
    OwnDesign: schema.own_design,
    OfficePicture: schema.office_picture,
    LayoutFile: schema.layout_file,
    WorkbookFile: schema.workbook_file,
    AnswerForm: schema.answer_form,
    ListForm: schema.list_form,
    Pair: schema.pair,
    Recheck: schema.recheck,
    LearnedWeights: schema.learned_weights,
    Quota: schema.quota,
    OccupationCode: schema.occupation_code,
    DataRequest: schema.data_request,
    Disposal: schema.disposal,
}

RECORD_TYPES: Mapping[str, type[Record]] = {
    table.name: record_type for record_type, table in TABLES.items()
}

Cell = str | int | None


_BLANK_CELLS: Mapping[str, Cell] = {"''": "", "'[]'": "[]", "0": 0}


def _blank(table: Table) -> dict[str, Cell]:
    """Give the row of which nothing is filled."""
    return {
        column.name: _BLANK_CELLS.get(str(getattr(column.server_default, "arg", "")))
        for column in table.columns
    }


BLANKS: Mapping[str, Mapping[str, Cell]] = {table.name: _blank(table) for table in TABLES.values()}


@dataclass(frozen=True, slots=True)
class _Column:
    """How one value goes into its column and comes back."""

    name: str
    into: Callable[[Any], Cell]
    back: Callable[[Any], Any]


def table_of(record_type: type[Record]) -> Table:
    """Give the table in which records of this type are kept."""
    return TABLES[record_type]


def columns_of(record_type: type[Any]) -> tuple[_Column, ...]:
    """Give the columns of a record type, or of another dataclass, in the order of its fields."""
    if record_type not in _known:
        _known[record_type] = _columns(record_type)
    return _known[record_type]


_known: dict[type[Any], tuple[_Column, ...]] = {}


def _columns(record_type: type[Any]) -> tuple[_Column, ...]:
    hints = get_type_hints(record_type)
    return tuple(_column(each.name, hints[each.name]) for each in fields(record_type))


def _column(name: str, hint: Any) -> _Column:
    options = [each for each in get_args(hint) if each is not type(None)] or [hint]
    kind = hint if get_origin(hint) is tuple else options[0]
    if kind is datetime:
        return _Column(name, lambda moment: moment and moment.isoformat(), _moment)
    if kind is date:
        return _Column(name, lambda day: day and day.isoformat(), _day)
    if kind is bool:
        return _Column(name, int, bool)
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        return _Column(name, str, kind)
    if get_origin(kind) is tuple:
        member = get_args(kind)[0]
        inner = member if isinstance(member, type) and issubclass(member, StrEnum) else _same
        return _Column(name, _dump, lambda raw: _loaded(raw, inner))
    return _Column(name, _same, _same)


def _same(value: Any) -> Any:
    return value


def _day(raw: str | None) -> date | None:
    return date.fromisoformat(raw) if raw else None


def _moment(raw: str | None) -> datetime | None:
    return datetime.fromisoformat(raw) if raw else None


_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def _dump(value: Any) -> str:
    return _encode(value) if value else "[]"


def _loaded(raw: str, inner: Callable[[Any], Any]) -> tuple[Any, ...]:
    if raw == "[]":
        return ()  # what most say
    return tuple(inner(_frozen(one)) for one in json.loads(raw))


def _frozen(value: Any) -> Any:
    return tuple(_frozen(each) for each in value) if isinstance(value, list) else value


def row_of(record: Record) -> dict[str, Cell]:
    """Give a record as the row that stands in its table."""
    shape = _shape(type(record))
    cells = list(shape.cells(record))
    for place, into in shape.turned:
        cells[place] = into(cells[place])
    return dict(zip(shape.names, cells, strict=True))


Columns = Mapping[str, Sequence[Cell]]
"""Rows column by column: all cells of each column, by its name."""


def columns_from(record_type: type[R], records: Iterable[R]) -> Columns:
    """Give records as the rows that stand in their table, column by column."""
    shape = _shape(record_type)
    columns: list[Sequence[Any]] = list(zip(*map(shape.cells, records), strict=True))
    for place, into in shape.turned:
        turned = {value: into(value) for value in set(columns[place])}  # few of them differ
        columns[place] = [turned[value] for value in columns[place]]
    return dict(zip(shape.names, columns, strict=True))


@dataclass(frozen=True, slots=True)
class _Shape:
    """How a whole record becomes a row: most cells stand as they are, some are turned."""

    names: tuple[str, ...]
    cells: Callable[[Any], tuple[Any, ...]]
    turned: tuple[tuple[int, Callable[[Any], Cell]], ...]


_shapes: dict[type[Record], _Shape] = {}


def _shape(record_type: type[Record]) -> _Shape:
    if record_type not in _shapes:
        columns = columns_of(record_type)
        names = tuple(each.name for each in columns)
        turned = tuple((n, each.into) for n, each in enumerate(columns) if each.into is not _same)
        _shapes[record_type] = _Shape(names, attrgetter(*names), turned)
    return _shapes[record_type]


def record_of(record_type: type[R], row: Any) -> R:
    """Give a row as the record that was put there."""
    return record_type(**{each.name: each.back(row[each.name]) for each in columns_of(record_type)})


def tuple_reader(record_type: type[T]) -> Callable[[Any], T]:
    """Give a fast reader of rows whose columns stand in the order of `columns_of`."""
    columns = columns_of(record_type)
    names = tuple(each.name for each in columns)
    turned = tuple((each.name, each.back) for each in columns if each.back is not _same)

    def read(row: Any) -> T:
        cells = dict(zip(names, row, strict=True))
        for name, back in turned:
            cells[name] = back(cells[name])
        return record_type(**cells)

    return read
