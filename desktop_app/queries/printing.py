"""The printing office's own rows: printers, jobs, boxes, designs and pictures of the office."""

from __future__ import annotations

from sqlalchemy import Connection, func, select

from desktop_app.domain.own_design import OfficePicture, OwnDesign
from desktop_app.domain.printing import CardBox, JobState, Printer, PrintJob
from desktop_app.store import schema
from desktop_app.store.rows import record_of

_J = schema.print_job.c
_B = schema.card_box.c


def printers(connection: Connection) -> list[Printer]:
    """Give all printers with their trays, by name."""
    asked = select(schema.printer).order_by(schema.printer.c.name, schema.printer.c.tray).limit(200)
    return [record_of(Printer, row) for row in connection.execute(asked).mappings()]


def open_jobs(connection: Connection) -> list[PrintJob]:
    """Give the jobs of which nobody has said yet what came out, the newest first."""
    asked = select(schema.print_job).where(_J.state == JobState.OPEN).order_by(_J.number.desc())
    return [record_of(PrintJob, row) for row in connection.execute(asked.limit(200)).mappings()]


def last_jobs(connection: Connection, limit: int = 5) -> list[PrintJob]:
    """Give the last jobs, the newest first."""
    asked = select(schema.print_job).order_by(_J.number.desc()).limit(limit)
    return [record_of(PrintJob, row) for row in connection.execute(asked).mappings()]


def box_in_use(connection: Connection) -> CardBox | None:
    """Give the box of blank cards that was opened last and is not emptied."""
    asked = select(schema.card_box).where(_B.emptied == 0).order_by(_B.opened_at.desc(), _B.id)
    row = connection.execute(asked.limit(1)).mappings().first()
    return record_of(CardBox, row) if row else None


def own_designs(connection: Connection) -> list[OwnDesign]:
    """Give the office's own designs, by name."""
    asked = select(schema.own_design).order_by(schema.own_design.c.name).limit(200)
    return [record_of(OwnDesign, row) for row in connection.execute(asked).mappings()]


def own_design(connection: Connection, key: str) -> OwnDesign | None:
    """Give one of the office's own designs."""
    asked = select(schema.own_design).where(schema.own_design.c.id == key)
    row = connection.execute(asked).mappings().first()
    return record_of(OwnDesign, row) if row else None


def pictures(connection: Connection, keys: list[str]) -> dict[str, OfficePicture]:
    """Give the office's pictures with these ids."""
    asked = select(schema.office_picture).where(schema.office_picture.c.id.in_(keys))
    rows = connection.execute(asked).mappings()
    return {row["id"]: record_of(OfficePicture, row) for row in rows}


def names_at_the_ends(connection: Connection) -> tuple[str, ...]:
    """Give the longest and the shortest name of the office's people; nothing without people."""
    name = schema.worker.c.name
    asked = select(name).where(name != "", schema.worker.c.merged_into == "")
    length = func.length(name)
    ends = (asked.order_by(order, name).limit(1) for order in (length.desc(), length))
    found = (connection.execute(each).scalar() for each in ends)
    return tuple(each for each in found if each)
