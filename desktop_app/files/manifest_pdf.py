"""The manifest of a batch: a page that people hold against the files, and JSON for programs.

Neither names anybody of the list.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from desktop_app.domain.submission import Manifest, manifest_text
from desktop_app.files.batch_paper import (
    Styles,
    facts,
    file_table,
    head,
    in_groups,
    pairs,
    write_paper,
)
from desktop_app.kernel.safe_files import replacing

_HOW = (
    "Sidik berkas berubah bila satu huruf pun dalam berkas berubah. Sidik isi dihitung dari isi "
    "sel saja, jadi tetap sama walaupun berkas disimpan ulang oleh program lain. Jumlah kendali "
    "NIK menjumlahkan empat angka terakhir setiap NIK; jumlah kendali lahir menjumlahkan tanggal "
    "dan bulan lahir (DDMM). Manifes ini tidak memuat data perorangan."
)


def write_manifest(path: Path, manifest: Manifest) -> None:
    """Write the manifest as JSON in UTF-8.

    Raises:
        NoRoomError: it cannot be written there.
    """
    with replacing(path) as stream:
        stream.write(manifest_text(manifest).encode())


def write_manifest_page(path: Path, manifest: Manifest) -> None:
    """Write the manifest as a PDF; its bytes depend on the manifest only.

    Raises:
        NoRoomError: it cannot be written there.
    """
    write_paper(path, f"Manifes kiriman {manifest.number}", manifest, _story)


def _story(manifest: Manifest, styles: Styles) -> list[Any]:
    from reportlab.platypus import Paragraph, Spacer  # noqa: PLC0415 - heavy, only when used

    return [
        *head(manifest, styles),
        Paragraph(f"Manifes kiriman {manifest.number}", styles.office),
        Spacer(1, 10),
        pairs([*_around(manifest), *facts(manifest)], styles, first=38, shaded=True),
        Spacer(1, 12),
        Paragraph("Sidik isi SHA-256", styles.strong),
        Paragraph(in_groups(manifest.cells_sha256), styles.digest),
        Spacer(1, 12),
        file_table(manifest, styles),
        Spacer(1, 12),
        Paragraph(_HOW, styles.quiet),
    ]


def _around(manifest: Manifest) -> list[tuple[str, str]]:
    sealed = f"{manifest.sealed_at:%d-%m-%Y %H.%M.%S %Z}".strip()
    said = [
        ("Daftar", manifest.title),
        ("Kepada", manifest.recipient),
        ("Kiriman induk", manifest.parent_number),
        ("Saat disegel", sealed),
    ]
    return [(name, value) for name, value in said if value]
