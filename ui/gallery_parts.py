"""The larger specimens of the gallery."""

from __future__ import annotations

from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from ui.icons import icon_names
from ui.widgets.bars import Piece, ShareRow, StackedBar, WeekBars
from ui.widgets.cells import CellKind, Column
from ui.widgets.choice_edit import Choice, ChoiceEdit
from ui.widgets.counters import Count, Counters
from ui.widgets.editors import DateEdit, DigitsEdit, TextEdit
from ui.widgets.fields import Field, Note
from ui.widgets.flow import flow
from ui.widgets.funnel import Funnel, Stage
from ui.widgets.labels import IconView, Label
from ui.widgets.lists import LineList
from ui.widgets.nik_edit import Meaning, NikEdit
from ui.widgets.panels import Panel, column, row
from ui.widgets.passphrase_edit import PassphraseEdit
from ui.widgets.proposals import AcknowledgeBox, ProposalPanel
from ui.widgets.rows import Cell, Row, RowsModel
from ui.widgets.segment_edit import Segment, SegmentEdit
from ui.widgets.steps import StepBlock, StepList, StepState
from ui.widgets.tables import Table
from ui.widgets.tabs import Tabs
from ui.widgets.text_area import TextArea
from ui.widgets.ticks import Switch, Tick

_PLACES = (
    Choice("15.71.07.1001", "Payo Selincah", "paal merah"),
    Choice("15.71.07.1002", "Eka Jaya", "paal merah"),
    Choice("15.71.01.1003", "Legok", "danau sipin"),
)
_SEXES = (Segment("L", "Laki-laki", "L"), Segment("P", "Perempuan", "P"))


