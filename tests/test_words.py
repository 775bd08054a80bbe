"""Both languages are complete: what is shown is marked, and what is marked is translated."""

from __future__ import annotations

import ast
import re
import runpy
from collections import defaultdict
from collections.abc import Iterable, Iterator
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages
from string import Formatter
from typing import Any

import pytest
from babel.messages import Catalog

import desktop_app
from desktop_app.domain import choices
from desktop_app.domain.enrolment import Enrolment
from desktop_app.domain.fields import fields_of
from desktop_app.domain.findings import RULES
from desktop_app.domain.people import RIGHT_LABELS, ROLE_LABELS
from desktop_app.domain.worker import Worker
from desktop_app.domain.workflow import STATUS_LABELS, STEPS
from desktop_app.kernel.errors import AppError
from desktop_app.kernel.i18n import LANGUAGES, _, ngettext, use_language
from desktop_app.services.use_case import use_cases

ROOT = Path(__file__).parent.parent
WORDS = runpy.run_path(str(ROOT / "packaging" / "words.py"))
MARKS = ("_", "N_", "ngettext")
# Widgets and other classes, and the setters of what is seen or read aloud.
SHOWN_BY = re.compile(
    r"(?:^[A-Z]\w*$)|^set(?:Text|WindowTitle|ToolTip|PlaceholderText|Accessible\w+|_words|_refusal)$"
    r"|^(?:say|tell|show_words|show_trouble)$"
)
# What these are given is read by the program: grounds and edges, search words, places of classes.
GROUNDS, TABLES = ("top bottom",), ("Action", "Entry")
SENTENCE = re.compile(r"[A-Za-z]{2,}[ ,.…:]+[A-Za-z]{2,}|^[A-Z][a-z]+$")
# Keys, names of typefaces and formats, and the two languages by their own names.
SAME_EVERYWHERE = re.compile(
    r"^(?:(?:Ctrl|Alt|Shift)\+.*|Enter|Tab|Esc|PDF \(\*\.pdf\)|Roboto.*|Fusion|Bahasa Indonesia|English)$"
)


@pytest.fixture(scope="module")
def catalogue() -> Catalog:
    return WORDS["known"](WORDS["PO"].read_bytes())


@pytest.fixture(scope="module")
def sources() -> dict[Path, ast.Module]:
    files = [file for part in WORDS["SOURCES"] for file in (ROOT / part).rglob("*.py")]
    return {file.relative_to(ROOT): ast.parse(file.read_text("utf-8")) for file in files}


@pytest.fixture
def english() -> Iterator[None]:
    use_language("en")
    yield
    use_language("id")


def messages(catalogue: Catalog) -> Iterator[tuple[tuple[str, ...], tuple[str, ...]]]:
    """Give each sentence and its translation, both with all their forms."""
    for each in catalogue:
        if each.id:
            plural = isinstance(each.id, tuple)
            yield (each.id, each.string) if plural else ((each.id,), (each.string,))


def places(text: str) -> list[str]:
    return sorted(name for _text, name, _spec, _how in Formatter().parse(text) if name is not None)


def test_every_sentence_is_translated(catalogue: Catalog) -> None:
    renewed = WORDS["renewed"](WORDS["known"](WORDS["PO"].read_bytes()), WORDS["extracted"]())
    assert WORDS["missing"](renewed) == []
    assert not renewed.obsolete
    assert {each.id for each in renewed} == {each.id for each in catalogue}


def test_what_is_committed_is_what_the_command_writes() -> None:
    renewed = WORDS["renewed"](WORDS["known"](WORDS["PO"].read_bytes()), WORDS["extracted"]())
    assert WORDS["as_po"](renewed) == WORDS["PO"].read_bytes(), "run packaging/dev.py words"
    assert WORDS["as_mo"](renewed) == WORDS["MO"].read_bytes(), "run packaging/dev.py words"


def test_the_words_for_qt_are_compiled(tmp_path: Path) -> None:
    WORDS["compile_qt_words"](tmp_path / "qt_id.qm")
    assert (tmp_path / "qt_id.qm").read_bytes() == WORDS["QT_WORDS"].read_bytes()


def test_translations_keep_the_places(catalogue: Catalog) -> None:
    for source, english in messages(catalogue):
        for form in english:
            assert places(form) == places(source[0]), source


def test_translations_keep_the_sign_at_the_end(catalogue: Catalog) -> None:
    for source, english in messages(catalogue):
        for form in english:
            if source[0][-1] in ".…?: ":
                assert form[-1] == source[0][-1], source


def test_indonesian_has_one_form_and_english_two(catalogue: Catalog) -> None:
    counted = [pair for pair in messages(catalogue) if len(pair[0]) == 2]
    assert counted
    for source, english in counted:
        assert source[0] == source[1]
        assert len(english) == 2


@pytest.mark.parametrize(
    ("code", "wanted"),
    [
        ("id", ["0 kartu masuk antrean.", "1 kartu masuk antrean.", "5 kartu masuk antrean."]),
        ("en", ["0 cards were queued.", "1 card was queued.", "5 cards were queued."]),
    ],
)
def test_counts_take_the_form_of_their_language(code: str, wanted: list[str]) -> None:
    use_language(code)
    try:
        said = [
            ngettext("{n} kartu masuk antrean.", "{n} kartu masuk antrean.", n).format(n=n)
            for n in (0, 1, 5)
        ]
    finally:
        use_language("id")
    assert said == wanted


