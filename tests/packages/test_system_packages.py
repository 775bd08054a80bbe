"""What the systems read of our packages: desktop entry, metainfo, control file, NSIS script."""

from __future__ import annotations

import configparser
import re
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

import desktop_app

ROOT = Path(__file__).parent.parent.parent
PACKAGING = ROOT / "packaging"
sys.path.insert(0, str(PACKAGING))

import installer  # noqa: E402 - beside dev.py, which is started as a script
import packing  # noqa: E402

SCRIPT = (PACKAGING / "windows" / "installer.nsi").read_text(encoding="utf-8")
INSTALLING, UNINSTALLING = SCRIPT.split('Section "Uninstall"')


def test_the_desktop_entry_starts_the_program_under_its_own_icon() -> None:
    entry = configparser.ConfigParser(interpolation=None)
    entry.optionxform = str  # type: ignore[assignment,method-assign]
    entry.read(PACKAGING / "debian" / "pekerja-rentan.desktop", encoding="utf-8")
    said = entry["Desktop Entry"]
    assert (said["Type"], said["Exec"], said["Icon"]) == ("Application", *["pekerja-rentan"] * 2)
    assert said["Categories"].endswith(";")
    assert said["Comment[id]"]


def test_the_metainfo_tells_of_this_version() -> None:
    tree = ET.parse(PACKAGING / "debian" / "pekerja-rentan.metainfo.xml")  # noqa: S314 - our own file
    assert next(each.attrib["version"] for each in tree.iter("release")) == desktop_app.__version__
    assert tree.findtext("launchable") == "pekerja-rentan.desktop"


def test_the_version_stands_in_one_place_and_is_the_projects() -> None:
    project = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    assert packing.version() == desktop_app.__version__
    assert f'version = "{packing.version()}"' in project
    assert f"## {packing.version()}" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")


def test_the_control_file_is_filled_in() -> None:
    template = (PACKAGING / "debian" / "control").read_text(encoding="utf-8")
    text = template.format(version="1.2", architecture="amd64", kilobytes=5)
    fields = dict(line.split(": ", 1) for line in text.splitlines() if not line.startswith(" "))
    assert (fields["Version"], fields["Architecture"]) == ("1.2", "amd64")
    assert "libxcb1" in fields["Depends"]


def test_the_installer_asks_for_no_administrator_and_installs_for_one_user() -> None:
    assert "RequestExecutionLevel user" in SCRIPT
    assert 'InstallDir "$LOCALAPPDATA\\Programs' in SCRIPT
    assert "HKLM" not in SCRIPT
    assert "$PROGRAMFILES" not in SCRIPT


def test_an_upgrade_copies_the_offices_data_before_it_changes_a_file() -> None:
    body = INSTALLING[INSTALLING.index("\nSection\n") :]
    assert body.index("Call CopyOffices") < body.index("Call SetAside") < body.index("File /r")
    assert INSTALLING.count(" keep-copies'") == 2  # packed by PyInstaller, or beside Python's zip


def test_an_update_that_was_cut_off_begins_again_from_the_version_before() -> None:
    body = INSTALLING[INSTALLING.index("\nSection\n") :]
    assert body.index("Call GoBack") < body.index("Call CopyOffices")
    done = body.index('Rename "$INSTDIR\\isi.lama" "$INSTDIR\\isi.buang"')
    assert body.index("File /r") < done < body.index("WriteUninstaller")


def test_the_uninstaller_removes_by_name_what_was_laid_down_and_nothing_else() -> None:
    recursive = re.findall(r"RMDir /r (.*)", UNINSTALLING)
    assert recursive == ['"$INSTDIR\\isi.lepas"']
    assert "*" not in "".join(re.findall(r"(?:Delete|RMDir) .*", UNINSTALLING))
    for place in ("$DOCUMENTS", "$PROFILE", "$APPDATA", "data.db", "backups"):
        assert place not in SCRIPT


