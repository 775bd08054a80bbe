"""The pages of help in one language, from `resources/help`, and what is found in them.

A page is Markdown: the first line is its title, bold words are words of the program, a link goes
to the key of another page, with `#` to one of its headings. Findings and fields are not listed by
hand: their pages follow the tables of the domain.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from importlib.resources import files
from pathlib import Path

from desktop_app.domain.enrolment import Enrolment
from desktop_app.domain.fields import Field, fields_of
from desktop_app.domain.findings import RULES, Effect, Rule
from desktop_app.domain.record import Level
from desktop_app.domain.worker import Worker
from desktop_app.domain.workflow import STATUS_LABELS
from desktop_app.kernel.i18n import N_, _
from ui.form_editors import explanation

TOPICS = (
    *("satu-jam", "latihan"),
    *("beranda", "pendataan", "formulir", "verifikasi", "impor", "kiriman", "kartu", "laporan"),
    *("riwayat", "permintaan", "sama", "pengaturan", "membuka", "cadangan", "kata-sandi"),
    *("temuan", "isian", "istilah"),
)
"""The pages in the order of the list; those of single findings stand behind “temuan”."""

FINDING = "temuan-"
_SECTION = re.compile(r"^## (\S+)(?:: (.+))?$", re.MULTILINE)
_MARKS = re.compile(r"!?\[([^\]]*)\]\([^)]*\)|[*#>`|]")
_EFFECTS = {
    Effect.BLOCK: N_("Harus diperbaiki sebelum orang ini menjadi {step}."),
    Effect.ACKNOWLEDGE: N_("Perbaiki, atau akui dengan alasan, sebelum menjadi {step}."),
    Effect.TELL: N_("Hanya memberi tahu; tidak menghalangi apa pun."),
}
_REFUSED = N_("Di Impor baris dengan catatan ini tidak diambil.")
_LEVELS = {
    Level.ERROR: N_("Kesalahan"),
    Level.WARNING: N_("Peringatan"),
    Level.INFO: N_("Pemberitahuan"),
}


@dataclass(frozen=True, slots=True)
class HelpPage:
    """One page: the key by which links find it, its title, and its Markdown with the title."""

    key: str
    title: str
    text: str

    @property
    def plain(self) -> str:
        """Give the words without the marks of Markdown, to be searched."""
        return " ".join(_MARKS.sub(r"\1", self.text).split())


@dataclass(frozen=True, slots=True)
class Step:
    """A step of the first hour: its code, what it is called, and how it is done."""

    code: str
    title: str
    text: str


class Library:
    """All pages of one language; each is read when it is first asked for.

    Args:
        language: "id" or "en".
    """

    def __init__(self, language: str) -> None:
        self._folder = files("resources") / "help" / language
        self._pages: dict[str, HelpPage] = {}
        self._made: dict[str, Callable[[], str]] = {
            "temuan": self._findings,
            "isian": self._fields,
            **{f"{FINDING}{code}": partial(self._finding, code) for code in RULES},
        }

    @property
    def folder(self) -> Path:
        """Where the pages lie; their pictures are in `gambar` beside the languages."""
        return Path(str(self._folder))

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys of all pages, those of the findings behind their list."""
        return (*TOPICS, *(f"{FINDING}{code}" for code in RULES))

    def page(self, key: str) -> HelpPage:
        """Give a page.

        Raises:
            KeyError: there is none.
        """
        if key not in self._pages:
            if key not in self.keys:
                raise KeyError(key)
            make = self._made.get(key)
            text = make() if make else self._read(key)
            self._pages[key] = HelpPage(key, text.partition("\n")[0].removeprefix("# "), text)
        return self._pages[key]

    def topics(self) -> list[HelpPage]:
        """Give the pages of the list, in its order."""
        return [self.page(key) for key in TOPICS]

    def search(self, words: str) -> list[HelpPage]:
        """Give the pages that hold every word, those with words in the title first."""
        wanted = words.casefold().split()
        if not wanted:
            return self.topics()
        found = []
        for page in map(self.page, self.keys):
            text, title = page.plain.casefold(), page.title.casefold()
            if all(word in text for word in wanted):
                found.append((-sum(word in title for word in wanted), page))
        return [page for _rank, page in sorted(found, key=lambda pair: pair[0])]

    def steps(self) -> list[Step]:
        """Give the steps of the first hour, in their order."""
        return [
            Step(code, title, text) for code, title, text in _sections(self.page("satu-jam").text)
        ]

    def finding_texts(self) -> Mapping[str, str]:
        """Give what is written about each finding, by its code."""
        return {code: text for code, _title, text in _sections(self._read("temuan"))}

    def _read(self, key: str) -> str:
        return (self._folder / f"{key}.md").read_text(encoding="utf-8")

    def _findings(self) -> str:
        """Give the list of all findings, the gravest first."""
        head = _SECTION.split(self._read("temuan"), maxsplit=1)[0].strip()
        parts = [head]
        for effect in (Effect.BLOCK, Effect.ACKNOWLEDGE, Effect.TELL):
            parts.append(f"## {_(_GROUPS[effect])}")
            parts.append("\n".join(_line(rule) for rule in RULES.values() if rule.effect is effect))
        return "\n\n".join(parts)

    def _finding(self, code: str) -> str:
        rule, all_of_them = RULES[code], _("Semua catatan")
        return "\n\n".join(
            (
                f"# {_(rule.label)}",
                f"> {_effect(rule)}",
                self.finding_texts()[code],
                f"[{all_of_them}](temuan)",
            )
        )

    def _fields(self) -> str:
        """Give what belongs into each field, as the declarations say it."""
        declared = {**fields_of(Worker), **fields_of(Enrolment)}
        head = self._read("isian").strip()
        return "\n\n".join((head, *(_field(each) for each in declared.values())))


_GROUPS = {
    Effect.BLOCK: N_("Harus diperbaiki"),
    Effect.ACKNOWLEDGE: N_("Perlu diakui"),
    Effect.TELL: N_("Hanya memberi tahu"),
}


def _sections(text: str) -> Iterator[tuple[str, str, str]]:
    pieces = _SECTION.split(text)[1:]
    for code, title, body in zip(pieces[::3], pieces[1::3], pieces[2::3], strict=True):
        yield code, title or "", body.strip()


def _line(rule: Rule) -> str:
    return f"- [{_(rule.label)}]({FINDING}{rule.code})"


def _effect(rule: Rule) -> str:
    effect = _(_EFFECTS[rule.effect]).format(step=_(STATUS_LABELS[rule.step]))
    refused = f" {_(_REFUSED)}" if rule.refused else ""
    return f"{_(_LEVELS[rule.level])}. {effect}{refused}"


def _field(field: Field) -> str:
    lines = [f"### {_(field.kind.label)}", explanation(field.kind)]
    if field.kind.spec.required:
        words = _("Perlu untuk {step}.")
        lines.append(words.format(step=_(STATUS_LABELS[field.kind.spec.required])))
    return "\n\n".join(each for each in lines if each)
