"""The words of the command line."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from desktop_app import __version__
from desktop_app.cli.commands import (
    Command,
    batch_commands,
    duplicate_commands,
    duty_commands,
    import_commands,
    list_commands,
    office_commands,
    sending_commands,
    trust_commands,
)
from desktop_app.cli.speaking import SpeakingParser
from desktop_app.domain.choices import END_REASONS, GROUPS
from desktop_app.domain.data_request import RequestKind
from desktop_app.domain.judging import KINDS
from desktop_app.domain.people import Role
from desktop_app.domain.sheet import Sides
from desktop_app.domain.workflow import Status
from desktop_app.kernel.i18n import LANGUAGES, N_, _
from desktop_app.queries.affected import WAYS
from desktop_app.services.history_words import KINDS as HAPPENINGS

_WINDOW = N_(
    "Tanpa perintah, jendelanya terbuka. Perintah lain: demo, tour, self-test, keep-copies."
)


def parser() -> argparse.ArgumentParser:
    """Give the parser of all commands."""
    everywhere = SpeakingParser(add_help=False, argument_default=argparse.SUPPRESS)
    everywhere.add_argument("--user", metavar="NAMA", help=_("siapa yang bekerja"))
    everywhere.add_argument("--json", action="store_true", help=_("satu objek JSON di keluaran"))
    everywhere.add_argument("--lang", choices=LANGUAGES, help=_("bahasa"))
    whole = SpeakingParser(prog="pekerja-rentan", parents=[everywhere], epilog=_(_WINDOW))
    version = _("tunjukkan versi program")
    whole.add_argument("--version", action="version", version=__version__, help=version)
    commands = whole.add_subparsers(required=True, metavar="PERINTAH", title=_("perintah"))

    def command(name: str, what: str, does: Command, *first: str) -> argparse.ArgumentParser:
        made = commands.add_parser(name, help=what, description=what, parents=[everywhere])
        made.set_defaults(command=does)
        for place in first:
            made.add_argument(place, type=Path, metavar="BERKAS")
        made.add_argument("store", type=Path, metavar="FOLDER")
        return made

    _add_office_commands(command)
    _add_trust_commands(command)
    _add_duty_commands(command)
    _add_list_commands(command)
    _add_card_commands(command)
    _add_taking_back(command)
    _add_sending_commands(command)
    _add_batch_commands(command)
    layout = commands.add_parser("layout", help=_("tata letak kiriman"))
    _add_layout_commands(_commands_below(layout), everywhere)
    request = commands.add_parser("request", help=_("permintaan tentang data pribadi"))
    _add_request_commands(_commands_below(request), everywhere)
    user = commands.add_parser("user", help=_("pengguna"))
    _add_user_commands(_commands_below(user), everywhere)
    return whole


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        said = _("tulis tanggalnya sebagai tahun-bulan-hari, misalnya 2026-11-20")
        raise argparse.ArgumentTypeError(said) from None


def _pdf(words: str) -> Path:
    return _ending(words, ".pdf")


def _xlsx(words: str) -> Path:
    return _ending(words, ".xlsx")


def _ending(words: str, ending: str) -> Path:
    """Give the path of a file that is written as one kind only; without an ending it gets its own."""
    path = Path(words)
    if path.suffix.lower() not in ("", ending):
        said = _("yang ditulis berkas {ending}; beri nama yang berakhir dengan {ending}")
        raise argparse.ArgumentTypeError(said.format(ending=ending))
    return path if path.suffix else path.with_suffix(ending)


def _many(words: str) -> int:
    """Give a count; 0 counts, less does not."""
    if not words.isdecimal():
        raise argparse.ArgumentTypeError(_("tulis angka bulat mulai 0"))
    return int(words)


def _commands_below(made: argparse.ArgumentParser) -> Any:
    return made.add_subparsers(required=True, metavar="PERINTAH", title=_("perintah"))


def _add_office_commands(command: Callable[..., argparse.ArgumentParser]) -> None:
    made = command("init", _("buat data kantor"), office_commands.init)
    made.add_argument(
        "--office",
        required=True,
        metavar="KODE",
        help=_("kode wilayah kantor, misalnya 15.71 atau 15.71.07.1001"),
    )
    made.add_argument(
        "--recovery", type=_pdf, metavar="BERKAS.pdf", help=_("tulis juga lembar pemulihan")
    )


def _add_trust_commands(command: Callable[..., argparse.ArgumentParser]) -> None:
    made = command("backup", _("buat cadangan terbukti"), trust_commands.backup)
    made.add_argument("--to", type=Path, metavar="FOLDER", help=_("salin ke USB kantor di sini"))
    command("backups", _("daftar cadangan"), trust_commands.list_backups)
    made = command("restore", _("pulihkan cadangan"), trust_commands.restore, "file")
    made.add_argument("--dry-run", action="store_true", help=_("hanya tunjukkan bedanya"))
    made.add_argument("--replace", action="store_true", help=_("gantikan; yang lama disimpan"))
    made = command("check", _("periksa data"), trust_commands.check)
    made.add_argument("--head", default="", metavar="KEPALA", help=_("kepala rantai tercetak"))
    made.add_argument("--read-only", action="store_true", help=_("buka hanya untuk dibaca"))
    made = command("history", _("riwayat"), trust_commands.history)
    made.add_argument(
        "--out", type=Path, metavar="BERKAS", help=_("tulis sebagai berkas, .xlsx atau .pdf")
    )
    made.add_argument("--since", type=_day, metavar="YYYY-MM-DD", help=_("sejak hari ini"))
    made.add_argument("--until", type=_day, metavar="YYYY-MM-DD", help=_("sampai dengan hari ini"))
    made.add_argument("--by", default="", metavar="NAMA")
    made.add_argument("--kind", default="", choices=tuple(HAPPENINGS), help=_("jenis kejadian"))
    made.add_argument("--words", default="", metavar="KATA", help=_("kata yang dicari"))
    made.add_argument(
        "--limit", type=_many, default=100, metavar="N", help=_("paling banyak sekian")
    )
    made.add_argument("--read-only", action="store_true", help=_("buka hanya untuk dibaca"))
    command("rekey", _("ganti kunci data"), trust_commands.rekey)
    made = command("recovery", _("lembar pemulihan baru"), trust_commands.recovery_sheet)
    made.add_argument(
        "--out", required=True, type=_pdf, metavar="BERKAS.pdf", help=_("berkas hasil")
    )
    made = command("salvage", _("selamatkan yang terbaca"), trust_commands.salvage_store)
    made.add_argument(
        "--out", required=True, type=_xlsx, metavar="BERKAS.xlsx", help=_("berkas hasil")
    )


def _add_duty_commands(command: Callable[..., argparse.ArgumentParser]) -> None:
    made = command("own-data", _("lembar Data Saya"), duty_commands.own_sheet)
    made.add_argument("--nik", required=True, help=_("NIK orangnya"))
    made.add_argument(
        "--out", required=True, type=_pdf, metavar="BERKAS.pdf", help=_("berkas hasil")
    )
    made = command("retention", _("yang melewati masa simpan"), duty_commands.retention)
    made.add_argument(
        "--out", type=_pdf, metavar="BERKAS.pdf", help=_("musnahkan, tulis berita acaranya")
    )
    made.add_argument(
        "--minutes", default="", metavar="NOMOR", help=_("hanya tulis lagi berita acara ini")
    )
    made = command("breach", _("siapa yang terdampak"), duty_commands.breach)
    made.add_argument(
        "--out", required=True, type=Path, metavar="BERKAS", help=_("berkas hasil, .xlsx atau .pdf")
    )
    made.add_argument("--since", type=_day, metavar="YYYY-MM-DD", help=_("sejak hari ini"))
    made.add_argument("--until", type=_day, metavar="YYYY-MM-DD", help=_("sampai dengan hari ini"))
    made.add_argument("--by", default="", metavar="NAMA")
    made.add_argument(
        "--way", action="append", default=[], choices=tuple(WAYS), help=_("jalan keluarnya data")
    )


def _add_request_commands(commands: Any, everywhere: argparse.ArgumentParser) -> None:
    command = _below(commands, everywhere)
    command("list", _("daftar permintaan"), duty_commands.listed)
    made = command("add", _("catat permintaan"), duty_commands.note)
    made.add_argument("--nik", required=True, help=_("NIK orangnya"))
    made.add_argument("--kind", required=True, choices=[each.value for each in RequestKind])
    made.add_argument("--by", required=True, metavar="NAMA", help=_("siapa yang meminta"))
    made.add_argument("--wish", default="", metavar="KATA", help=_("apa yang diminta"))
    made = command("answer", _("jawab permintaan"), duty_commands.answer)
    made.add_argument("number", type=_many, metavar="N")
    made.add_argument("--refuse", default="", metavar="ALASAN", help=_("tolak; tanpa ini dipenuhi"))
    made = command("erase", _("hapus orangnya"), duty_commands.erase)
    made.add_argument("number", type=_many, metavar="N")
    made.add_argument(
        "--out", required=True, type=_pdf, metavar="BERKAS.pdf", help=_("berkas hasil")
    )


def _add_list_commands(command: Callable[..., argparse.ArgumentParser]) -> None:
    made = command("import", _("impor daftar"), import_commands.import_list)
    made.add_argument("file", type=Path, metavar="BERKAS")
    made.add_argument(
        "--as",
        dest="kind",
        choices=KINDS,
        default=KINDS[0],
        help=_("usulan baru, atau yang sudah peserta"),
    )
    made.add_argument(
        "--dry-run", action="store_true", help=_("hanya periksa; tidak ada yang ditulis")
    )
    made = command("own-list", _("tulis daftar lengkap"), import_commands.write_own_list)
    made.add_argument(
        "--out", required=True, type=_xlsx, metavar="BERKAS.xlsx", help=_("berkas hasil")
    )
    made = command("verify", _("verifikasi"), list_commands.verify)
    _add_who(made)
    made = command("duplicates", _("cari orang yang sama"), duplicate_commands.look)
    made.add_argument(
        "--dry-run", action="store_true", help=_("hanya periksa; tidak ada yang ditulis")
    )
    made.add_argument(
        "--limit", type=_many, default=500, metavar="N", help=_("paling banyak sekian")
    )


def _add_card_commands(command: Callable[..., argparse.ArgumentParser]) -> None:
    made = command("cards", _("tulis kartu sebagai PDF"), list_commands.print_cards)
    made.add_argument(
        "--out", required=True, type=_pdf, metavar="BERKAS.pdf", help=_("berkas hasil")
    )
    made.add_argument("--design", default="", metavar="NAMA", help=_("rancangan kartu"))
    made.add_argument("--sheet", default="", metavar="NAMA", help=_("lembar kartu"))
    made.add_argument(
        "--sides",
        choices=[each.value for each in Sides],
        default=Sides.BOTH.value,
        help=_("depan dan belakang, hanya depan, atau hanya belakang"),
    )
    made.add_argument(
        "--start", type=_many, default=1, metavar="N", help=_("mulai dari kartu ke-N di lembar")
    )
    made.add_argument("--confirm", action="store_true", help=_("catat sebagai sudah dicetak"))


def _add_taking_back(command: Callable[..., argparse.ArgumentParser]) -> None:
    made = command("undo", _("batalkan satu impor atau jawaban"), list_commands.undo)
    what = made.add_mutually_exclusive_group(required=True)
    what.add_argument("--import", dest="number", type=_many, metavar="N", help=_("impor ke-N"))
    what.add_argument(
        "--answer", default="", metavar="NOMOR", help=_("jawaban terakhir kiriman ini")
    )
    made = command("end", _("akhiri kepesertaan"), list_commands.end)
    made.add_argument("--nik", required=True, help=_("NIK orangnya"))
    made.add_argument(
        "--reason",
        required=True,
        choices=[each.code for each in END_REASONS],
        help=_("mengapa berakhir"),
    )
    made.add_argument(
        "--on", required=True, type=_day, metavar="YYYY-MM-DD", help=_("tanggal berakhir")
    )


def _add_sending_commands(command: Callable[..., argparse.ArgumentParser]) -> None:
    made = command("export", _("segel dan tulis kiriman"), sending_commands.export)
    made.add_argument(
        "--layout", required=True, metavar="NAMA", help=_("tata letak; lihat perintah layout list")
    )
    made.add_argument("--resend", default="", metavar="NOMOR", help=_("hanya yang ditolak di sana"))
    made.add_argument(
        "--dry-run", action="store_true", help=_("hanya periksa; tidak ada yang ditulis")
    )
    _add_who(made)
    _add_where(made)
    made = command("write", _("tulis kiriman tersegel lagi"), sending_commands.write)
    made.add_argument("--batch", required=True, metavar="NOMOR", help=_("nomor kiriman"))
    _add_where(made)
    command("batches", _("daftar kiriman"), sending_commands.batches)
    made = command("waiting", _("yang belum dijawab BPJS"), sending_commands.waiting)
    made.add_argument("--days", type=_many, default=0, metavar="N", help=_("disegel sekian hari"))
    made.add_argument("--batch", default="", metavar="NOMOR", help=_("nomor kiriman"))
    made.add_argument(
        "--out", type=_list_file, metavar="BERKAS", help=_("tulis daftarnya, .xlsx atau .pdf")
    )
    made = command("answer", _("baca jawaban BPJS"), sending_commands.answer)
    made.add_argument("file", type=Path, metavar="BERKAS")
    made.add_argument("--batch", default="", metavar="NOMOR", help=_("nomor kiriman"))
    made.add_argument("--sheet", default="", metavar="LEMBAR", help=_("lembar di buku kerja"))
    made.add_argument(
        "--columns",
        default="",
        metavar="nik=B,kpj=F,verdict=G,reason=H",
        help=_("kolom yang mana berisi apa"),
    )
    made.add_argument("--heading", type=_many, default=1, metavar="BARIS", help=_("baris judulnya"))
    made.add_argument(
        "--dry-run", action="store_true", help=_("hanya periksa; tidak ada yang ditulis")
    )


def _add_who(made: argparse.ArgumentParser) -> None:
    made.add_argument("--kelurahan", default="", metavar="KODE", help=_("hanya kelurahan ini"))
    made.add_argument(
        "--group", default="", choices=[each.code for each in GROUPS], help=_("hanya kelompok ini")
    )


def _add_where(made: argparse.ArgumentParser) -> None:
    made.add_argument("--out", required=True, type=Path, metavar="FOLDER", help=_("folder hasil"))
    made.add_argument("--protect", action="store_true", help=_("ke dalam arsip berkata sandi"))


def _list_file(words: str) -> Path:
    from desktop_app.services import reports  # noqa: PLC0415 - heavy, only when used

    path = Path(words)
    if path.suffix.lower() not in reports.ENDINGS:
        said = _("nama berkas harus berakhir dengan {endings}")
        raise argparse.ArgumentTypeError(said.format(endings=" / ".join(reports.ENDINGS)))
    return path


def _add_batch_commands(command: Callable[..., argparse.ArgumentParser]) -> None:
    made = command("withdraw", _("tarik kiriman"), batch_commands.withdraw)
    made.add_argument("--batch", required=True, metavar="NOMOR", help=_("nomor kiriman"))
    made.add_argument("--reason", required=True, metavar="ALASAN", help=_("alasannya"))
    made = command("recognise", _("kenali berkas kiriman"), batch_commands.recognise)
    made.add_argument("file", type=Path, metavar="BERKAS")
    made = command("list", _("tulis daftar tanpa menyegel"), batch_commands.write_list)
    _add_who(made)
    made.add_argument(
        "--status",
        action="append",
        default=[],
        choices=[each.value for each in Status],
        help=_("hanya yang berstatus ini"),
    )
    made.add_argument(
        "--layout", required=True, metavar="NAMA", help=_("tata letak; lihat perintah layout list")
    )
    made.add_argument("--out", required=True, type=Path, metavar="FOLDER", help=_("folder hasil"))
    made = command("match", _("baca hasil pemadanan Dukcapil"), batch_commands.match)
    made.add_argument("file", type=Path, metavar="BERKAS")
    made.add_argument(
        "--dry-run", action="store_true", help=_("hanya periksa; tidak ada yang ditulis")
    )


def _below(commands: Any, everywhere: argparse.ArgumentParser) -> Callable[..., Any]:
    def command(name: str, what: str, does: Command) -> argparse.ArgumentParser:
        made: argparse.ArgumentParser = commands.add_parser(
            name, help=what, description=what, parents=[everywhere]
        )
        made.set_defaults(command=does)
        made.add_argument("store", type=Path, metavar="FOLDER")
        return made

    return command


def _add_layout_commands(commands: Any, everywhere: argparse.ArgumentParser) -> None:
    command = _below(commands, everywhere)
    command("list", _("daftar tata letak"), batch_commands.layout_list)
    made = command("add", _("muat tata letak"), batch_commands.layout_add)
    made.add_argument("file", type=Path, metavar="BERKAS")


def _add_user_commands(commands: Any, everywhere: argparse.ArgumentParser) -> None:
    command = _below(commands, everywhere)
    made = command("add", _("tambah pengguna"), office_commands.user_add)
    made.add_argument("name", metavar="NAMA")
    roles = [each.value for each in Role]
    made.add_argument(
        "--role",
        action="append",
        required=True,
        choices=roles,
        help=_("peran; boleh disebut beberapa kali"),
    )
    made.add_argument(
        "--new-passphrase-file",
        type=Path,
        metavar="BERKAS",
        help=_("berkas berisi kata sandi barunya"),
    )
    command("list", _("lihat pengguna"), office_commands.user_list)
    made = command("passphrase", _("ganti kata sandi"), trust_commands.user_passphrase)
    made.add_argument("name", nargs="?", default="", metavar="NAMA")
    made.add_argument(
        "--new-passphrase-file",
        type=Path,
        metavar="BERKAS",
        help=_("berkas berisi kata sandi barunya"),
    )
    made = command("disable", _("nonaktifkan pengguna"), office_commands.user_disable)
    made.add_argument("name", metavar="NAMA")