def test_the_tone_is_quiet(catalogue: Catalog) -> None:
    for source, english in messages(catalogue):
        for form in (*source, *english):
            assert not re.search(r"!|\bSilakan\b|\bError\b|\bOops\b|\bPlease\b|\bInvalid\b", form)


def test_an_unknown_catalogue_shows_indonesian() -> None:
    assert LANGUAGES == ("id", "en")
    use_language("id")
    assert _("Kartu") == "Kartu"


@pytest.mark.usefixtures("english")
def test_every_trouble_has_an_english_sentence(catalogue: Catalog) -> None:
    texts = {each.text for each in all_troubles()}
    assert len(texts) > 40
    assert sorted(text for text in texts if text not in catalogue) == []


def all_troubles() -> set[type[AppError]]:
    for module in walk_packages(desktop_app.__path__, "desktop_app."):
        if not module.name.endswith("__main__"):
            import_module(module.name)
    found, open_ends = set(), [AppError]
    while open_ends:
        children = open_ends.pop().__subclasses__()
        found.update(children)
        open_ends.extend(children)
    return {each for each in found if each.__module__.startswith("desktop_app.")}


@pytest.mark.parametrize(
    ("what", "labels"),
    [
        ("kinds of findings", [each.label for each in RULES.values()]),
        ("statuses", STATUS_LABELS.values()),
        ("steps", [each.label for each in STEPS]),
        ("roles", ROLE_LABELS.values()),
        ("rights", RIGHT_LABELS.values()),
        (
            "use cases",  # tests may add some of their own
            [each.label for name, each in use_cases().items() if not name.startswith("test_")],
        ),
        ("groups", [each.label for each in choices.GROUPS]),
        ("reasons to end", [each.label for each in choices.END_REASONS]),
        (
            "fields",
            [each.kind.label for kind in (Worker, Enrolment) for each in fields_of(kind).values()],
        ),
    ],
)
def test_every_label_is_translated(catalogue: Catalog, what: str, labels: Iterable[str]) -> None:
    assert [label for label in labels if label not in catalogue] == [], what


def calls(tree: ast.AST) -> Iterator[tuple[str, ast.Call]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            name = getattr(node.func, "id", getattr(node.func, "attr", ""))
            yield name, node


def test_no_marked_sentence_stands_inside_an_f_string(sources: dict[Path, ast.Module]) -> None:
    """The extraction of Python 3.11 does not look there."""
    inside = [
        f"{file}:{call.lineno}"
        for file, tree in sources.items()
        for node in ast.walk(tree)
        if isinstance(node, ast.JoinedStr)
        for name, call in calls(node)
        if name in MARKS and isinstance(call.args[0], ast.Constant)
    ]
    assert inside == []


def test_nothing_is_translated_while_a_module_is_imported(sources: dict[Path, ast.Module]) -> None:
    """It would stay in the language of the start."""
    early = [f"{file}:{n.lineno}" for file, tree in sources.items() for n in at_import(tree)]
    assert early == []


def at_import(node: ast.AST) -> Iterator[ast.Call]:
    for child in ast.iter_child_nodes(node):
        if isinstance(child, (ast.FunctionDef, ast.Lambda)):
            defaults = [*child.args.defaults, *filter(None, child.args.kw_defaults)]
            yield from (one for each in defaults for one in at_import(ast.Expression(each)))
            continue
        if isinstance(child, ast.Call) and getattr(child.func, "id", "") in ("_", "ngettext"):
            yield child
        yield from at_import(child)


def test_a_sentence_is_counted_everywhere_or_nowhere(sources: dict[Path, ast.Module]) -> None:
    """`_` finds only the singular of a sentence that another place counts."""
    ways: dict[str, set[bool]] = defaultdict(set)
    for tree in sources.values():
        for name, call in calls(tree):
            if name in MARKS and call.args and isinstance(call.args[0], ast.Constant):
                ways[str(call.args[0].value)].add(name == "ngettext")
    assert [text for text, both in ways.items() if len(both) > 1] == []


def test_the_window_shows_no_unmarked_sentence(sources: dict[Path, ast.Module]) -> None:
    bypassing = [
        f"{file}:{word.lineno} {word.value}"
        for file, tree in sources.items()
        if file.parts[0] == "ui" and not file.name.startswith("gallery")
        for name, call in calls(tree)
        if SHOWN_BY.match(name) and name not in (*MARKS, *TABLES)
        for word in (*call.args, *(each.value for each in call.keywords))
        if is_sentence(word)
    ]
    assert bypassing == []


def is_sentence(node: Any) -> bool:
    value = getattr(node, "value", None) if isinstance(node, ast.Constant) else None
    return (
        isinstance(value, str)
        and bool(SENTENCE.search(value))
        and not SAME_EVERYWHERE.match(value)
        and value not in GROUNDS
    )
