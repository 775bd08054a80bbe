"""Rows, strips and bars of the gallery."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from ui.widgets.buttons import Button, IconButton, Role
from ui.widgets.choice_edit import Choice
from ui.widgets.facts import Facts, StrengthBar
from ui.widgets.filter_chip import FilterChip
from ui.widgets.panels import Panel, column, row
from ui.widgets.row_buttons import CheckRow, CountRow, LinkRow, WorkRow
from ui.widgets.strips import ActionBar, BulkBar, MissingStrip


def everything() -> QWidget:
    """Show all of them."""
    return column(_rows(), _missing(), _actions(), _bulk(), spacing=12)


def _rows() -> QWidget:
    waiting = Panel("Menunggu Anda", "2 pekerjaan", padding=0)
    waiting.body.setContentsMargins(0, 0, 0, 8)
    waiting.body.setSpacing(0)
    waiting.body.addWidget(WorkRow("shield-check", 14, "berkas siap diverifikasi", "Tertua 6 hari"))
    denied = WorkRow("return", 51, "ditolak BPJS, perlu perbaikan", "28 NIK tidak padan", ink="err")
    waiting.body.addWidget(denied)
    waiting.body.addWidget(CountRow("triangle", "Berusia 65 tahun ini", 42, ink="warn"))
    waiting.body.addStretch(1)
    checks = Panel("Daftar periksa", "1 dari 3", padding=0)
    for at, text in enumerate(("NIK sama dengan KTP", "Nama sama", "Tanggal lahir sama"), 1):
        check = CheckRow(text, str(at))
        check.setChecked(at == 1)
        check.set_remark("belum diperiksa" if at == 3 else "")
        checks.body.addWidget(check)
    checks.body.addStretch(1)
    facts = Panel("Catatan")
    sheet = Facts()
    sheet.add("NIK", "999902 010673 0003", "warning", strong=True)
    sheet.add("Nama", "SLAMET RIYADI")
    sheet.add("Alamat", "Jl. Sersan Darpin, RT 022")
    strength = StrengthBar()
    strength.show_strength(3, "Kuat")
    facts.body.addWidget(sheet)
    facts.body.addWidget(strength)
    facts.body.addWidget(LinkRow("shield-check", "Buka antrean", "12 menunggu", "Ctrl+3"))
    facts.body.addStretch(1)
    return row((waiting, 1), (checks, 1), (facts, 1), spacing=16)


def _missing() -> QWidget:
    strip = MissingStrip()
    fields = [("mother_name", "Nama ibu kandung"), ("kk", "No. KK")]
    strip.show_missing("recorded", fields, "lalu 3 untuk Terverifikasi")
    return strip


def _actions() -> QWidget:
    primary = Button("Tulis 121 orang", Role.PRIMARY, icon="check", key="Ctrl+Enter", height=36)
    cancel = Button("Batalkan impor", Role.LIGHT, key="Esc")
    bar = ActionBar(primary, Button("Simpan daftar tolak…"), cancel, IconButton("more", "Lainnya"))
    bar.say(
        "112 ditambah, 9 diubah. Dapat dibatalkan sekaligus.", "12 baris yang ditolak disimpan."
    )
    return bar


def _bulk() -> QWidget:
    chip = FilterChip("Status", (Choice("draft", "Draf"), Choice("recorded", "Terdata")))
    chip.set_code("draft")
    go_on = Button("Jadikan Terdata (2)", Role.PRIMARY, icon="ring-dot", key="Alt+D")
    release = Button("Lepas pilihan", Role.LIGHT, key="Esc")
    bar = BulkBar(go_on, Button("Ekspor…"), chip, release)
    bar.say(4, "2 siap, 2 belum lengkap")
    return bar
