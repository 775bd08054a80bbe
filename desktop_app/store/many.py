"""A condition on any number of values, in one statement with one place."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from sqlalchemy import ColumnElement, func, select


def one_of(column: ColumnElement[Any], values: Iterable[str]) -> ColumnElement[bool]:
    """Give the condition that a column holds one of the values.

    A statement with a place for each of thousands of values would be written and read anew every
    time; a list in one place is not, and has no limit.
    """
    listed = func.json_each(json.dumps(list(values))).table_valued("value")
    return column.in_(select(listed.c.value))
