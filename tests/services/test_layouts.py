"""The office's own layouts: loaded, changed, copied, deleted, shown on real people."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from office import create, save
from round_trip import write

from desktop_app.app import App
from desktop_app.domain.layout_reading import LayoutError
from desktop_app.files.layout import shipped_names, shipped_text
from desktop_app.queries.settings import settings_of
from desktop_app.services import layouts, plain_lists, settings, submissions
from desktop_app.services.layouts import LayoutInUseError, LayoutTakenError, NoSuchLayoutError


@pytest.fixture
def app(tmp_path: Path) -> Iterator[App]:
    opened = create(tmp_path / "kantor")
    yield opened
    opened.close()


def test_an_office_begins_with_the_shipped_layouts(app: App) -> None:
    known = app.ask(layouts.known_layouts)
    assert [each.name for each in known] == [
        "bnba", "bpu", "data_tk_baru", "data_tk_lanjutan", "data_tk_na", "dukcapil",
    ]  # fmt: skip
    assert not any(each.own for each in known)
    assert app.ask(layouts.lists_of, "data_tk_baru") == tuple(
        map(shipped_text, ("data_tk_baru", "data_tk_lanjutan", "data_tk_na"))
    )


def test_a_file_is_loaded_and_stands_before_the_shipped_one(app: App, tmp_path: Path) -> None:
    path = tmp_path / "dari-cabang.toml"
    path.write_text(shipped_text("bpu").replace("Daftar peserta BPU", "Versi cabang"), "utf-8")
    loaded = layouts.load(path)
    app.do(layouts.save, loaded.text)
    app.do(layouts.save, loaded.text)

    own = [each for each in app.ask(layouts.known_layouts) if each.own]
    assert [(each.name, each.title) for each in own] == [("bpu", "Versi cabang")]
    assert app.ask(submissions.preflight, app.facts, "bpu").layout.title == "Versi cabang"
    app.do(layouts.delete, "bpu")
    assert app.ask(submissions.preflight, app.facts, "bpu").layout.title == "Daftar peserta BPU"


def test_a_copy_takes_a_free_name_only(app: App) -> None:
    text = app.ask(layouts.text_of, "bpu")
    app.do(layouts.duplicate, text, "cabang-jambi")
    for taken in ("cabang-jambi", "bnba"):
        with pytest.raises(LayoutTakenError, match=taken):
            app.do(layouts.duplicate, text, taken)
    with pytest.raises(LayoutError, match="hanya boleh berisi huruf kecil"):
        app.do(layouts.duplicate, text, "Cabang Jambi")


def test_what_the_settings_choose_is_not_deleted(app: App) -> None:
    app.do(layouts.duplicate, app.ask(layouts.text_of, "bpu"), "cabang")
    chosen = app.ask(settings_of)
    app.do(settings.save, replace(chosen, layout="cabang"))
    with pytest.raises(LayoutInUseError):
        app.do(layouts.delete, "cabang")
    with pytest.raises(NoSuchLayoutError):
        app.do(layouts.delete, "bnba")


def test_unknown_names_and_broken_files_are_refused(app: App, tmp_path: Path) -> None:
    with pytest.raises(LayoutError, match=r"bernama “tidak-ada”\. Yang ada: bnba, bpu"):
        app.ask(layouts.text_of, "tidak-ada")
    broken = tmp_path / "rusak.toml"
    broken.write_bytes(b"\xff\xfe")
    with pytest.raises(LayoutError, match="teks UTF-8"):
        layouts.load(broken)
    loaded = layouts.load(write(tmp_path / "cabang.xlsx", ["NIK", "NAMA"], []))
    with pytest.raises(LayoutError, match="Buku kerja cabang"):
        app.do(layouts.save, loaded.text)


def test_a_preview_shows_real_people_and_names_the_problems(app: App) -> None:
    save(app)
    save(app, nik="1571075408850004", name="Ani", rt="", phone="")
    text = shipped_text("bpu").replace('field = "phone"', 'field = "phone"\nrequired = true')
    seen = app.ask(
        plain_lists.preview, app.facts, text.replace('field = "nik"', 'field = "nik"\nlimit = 10')
    )
    assert [row[1] for row in seen.rows] == ["1571075408", "1571071408"]
    assert [(person.worker.name, lacks, cut) for person, lacks, cut in seen.problems] == [
        ("ANI", ("phone",), ("nik",)), ("SYAMSUL BAHRI", (), ("nik",)),
    ]  # fmt: skip


@pytest.mark.parametrize("name", shipped_names())
def test_every_shipped_layout_can_be_shown_on_real_people(app: App, name: str) -> None:
    save(app)
    seen = app.ask(plain_lists.preview, app.facts, shipped_text(name))
    assert len(seen.rows[0]) == len(seen.layout.columns)


def test_a_plain_list_is_written_and_noted_without_sealing_anybody(
    app: App, tmp_path: Path
) -> None:
    save(app)
    prepared = app.ask(plain_lists.prepare, app.facts, "bnba")
    [written] = app.do(plain_lists.write, prepared, tmp_path)
    assert (written.path.name, written.rows) == ("bnba-2026-11-23.xlsx", 1)
    assert prepared.plans[0].rows[0][4] == "JAMBI, 14-08-1985"
    assert not app.ask(submissions.preflight, app.facts, "bpu").ready
