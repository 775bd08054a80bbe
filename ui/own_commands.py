"""What the words behind `demo` and `tour` say."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from desktop_app.kernel.i18n import LANGUAGES, _

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


def _parser(command: str, words: str) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog=f"pekerja-rentan {command}", description=words)
    parser.add_argument("--lang", choices=LANGUAGES, default="id", help=_("bahasa"))
    parser.add_argument("--user", default="", metavar=_("NAMA"), help=argparse.SUPPRESS)
    return parser
