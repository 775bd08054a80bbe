"""What is copied from the list: cells as text, so that a sheet keeps every digit of a number."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape

from PySide6.QtCore import QMimeData

from desktop_app.domain.listed_person import ListedPerson
from ui.people_cells import Sight, cell_of
from ui.widgets.cells import CellKind, Column

_AS_TEXT = r"mso-number-format:'\@'"
_FORMULA = ("=", "+", "-", "@")


def copied(people: Iterable[ListedPerson], columns: Sequence[Column], sight: Sight) -> QMimeData:
    """Give people as rows for the clipboard; NIKs are as open as they are on the screen.

    Sheets take the HTML, whose cells are marked as text; editors take the lines with tabs.
    """
    shown = [each for each in columns if each.kind is not CellKind.TICK]
    rows = [[each.title for each in shown]]
    rows += [[_text(each.key, person, sight) for each in shown] for person in people]
    data = QMimeData()
    data.setText("\n".join("\t".join(map(_harmless, row)) for row in rows))
    lines = "".join(f"<tr>{''.join(map(_cell, row))}</tr>" for row in rows)
    data.setHtml(f"<table>{lines}</table>")
    return data


def _text(key: str, person: ListedPerson, sight: Sight) -> str:
    cell = cell_of(key, person, sight)
    words = cell if isinstance(cell, str) else cell.text
    digits = words.replace(" ", "")
    return digits if digits.isdigit() else words


def _cell(words: str) -> str:
    return f'<td style="{_AS_TEXT}">{escape(words)}</td>'


def _harmless(words: str) -> str:
    """Give a text that no sheet reads as a formula."""
    return f"'{words}" if words.startswith(_FORMULA) else words
