"""The bar below a review: write it, save the refused, or leave it."""

from __future__ import annotations

from desktop_app.domain.plan import Plan
from desktop_app.kernel.i18n import _, ngettext
from ui.numbers import number
from ui.sizes import Height, SizeClass, Width
from ui.widgets.action_bar import HEIGHT, ActionBar
from ui.widgets.buttons import Button, Role


class CommitBar(ActionBar):
    """Says how many people "Tulis" writes; the refused can go back to their sender."""

    def __init__(self) -> None:
        self.refused = Button(_("Simpan daftar tolak…"), height=36)
        self.cancel = Button(_("Batalkan impor"), Role.LIGHT, key="Esc", height=36)
        write = Button(_("Tulis"), Role.PRIMARY, icon="check", key="Ctrl+Enter", height=36)
        self._lines = ("", "")
        self._short = ("", "")
        self._narrow = False
        super().__init__(write, self.refused, self.cancel)

    def show_plan(self, plan: Plan) -> None:
        """Say what writing this plan does."""
        counts = plan.counts
        people, refused = counts["added"] + counts["changed"], counts["refused"]
        words = ngettext("Tulis {n} orang", "Tulis {n} orang", people)
        nobody = _("Tidak ada baris yang dapat ditulis.")
        self.primary.set_words(words.format(n=number(people)))
        self.primary.set_ready()
        self.primary.set_refusal("" if people else nobody)
        will = _("{added} ditambah, {changed} diubah.")
        will = will.format(added=number(counts["added"]), changed=number(counts["changed"]))
        back = _("Dapat dibatalkan sekaligus.")
        self._lines = (f"{will} {back}", _about_refused(refused)) if people else (nobody, "")
        self._short = (will, back) if people else (nobody, "")
        self.refused.setVisible(bool(refused))
        self._say()

    def resized(self, size: SizeClass) -> None:
        """Say less where the window is narrow."""
        self._narrow = size.width is Width.NARROW
        self.setFixedHeight(48 if size.height is Height.LOW else HEIGHT)
        self._say()

    def _say(self) -> None:
        self.say(*(self._short if self._narrow else self._lines))


def _about_refused(rows: int) -> str:
    if not rows:
        return ""
    words = ngettext(
        "{n} baris ditolak; kembalikan kepada pengirimnya sebagai daftar.",
        "{n} baris ditolak; kembalikan kepada pengirimnya sebagai daftar.",
        rows,
    )
    return words.format(n=number(rows))
