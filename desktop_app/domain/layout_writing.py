"""A layout written as the text of its file, so that a screen and an agency's workbook can make one."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping

from desktop_app.domain.layout import (
    JOINING,
    LONGEST_CELL,
    TERMS,
    Layout,
    LayoutColumn,
    Nature,
    Purpose,
    Term,
)

_NAME_LINE = re.compile(r"^name\s*=.*$", re.MULTILINE)
_NO_TEXT = re.compile("[\x7f\ud800-\udfff]")
_WORDS = {(term.key, term.pick): word for word, term in TERMS.items()}


def layout_text(layout: Layout) -> str:
    """Give the text that reads back as this very layout; options at their defaults stay unsaid."""
    blocks = ["\n".join(_head(layout))]
    blocks += ["\n".join(("[[columns]]", *_column(each))) for each in layout.columns]
    return "\n\n".join(blocks) + "\n"


def renamed(text: str, name: str) -> str:
    """Give a layout's text under another name, its remarks and order kept."""
    return _NAME_LINE.sub(lambda _found: f"name = {_quoted(name)}", text, count=1)


def source_of(column: LayoutColumn) -> str:
    """Give a column's content as `layout_reading.parts_from` takes it."""
    if len(column.parts) == 1 and isinstance(column.parts[0], Term):
        return _word(column.parts[0])
    return _pieces(column.parts)


def _head(layout: Layout) -> Iterator[str]:
    yield f"name = {_quoted(layout.name)}"
    yield f"title = {_quoted(layout.title)}"
    yield f"sheet = {_quoted(layout.sheet)}"
    yield f"start_row = {layout.start_row}"
    if layout.above:
        yield f"above = {_list(layout.above)}"
    yield f"file_name = {_quoted(layout.file_name)}"
    yield f"rows_per_file = {layout.rows_per_file}"
    if layout.kinds != JOINING:
        yield f"kinds = {_list(sorted(layout.kinds))}"
    if layout.also:
        yield f"also = {_list(layout.also)}"
    if layout.purpose is not Purpose.SUBMISSION:
        yield f"purpose = {_quoted(layout.purpose)}"
    if layout.workbook:
        yield f"workbook = {_quoted(layout.workbook)}"


def _column(column: LayoutColumn) -> Iterator[str]:
    natures = {term.nature for term in column.terms}
    yield f"heading = {_quoted(column.heading)}"
    yield _source(column.parts)
    if Nature.DATE in natures:
        yield f"form = {_quoted(column.form)}"
    if column.codes:
        yield f"codes = {_table(column.codes)}"
    if column.otherwise is not None:
        yield f"otherwise = {_quoted(column.otherwise)}"
    if column.upper:
        yield 'case = "upper"'
    if Nature.LIST in natures:
        yield f"separator = {_quoted(column.separator)}"
    if column.limit != LONGEST_CELL:
        yield f"limit = {column.limit}"
    if column.required:
        yield "required = true"


def _source(parts: tuple[str | Term, ...]) -> str:
    if all(isinstance(part, str) for part in parts):
        return f"constant = {_quoted(''.join(map(str, parts)))}"
    if len(parts) == 1 and isinstance(parts[0], Term):
        return f"field = {_quoted(_word(parts[0]))}"
    return f"expression = {_quoted(_pieces(parts))}"


def _pieces(parts: tuple[str | Term, ...]) -> str:
    return "".join(part if isinstance(part, str) else f"{{{_word(part)}}}" for part in parts)


def _word(term: Term) -> str:
    return _WORDS[term.key, term.pick]


def _quoted(text: str) -> str:
    """Quote as TOML does, whose basic strings differ from JSON's in DEL alone."""
    return _NO_TEXT.sub(
        lambda found: f"\\u{ord(found[0]):04x}", json.dumps(text, ensure_ascii=False)
    )


def _list(texts: Iterator[str] | tuple[str, ...] | list[str]) -> str:
    return f"[{', '.join(map(_quoted, texts))}]"


def _table(codes: Mapping[str, str]) -> str:
    pairs = (f"{_quoted(key)} = {_quoted(code)}" for key, code in codes.items())
    return f"{{ {', '.join(pairs)} }}"
