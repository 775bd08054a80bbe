"""What the papers of a batch are made of: one look, its facts in pairs, its files with digests.

They speak Indonesian whatever language the program shows, because the agency reads them.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any
from xml.sax.saxutils import escape

from desktop_app.domain.submission import Manifest
from desktop_app.files.typeface import REGULAR, registered
from desktop_app.kernel.safe_files import replacing

if TYPE_CHECKING:
    from reportlab.lib.styles import ParagraphStyle

INK = "#1B1D28"
DOTS = "." * 44
_QUIET, _RULE, _SHADE = "#5A5F73", "#C9CCD8", "#F3F4F8"
_WIDTH = 170  # mm of text between margins of 20


@dataclass(frozen=True, slots=True)
class Styles:
    """The paragraph styles of the letter."""

    office: ParagraphStyle
    body: ParagraphStyle
    strong: ParagraphStyle
    quiet: ParagraphStyle
    digest: ParagraphStyle
    figure: ParagraphStyle
    strong_figure: ParagraphStyle


def styles() -> Styles:
    """Give the looks, with their typefaces registered."""
    from reportlab.lib.enums import TA_RIGHT  # noqa: PLC0415 - heavy, only when used
    from reportlab.lib.styles import ParagraphStyle  # noqa: PLC0415 - heavy, only when used

    regular, bold = registered(REGULAR), registered("Roboto-Bold.ttf")
    body = ParagraphStyle("body", fontName=regular, fontSize=10.5, leading=15, textColor=INK)
    return Styles(
        office=ParagraphStyle("office", body, fontName=bold, fontSize=14, leading=18),
        body=body,
        strong=ParagraphStyle("strong", body, fontName=bold),
        quiet=ParagraphStyle("quiet", body, fontSize=9, leading=12.5, textColor=_QUIET),
        digest=ParagraphStyle("digest", body, fontSize=8.5, leading=12),
        figure=ParagraphStyle("figure", body, alignment=TA_RIGHT),
        strong_figure=ParagraphStyle("strong_figure", body, fontName=bold, alignment=TA_RIGHT),
    )


def write_paper(
    path: Path, title: str, manifest: Manifest, story: Callable[[Manifest, Styles], list[Any]]
) -> None:
    """Write one paper of A4; its bytes depend on the manifest only.

    Raises:
        NoRoomError: it cannot be written there.
    """
    from reportlab import rl_config  # noqa: PLC0415 - heavy, only when used
    from reportlab.lib.pagesizes import A4  # noqa: PLC0415 - heavy, only when used
    from reportlab.lib.units import mm  # noqa: PLC0415 - heavy, only when used
    from reportlab.platypus import (  # noqa: PLC0415 - heavy, only when used
        BaseDocTemplate,
        Frame,
        PageTemplate,
    )

    looks = styles()
    rl_config.useA85 = 0  # streams as bytes, a fifth smaller than as ASCII
    with replacing(path) as stream:
        paper = BaseDocTemplate(
            stream,
            pagesize=A4,
            title=title,
            author=manifest.office,
            creator="Pekerja Rentan",
            invariant=1,
            initialFontName=looks.body.fontName,
        )
        margin, edge = 20 * mm, 16 * mm
        frame = Frame(margin, edge, A4[0] - 2 * margin, A4[1] - 2 * edge, 0, 0, 0, 0)
        paper.addPageTemplates(PageTemplate("paper", [frame]))
        paper.build(story(manifest, looks))


def head(manifest: Manifest, looks: Styles) -> list[Any]:
    """Give the office's name over a rule."""
    from reportlab.platypus import HRFlowable, Paragraph  # noqa: PLC0415 - heavy, only when used

    rule = HRFlowable(width="100%", thickness=1.2, color=INK, spaceBefore=5, spaceAfter=10)
    return [Paragraph(escape(manifest.office), looks.office), rule]


