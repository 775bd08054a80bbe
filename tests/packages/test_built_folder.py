"""The folder that PyInstaller makes: what is found by name while running is in it, what is unused not."""

from __future__ import annotations

import runpy
import sys
from pathlib import Path
from pkgutil import walk_packages
from types import ModuleType
from typing import Any

import pytest

import desktop_app.store.migrations
from ui.registry import PAGES

ROOT = Path(__file__).parent.parent.parent
sys.path.insert(0, str(ROOT / "packaging"))

import imports  # noqa: E402 - beside dev.py, which is started as a script
import unused  # noqa: E402


class Table:
    """Takes whatever a table of PyInstaller is given."""

    def __init__(self, *_given: Any, **named: Any) -> None:
        self.named = named
        self.pure = self.scripts = self.binaries = self.datas = ()


@pytest.fixture
def analysed(monkeypatch: pytest.MonkeyPatch) -> Table:
    """What the spec hands to PyInstaller's analysis."""

    def submodules(package: str) -> list[str]:
        found = sys.modules.get(package) or __import__(package, fromlist=["_"])
        return [each.name for each in walk_packages(found.__path__, f"{package}.")]

    hooks = ModuleType("PyInstaller.utils.hooks")
    vars(hooks).update(
        collect_submodules=submodules,
        collect_data_files=lambda package: [(package, package)],
        copy_metadata=lambda name: [(name, name)],
    )
    for name in ("PyInstaller", "PyInstaller.utils"):
        monkeypatch.setitem(sys.modules, name, ModuleType(name))
    monkeypatch.setitem(sys.modules, "PyInstaller.utils.hooks", hooks)
    monkeypatch.setattr(sys, "path", [*sys.path])
    spec = ROOT / "packaging" / "pekerja-rentan.spec"
    kinds = dict.fromkeys(("Analysis", "PYZ", "EXE", "COLLECT"), Table)
    seen: Table = runpy.run_path(str(spec), {**kinds, "SPECPATH": str(spec.parent)})["seen"]
    return seen


def test_the_spec_names_every_migration_and_every_page(analysed: Table) -> None:
    hidden = set(analysed.named["hiddenimports"])
    migrations = walk_packages(
        desktop_app.store.migrations.__path__, "desktop_app.store.migrations."
    )
    assert {each.name for each in migrations} <= hidden
    assert {entry.where.partition(":")[0] for entry in PAGES} <= hidden
    assert "sqlalchemy.dialects.sqlite.pysqlcipher" in hidden


def test_the_spec_takes_our_tables_the_typeface_and_every_licence(analysed: Table) -> None:
    names = {name for name, _place in analysed.named["datas"]}
    assert {"resources", "font_roboto", "sqlcipher3", "pyside6-essentials"} <= names


@pytest.mark.parametrize(
    "path",
    [
        "PySide6/Qt/plugins/platforms/libqxcb.so",
        "PySide6/plugins/platforms/qwindows.dll",
        "PySide6/Qt/plugins/platforms/libqoffscreen.so",
        "PySide6/Qt/plugins/imageformats/libqsvg.so",
        "PySide6/Qt6Widgets.dll",
        "PySide6/QtPrintSupport.pyd",
        "PySide6/msvcp140.dll",
        "libQt6Svg.so.6",
        "babel/locale-data/id.dat",
        "babel/locale-data/root.dat",
        "pypdfium2-5.15.2.dist-info/licenses/BUILD_LICENSES/abseil.txt",
        "resources/i18n/en.mo",
        "desktop_app/store/migrations/r0001.py",
    ],
)
def test_what_the_program_needs_is_kept(path: str) -> None:
    assert not unused.is_unused(path)


@pytest.mark.parametrize(
    "path",
    [
        "PySide6/Qt/qml/QtQuick/libqtquick2plugin.so",
        "PySide6/Qt6Quick.dll",
        "PySide6/designer.exe",
        "PySide6\\translations\\qtbase_de.qm",
        "PySide6/Qt/plugins/platformthemes/libqgtk3.so",
        "babel/locale-data/de.dat",
        "libstdc++.so.6",
        "libgtk-3.so.0",
        "reportlab/fonts/DarkGardenMK.afm",
    ],
)
def test_what_nobody_uses_is_left_out(path: str) -> None:
    assert unused.is_unused(path)


def _tree(folder: Path, **sources: str) -> Path:
    for name, text in sources.items():
        place = folder.joinpath(*name.split("__")).with_suffix(".py")
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text, "utf-8")
    return folder


def test_an_import_that_would_fail_is_found_wherever_it_hides(tmp_path: Path) -> None:
    tree = _tree(
        tmp_path,
        ours__page="def late():\n    from library import here\n    import gone\n    import json\n",
        library__here="from . import beside\nfrom .lost import x\n",
        library__beside="try:\n    import optional\nexcept ImportError:\n    pass\n",
    )
    (tree / "library" / "__init__.py").write_text("", "utf-8")
    assert imports.missing_imports(tree, ["ours"]) == ["gone", "library.lost"]


def test_a_compiled_module_counts_on_either_system(tmp_path: Path) -> None:
    tree = _tree(tmp_path, ours="import fast\n", app__x="import fast, quick\n")
    (tree / "fast.cp313-win_amd64.pyd").touch()
    (tree / "quick.abi3.so").touch()
    assert imports.missing_imports(tree, ["app"]) == []
