"""A new field costs a declaration, a column, a migration and a translation: nothing else changes.

The test makes them in a copy of the sources and opens an office there that today's program made.
"""

from __future__ import annotations

import gettext
import io
import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from office import RINA, create, save

from desktop_app.store.schema import SCHEMA_VERSION

ROOT = Path(__file__).parent.parent.parent
NEXT = f"{int(SCHEMA_VERSION) + 1:04}"

DECLARATION = """
    clan: Annotated[str, Text(N_("Marga"), upper=True, spec=Spec(example="SIREGAR"))] = ""
    findings: tuple[str, ...] = ()
"""
COLUMN = """
    text_column("clan"),
    json_column("findings"),
    text_column("merged_into"),
"""
MIGRATION = f'''
"""Workers have a clan."""

import sqlalchemy as sa
from alembic import op

revision, down_revision = "{NEXT}", "{SCHEMA_VERSION}"


def upgrade() -> None:
    """Add the column."""
    text = sa.text("''")
    op.add_column("worker", sa.Column("clan", sa.Text, nullable=False, server_default=text))
'''
A_DAY_LATER = """
import json, sys
from pathlib import Path
from desktop_app.app import App
from desktop_app.domain.fields import fields_of, texts
from desktop_app.domain.person import read_person
from desktop_app.domain.worker import Worker
from desktop_app.kernel.i18n import _, use_language
from desktop_app.queries import workers
from desktop_app.services import backups
from desktop_app.services.workers import save

def the_only_one(app):
    (person,) = app.ask(workers.people, workers.Filter())
    return person

app = App.open(Path(sys.argv[1]), "Rina", sys.argv[2])
before = the_only_one(app)
app.do(save, read_person(before, {"clan": " siregar "}, app.facts))
after = the_only_one(app).worker
undone = app.undo() and the_only_one(app).worker
label = fields_of(Worker)["clan"].kind.label
use_language("en")
print(json.dumps({
    "label": label,
    "in English": _(label),
    "before": before.worker.clan,
    "after": after.clan,
    "name": after.name,
    "in files": texts(after)["clan"],
    "undone": undone.clan,
    "sound": backups.check(app.store).sound,
    "backups": len(backups.backups(app.store)),
}))
app.close()
"""


def swap(file: Path, old: str, new: str) -> None:
    text = file.read_text("utf-8")
    assert text.count(old) == 1, f"{old} in {file.name}"
    file.write_text(text.replace(old, new.strip("\n")), "utf-8")


@pytest.fixture
def sources(tmp_path: Path) -> Path:
    """A copy of the program with a field that today's program does not have."""
    copy = tmp_path / "sources"
    for package in ("desktop_app", "resources"):
        shutil.copytree(
            ROOT / package, copy / package, ignore=shutil.ignore_patterns("__pycache__")
        )
    swap(copy / "desktop_app/domain/worker.py", "    findings: tuple[str, ...] = ()", DECLARATION)
    schema = copy / "desktop_app/store/schema.py"
    swap(schema, '    json_column("findings"),\n    text_column("merged_into"),', COLUMN)
    swap(schema, f'SCHEMA_VERSION = "{SCHEMA_VERSION}"', f'SCHEMA_VERSION = "{NEXT}"')
    (copy / f"desktop_app/store/migrations/r{NEXT}.py").write_text(MIGRATION, "utf-8")
    translate(copy / "resources" / "i18n" / "en.mo", "Marga", "Clan")
    return copy


def translate(file: Path, text: str, translation: str) -> None:
    """Add a text to a compiled catalogue."""
    catalogue = Catalog(locale="en")
    if file.exists():
        known = gettext.GNUTranslations(io.BytesIO(file.read_bytes()))
        for message, words in known._catalog.items():
            if isinstance(message, str) and message:
                catalogue.add(message, words)
    catalogue.add(text, translation)
    file.parent.mkdir(exist_ok=True)
    with file.open("wb") as stream:
        write_mo(stream, catalogue)


def test_an_office_of_yesterday_has_the_new_field_today(sources: Path, tmp_path: Path) -> None:
    app = create(tmp_path / "kantor")
    save(app)
    app.close()

    done = subprocess.run(
        [sys.executable, "-c", A_DAY_LATER, tmp_path / "kantor", RINA],
        cwd=sources,
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout) == {
        "label": "Marga",
        "in English": "Clan",
        "before": "",
        "after": "SIREGAR",
        "name": "SYAMSUL BAHRI",
        "in files": "SIREGAR",
        "undone": "",
        "sound": True,
        "backups": 1,
    }
