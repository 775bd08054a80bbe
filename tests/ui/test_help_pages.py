"""What stands in help is true of the program: its pages, links, pictures and words of buttons."""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

import pytest

from desktop_app.domain.findings import RULES
from desktop_app.kernel.i18n import LANGUAGES, use_language
from ui.help.first_hour import LESSONS
from ui.help.library import FINDING, Library
from ui.registry import PAGES

HELP = Path(str(files("resources") / "help"))
CATALOGUE = Path(str(files("resources") / "i18n" / "en.po"))
LINK = re.compile(r"(?<!!)\[[^\]]+\]\(([^)#]+)(?:#([^)]+))?\)")
PICTURE = re.compile(r"!\[[^\]]+\]\(([^)]+)\)")
BOLD = re.compile(r"\*\*([^*]+)\*\*")
MOST = 1_500_000  # bytes of all pictures


@pytest.fixture(params=LANGUAGES)
def library(request: pytest.FixtureRequest) -> Iterator[Library]:
    use_language(request.param)
    yield Library(request.param)
    use_language("id")


def said_by_the_program(language: str) -> set[str]:
    """Give every text of the program in a language, as its catalogue has it."""
    wanted = {"id": ("msgid", "msgid_plural"), "en": ("msgstr", "msgstr[0]", "msgstr[1]")}[language]
    texts: list[str] = []
    taking = False
    for line in CATALOGUE.read_text("utf-8").splitlines():
        word, _blank, quoted = line.partition(" ")
        if word.startswith("msg"):
            taking = word in wanted
            if taking:
                texts.append("")
        if taking and '"' in line:
            texts[-1] += (line if line.startswith('"') else quoted)[1:-1]
    return set(texts)


def test_every_page_of_the_window_and_every_finding_has_help(library: Library) -> None:
    for key in (*(entry.key for entry in PAGES), *(f"{FINDING}{code}" for code in RULES)):
        page = library.page(key)
        assert page.title
        assert len(page.plain) > 80, key


def test_no_text_is_written_about_a_finding_that_is_no_more(library: Library) -> None:
    assert set(library.finding_texts()) == set(RULES)


def test_every_step_of_the_first_hour_is_written_about_in_its_order(library: Library) -> None:
    steps = library.steps()
    assert [each.code for each in steps] == list(LESSONS)
    assert all(each.title and each.text for each in steps)


def test_every_link_leads_to_a_page_and_a_heading(library: Library) -> None:
    for key in library.keys:
        for wanted, heading in LINK.findall(library.page(key).text):
            assert wanted in library.keys, f"{key}: {wanted}"
            assert not heading or f"# {heading}\n" in library.page(wanted).text, f"{key}: {heading}"


def test_every_page_can_be_reached_from_the_list_in_two_steps(library: Library) -> None:
    direct = {page.key for page in library.topics()}
    behind = {to for key in direct for to, _heading in LINK.findall(library.page(key).text)}
    assert direct | behind == set(library.keys)


def test_pictures_are_there_are_used_and_are_small(library: Library) -> None:
    used = {name for key in library.keys for name in PICTURE.findall(library.page(key).text)}
    there = {path.name: path.stat().st_size for path in (HELP / "gambar").iterdir()}
    assert used == set(there)
    assert sum(there.values()) < MOST


def test_buttons_are_called_as_the_program_calls_them(library: Library) -> None:
    said = said_by_the_program(library.folder.name)
    unknown = {
        f"{key}: {words}"
        for key in library.keys
        for words in BOLD.findall(library.page(key).text)
        if words not in said
    }
    assert unknown == set()


def test_both_languages_have_the_same_pages_with_the_same_links_and_pictures() -> None:
    texts = {
        code: {p.stem: p.read_text("utf-8") for p in (HELP / code).glob("*.md")}
        for code in LANGUAGES
    }
    assert texts["id"].keys() == texts["en"].keys()
    for name, text in texts["id"].items():
        other = texts["en"][name]
        assert PICTURE.findall(text) == PICTURE.findall(other), name
        assert LINK.findall(text) == LINK.findall(other), name
        assert len(BOLD.findall(text)) == len(BOLD.findall(other)), name


def test_search_finds_words_anywhere_and_titles_first() -> None:
    library = Library("id")
    found = [page.key for page in library.search("NIK excel")]
    assert found[0] == f"{FINDING}nik_precision"
    assert library.search("kata yang tidak ada xyz") == []
    assert [page.key for page in library.search("")] == [page.key for page in library.topics()]
