"""Which files a batch is made of: its lines spread over the lists, and over files of a list."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from desktop_app.domain.layout import EnrolmentKind, Layout, file_names, list_for, parts_of
from desktop_app.domain.practice import marked_name
from desktop_app.domain.submission import BatchLine, cells_sha256, mark_in

Rows = Sequence[Sequence[str]]


@dataclass(frozen=True, slots=True)
class FilePlan:
    """One file: where it goes below the folder of the batch, its list, and its rows.

    `mark` is that of practice, taken from the number; it stands in the file too.
    """

    name: str
    layout: Layout
    rows: Rows
    mark: str = ""

    @property
    def cells_line(self) -> str:
        """Give the digest of the cells with the name, as `sha256sum` writes it."""
        return f"{cells_sha256(self.rows)}  {self.name}"


def planned_files(
    lists: Sequence[Layout], lines: Sequence[BatchLine], number: str
) -> list[FilePlan]:
    """Spread the lines of a batch over its files; lists for which there is nobody get none."""
    rows: list[list[Sequence[str]]] = [[] for _each in lists]
    for line in lines:
        rows[list_for(lists, EnrolmentKind(line.kind or EnrolmentKind.NEW))].append(line.values)
    return [
        plan
        for layout, some in zip(lists, rows, strict=True)
        if some
        for plan in files_of_list(layout, some, number)
    ]


def files_of_list(layout: Layout, rows: Rows, number: str) -> list[FilePlan]:
    """Give the files of one list.

    The agency's own workbook keeps its name (in practice behind the mark), so each lies in a folder that tells which one it is.
    """
    parts, mark = parts_of(layout, rows), mark_in(number)
    if not layout.workbook:
        names = file_names(layout, number, len(parts))
    elif len(parts) == 1:
        names = [f"{number}/{marked_name(layout.file_name, mark)}"]
    else:
        names = [
            f"{number}-{n}/{marked_name(layout.file_name, mark)}" for n in range(1, len(parts) + 1)
        ]
    return [FilePlan(name, layout, part, mark) for name, part in zip(names, parts, strict=True)]
