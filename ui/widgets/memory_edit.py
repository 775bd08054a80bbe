"""A line that completes what is typed by what was typed before; any text may stand in it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from ui.widgets.choice_edit import Choice, ChoiceEdit
from ui.widgets.editors import HEIGHT

_ACCEPT = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class MemoryEdit(ChoiceEdit):
    """Offers known texts that hold what is typed; Enter takes the marked one, Esc keeps the own.

    Args:
        placeholder: an example.
        goes_on: whether something is typed after a text that was taken, as a house number after
            its street; Enter then stays in the line.
        height: 34; 40 in dialogs.
    """

    def __init__(
        self, placeholder: str = "", *, goes_on: bool = False, height: int = HEIGHT
    ) -> None:
        super().__init__((), placeholder, height=height)
        self._goes_on = goes_on
        self.set_mark("")

    def set_known(self, texts: Sequence[str]) -> None:
        """Complete by these texts, the likeliest first; what stands in the line stays."""
        self._choices = tuple(Choice(text, text) for text in texts)

    def text(self) -> str:
        """Give what stands in the line."""
        return self.line.text().strip()

    def set_text(self, text: str) -> None:
        """Show `text` from its beginning."""
        self._code = ""
        self.line.setText(text)
        self.line.setCursorPosition(0)

    def settle(self) -> None:
        """Keep what stands in the line: any text may."""
        self._close()

    def _offered(self, text: str) -> list[Choice]:
        """Give what completes `text`: nothing where it is whole already."""
        offered = super()._offered(text)
        whole = text.strip().casefold()
        return [] if any(each.label.strip().casefold() == whole for each in offered) else offered

    def _take(self, choice: Choice) -> None:
        super()._take(choice)
        self.line.end(False)

    def _keyed(self, event: QKeyEvent) -> None:
        takes = event.key() in _ACCEPT and self._marked() is not None
        super()._keyed(event)
        if takes and self._goes_on:
            event.accept()

    def _line_left(self, reason: object) -> None:
        self._searching = False  # leaving keeps what was typed; only a key takes what is offered
        self._close()
        super()._line_left(reason)
