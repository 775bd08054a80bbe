"""What the program is made of is told completely: in the window, in the package, in the bill."""

from __future__ import annotations

import json
import re
import sys
import tomllib
from pathlib import Path

import pytest

import desktop_app
from desktop_app.files.parts import _carried as carried_parts
from desktop_app.services.licences import parts, text_of

ROOT = Path(__file__).parent.parent.parent
sys.path.insert(0, str(ROOT / "packaging"))

import bill  # noqa: E402 - beside dev.py, which is started as a script

RESOURCES = ROOT / "resources"
LOCK = (ROOT / "packaging" / "requirements" / "run.txt").read_text(encoding="utf-8")


def test_every_library_of_the_lock_has_its_licence_and_no_other() -> None:
    table = tomllib.loads((RESOURCES / "parts.toml").read_text(encoding="utf-8"))
    assert set(table["libraries"]) == set(re.findall(r"^([\w.-]+)==", LOCK, re.MULTILINE))


def test_every_part_can_be_read_and_found() -> None:
    for part in parts():
        assert len(text_of(part)) > 500, part.name
        assert part.home.startswith("http"), part.name
        assert part.version or part.of, part.name


def test_our_own_licence_is_shipped_as_it_stands() -> None:
    assert (RESOURCES / "licences" / "MIT.txt").read_bytes() == (ROOT / "LICENSE").read_bytes()


def test_the_bill_of_materials_names_each_part_once_with_version_and_licence() -> None:
    written = bill.bill()
    assert (written["bomFormat"], written["specVersion"]) == ("CycloneDX", "1.6")
    assert written["metadata"]["component"]["version"] == desktop_app.__version__
    references = [each["bom-ref"] for each in written["components"]]
    assert len(set(references)) == len(references) == len(parts())
    assert all(each["licenses"][0]["expression"] for each in written["components"])
    named = {ref for each in written["dependencies"] for ref in each["dependsOn"]}
    assert named <= set(references)
    assert written == bill.bill()


def test_the_bill_takes_its_hashes_from_the_lock() -> None:
    (alembic,) = (each for each in bill.bill()["components"] if each["name"] == "alembic")
    assert alembic["purl"].startswith("pkg:pypi/alembic@")
    allowed = [each["value"] for each in alembic["properties"]]
    assert allowed
    assert all(f"--hash=sha256:{each}" in LOCK for each in allowed)


def test_what_a_folder_carries_of_the_system_is_listed_with_its_licence(tmp_path: Path) -> None:
    if not Path("/var/lib/dpkg/info").is_dir():
        pytest.skip("Debian's own database")
    (tmp_path / "isi").mkdir()
    (tmp_path / "isi" / "libz.so.1").touch()
    assert bill.main(tmp_path) == 0
    said = json.loads((tmp_path / "bom.cdx.json").read_text("utf-8"))
    (zlib,) = (each for each in said["components"] if each["name"] == "zlib1g")
    assert zlib["purl"].startswith("pkg:deb/debian/zlib1g@")
    (shown,) = carried_parts(tmp_path / "LISENSI")
    assert (shown.name, shown.version) == (zlib["name"], zlib["version"])
    assert "Jean-loup Gailly" in text_of(shown)


def test_a_package_gets_every_licence_as_a_file(tmp_path: Path) -> None:
    assert bill.main(tmp_path) == 0
    names = {each.stem for each in (tmp_path / "LISENSI").iterdir()}
    assert names == {*(part.name for part in parts()), "Pekerja Rentan"}
    assert (tmp_path / "bom.cdx.json").is_file()
