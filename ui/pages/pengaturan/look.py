"""How the window looks and speaks: as the system, light or dark; Indonesian or English."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from desktop_app.kernel.i18n import _, language
from ui.desk import Desk
from ui.dialogs.about import About
from ui.language import speak
from ui.pages.pengaturan.section import Section
from ui.theme import Appearance, theme_of
from ui.widgets.buttons import Button
from ui.widgets.fields import Field
from ui.widgets.panels import row
from ui.widgets.segment_edit import Segment, SegmentEdit


class LookSection(Section):
    """The look is kept on this computer, not in the office's data."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("Berlaku di komputer ini saja, untuk siapa pun yang memakainya."))
        segments = (
            Segment(Appearance.SYSTEM, _("Ikut sistem")),
            Segment(Appearance.LIGHT, _("Terang")),
            Segment(Appearance.DARK, _("Gelap")),
        )
        self.choice = Field(_("Warna"), SegmentEdit(segments))
        self.choice.setMaximumWidth(420)
        self.choice.set_text(theme_of(self).appearance)
        # Each language is named in itself: who cannot read the other one finds the way back.
        languages = (Segment("id", "Bahasa Indonesia"), Segment("en", "English"))
        self.language = Field(_("Bahasa"), SegmentEdit(languages))
        self.language.setMaximumWidth(420)
        self.language.set_text(language())
        self.first = self.choice
        self.body.addWidget(self.choice)
        self.body.addWidget(self.language)
        about = Button(_("Tentang program ini"), icon="info")
        about.triggered.connect(lambda: About(self.window()).open())
        self.body.addWidget(row(about, (QWidget(), 1)))
        self.body.addStretch(1)
        self.choice.edited.connect(self._use)
        self.language.edited.connect(self._speak)

    def refresh(self) -> None:
        """Show the language in use, also after another was not taken after all."""
        self.language.set_text(language())

    def _use(self, code: str) -> None:
        remember = self.desk.kept.get("appearance", theme_of(self).use)
        remember(Appearance(code))

    def _speak(self, code: str) -> None:
        remember = self.desk.kept.get("language", speak)
        remember(code)
