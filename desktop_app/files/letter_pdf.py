"""The covering letter of a batch as one page of A4, ready to be numbered and signed.

It speaks Indonesian whatever language the program shows, because the agency reads it, and names
nobody of the list.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

from desktop_app.domain.submission import Manifest
from desktop_app.files.batch_paper import (
    DOTS,
    Styles,
    facts,
    file_table,
    head,
    long_day,
    pairs,
    write_paper,
)

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


def write_letter(path: Path, manifest: Manifest) -> None:
    """Write the covering letter; its bytes depend on the manifest only.

    Raises:
        NoRoomError: it cannot be written there.
    """
    write_paper(path, f"Surat pengantar kiriman {manifest.number}", manifest, _story)


def _story(manifest: Manifest, styles: Styles) -> list[Any]:
    from reportlab.platypus import (  # noqa: PLC0415 - heavy, only when used
        KeepTogether,
        Paragraph,
        Spacer,
    )

    def say(text: str) -> Paragraph:
        return Paragraph(text, styles.body)

    return [
        *head(manifest, styles),
        pairs(_heads(manifest), styles, first=20),
        Spacer(1, 12),
        say(f"Kepada Yth.<br/>{escape(manifest.recipient)}"),
        Spacer(1, 12),
        say(_OPENING),
        Spacer(1, 8),
        pairs(facts(manifest), styles, first=38, shaded=True),
        Spacer(1, 10),
        file_table(manifest, styles),
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
    return [("Nomor", DOTS), ("Lampiran", f"{count} berkas Excel dan manifes"), ("Hal", about)]


def _signature(manifest: Manifest, styles: Styles) -> Any:
    from reportlab.lib.units import mm  # noqa: PLC0415 - heavy, only when used
    from reportlab.platypus import (  # noqa: PLC0415 - heavy, only when used
        Paragraph,
        Spacer,
        Table,
    )

    day = long_day(manifest.sealed_at)
    block = [
        Paragraph(f"{escape(manifest.place)}, {day}", styles.body),
        Paragraph(escape(manifest.signer), styles.body),
        Spacer(1, 52),
        Paragraph(DOTS, styles.body),
        Paragraph("NIP", styles.body),
    ]
    table = Table([[block]], colWidths=[70 * mm], hAlign="RIGHT")
    table.setStyle([("FONTNAME", (0, 0), (-1, -1), styles.body.fontName)])
    return table
