"""What a packed folder has from the system that packed it: Debian's libraries, with their licences.

PyInstaller takes along what Qt and Python load from the system. Debian's own database tells from
which package each file is, and every package brings the words of its licence.
"""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

_LIBRARY = re.compile(r"^lib[\w.+-]+\.so[.\d]*$")
_FIELDS = "${binary:Package}\\t${Version}\\t${Homepage}\\n"
_DOCUMENTS, _LISTS = Path("/usr/share/doc"), Path("/var/lib/dpkg/info")


@dataclass(frozen=True, slots=True, order=True)
class SystemPart:
    """A Debian package of which a library is carried along."""

    name: str
    version: str
    home: str
    files: tuple[str, ...]

    @property
    def reference(self) -> str:
        """Give the address by which a bill of materials names it."""
        return f"pkg:deb/debian/{self.name}@{quote(self.version)}"

    @property
    def licence_file(self) -> Path:
        """Give where Debian keeps the words of its licence."""
        return _DOCUMENTS / self.name / "copyright"


def system_parts(folder: Path) -> list[SystemPart]:
    """Give the packages whose libraries lie in a packed folder, none where dpkg is not."""
    carried = {each.name for each in (folder / "isi").glob("lib*") if _LIBRARY.match(each.name)}
    owners: dict[str, list[str]] = {}
    for listed in _LISTS.glob("*.list") if carried else ():
        there = map(os.path.basename, listed.read_text("utf-8").splitlines())
        found = sorted(carried.intersection(there))
        if found:
            owners[listed.stem] = found
    told = _show(owners) if owners else []
    rows = (line.split("\t") for line in told)
    return sorted(
        SystemPart(name.split(":")[0], version, home, tuple(owners.get(name, ())))
        for name, version, home in rows
    )


def write_licences(parts: list[SystemPart], folder: Path) -> None:
    """Write the licence of each package into a folder.

    Raises:
        FileNotFoundError: the system has thrown the words of a licence away.
    """
    folder.mkdir(parents=True, exist_ok=True)
    for part in parts:
        words = part.licence_file.read_text("utf-8", "replace")
        head = f"{part.name} {part.version}\n{part.home}\n{', '.join(part.files)}\n\n"
        (folder / f"{part.name}.txt").write_text(head + words, "utf-8")


def _show(packages: Iterable[str]) -> list[str]:
    command = ["dpkg-query", "--show", f"--showformat={_FIELDS}", *packages]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.splitlines()
