"""Write what a package is made of beside it: `bom.cdx.json` (CycloneDX) and `LISENSI/`.

It reads what is installed here and the hashes of the lock; nothing is asked of a network.
"""

from __future__ import annotations

import json
import re
import shutil
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from system_parts import SystemPart, system_parts, write_licences

from desktop_app import __version__
from desktop_app.files.parts import SYSTEM, Part, parts, text_of

ROOT = Path(__file__).resolve().parent.parent
LOCK = ROOT / "packaging" / "requirements" / "run.txt"
_PINNED = re.compile(r"^([\w.-]+)==\S+.*\\\n((?: +--hash=.*\n)+)", re.MULTILINE)
_OURS = f"pkg:generic/pekerja-rentan@{__version__}"


def main(folder: Path) -> int:
    """Write both into `folder`, with our own licence and the changes of each version."""
    carried = system_parts(folder)
    text = json.dumps(bill(carried), ensure_ascii=False, indent=2)
    (folder / "bom.cdx.json").write_text(text + "\n", "utf-8")
    licences = folder / "LISENSI"
    shutil.rmtree(licences, ignore_errors=True)
    licences.mkdir(parents=True)
    for part in parts():
        words = f"{part.name} {part.version}\n{part.licence}\n{part.home}\n\n{text_of(part)}\n"
        (licences / f"{part.name}.txt").write_text(words, "utf-8")
    if carried:
        write_licences(carried, licences / SYSTEM)
    shutil.copy(ROOT / "LICENSE", licences / "Pekerja Rentan.txt")
    shutil.copy(ROOT / "CHANGELOG.md", folder / "PERUBAHAN.md")
    return 0


def bill(carried: Sequence[SystemPart] = ()) -> dict[str, Any]:
    """Give the bill of materials, as CycloneDX 1.6 asks for it; the same parts give the same bill.

    Args:
        carried: what a packed folder has from the system that packed it.
    """
    known = hashes()
    components = [_component(part, known) for part in parts()]
    components += [_system_component(part) for part in carried]
    listed = ",".join(each["bom-ref"] for each in components)
    return {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "serialNumber": f"urn:uuid:{uuid5(NAMESPACE_URL, f'{_OURS},{listed}')}",
        "version": 1,
        "metadata": {
            "component": {
                "type": "application",
                "bom-ref": _OURS,
                "name": "pekerja-rentan",
                "version": __version__,
                "licenses": [{"license": {"id": "MIT"}}],
            }
        },
        "components": components,
        "dependencies": _dependencies(components),
    }


def hashes() -> dict[str, list[str]]:
    """Give the SHA-256 that the lock allows for each library, by its name there."""
    text = LOCK.read_text("utf-8")
    return {
        name: re.findall(r"--hash=sha256:(\w+)", lines) for name, lines in _PINNED.findall(text)
    }


def _component(part: Part, known: dict[str, list[str]]) -> dict[str, Any]:
    said: dict[str, Any] = {
        "type": "library",
        "bom-ref": _reference(part),
        "name": part.name,
        "licenses": [{"expression": part.licence}],
    }
    if part.version:
        said["version"] = part.version
    if part.package:
        said["purl"] = _reference(part)
    if part.home:
        said["externalReferences"] = [{"type": "website", "url": part.home}]
    # The lock is for all systems: the installed file is one of these.
    found = known.get(part.package, ())
    said["properties"] = [{"name": "lock:sha256", "value": each} for each in found]
    return said


def _system_component(part: SystemPart) -> dict[str, Any]:
    said: dict[str, Any] = {
        "type": "library",
        "bom-ref": part.reference,
        "name": part.name,
        "version": part.version,
        "purl": part.reference,
        "licenses": [{"license": {"name": f"LISENSI/{SYSTEM}/{part.name}.txt"}}],
        "properties": [{"name": "file", "value": name} for name in part.files],
    }
    if part.home:
        said["externalReferences"] = [{"type": "website", "url": part.home}]
    return said


def _dependencies(components: list[dict[str, Any]]) -> list[dict[str, Any]]:
    carried = {part.name: part.of for part in parts() if part.of}
    by_package = {part.package: _reference(part) for part in parts() if part.package}
    inside: dict[str, list[str]] = {each["bom-ref"]: [] for each in components}
    for each in components:
        if each["name"] in carried:
            inside[by_package[carried[each["name"]]]].append(each["bom-ref"])
    ours = {"ref": _OURS, "dependsOn": sorted(inside)}
    return [ours, *({"ref": ref, "dependsOn": below} for ref, below in inside.items())]


def _reference(part: Part) -> str:
    if part.package:
        return f"pkg:pypi/{part.package}@{part.version}"
    return f"part:{part.name.replace(' ', '-').lower()}"


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
