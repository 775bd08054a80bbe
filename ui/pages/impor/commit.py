"""The bar below a review: write it, save the refused, or leave it."""

from __future__ import annotations

from desktop_app.domain.plan import Plan
from desktop_app.kernel.i18n import _, ngettext
from ui.numbers import number
from ui.widgets.action_bar import ActionBar
from ui.widgets.buttons import Button, Role


class CommitBar(ActionBar):
    """Says how many people "Tulis" writes; the refused can go back to their sender."""

    def __init__(self) -> None:
        self.refused = Button(_("Simpan daftar tolak…"), height=36)
        self.cancel = Button(_("Batalkan impor"), Role.LIGHT, key="Esc", height=36)
        write = Button(_("Tulis"), Role.PRIMARY, icon="check", key="Ctrl+Enter", height=36)
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
        will = _("{added} ditambah, {changed} diubah. Dapat dibatalkan sekaligus.")
        first = will.format(added=number(counts["added"]), changed=number(counts["changed"]))
        self.say(first if people else nobody, _about_refused(refused))
        self.refused.setVisible(bool(refused))


def _about_refused(rows: int) -> str:
    if not rows:
        return ""
    words = ngettext(
        "{n} baris ditolak; kembalikan kepada pengirimnya sebagai daftar.",
        "{n} baris ditolak; kembalikan kepada pengirimnya sebagai daftar.",
        rows,
    )
    return words.format(n=number(rows))
