"""What goes with a batch: its manifest, and the covering letter as one page of A4.

Both speak Indonesian whatever language the program shows, because the agency reads them, and
neither names any person of the list.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any
from xml.sax.saxutils import escape

from desktop_app.domain.submission import Manifest, manifest_text
from desktop_app.files.typeface import REGULAR, registered
from desktop_app.kernel.safe_files import replacing

if TYPE_CHECKING:
    from reportlab.lib.styles import ParagraphStyle

_INK, _QUIET, _RULE, _SHADE = "#1B1D28", "#5A5F73", "#C9CCD8", "#F3F4F8"
_WIDTH = 170  # mm of text between margins of 20
_DOTS = "." * 44
_OPENING = (
    "Bersama ini kami sampaikan daftar orang yang kami usulkan menjadi peserta BPJS "
    "Ketenagakerjaan dengan iuran yang dibayar oleh pemerintah daerah, dengan rincian berikut."
)
_CLOSING = (
    "Mohon jawaban memuat NIK, hasil, serta KPJ atau alasan penolakan bagi setiap orang. "
    "Isi berkas kami kunci; perbaikan kami sampaikan sebagai kiriman ulang."
)
_REMARK = (
    "Sidik SHA-256 berubah bila satu huruf pun dalam berkas berubah. "
    "Surat ini tidak memuat data perorangan."
)


def write_manifest(path: Path, manifest: Manifest) -> None:
    """Write the manifest as JSON in UTF-8.

    Raises:
        NoRoomError: it cannot be written there.
    """
    with replacing(path) as stream:
        stream.write(manifest_text(manifest).encode())


def write_letter(path: Path, manifest: Manifest) -> None:
    """Write the covering letter, ready to be numbered, signed and sent along.

    The bytes depend on the manifest only.

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

    styles = _styles()
    rl_config.useA85 = 0  # streams as bytes, a fifth smaller than as ASCII
    with replacing(path) as stream:
        letter = BaseDocTemplate(
            stream,
            pagesize=A4,
            title=f"Surat pengantar kiriman {manifest.number}",
            author=manifest.office,
            creator="Pekerja Rentan",
            invariant=1,
            initialFontName=styles.body.fontName,
        )
        margin, edge = 20 * mm, 16 * mm
        frame = Frame(margin, edge, A4[0] - 2 * margin, A4[1] - 2 * edge, 0, 0, 0, 0)
        letter.addPageTemplates(PageTemplate("letter", [frame]))
        letter.build(_story(manifest, styles))


@dataclass(frozen=True, slots=True)
class _Styles:
    """The paragraph styles of the letter."""

    office: ParagraphStyle
    body: ParagraphStyle
    strong: ParagraphStyle
    quiet: ParagraphStyle
    digest: ParagraphStyle
    figure: ParagraphStyle
    strong_figure: ParagraphStyle


def _styles() -> _Styles:
    from reportlab.lib.enums import TA_RIGHT  # noqa: PLC0415 - heavy, only when used
    from reportlab.lib.styles import ParagraphStyle  # noqa: PLC0415 - heavy, only when used

    regular, bold = registered(REGULAR), registered("Roboto-Bold.ttf")
    body = ParagraphStyle("body", fontName=regular, fontSize=10.5, leading=15, textColor=_INK)
    return _Styles(
        office=ParagraphStyle("office", body, fontName=bold, fontSize=14, leading=18),
        body=body,
        strong=ParagraphStyle("strong", body, fontName=bold),
        quiet=ParagraphStyle("quiet", body, fontSize=9, leading=12.5, textColor=_QUIET),
        digest=ParagraphStyle("digest", body, fontSize=8.5, leading=12),
        figure=ParagraphStyle("figure", body, alignment=TA_RIGHT),
        strong_figure=ParagraphStyle("strong_figure", body, fontName=bold, alignment=TA_RIGHT),
    )


def _story(manifest: Manifest, styles: _Styles) -> list[Any]:
    from reportlab.platypus import (  # noqa: PLC0415 - heavy, only when used
        HRFlowable,
        KeepTogether,
        Paragraph,
        Spacer,
    )

    def say(text: str) -> Paragraph:
        return Paragraph(text, styles.body)

    return [
        Paragraph(escape(manifest.office), styles.office),
        HRFlowable(width="100%", thickness=1.2, color=_INK, spaceBefore=5, spaceAfter=10),
        _pairs(_heads(manifest), styles, first=20),
        Spacer(1, 12),
        say(f"Kepada Yth.<br/>{escape(manifest.recipient)}"),
        Spacer(1, 12),
        say(_OPENING),
        Spacer(1, 8),
        _pairs(_facts(manifest), styles, first=38, shaded=True),
        Spacer(1, 10),
        _file_table(manifest, styles),
        Spacer(1, 8),
        say(_CLOSING),
        Spacer(1, 14),
        KeepTogether(
            [_signature(manifest, styles), Spacer(1, 10), Paragraph(_REMARK, styles.quiet)]
        ),
    ]