def test_the_lines_of_removal_name_each_file_at_the_top(tmp_path: Path) -> None:
    for name in ("isi", "LISENSI"):
        (tmp_path / name).mkdir()
    (tmp_path / "python.exe").touch()
    assert installer.removals(tmp_path.iterdir()) == [
        '  RMDir /r "$INSTDIR\\LISENSI"\n',
        '  Delete "$INSTDIR\\python.exe"\n',
    ]


def test_a_version_made_another_way_leaves_none_of_its_files_to_the_next(tmp_path: Path) -> None:
    (tmp_path / "isi").mkdir()
    (tmp_path / "python.exe").touch()
    assert installer.laid(tmp_path.iterdir()) == ["python.exe\n"]
    assert installer.keepings(tmp_path.iterdir()) == ['  StrCmp $2 "python.exe" again\n']
    body = INSTALLING[INSTALLING.index("\nSection\n") :]
    written = body.index('"/oname=isi\\terpasang.txt"')
    assert body.index("File /r") < written < body.index("Call RemoveFormer")
    assert body.index("Call RemoveFormer") < body.index(
        'Rename "$INSTDIR\\isi.lama" "$INSTDIR\\isi.b'
    )


def test_a_copy_is_asked_of_the_program_that_lies_in_the_folder() -> None:
    asked = INSTALLING[INSTALLING.index("Function CopyOffices") :]
    packed, beside = asked.index("pekerja-rentan-perintah.exe"), asked.index("python.exe")
    assert asked.index("isi\\base_library.zip") < packed < beside


def test_the_script_has_no_one_file_and_no_upx() -> None:
    spec = (PACKAGING / "pekerja-rentan.spec").read_text(encoding="utf-8")
    assert "COLLECT(" in spec
    assert "upx=True" not in spec
    assert '"upx": False' in spec


def test_another_zip_is_not_taken_for_python(tmp_path: Path) -> None:
    shutil.make_archive(str(tmp_path / "lain"), "zip", PACKAGING / "debian")
    with pytest.raises(installer.SetUpError, match=r"lain\.zip"):
        installer._python_of(tmp_path / "lain.zip")


@pytest.mark.external
def test_the_desktop_and_its_shop_accept_what_we_say() -> None:
    debian = PACKAGING / "debian"
    subprocess.run(["desktop-file-validate", debian / "pekerja-rentan.desktop"], check=True)
    metainfo = debian / "pekerja-rentan.metainfo.xml"
    subprocess.run(["appstreamcli", "validate", "--no-net", metainfo], check=True)


@pytest.mark.external
def test_pythons_own_zip_makes_the_whole_installer(tmp_path: Path) -> None:
    given = tmp_path / "python-3.13.9-embed-amd64.zip"
    with zipfile.ZipFile(given, "w") as archive:
        for name in ("python.exe", "pythonw.exe", "python313.dll", "python313.zip", "LICENSE.txt"):
            archive.writestr(name, name)
        archive.writestr("python313._pth", "python313.zip\n.\n")
    made = packing.DIST / f"Pekerja-Rentan-{packing.version()}-pasang.exe"
    command = [sys.executable, PACKAGING / "dev.py", "installer", "--python-embed", given]
    try:
        subprocess.run(command, check=True)
        assert made.read_bytes()[:2] == b"MZ"
        assert made.name in packing.SUMS.read_text("ascii")
        assert (installer.TREE / "python313._pth").read_text("ascii").split() == [
            *("python313.zip", ".", "isi")
        ]
        laid = {each.name for each in installer.TREE.iterdir()}
        assert {"pythonw.exe", "python313.dll", "msvcp140.dll", "LISENSI", "bom.cdx.json"} <= laid
        removed = (installer.WORK / "remove").read_text("utf-8")
        assert all(f'\\{name}"' in removed for name in laid - {"isi"})
    finally:  # there is no Python in it: nobody shall take it for a version
        made.unlink(missing_ok=True)
        packing.write_checksums()


@pytest.mark.external
def test_the_parts_of_the_windows_installer_are_complete_and_its_script_compiles() -> None:
    subprocess.run([sys.executable, PACKAGING / "dev.py", "installer"], check=True)
