"""What the words behind the entrance's own commands say, and the one that needs no window."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from desktop_app.cli.speaking import SpeakingParser
from desktop_app.kernel.clock import now
from desktop_app.kernel.errors import AppError
from desktop_app.kernel.i18n import LANGUAGES, N_, _

WORKERS = 400


@dataclass(frozen=True, slots=True)
class Demo:
    """How many people the demo invents."""

    workers: int
    lang: str


@dataclass(frozen=True, slots=True)
class Tour:
    """Where the tour leaves what it made, and the lists that it imports; none = invented people."""

    out: Path
    lists: tuple[Path, ...]
    json: bool
    lang: str


@dataclass(frozen=True, slots=True)
class Plain:
    """A command that is told nothing but the language."""

    lang: str


def read_demo(words: Sequence[str]) -> Demo:
    """Read the words behind `demo`; wrong ones end the program with exit code 2."""
    parser = _parser("demo", _("Buka jendela pada kantor rekaan yang dihapus sesudahnya."))
    parser.add_argument("--workers", type=int, default=WORKERS, metavar="N", help=_("jumlah orang"))
    found = parser.parse_args(words)
    return Demo(max(0, found.workers), found.lang)


def read_tour(words: Sequence[str]) -> Tour:
    """Read the words behind `tour`; wrong ones end the program with exit code 2."""
    parser = _parser("tour", _("Kerjakan seluruh pekerjaan pokok dan simpan hasilnya."))
    parser.add_argument("--out", type=Path, required=True, metavar="FOLDER", help=_("folder hasil"))
    parser.add_argument("lists", type=Path, nargs="*", metavar="LIST", help=_("daftar orang"))
    parser.add_argument("--json", action="store_true", help=_("satu objek JSON di keluaran"))
    found = parser.parse_args(words)
    return Tour(found.out, tuple(found.lists), found.json, found.lang)


_PLAIN = {
    "self-test": N_("Coba semua bagian program sekali, dalam folder yang dihapus sesudahnya."),
    "keep-copies": N_("Salin data setiap kantor yang dikenal, sebelum program diperbarui."),
}


def read_plain(command: str, words: Sequence[str]) -> Plain:
    """Read the words behind a command without words of its own; any other ends the program."""
    return Plain(_parser(command, _(_PLAIN[command])).parse_args(words).lang)


def keep_copies() -> int:
    """Copy every office that was opened on this computer; give the code of the first trouble.

    An office whose folder is not there now (a stick that was pulled) is passed over.
    """
    from desktop_app.services.upgrades import keep_copy  # noqa: PLC0415 - loads the database
    from ui.memory import memory_file, recall  # noqa: PLC0415 - as above

    codes = [0]
    for store in recall(memory_file()).without_lost().stores:
        try:
            made = keep_copy(Path(store.folder), now())
        except AppError as trouble:
            codes.append(trouble.exit_code)
            print(f"{store.office}: {trouble}", file=sys.stderr)  # noqa: T201 - what people read
            continue
        words = _("{office}: disalin ke {where}.").format(office=store.office, where=made)
        print(words, file=sys.stderr)  # noqa: T201 - as above
    return next((code for code in codes if code), 0)


def _parser(command: str, words: str) -> SpeakingParser:
    parser = SpeakingParser(prog=f"pekerja-rentan {command}", description=words)
    parser.add_argument("--lang", choices=LANGUAGES, default="id", help=_("bahasa"))
    parser.add_argument("--user", default="", metavar=_("NAMA"), help=argparse.SUPPRESS)
    return parser
