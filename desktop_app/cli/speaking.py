"""A parser of command lines that speaks the user's language.

What `argparse` says of itself stands in English in the standard library; here its own words are
found again by their pattern and said in ours. A sentence that a later Python words otherwise comes
through as it is.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NoReturn

from desktop_app.kernel.i18n import LANGUAGES, N_, _

USAGE = 2


class MisusedError(SystemExit):
    """The words of the command line were wrong; it has been said, `sentence` tells what."""

    def __init__(self, sentence: str) -> None:
        super().__init__(USAGE)
        self.sentence = sentence


class SpeakingParser(argparse.ArgumentParser):
    """A parser whose help and refusals are in the user's language; so are those of its commands."""

    def __init__(self, **words: Any) -> None:
        helped = words.pop("add_help", True)
        super().__init__(**{"formatter_class": _Help, **words}, add_help=False)
        if helped:
            self.add_argument("-h", "--help", action="help", help=_("tunjukkan bantuan ini"))

    def format_help(self) -> str:
        """Give the help, its headings in the user's language.

        They are set last: parsers that share words find each other's groups by their headings.
        """
        self._positionals.title = _("isian")
        self._optionals.title = _("pilihan")
        return super().format_help()

    def error(self, message: str) -> NoReturn:
        """Say what is wrong with the words, below how they go.

        Raises:
            MisusedError: always; the program ends with exit code 2.
        """
        sentence = said(message)
        self.print_usage(sys.stderr)
        print(f"{self.prog}: {sentence}", file=sys.stderr)  # noqa: T201 - what people read
        raise MisusedError(sentence)


class _Help(argparse.HelpFormatter):
    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[Any],
        prefix: str | None = None,
    ) -> None:
        prefix = _("pemakaian: ") if prefix is None else prefix
        super().add_usage(usage, actions, groups, prefix)


def language_in(words: Sequence[str]) -> str:
    """Give the language that the words ask for, before they are read: help is said in it, too."""
    for word, after in zip(words, (*words[1:], ""), strict=True):
        name, _equals, value = word.partition("=")
        if name == "--lang" and (value or after) in LANGUAGES:
            return value or after
    return LANGUAGES[0]


def said(message: str) -> str:
    """Give a refusal of `argparse` in the user's language."""
    about = re.fullmatch(r"argument (?P<name>[^:]+): (?P<rest>.+)", message, re.DOTALL)
    if about:
        return f"{about['name']}: {_sentence(about['rest'])}"
    return _sentence(message)


def _sentence(message: str) -> str:
    for pattern, ours in _SENTENCES.items():
        found = re.fullmatch(pattern, message, re.DOTALL)
        if found:
            return _(ours).format(**found.groupdict())
    return message


_SENTENCES: Mapping[str, str] = {
    r"the following arguments are required: (?P<names>.+)": N_("Masih kurang: {names}."),
    r"unrecognized arguments: (?P<names>.+)": N_("Tidak dikenal: {names}."),
    r"one of the arguments (?P<names>.+) is required": N_("Sebutkan salah satu: {names}."),
    r"not allowed with argument (?P<name>.+)": N_("tidak dapat bersama {name}."),
    r"expected (one|1) argument": N_("perlu satu isian."),
    r"expected (?P<n>\d+) arguments": N_("perlu {n} isian."),
    r"expected at least one argument": N_("perlu sedikitnya satu isian."),
    r"expected at most one argument": N_("paling banyak satu isian."),
    r"ignored explicit argument (?P<value>.+)": N_("tidak memakai isian, tertulis {value}."),
    r"invalid choice: (?P<value>.+) \(choose from (?P<known>.+)\)": N_(
        "{value} tidak ada. Yang ada: {known}."
    ),
    r"invalid int value: (?P<value>.+)": N_("{value} bukan angka bulat."),
    r"ambiguous option: (?P<name>.+) could match (?P<known>.+)": N_(
        "{name} dapat berarti {known}. Tulis lengkap."
    ),
}
