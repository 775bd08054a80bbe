"""Bring the words of other languages up to date: `python3 packaging/dev.py words`.

Reads every sentence that the sources mark (`_`, `N_`, `ngettext`) and every label of the data
tables that is shown, renews `resources/i18n/en.po`, compiles `en.mo` and `qt_id.qm`, and says what
still waits for a translator. `--check` writes nothing. Exit 1: something waits, or is out of date.

Indonesian is the source language and has no catalogue: docs/decisions/003-words.md.
"""

from __future__ import annotations

import io
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from babel.messages import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parent.parent
I18N = ROOT / "resources" / "i18n"
PO, MO = I18N / "en.po", I18N / "en.mo"
QT_SOURCE, QT_WORDS = I18N / "qt_id.ts", I18N / "qt_id.qm"
SOURCES = ("desktop_app", "ui")
KEYWORDS = {"_": None, "N_": None, "ngettext": (1, 2)}
METHODS = [("**.py", "python")]
# The same words give the same files, whenever they are compiled.
NO_DATE = datetime(2026, 1, 1, tzinfo=UTC)
HEADER = "# English words of Pekerja Rentan; the sentences stand in the code in Indonesian."


def main(arguments: list[str]) -> int:
    """Renew or check the catalogue; the exit code is 1 when there is something left to do."""
    before = PO.read_bytes() if PO.exists() else b""
    catalogue = renewed(known(before), extracted())
    fresh = {PO: as_po(catalogue), MO: as_mo(catalogue)}
    stale = [file for file, content in fresh.items() if _content(file) != content]
    if "--check" not in arguments:
        for file in stale:
            file.write_bytes(fresh[file])
        compile_qt_words(QT_WORDS)
        stale = []
    waiting = [*missing(catalogue), *(f"out of date: {file.name}" for file in stale)]
    for line in (*waiting, *(f"no longer used: {text}" for text in catalogue.obsolete)):
        print(line)
    print(f"{len(catalogue)} texts, {len(waiting)} to do")
    return 1 if waiting else 0


def extracted() -> Catalog:
    """Give every sentence of the program, in the order of the files that hold it."""
    found = empty()
    for folder in SOURCES:
        for name, _line, text, _notes, _context in sorted(
            extract_from_dir(ROOT / folder, METHODS, keywords=KEYWORDS), key=lambda one: one[:2]
        ):
            found.add(text, locations=[(f"{folder}/{name}", 0)])
    for name, label in labels():
        found.add(label, locations=[(name, 0)])
    return found


def labels() -> Iterator[tuple[str, str]]:
    """Give the labels of data tables that are shown: the file, and the words."""
    name = "resources/sheets.toml"
    for sheet in tomllib.loads((ROOT / name).read_text("utf-8")).values():
        yield name, sheet["label"]
    for design in sorted((ROOT / "resources" / "cards").glob("*.toml")):
        raw = tomllib.loads(design.read_text("utf-8"))
        said = [
            raw["label"],
            *(w for some in raw.get("labels", {}).values() for w in some.values()),
        ]
        yield from ((f"resources/cards/{design.name}", words) for words in said)


def known(content: bytes) -> Catalog:
    """Read a catalogue; nothing = an empty one."""
    return read_po(io.BytesIO(content), locale="en") if content else empty()


def empty() -> Catalog:
    """Give a catalogue of English without words."""
    return Catalog(locale="en", fuzzy=False)


def renewed(old: Catalog, found: Catalog) -> Catalog:
    """Give the old translations of the sentences found; a sentence that was reworded is fuzzy."""
    old.update(found)
    old.header_comment = HEADER
    old.creation_date = old.revision_date = NO_DATE
    old.project, old.version = "Pekerja Rentan", "1"
    old.last_translator = old.language_team = "Pekerja Rentan"
    old.msgid_bugs_address = ""
    old.fuzzy = False
    return old


def missing(catalogue: Catalog) -> list[str]:
    """Say what a translator still has to do."""
    return [
        f"{'fuzzy' if message.fuzzy else 'not translated'}: {message.id}"
        for message in catalogue
        if message.id and (message.fuzzy or not all(_texts(message.string)))
    ]


def as_po(catalogue: Catalog) -> bytes:
    """Give the catalogue as a translator edits it; places are files only, lines change too often."""
    written = io.BytesIO()
    write_po(written, catalogue, width=96, include_lineno=False)
    return written.getvalue()


def as_mo(catalogue: Catalog) -> bytes:
    """Give the catalogue as the program reads it."""
    written = io.BytesIO()
    write_mo(written, catalogue)
    return written.getvalue()


def compile_qt_words(to: Path) -> None:
    """Compile our Indonesian words for Qt's own buttons, menus and dialogs; Qt brings none."""
    lrelease = Path(sys.executable).with_name("pyside6-lrelease")
    subprocess.run([lrelease, "-silent", QT_SOURCE, "-qm", to], check=True)


def _texts(string: str | tuple[str, ...] | list[str] | None) -> tuple[str, ...]:
    return (string,) if isinstance(string, str) else tuple(string or ("",))


def _content(file: Path) -> bytes:
    return file.read_bytes() if file.exists() else b""


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
