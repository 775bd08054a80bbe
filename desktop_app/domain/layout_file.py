"""An office's own layouts, and the agency's workbooks that they are written into, as records."""

from __future__ import annotations

from dataclasses import dataclass

from desktop_app.domain.record import Record


@dataclass(frozen=True, slots=True, kw_only=True)
class LayoutFile(Record):
    """A layout of this office: its name, which stands before a shipped one, and its text."""

    name: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkbookFile(Record):
    """An agency's workbook as it was handed out; the id is the SHA-256 of its bytes.

    Sealed batches are written into it again years later, so it stays when its layout goes.
    `content` holds the bytes in base64.
    """

    name: str
    content: str