def fields() -> QWidget:
    """Show fields plain, pinned, read-only, and with something the matter."""
    holder = QWidget()
    grid = QGridLayout(holder)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(14)
    grid.setVerticalSpacing(4)
    plain = _filled(Field("Biasa", TextEdit()), "Jambi")
    focus = _filled(Field("Fokus", TextEdit(), required=True), "NURHAYATI")
    pinned = _filled(Field("Disematkan", ChoiceEdit(_PLACES), pinnable=True), "15.71.07.1001")
    pinned.set_pinned(on=True)
    shown = _filled(Field("Hanya baca", TextEdit()), "26001184702")
    shown.editor.set_read_only()
    kk = _filled(Field("No. KK", DigitsEdit(16), required=True), "157102120509001")
    kk.set_notes([Note("error", "No. KK harus 16 angka, baru 15.")])
    born = _filled(Field("Tanggal lahir", DateEdit()), "17-08-1985")
    born.set_notes([Note("warning", "Di NIK tertulis 14-08-1985.")])
    post = _filled(Field("Kode pos", DigitsEdit(5)), "36148")
    post.set_notes([Note("info", "Tabel pos menulis 36139.")])
    hint = "1–3 angka; nol di depan ditambahkan"
    rt = Field("RT", DigitsEdit(3, placeholder="misalnya 014"), remark=hint)
    for at, field in enumerate((plain, focus, pinned, shown, kk, born, post, rt)):
        grid.addWidget(field, at // 4, at % 4)
        grid.setColumnStretch(at % 4, 1)
    return holder


def keying() -> QWidget:
    """Show the NIK with its brackets, the proposal, and the amber box."""
    nik = Field("NIK", NikEdit(), required=True)
    if isinstance(nik.editor, NikEdit):
        nik.editor.set_text("1571071408850003")
        nik.editor.set_mark("ring-check", "ok")
        nik.editor.show_meanings(
            Meaning("Kec. Kota Baru"), Meaning("14-08-1985 · L", amber=True), Meaning("urutan 0003")
        )
    proposal = ProposalPanel("Usulan dari NIK", "14-08-1985 · laki-laki")
    sex = _filled(Field("Jenis kelamin", SegmentEdit(_SEXES)), "L")
    sex.set_side_note("dari NIK")
    reasons = (Choice("ktp", "Sesuai tulisan di KTP"), Choice("akta", "Sesuai akta lahir"))
    warning = "Tanggal lahir tidak sama dengan NIK: di NIK tertulis 14-08-1985."
    amber = AcknowledgeBox(warning, proposal="Pakai 14-08-1985", reasons=reasons)
    amber.set_reason("ktp")
    secret = _filled(Field("Kata sandi", PassphraseEdit()), "empat kata acak sekali")
    area = _filled(Field("Catatan", TextArea(2)), "Rumah di belakang masjid.")
    first = row((nik, 0), (proposal, 1), (sex, 1), spacing=12)
    second = row((secret, 1), (area, 1), (Tick("NIK sama dengan KTP"), 0), (Switch("Gelap"), 0))
    return column(first, amber, second)


def letters() -> QWidget:
    """Show the scale of sizes and all icons."""
    samples = (
        ("Judul halaman 15 pt", "title", "text"),
        ("Judul bagian 12 pt", "section", "text"),
        ("Teks isi 10,5 pt – NIK 1571071408850003", "body", "text"),
        ("Keterangan 9,5 pt", "remark", "text2"),
        ("Teks kecil 9 pt", "caption", "text2"),
    )
    labels = [Label(text, role, ink) for text, role, ink in samples]
    icons = flow(*(IconView(name, size=18) for name in icon_names()), gap=6, line_gap=8)
    return column(*labels, icons, spacing=3)


def figures() -> QWidget:
    """Show counters, steps and bars."""
    counters = Counters(
        Count(code="read", word="dibaca", icon="table"),
        (
            Count(code="add", word="tambah", icon="plus", ink="ok"),
            Count(code="change", word="ubah", icon="pencil", ink="accenttext"),
            Count(code="skip", word="lewati", icon="arrow-right", ink="text2"),
            Count(code="refuse", word="tolak", icon="octagon", ink="err"),
        ),
    )
    counters.show_numbers({"read": 148, "add": 112, "change": 9, "skip": 15, "refuse": 12})
    steps = StepList(("Kantor", "Nama dan kata sandi", "Lembar pemulihan"))
    steps.show_step(1)
    block = StepBlock(2, "Periksa", last=True)
    block.set_state(StepState.NOW, "20 peringatan diakui, tanpa galat")
    pieces = (Piece("diterima", 1248, "okfill"), Piece("ditolak", 51, "errfill"))
    stacked = StackedBar((*pieces, Piece("belum dijawab", 17, "line2")))
    quota = Panel("Kuota per kelurahan", "terisi · sisa")
    for name, counted, places in (
        ("Aur Kenali", 6, 36),
        ("Legok", 44, 44),
        ("Solok Sipin", 37, 52),
    ):
        quota.body.addWidget(ShareRow(name, counted, places))
    quota.body.addStretch(1)
    weeks = WeekBars("Pendataan 12 minggu")
    weeks.show_weeks(
        (118, 160, 98, 210, 256, 238, 310, 290, 344, 306, 374, 186), "7 Sep", "minggu ini: 186"
    )
    chart = Panel("Pendataan 12 minggu", "orang per minggu")
    chart.body.addWidget(weeks)
    below = QWidget()
    line = QHBoxLayout(below)
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(16)
    for part, share in ((column(steps, block, stacked), 2), (quota, 2), (chart, 2)):
        line.addWidget(part, share)
    return column(counters, below)


def funnel() -> QWidget:
    """Show the funnel."""
    figures_of = (
        ("users", "Terdata", 15042, "tahun anggaran 2026", "10.171 menunggu"),
        ("shield-check", "Terverifikasi", 4871, "32 % dari terdata", "555 menunggu"),
        ("send", "Terkirim", 4316, "89 % dari terverifikasi", "113 belum terdaftar"),
        ("ring-check", "Terdaftar", 4203, "97 % dari terkirim", "327 antre cetak"),
        ("printer", "Kartu dicetak", 3876, "92 % dari terdaftar", "772 belum diambil"),
        ("hand-card", "Diserahkan", 3104, "80 % dari dicetak", ""),
    )
    return Funnel(
        [
            Stage(code=word, icon=icon, word=word, count=n, remark=remark, waiting=waiting)
            for icon, word, n, remark, waiting in figures_of
        ]
    )


def tables() -> QWidget:
    """Show tabs, a table with ticks, and a list of two-line rows."""
    tabs = Tabs()
    for key, name, count in (
        ("all", "Semua", 238),
        ("part", "Belum lengkap", 31),
        ("note", "Ada catatan", 12),
    ):
        tabs.add(key, name, count)
    model = RowsModel(_COLUMNS)
    model.show_rows(_people())
    model.ticked = {"3", "5"}
    table = Table(_COLUMNS, "Orang")
    table.setModel(model)
    table.head.show_order("changed", descending=True)
    table.head.show_tick(model.tick_state())
    table.setFixedHeight(32 * 8)
    table.go_to(4)
    queue = LineList("Antrean")
    people = RowsModel((Column(key="who"),))
    people.show_rows(_queue())
    queue.setModel(people)
    queue.go_to(0)
    queue.setFixedWidth(268)
    holder = QWidget()
    whole = QVBoxLayout(holder)
    whole.setContentsMargins(0, 0, 0, 0)
    whole.addWidget(tabs)
    whole.addWidget(row((table, 1), queue, spacing=16))
    return holder


_COLUMNS = (
    Column(key="tick", kind=CellKind.TICK, width=40),
    Column(key="name", title="Nama", kind=CellKind.NAME, width=168, sortable=True),
    Column(key="nik", title="NIK", kind=CellKind.NIK, width=150),
    Column(key="born", title="Lahir", kind=CellKind.DATE, width=100),
    Column(key="sex", title="L/P", kind=CellKind.CENTRE, width=44),
    Column(key="rt", title="RT", kind=CellKind.CENTRE, width=52),
    Column(key="work", title="Pekerjaan"),
    Column(key="status", title="Status", kind=CellKind.BADGE, width=138),
    Column(key="note", title="Catatan", kind=CellKind.NOTE, width=150),
    Column(key="changed", title="Diubah", kind=CellKind.TIME, width=92, sortable=True),
)


def _people() -> list[Row]:
    seen = (
        ("NURHASANAH", "Pedagang sayur keliling di pasar pagi", "verified", Cell(), "14.03"),
        (
            "M. RIDWAN",
            "Tukang ojek",
            "recorded",
            Cell(text="Tgl lahir ≠ NIK", level="warning"),
            "13.58",
        ),
        (
            "ELI SURYANI",
            "Tukang jahit",
            "draft",
            Cell(text="No. KK 15 angka", level="error"),
            "11.15",
        ),
        ("SARKAWI", "Tukang becak", "rejected", Cell(text="Usia 65 tahun", level="info"), "10.47"),
        (
            "HENDRI SAPUTRA",
            "Juru parkir",
            "denied",
            Cell(text="NIK tidak padan", level="error"),
            "20-11",
        ),
        ("MARYAM", "Pemandi jenazah", "registered", Cell(), "20-11"),
    )
    return [
        Row(
            str(at + 1),
            (
                "", name, f"999902 •••••• 000{at + 1}", "02-03-1979", "P", "014", work,
                Cell(text=status, code=status), note, time,
            ),
        )
        for at, (name, work, status, note, time) in enumerate(seen)
    ]  # fmt: skip


def _queue() -> list[Row]:
    return [
        Row(name, (Cell(text=name, second=second, right=right, icon=icon, ink=ink, level=level),))
        for name, second, right, icon, ink, level in (
            ("SYAMSUL BAHRI", "999907 •••••• 0003", "RT 014", "ring-dashed", "text2", ""),
            ("NURHASANAH", "999902 •••••• 0001", "RT 014", "shield-check", "accenttext", ""),
            ("ZULKIFLI", "999902 •••••• 0002", "RT 014", "ring-dot", "text2", "warning"),
            ("ELI SURYANI", "999902 •••••• 0005", "RT 014", "ring-dashed", "text2", "error"),
        )
    ]


def _filled(field: Field, text: str) -> Field:
    field.set_text(text)
    return field
