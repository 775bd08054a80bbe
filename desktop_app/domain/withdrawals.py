"""Why a sealed batch is withdrawn: the reasons that are offered; what is kept is the sentence."""

from __future__ import annotations

from desktop_app.domain.choices import Choices, Option
from desktop_app.domain.refusals import OTHER
from desktop_app.kernel.i18n import N_

WITHDRAWALS = Choices(
    (
        Option("tata_letak", N_("Cabang meminta tata letak lain"), "template|kolom|format"),
        Option("isi_salah", N_("Isiannya salah"), "keliru|data"),
        Option("orang_salah", N_("Ada orang yang seharusnya tidak ikut"), "kuota|keliru"),
        Option("tidak_diterima", N_("Berkasnya tidak sampai atau tidak terbaca"), "rusak|hilang"),
        Option("belum_dikirim", N_("Belum jadi dikirim"), "batal|tunda"),
        Option(OTHER, N_("Alasan lain")),
    )
)
