"""The sheet "Data Saya" as PDF: what is held, who was given it, who looked, which rights one has."""

from __future__ import annotations

from typing import BinaryIO

from desktop_app.domain.dates import show_long_day
from desktop_app.domain.own_data import OPENING, RIGHTS, TITLE, OwnData
from desktop_app.files.flowing import Flow
from desktop_app.files.paper import sheets


def write_own_data(stream: BinaryIO, sheet: OwnData) -> None:
    """Write the sheet; its bytes depend on what it tells only."""
    with sheets(stream, TITLE) as paper:
        flow = Flow(paper, f"Data Saya · {sheet.office} · rantai {sheet.head.words}")
        flow.title(f"{TITLE}: {sheet.name}", sheet.office)
        flow.say(OPENING.format(office=sheet.office, day=show_long_day(sheet.on)))
        for section in sheet.sections:
            if not (section.lines or section.none):
                continue
            flow.heading(section.title)
            for line in section.lines:
                flow.pair(line.label, line.words)
            if not section.lines:
                flow.say(section.none)
        flow.heading("Hak Anda")
        for words in RIGHTS:
            flow.say(f"•  {words}")
        if sheet.contact:
            flow.say(f"Hubungi: {sheet.office}, {sheet.contact}.")
        flow.end()
