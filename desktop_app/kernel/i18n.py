"""Words in the user's language: Indonesian stands in the code, other languages in catalogues.

Why the source language is Indonesian: docs/decisions/003-words.md.
"""

from __future__ import annotations

import gettext as _gettext
from importlib.resources import files

LANGUAGES = ("id", "en")

_translations: _gettext.NullTranslations = _gettext.NullTranslations()
_language = "id"


def N_(text: str) -> str:  # noqa: N802 - the name that extractors know
    """Mark `text` for translation and return it unchanged; translate it when it is shown."""
    return text


def _(text: str) -> str:
    """Give `text` in the language in use."""
    return _translations.gettext(text) if text else text


def ngettext(one: str, many: str, n: int) -> str:
    """Give the form of a text that fits the count `n`; Indonesian has one form for all."""
    return _translations.ngettext(one, many, n)


def language() -> str:
    """Give the code of the language in use."""
    return _language


def use_language(code: str) -> None:
    """Show everything from now on in `code`, one of `LANGUAGES`.

    The language belongs to the process, like its locale: it is the one setting kept in a module.
    """
    global _translations, _language  # noqa: PLW0603 - see above
    catalogue = files("resources") / "i18n" / f"{code}.mo"
    _language = code
    if code == "id" or not catalogue.is_file():
        _translations = _gettext.NullTranslations()
        return
    with catalogue.open("rb") as stream:
        _translations = _gettext.GNUTranslations(stream)