def facts(manifest: Manifest) -> list[tuple[str, str]]:
    """Give what a batch is, name by value; nothing of any person."""
    kinds = [
        ("baru", manifest.people - manifest.lanjutan - manifest.leavers),
        ("lanjutan", manifest.lanjutan),
        *([("keluar", manifest.leavers)] if manifest.leavers else []),
    ]
    counted = ", ".join(f"{kind} {_count(people)}" for kind, people in kinds)
    groups = ", ".join(f"{name} {_count(people)}" for name, people in manifest.groups)
    start = _long_month(manifest.start_month) if manifest.start_month else "–"
    found = [
        ("Nomor kiriman", manifest.number),
        ("Disegel", f"{long_day(manifest.sealed_at)}, oleh {manifest.sealed_by}"),
        ("Jumlah orang", f"{_count(manifest.people)} ({counted})"),
        ("Dihapus", _erased(manifest.erased)),
        ("Kelompok", groups),
        ("Program", " + ".join(manifest.programmes.upper().split())),
        ("Mulai", f"{start}, selama {manifest.months} bulan"),
        ("Iuran per bulan", f"Rp{_count(manifest.amount_per_month)}"),
        (
            "Jumlah kendali",
            f"NIK …{manifest.nik_total % 10_000:04d} · lahir …{manifest.birth_total % 10_000:04d}",
        ),
        ("Kepala rantai", manifest.head.words if manifest.head.seq else ""),
    ]
    return [(name, value) for name, value in found if value]


def _erased(people: int) -> str:
    if not people:
        return ""
    return (
        f"{_count(people)} orang, sesudah kiriman disegel; barisnya tidak ada lagi di berkas, dan"
        " sidik isi serta jumlah kendali tetap yang dahulu"
    )


def pairs(
    said: Sequence[tuple[str, str]], styles: Styles, *, first: int, shaded: bool = False
) -> Any:
    """Give names and values as two columns, the first `first` millimetres wide."""
    from reportlab.lib.units import mm  # noqa: PLC0415 - heavy, only when used
    from reportlab.platypus import Paragraph, Table  # noqa: PLC0415 - heavy, only when used

    rows = [
        [Paragraph(text, styles.body) for text in (name, ":", escape(value))]
        for name, value in said
    ]
    table = Table(rows, colWidths=[first * mm, 4 * mm, (_WIDTH - first - 4) * mm])
    table.setStyle([
        ("FONTNAME", (0, 0), (-1, -1), styles.body.fontName),  # else Helvetica, not embedded
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("TOPPADDING", (0, 0), (-1, -1), 1.5),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 1.5),
        ("LEFTPADDING", (0, 0), (0, -1), 8 if shaded else 0),
        ("LEFTPADDING", (1, 0), (-1, -1), 0),
        *([("BACKGROUND", (0, 0), (-1, -1), _SHADE)] if shaded else []),
    ])  # fmt: skip
    return table


def file_table(manifest: Manifest, styles: Styles) -> Any:
    """Give the files with their people and digests."""
    from reportlab.lib.units import mm  # noqa: PLC0415 - heavy, only when used
    from reportlab.platypus import Paragraph, Table  # noqa: PLC0415 - heavy, only when used

    headings = [
        Paragraph("Berkas", styles.strong),
        Paragraph("Orang", styles.strong_figure),
        Paragraph("Sidik SHA-256", styles.strong),
    ]
    rows = [
        [
            Paragraph(escape(file.name), styles.body),
            Paragraph(_count(file.rows), styles.figure),
            Paragraph(in_groups(file.sha256), styles.digest),
        ]
        for file in manifest.files
    ]
    table = Table([headings, *rows], colWidths=[60 * mm, 18 * mm, 92 * mm], repeatRows=1)
    table.setStyle([
        ("FONTNAME", (0, 0), (-1, -1), styles.body.fontName),  # else Helvetica, not embedded
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("LINEBELOW", (0, 0), (-1, 0), 0.8, INK),
        ("LINEBELOW", (0, 1), (-1, -1), 0.4, _RULE),
        ("LEFTPADDING", (0, 0), (0, -1), 0),
        ("LEFTPADDING", (2, 0), (2, -1), 14),
    ])  # fmt: skip
    return table


def in_groups(digest: str) -> str:
    """Give a digest as two lines of groups of four, as people compare them."""
    groups = [digest[start : start + 4] for start in range(0, len(digest), 4)]
    middle = len(groups) // 2
    return "<br/>".join(" ".join(half) for half in (groups[:middle], groups[middle:]))


def _count(number: int) -> str:
    return f"{number:,}".replace(",", ".")


def long_day(day: datetime) -> str:
    """Give a day in words: 5 Januari 2026."""
    from babel.dates import format_date  # noqa: PLC0415 - heavy, only when used

    return format_date(day, "d MMMM yyyy", locale="id")


def _long_month(day: date) -> str:
    from babel.dates import format_date  # noqa: PLC0415 - heavy, only when used

    return format_date(day, "MMMM yyyy", locale="id")
