"""A design as it prints, tried on the longest and the shortest name of the office's people."""

from __future__ import annotations

from desktop_app.domain.card import CardFace, last_month, mask_nik, token_text
from desktop_app.domain.card_design import Design
from desktop_app.domain.facts import Facts
from desktop_app.domain.own_design import OwnDesign
from desktop_app.domain.sheet import CardSheet, PrintSetting
from desktop_app.kernel.i18n import _
from desktop_app.queries.printing import names_at_the_ends
from desktop_app.services.cards import PrintRun
from desktop_app.services.designs import design_of, made
from desktop_app.store.engine import Reader

_LONG = "RADEN MUHAMMAD ABDURRAHMAN WIRYODININGRAT BIN ABDUL MANAF"
_SHORT = "ANI"
_GAP = 6.0


def specimen_run(connection: Reader, facts: Facts, design: str | OwnDesign) -> PrintRun:
    """Give the run that shows a design: its code, or the office's own as it is being changed.

    Only the names are real; numbers, serials and codes are invented.

    Raises:
        DesignError: there is none, or one of its texts or colours cannot be used.
    """
    if isinstance(design, str):
        shown = design_of(connection, facts, design)
    else:
        shown = made(connection, facts, design)
    names = names_at_the_ends(connection) or (_LONG, _SHORT)
    faces = tuple(_face(name, n, facts) for n, name in enumerate((names[0], names[-1]), start=1))
    return PrintRun(faces=faces, design=shown, sheet=_sheet(shown), setting=PrintSetting())


def _sheet(design: Design) -> CardSheet:
    """Give a page for two: cards below each other, letters side by side."""
    columns, rows = (1, 2) if design.width > design.height else (2, 1)
    return CardSheet(
        name="specimen",
        label="",
        page_width=columns * design.width + (columns + 1) * _GAP,
        page_height=rows * design.height + (rows + 1) * _GAP,
        card_width=design.width,
        card_height=design.height,
        radius=design.radius,
        columns=columns,
        rows=rows,
        left=_GAP,
        top=_GAP,
        gap_x=_GAP,
        gap_y=_GAP,
        outline=0.1,
    )


def _face(name: str, n: int, facts: Facts) -> CardFace:
    regions = facts.regions
    office = facts.settings.office
    place = office if facts.settings.is_kelurahan else ""
    long_one = n == 1
    first = facts.today.replace(day=1)
    return CardFace(
        name=name,
        kpj=f"2600118470{n}",
        nik=mask_nik(f"999999170885000{n}"),
        group=_("Petugas keagamaan") if long_one else _("PHL"),
        kelurahan=regions.name(place) if place else _("Pematang Sulur"),
        rt="003" if long_one else "",
        programmes=("JKK", "JKM"),
        valid_from=first,
        valid_to=last_month(first, 12),
        decree=facts.settings.decree or "SK 412/2026",
        serial=f"26-0000{n}",
        token=token_text(bytes(range(n, n + 10))),
    )
