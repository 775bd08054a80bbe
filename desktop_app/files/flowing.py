"""Papers for people that run over as many sheets as they need: headings, pairs, paragraphs, a foot."""

from __future__ import annotations

from collections.abc import Sequence

from desktop_app.domain.fitting import Room, fit
from desktop_app.files.paper import INK, MM, QUIET, RULE, At, Block, Face, Paper

LEFT, WIDTH = 20.0, 170.0
_TOP, _BOTTOM = 22.0, 272.0
_LABEL = 52.0
_LEADING = 1.32
_MOST_LINES = 40


class Flow:
    """Writes downwards and turns the sheet when it is full.

    Args:
        paper: the sheets.
        foot: what stands at the left below each of them.
    """

    def __init__(self, paper: Paper, foot: str) -> None:
        self.paper = paper
        self.down = _TOP
        self._foot = foot
        self._page = 1

    def title(self, words: str, below: str = "") -> None:
        """Write the title of the whole paper with a line below it."""
        self.paper.write(words, LEFT, self.down + 5, Face(self.paper.bold, 17))
        if below:
            self.paper.write(below, LEFT, self.down + 11.5, Face(self.paper.regular, 10, QUIET))
        self.paper.rule(Block(LEFT, self.down + 15, WIDTH), INK, 0.4)
        self.down += 21

    def heading(self, words: str) -> None:
        """Write the title of a part; two lines of it stay on the same sheet."""
        self._need(22)
        self.paper.write(words, LEFT, self.down + 6, Face(self.paper.bold, 11.5))
        self.paper.rule(Block(LEFT, self.down + 8.4, WIDTH), RULE, 0.2)
        self.down += 11

    def say(self, words: str, size: float = 10, *, quiet: bool = False) -> None:
        """Write a paragraph over the whole width."""
        face = Face(self.paper.regular, size, QUIET if quiet else INK)
        self._lines(self._broken(words, face, WIDTH), LEFT, face)
        self.down += 1.4

    def pair(self, label: str, value: str) -> None:
        """Write a label and its value beside it."""
        face = Face(self.paper.regular, 10)
        lines = self._broken(value, face, WIDTH - _LABEL)
        self._need(len(lines) * self._step(face) + 1)
        self.paper.write_in(
            label,
            Block(LEFT, self.down + 1, _LABEL - 3, 4.6),
            Face(self.paper.regular, 10, QUIET),
            lines=1,
        )
        self._lines(lines, LEFT + _LABEL, face)
        self.down += 1.0

    def room(self, height: float) -> None:
        """Leave some room; it begins the next sheet when this one has no more."""
        self._need(height)

    def end(self) -> None:
        """Finish the last sheet."""
        words = f"Halaman {self._page}"
        face = Face(self.paper.regular, 8, QUIET)
        self.paper.write(self._foot, LEFT, 286, face)
        self.paper.write(words, LEFT + WIDTH, 286, face, At.RIGHT)
        self.paper.turn()

    def _need(self, height: float) -> None:
        if self.down + height > _BOTTOM:
            self.end()
            self._page += 1
            self.down = _TOP

    def _lines(self, lines: Sequence[str], left: float, face: Face) -> None:
        for line in lines:
            self._need(self._step(face))
            self.paper.write(line, left, self.down + 1 + face.size * 0.72 / MM, face)
            self.down += self._step(face)

    def _broken(self, words: str, face: Face, width: float) -> tuple[str, ...]:
        room = Room(
            width=width * MM,
            height=1_000 * MM,
            size=face.size,
            break_below=face.size,
            min_size=face.size,
            lines=_MOST_LINES,
            leading=_LEADING,
        )
        return fit(words, room, self.paper.measure(face.font)).lines

    def _step(self, face: Face) -> float:
        return face.size * _LEADING / MM
