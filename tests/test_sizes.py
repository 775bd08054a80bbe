"""Budgets of size, so that no file and no function grows until nobody reads it."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Sequence
from pathlib import Path
from statistics import median

ROOT = Path(__file__).parent.parent
SOURCES = ("desktop_app", "ui", "resources", "packaging")

FILE_LINES = 400
FILE_LINES_OF_NINE_IN_TEN = 300
FILE_LINES_MEDIAN = 130
FUNCTION_LINES = 40
FUNCTION_LINES_OF_NINE_IN_TEN = 24
FUNCTION_LINES_MEDIAN = 8
PARAMETERS = 6


def files(*folders: str) -> list[Path]:
    return [file for folder in folders for file in sorted((ROOT / folder).rglob("*.py"))]


def functions(file: Path) -> Iterator[tuple[str, ast.FunctionDef | ast.AsyncFunctionDef]]:
    """Give the functions of a file with their place, as an editor understands it."""
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield f"{file.relative_to(ROOT)}:{node.lineno} {node.name}", node


def file_lines(*folders: str) -> dict[str, int]:
    """Give the lines of each file; one that only says what its folder is for does not count."""
    lines = {
        str(file.relative_to(ROOT)): len(file.read_text(encoding="utf-8").splitlines())
        for file in files(*folders)
    }
    return {name: count for name, count in lines.items() if count > 1}


def function_lines() -> dict[str, int]:
    return {
        place: (node.end_lineno or node.lineno) - node.lineno + 1
        for file in files(*SOURCES)
        for place, node in functions(file)
    }


def parameters(node: ast.FunctionDef | ast.AsyncFunctionDef) -> list[str]:
    given = (*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs)
    return [each.arg for each in given if each.arg not in ("self", "cls")]


def nine_in_ten(sizes: Sequence[int]) -> int:
    """Give the size that nine in ten do not exceed."""
    return sorted(sizes)[(len(sizes) * 9 - 1) // 10]


def over(sizes: dict[str, int], budget: int) -> dict[str, int]:
    return {name: size for name, size in sizes.items() if size > budget}


def test_no_file_is_long() -> None:
    assert not over(file_lines(*SOURCES, "tests"), FILE_LINES)


def test_most_files_are_short() -> None:
    sizes = list(file_lines(*SOURCES).values())
    assert nine_in_ten(sizes) <= FILE_LINES_OF_NINE_IN_TEN
    assert median(sizes) <= FILE_LINES_MEDIAN


def test_no_function_is_long() -> None:
    assert not over(function_lines(), FUNCTION_LINES)


def test_most_functions_are_short() -> None:
    sizes = list(function_lines().values())
    assert nine_in_ten(sizes) <= FUNCTION_LINES_OF_NINE_IN_TEN
    assert median(sizes) <= FUNCTION_LINES_MEDIAN


def test_no_function_takes_many_parameters() -> None:
    counts = {
        place: len(parameters(node)) for file in files(*SOURCES) for place, node in functions(file)
    }
    assert not over(counts, PARAMETERS)


def test_every_module_says_what_it_is_for() -> None:
    silent = [
        str(file.relative_to(ROOT))
        for file in files(*SOURCES)
        if not ast.get_docstring(ast.parse(file.read_text(encoding="utf-8")))
    ]
    assert not silent
