"""Which imports would fail in a folder of libraries; read from the sources, nothing is run.

So a tree for Windows can be checked on Linux. Of our own modules every import counts, also those
inside functions; of libraries only what is imported as soon as they are, unconditionally.
"""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

_BLOCKS = (ast.If, ast.Try, ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)
# Modules that a compiled library makes as it is loaded, and what only other systems have.
_MADE = ("cryptography.hazmat.bindings._rust.", "sqlcipher3._sqlite3")
_COMPILED = (".pyd", ".so")


def missing_imports(folder: Path, ours: Iterable[str]) -> list[str]:
    """Give the modules that are imported from `ours` on and are not in `folder`."""
    own = tuple(ours)
    waiting = [name for package in own for name in _modules_of(folder, package)]
    seen: set[str] = set()
    missing = set()
    while waiting:
        name = waiting.pop()
        if name in seen or name.partition(".")[0] in sys.stdlib_module_names:
            continue
        seen.add(name)
        source = find(folder, name)
        if source is None:
            if not name.startswith(_MADE):
                missing.add(name)
        elif source.suffix == ".py":
            tree = ast.parse(source.read_bytes())
            package = name if source.stem == "__init__" else name.rpartition(".")[0]
            is_ours = name.partition(".")[0] in own
            for node in ast.walk(tree) if is_ours else _at_once(tree.body):
                waiting += _named(node, package, folder)
    return sorted(missing)


def find(folder: Path, name: str) -> Path | None:
    """Give the file of a module: its source, its compiled form, or its package's folder."""
    place = folder.joinpath(*name.split("."))
    for source in (place / "__init__.py", place.with_name(f"{place.name}.py")):
        if source.is_file():
            return source
    compiled = sorted(place.parent.glob(f"{place.name}.*")) if place.parent.is_dir() else []
    found = [each for each in compiled if each.suffix in _COMPILED]
    return found[0] if found else (place if place.is_dir() else None)


def _modules_of(folder: Path, package: str) -> Iterator[str]:
    for source in (folder / package).rglob("*.py"):
        parts = source.relative_to(folder).with_suffix("").parts
        yield ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def _named(node: ast.AST, package: str, folder: Path) -> Iterator[str]:
    """Give the modules that a statement imports; `y` in `from x import y` only where it is one."""
    if isinstance(node, ast.Import):
        yield from (each.name for each in node.names)
    elif isinstance(node, ast.ImportFrom):
        source = _absolute(node, package)
        yield source
        halves = (f"{source}.{each.name}" for each in node.names)
        yield from (each for each in halves if find(folder, each))


def _at_once(body: Iterable[ast.stmt]) -> Iterator[ast.stmt]:
    return (node for node in body if not isinstance(node, _BLOCKS))


def _absolute(node: ast.ImportFrom, package: str) -> str:
    if not node.level:
        return node.module or ""
    parts = package.split(".")
    above = parts[: len(parts) - node.level + 1]
    return ".".join([*above, *([node.module] if node.module else [])])
