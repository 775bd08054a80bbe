"""A page of help as Qt's own Markdown shows it, in our typeface and colours."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import (
    QColor,
    QImage,
    QPixmap,
    QResizeEvent,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextTable,
)
from PySide6.QtWidgets import QFrame, QTextBrowser

from ui.theme import theme_of

_HEADINGS = {1: "title", 2: "section", 3: "heading"}
_LEADING = 125.0  # per cent of a line's height
_AIR = {0: (0, 8), 1: (0, 10), 2: (14, 6), 3: (10, 3)}
_MARGIN = 20
_WIDEST = 720
_BAR = 16  # the scroll bar comes after the picture has been measured
_SMOOTH = Qt.TransformationMode.SmoothTransformation


class HelpBrowser(QTextBrowser):
    """Shows Markdown; a link is never followed here but told by `anchorClicked`.

    Args:
        pictures: the folder of the pages' pictures.
    """

    def __init__(self, pictures: Path) -> None:
        super().__init__()
        self._pictures = pictures
        self._text = ""
        self.setOpenLinks(False)
        self.setFrameShape(QFrame.Shape.NoFrame)

    def show_text(self, text: str) -> None:
        """Show another page from its beginning."""
        self._text = text
        document = QTextDocument(self)  # the one before goes with it
        document.setDocumentMargin(_MARGIN)
        document.setDefaultFont(theme_of(self).font("body"))
        self.setDocument(document)
        document.setMarkdown(text, QTextDocument.MarkdownFeature.MarkdownDialectGitHub)
        self._dress(document)
        self.moveCursor(QTextCursor.MoveOperation.Start)
        self.verticalScrollBar().setValue(0)

    def go_to_heading(self, words: str) -> None:
        """Bring the heading with these words to the top."""
        block = self.document().begin()
        while block.isValid():
            if block.blockFormat().headingLevel() and block.text().casefold() == words.casefold():
                cursor = QTextCursor(block)
                self.setTextCursor(cursor)
                self.verticalScrollBar().setValue(
                    self.verticalScrollBar().value() + self.cursorRect(cursor).top() - _MARGIN
                )
                return
            block = block.next()

    def loadResource(self, kind: int, name: QUrl | str) -> Any:
        """Give a picture, as wide as there is room for; the program goes to no network."""
        if kind != QTextDocument.ResourceType.ImageResource.value:
            return None
        image = QImage(str(self._pictures / Path(QUrl(name).path()).name))
        if image.isNull():
            return None
        ratio = self.devicePixelRatioF()
        room = min(self.viewport().width() - 2 * _MARGIN - _BAR, _WIDEST)
        wide = min(image.width(), round(max(room, 120) * ratio))
        shown = QPixmap.fromImage(image).scaledToWidth(wide, _SMOOTH)
        shown.setDevicePixelRatio(ratio)
        return shown

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the pictures into the new width."""
        super().resizeEvent(event)
        if "![" in self._text and event.size().width() != event.oldSize().width():
            at = self.verticalScrollBar().value()
            self.show_text(self._text)
            self.verticalScrollBar().setValue(at)

    def _dress(self, document: QTextDocument) -> None:
        cursor = QTextCursor(document)
        cursor.beginEditBlock()
        block = document.begin()
        while block.isValid():
            self._dress_block(QTextCursor(block), block)
            block = block.next()
        for frame in document.rootFrame().childFrames():
            if isinstance(frame, QTextTable):
                self._dress_table(frame)
        cursor.endEditBlock()

    def _dress_block(self, cursor: QTextCursor, block: QTextBlock) -> None:
        shape = block.blockFormat()
        level = min(shape.headingLevel(), 3)
        above, below = _AIR[level]
        in_list = block.textList() is not None
        shape.setTopMargin(above)
        shape.setBottomMargin(3 if in_list else below)
        has_picture = "\ufffc" in block.text()
        rule = QTextBlockFormat.LineHeightTypes
        kind = rule.SingleHeight if has_picture else rule.ProportionalHeight
        shape.setLineHeight(0 if has_picture else _LEADING, kind.value)
        if shape.hasProperty(QTextBlockFormat.Property.BlockQuoteLevel):
            shape.setBackground(self._colour("soft"))
            shape.setLeftMargin(0)
        cursor.setBlockFormat(shape)
        if level:
            face = QTextCharFormat()
            face.setFont(theme_of(self).font(_HEADINGS[level]))
            face.setForeground(self._colour("text"))
            cursor.movePosition(
                QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor
            )
            cursor.setCharFormat(face)  # in place of Markdown's own larger and smaller

    def _dress_table(self, table: QTextTable) -> None:
        shape = table.format()
        shape.setBorder(1)
        shape.setBorderBrush(self._colour("line"))
        shape.setBorderCollapse(True)
        shape.setCellPadding(5)
        table.setFormat(shape)

    def _colour(self, token: str) -> QColor:
        return theme_of(self).color(token)
