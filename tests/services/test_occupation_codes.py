"""The office's own codes of occupations go out in lists, and come back to the table when emptied."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from office import create, save

from desktop_app.app import App
from desktop_app.services import occupations
from desktop_app.services.preflight import sent_texts


@pytest.fixture
def app(tmp_path: Path) -> Iterator[App]:
    opened = create(tmp_path / "kantor")
    yield opened
    opened.close()


def test_the_code_of_the_branch_stands_in_what_is_sent(app: App) -> None:
    person = save(app)
    app.do(occupations.save_code, person.worker.occupation, " 08 12 ")
    assert sent_texts(person, app.facts, position=1)["occupation_bpjs_code"] == "08 12"
    app.do(occupations.save_code, person.worker.occupation, "0813")
    assert sent_texts(person, app.facts, position=1)["occupation_bpjs_code"] == "0813"
    app.do(occupations.save_code, person.worker.occupation, "")
    assert sent_texts(person, app.facts, position=1)["occupation_bpjs_code"] == ""


@pytest.mark.parametrize(("occupation", "code"), [("tukang_ojek", "9" * 21), ("raja", "1")])
def test_a_code_too_long_or_of_nobodys_occupation_is_refused(
    app: App, occupation: str, code: str
) -> None:
    with pytest.raises(occupations.OccupationCodeError):
        app.do(occupations.save_code, occupation, code)