def _heads(manifest: Manifest) -> list[tuple[str, str]]:
    count = len(manifest.files)
    about = f"Pengantar kiriman {manifest.number}: {manifest.title}"
    if manifest.parent_number:
        about += f" (kiriman ulang dari {manifest.parent_number})"
    return [("Nomor", _DOTS), ("Lampiran", f"{count} berkas Excel dan manifes"), ("Hal", about)]


def _facts(manifest: Manifest) -> list[tuple[str, str]]:
    kinds = [
        ("baru", manifest.people - manifest.lanjutan - manifest.leavers),
        ("lanjutan", manifest.lanjutan),
        *([("keluar", manifest.leavers)] if manifest.leavers else []),
    ]
    counted = ", ".join(f"{kind} {_count(people)}" for kind, people in kinds)
    groups = ", ".join(f"{name} {_count(people)}" for name, people in manifest.groups)
    start = _long_month(manifest.start_month) if manifest.start_month else "–"
    facts = [
        ("Nomor kiriman", manifest.number),
        ("Disegel", f"{_long_day(manifest.sealed_at)}, oleh {manifest.sealed_by}"),
        ("Jumlah orang", f"{_count(manifest.people)} ({counted})"),
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
    return [(name, value) for name, value in facts if value]


def _pairs(
    pairs: Sequence[tuple[str, str]], styles: _Styles, *, first: int, shaded: bool = False
) -> Any:
    from reportlab.lib.units import mm  # noqa: PLC0415 - heavy, only when used
    from reportlab.platypus import Paragraph, Table  # noqa: PLC0415 - heavy, only when used

    rows = [
        [Paragraph(text, styles.body) for text in (name, ":", escape(value))]
        for name, value in pairs
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


def _file_table(manifest: Manifest, styles: _Styles) -> Any:
    from reportlab.lib.units import mm  # noqa: PLC0415 - heavy, only when used
    from reportlab.platypus import Paragraph, Table  # noqa: PLC0415 - heavy, only when used

    head = [
        Paragraph("Berkas", styles.strong),
        Paragraph("Orang", styles.strong_figure),
        Paragraph("Sidik SHA-256", styles.strong),
    ]
    rows = [
        [
            Paragraph(escape(file.name), styles.body),
            Paragraph(_count(file.rows), styles.figure),
            Paragraph(_in_groups(file.sha256), styles.digest),
        ]
        for file in manifest.files
    ]
    table = Table([head, *rows], colWidths=[60 * mm, 18 * mm, 92 * mm], repeatRows=1)
    table.setStyle([
        ("FONTNAME", (0, 0), (-1, -1), styles.body.fontName),  # else Helvetica, not embedded
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("LINEBELOW", (0, 0), (-1, 0), 0.8, _INK),
        ("LINEBELOW", (0, 1), (-1, -1), 0.4, _RULE),
        ("LEFTPADDING", (0, 0), (0, -1), 0),
        ("LEFTPADDING", (2, 0), (2, -1), 14),
    ])  # fmt: skip
    return table


def _signature(manifest: Manifest, styles: _Styles) -> Any:
    from reportlab.lib.units import mm  # noqa: PLC0415 - heavy, only when used
    from reportlab.platypus import (  # noqa: PLC0415 - heavy, only when used
        Paragraph,
        Spacer,
        Table,
    )

    day = _long_day(manifest.sealed_at)
    block = [
        Paragraph(f"{escape(manifest.place)}, {day}", styles.body),
        Paragraph(escape(manifest.signer), styles.body),
        Spacer(1, 52),
        Paragraph(_DOTS, styles.body),
        Paragraph("NIP", styles.body),
    ]
    table = Table([[block]], colWidths=[70 * mm], hAlign="RIGHT")
    table.setStyle([("FONTNAME", (0, 0), (-1, -1), styles.body.fontName)])
    return table


def _in_groups(digest: str) -> str:
    """Give a digest as two lines of groups of four, as people compare them."""
    groups = [digest[start : start + 4] for start in range(0, len(digest), 4)]
    middle = len(groups) // 2
    return "<br/>".join(" ".join(half) for half in (groups[:middle], groups[middle:]))


def _count(number: int) -> str:
    return f"{number:,}".replace(",", ".")


def _long_day(day: datetime) -> str:
    from babel.dates import format_date  # noqa: PLC0415 - heavy, only when used

    return format_date(day, "d MMMM yyyy", locale="id")


def _long_month(day: date) -> str:
    from babel.dates import format_date  # noqa: PLC0415 - heavy, only when used

    return format_date(day, "MMMM yyyy", locale="id")
