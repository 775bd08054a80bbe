"""What one can do in the window, declared once: the palette, the keys and the help read it."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field
from typing import Any

from desktop_app.domain.people import Right
from desktop_app.domain.workflow import Status
from desktop_app.kernel.i18n import N_
from desktop_app.queries.workers import Filter


@dataclass(frozen=True, slots=True, kw_only=True)
class Action:
    """One thing to do: `page` is opened with `context`; without a page the window does it itself.

    `right` is what the user needs for it; `key` is the shortcut that does the same; `words` are
    other words by which it is looked for.
    """

    code: str
    label: str
    icon: str
    page: str = ""
    context: dict[str, Any] = field(default_factory=dict)
    key: str = ""
    right: Right = Right.READ
    words: str = ""


_SECTIONS = (
    ("quotas", N_("Atur kuota kelurahan"), "target", "tempat jatah batas"),
    ("layouts", N_("Atur tata letak kiriman"), "columns", "kolom judul berkas bpjs"),
    ("occupations", N_("Atur kode pekerjaan"), "table", "kbji bpjs"),
    ("backups", N_("Periksa data atau pulihkan cadangan"), "save", "cadangan rusak"),
)
"""Sections of Pengaturan that are asked for by name: key, label, icon, other words."""

ACTIONS = (
    Action(code="home", label=N_("Buka Beranda"), icon="home", page="beranda"),
    Action(code="people", label=N_("Buka daftar orang"), icon="users", page="pendataan"),
    Action(
        code="new_person",
        label=N_("Pekerja baru"),
        icon="plus",
        page="pendataan",
        context={"new": True},
        key="Ctrl+N",
        right=Right.RECORD,
        words="tambah orang catat entri",
    ),
    Action(
        code="drafts",
        label=N_("Saring: draf yang belum lengkap"),
        icon="filter",
        page="pendataan",
        context={"filter": Filter(statuses=(Status.DRAFT,))},
        words="kurang lengkapi",
    ),
    Action(
        code="recorded",
        label=N_("Saring: menunggu verifikasi"),
        icon="filter",
        page="pendataan",
        context={"filter": Filter(statuses=(Status.RECORDED,))},
        words="terdata siap",
    ),
    Action(
        code="denied",
        label=N_("Saring: ditolak BPJS"),
        icon="filter",
        page="pendataan",
        context={"filter": Filter(statuses=(Status.DENIED,))},
        words="perbaikan",
    ),
    Action(
        code="alike",
        label=N_("Buka antrean Orang yang sama"),
        icon="copy",
        page="sama",
        right=Right.RECORD,
        words="ganda kembar duplikat gabung satukan",
    ),
    Action(
        code="verify",
        label=N_("Buka antrean Verifikasi"),
        icon="shield-check",
        page="verifikasi",
        right=Right.VERIFY,
        words="periksa berkas",
    ),
    Action(
        code="import",
        label=N_("Impor daftar…"),
        icon="download",
        page="impor",
        right=Right.RECORD,
        words="excel xlsx csv berkas rt",
    ),
    Action(
        code="submit",
        label=N_("Siapkan kiriman BPJS"),
        icon="send",
        page="kiriman",
        right=Right.SUBMIT,
        words="ekspor segel jawaban excel",
    ),
    Action(
        code="waiting",
        label=N_("Lihat yang belum dijawab BPJS"),
        icon="clock",
        page="kiriman",
        context={"waiting": True},
        right=Right.SUBMIT,
        words="tagih tanyakan umur hari",
    ),
    Action(
        code="matching",
        label=N_("Padankan NIK dengan Dukcapil"),
        icon="swap",
        page="kiriman",
        context={"matching": True},
        right=Right.SUBMIT,
        words="padan meninggal ganda pindah",
    ),
    Action(
        code="cards",
        label=N_("Cetak kartu"),
        icon="card",
        page="kartu",
        right=Right.PRINT,
        words="antre pdf serah terima",
    ),
    Action(
        code="list",
        label=N_("Susun daftar nama (BNBA)"),
        icon="report",
        page="laporan",
        context={"report": "bnba"},
        words="laporan rekap excel pdf cetak",
    ),
    Action(
        code="forms",
        label=N_("Cetak formulir pendataan"),
        icon="file",
        page="laporan",
        context={"report": "formulir"},
        words="laporan kosong terisi kertas pdf",
    ),
    Action(
        code="history",
        label=N_("Buka Riwayat"),
        icon="history",
        page="riwayat",
        words="siapa kapan jejak catatan",
    ),
    Action(
        code="back_up",
        label=N_("Cadangkan sekarang"),
        icon="save",
        words="backup salin usb aman",
    ),
    Action(
        code="undo",
        label=N_("Batalkan langkah terakhir"),
        icon="return",
        key="Ctrl+Z",
        words="urungkan undo",
    ),
    Action(
        code="redo",
        label=N_("Ulangi yang dibatalkan"),
        icon="arrow-right",
        key="Ctrl+Y",
        words="redo",
    ),
    Action(
        code="requests",
        label=N_("Buka permintaan tentang data pribadi"),
        icon="flag",
        page="riwayat",
        context={"duties": True},
        right=Right.EXAMINE,
        words="hak pdp hapus betulkan masa simpan terdampak bocor",
    ),
    Action(
        code="settings",
        label=N_("Buka Pengaturan"),
        icon="gear",
        page="pengaturan",
        words="kantor pengguna tampilan",
    ),
    Action(
        code="users",
        label=N_("Tambah pengguna…"),
        icon="user",
        page="pengaturan",
        context={"section": "users"},
        right=Right.ADMINISTER,
        words="peran kata sandi",
    ),
    Action(
        code="help",
        label=N_("Buka bantuan"),
        icon="question",
        key="F1",
        words="tolong cara petunjuk panduan help",
    ),
    Action(
        code="keys",
        label=N_("Tampilkan daftar tombol"),
        icon="question",
        key="Shift+F1",
        words="bantuan pintasan tombol help",
    ),
    Action(
        code="about",
        label=N_("Tentang program ini"),
        icon="info",
        words="versi lisensi pembuat bantuan about",
    ),
    *(
        Action(
            code=section,
            label=label,
            icon=icon,
            page="pengaturan",
            context={"section": section},
            right=Right.ADMINISTER,
            words=words,
        )
        for section, label, icon, words in _SECTIONS
    ),
    Action(
        code="lock",
        label=N_("Kunci layar"),
        icon="lock",
        key="Ctrl+Shift+L",
        words="keluar pergi",
    ),
)


WINDOW_KEYS = (
    ("Ctrl+1 … 9", N_("Buka halaman menurut urutannya")),
    ("Ctrl+K", N_("Cari orang atau beri perintah")),
    ("F6", N_("Ke bagian berikutnya di layar")),
    ("F10", N_("Buka menu tindakan")),
    ("Esc", N_("Satu langkah kembali")),
)
"""Keys of the window itself that stand for no action: how one moves in it."""


def actions_for(rights: Collection[Right], pages: Collection[str]) -> list[Action]:
    """Give what somebody with these rights can do in a window with these pages."""
    return [
        action
        for action in ACTIONS
        if action.right in rights and (not action.page or action.page in pages)
    ]
