"""Changing the columns of a layout one by one, as somebody does at a screen."""

from __future__ import annotations

from dataclasses import replace

from desktop_app.domain.layout import LONGEST_CELL, Layout, LayoutColumn
from desktop_app.domain.layout_reading import parts_from


def with_column(layout: Layout, at: int, column: LayoutColumn) -> Layout:
    """Give the layout with another column in that place."""
    columns = (*layout.columns[:at], column, *layout.columns[at + 1 :])
    return replace(layout, columns=columns)


def with_new_column(layout: Layout, at: int, heading: str) -> Layout:
    """Give the layout with an empty column behind that place."""
    fresh = LayoutColumn(heading=heading, parts=("",))
    return replace(layout, columns=(*layout.columns[: at + 1], fresh, *layout.columns[at + 1 :]))


def without_column(layout: Layout, at: int) -> Layout:
    """Give the layout without that column; the last one stays."""
    columns = (*layout.columns[:at], *layout.columns[at + 1 :])
    return replace(layout, columns=columns) if columns else layout


def moved(layout: Layout, at: int, step: int) -> Layout:
    """Give the layout with a column some places further right, or left; never over the edge."""
    columns = list(layout.columns)
    column = columns.pop(at)
    columns.insert(max(0, min(at + step, len(columns))), column)
    return replace(layout, columns=tuple(columns))


def filled_from(column: LayoutColumn, source: str) -> LayoutColumn:
    """Give the column with another content; codes of the old one go, and a fixed text lacks never.

    Raises:
        LayoutError: the content names what nobody knows.
    """
    parts = parts_from(source)
    if parts == column.parts:
        return column
    changed = replace(column, parts=parts, codes={}, otherwise=None)
    return changed if changed.terms else replace(changed, required=False)


def limited(column: LayoutColumn, limit: int) -> LayoutColumn:
    """Give the column with a greatest length in characters; 0 = none."""
    return replace(column, limit=min(limit or LONGEST_CELL, LONGEST_CELL))
