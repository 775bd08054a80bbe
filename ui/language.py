"""The language of the window: our own words, and those of Qt's menus, buttons and dialogs."""

from __future__ import annotations

from importlib.resources import files

from PySide6.QtCore import QCoreApplication, QLocale, QTranslator

from desktop_app.kernel.i18n import use_language

_LOCALES = {
    "id": QLocale("id_ID"),
    "en": QLocale("en_GB"),
}


class QtWords(QTranslator):
    """Words for Qt from a compiled file; Qt reads them where they lie, so they are kept here."""

    def __init__(self, content: bytes, parent: QCoreApplication) -> None:
        super().__init__(parent)
        self._content = content
        self.load(content)


def speak(code: str) -> None:
    """Speak this language, one of `LANGUAGES`, in everything that is built from now on.

    Qt speaks English by itself and brings no Indonesian (there is no qtbase_id.qm): its words
    come from `resources/i18n/qt_id.ts`.
    """
    use_language(code)
    QLocale.setDefault(_LOCALES[code])
    app = QCoreApplication.instance()
    if app is None:
        return
    for before in app.findChildren(QtWords):
        app.removeTranslator(before)
        before.deleteLater()
    words = files("resources") / "i18n" / f"qt_{code}.qm"
    if words.is_file():
        app.installTranslator(QtWords(words.read_bytes(), app))
