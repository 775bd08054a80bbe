"""What each finding does: the table that settles levels and effects for the whole program.

The codes are stable, they stand in files and tests. Source: docs/domain.md §3.1.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from enum import Enum, auto

from desktop_app.domain.record import Issue, Level
from desktop_app.domain.workflow import Status, needed_by
from desktop_app.kernel.i18n import N_, _


class Effect(Enum):
    """What a finding does beyond being shown."""

    TELL = auto()
    ACKNOWLEDGE = auto()
    BLOCK = auto()


@dataclass(frozen=True, slots=True)
class Rule:
    """One row of the table: the level, the effect, before which step, whether an import refuses."""

    code: str
    level: Level
    effect: Effect
    step: Status = Status.VERIFIED
    refused: bool = False
    label: str = ""


_E, _W, _I = Level.ERROR, Level.WARNING, Level.INFO
_BLOCK, _ACK, _TELL = Effect.BLOCK, Effect.ACKNOWLEDGE, Effect.TELL
_REC, _VER, _SUB = Status.RECORDED, Status.VERIFIED, Status.SUBMITTED

RULES = {
    rule.code: rule
    for rule in (
        Rule("name_missing", _E, _BLOCK, _REC, refused=True, label=N_("Nama belum ada")),
        Rule("name_deceased", _W, _ACK, label=N_("Mungkin sudah meninggal")),
        Rule("nik_missing", _E, _BLOCK, _REC, refused=True, label=N_("Belum ada NIK")),
        Rule("nik_digits", _E, _BLOCK, _REC, refused=True, label=N_("NIK bukan angka")),
        Rule("nik_length", _E, _BLOCK, _REC, refused=True, label=N_("NIK bukan 16 angka")),
        Rule("nik_placeholder", _E, _BLOCK, _REC, refused=True, label=N_("NIK contoh")),
        Rule("nik_precision", _E, _BLOCK, _REC, refused=True, label=N_("NIK rusak oleh Excel")),
        Rule("nik_serial_zero", _E, _BLOCK, _VER, label=N_("Nomor urut NIK 0000")),
        Rule("nik_kk_swapped", _E, _BLOCK, _REC, refused=True, label=N_("NIK dan KK tertukar")),
        Rule("nik_duplicate", _E, _BLOCK, _REC, refused=True, label=N_("NIK dua kali di berkas")),
        Rule("nik_known", _E, _BLOCK, _REC, label=N_("NIK sudah dipakai")),
        Rule("locked", _E, _BLOCK, _REC, refused=True, label=N_("Orang ini sudah terkunci")),
        Rule("nik_date_invalid", _W, _ACK, label=N_("Tanggal di NIK tidak ada")),
        Rule("nik_birth_date", _W, _ACK, label=N_("Tanggal lahir ≠ NIK")),
        Rule("nik_sex", _W, _ACK, label=N_("Jenis kelamin ≠ NIK")),
        Rule("nik_region_unknown", _W, _ACK, label=N_("Provinsi di NIK tidak dikenal")),
        Rule("nik_numeric", _I, _TELL, label=N_("NIK tersimpan sebagai bilangan")),
        Rule("kk_length", _W, _ACK, label=N_("No. KK bukan 16 angka")),
        Rule("birth_date_missing", _E, _BLOCK, _VER, label=N_("Tanggal lahir belum ada")),
        Rule("birth_date_unreadable", _E, _BLOCK, _VER, label=N_("Tanggal lahir tak terbaca")),
        Rule("birth_date_future", _E, _BLOCK, _VER, label=N_("Tanggal lahir belum tiba")),
        Rule("field_missing", _I, _BLOCK, _VER, label=N_("Isian belum ada")),
        Rule("kpj_missing", _E, _BLOCK, _REC, refused=True, label=N_("KPJ belum ada")),
        Rule("birth_date_swapped", _W, _ACK, label=N_("Hari dan bulan tertukar?")),
        Rule("age_low", _E, _BLOCK, _VER, label=N_("Belum cukup umur")),
        Rule("age_high", _E, _BLOCK, _VER, label=N_("Sudah 65 tahun")),
        Rule("sex_unreadable", _E, _BLOCK, _VER, label=N_("Jenis kelamin tak terbaca")),
        Rule("kelurahan_missing", _E, _BLOCK, _REC, label=N_("Kelurahan belum ada")),
        Rule("kelurahan_unknown", _E, _BLOCK, _REC, label=N_("Kelurahan tidak dikenal")),
        Rule("outside_office", _I, _TELL, label=N_("Tinggal di kelurahan lain")),
        Rule("rt_unreadable", _W, _ACK, label=N_("RT tak terbaca")),
        Rule("phone_unreadable", _W, _ACK, label=N_("No. HP tak terbaca")),
        Rule("kpj_length", _W, _ACK, label=N_("KPJ bukan 11 huruf atau angka")),
        Rule("kpj_is_bpjs_kesehatan", _W, _ACK, label=N_("Nomor BPJS Kesehatan")),
        Rule("postal_code_mismatch", _I, _TELL, label=N_("Kode pos berbeda")),
        Rule("phone_shared", _I, _TELL, label=N_("No. HP dipakai bersama")),
        Rule("row_hidden", _I, _TELL, label=N_("Baris tersembunyi")),
        Rule("row_continues", _W, _TELL, label=N_("Isian di baris bawahnya")),
        Rule("occupation_ineligible", _W, _ACK, label=N_("Pekerjaan di luar program")),
        Rule("likely_duplicate", _W, _ACK, label=N_("Mungkin orang yang sama")),
        Rule("already_enrolled", _E, _BLOCK, _SUB, label=N_("Sudah ikut program")),
        Rule("dukcapil_died", _E, _BLOCK, _SUB, label=N_("Dukcapil: meninggal")),
        Rule("dukcapil_unmatched", _E, _BLOCK, _SUB, label=N_("Dukcapil: tidak padan")),
        Rule("dukcapil_double", _E, _BLOCK, _SUB, label=N_("Dukcapil: NIK ganda")),
        Rule("dukcapil_moved", _W, _ACK, _SUB, label=N_("Dukcapil: pindah")),
        Rule("agency_refused", _W, _TELL, label=N_("Ditolak BPJS")),
        # Not in the table: values that the program offers to keep as text, never refuses.
        Rule("value_unreadable", _W, _ACK, label=N_("Isian tak terbaca")),
    )
}


def issue(code: str, field: str, message: str, proposal: str = "") -> Issue:
    """Make an issue of a known code; its level comes from the table."""
    return Issue(code, field, RULES[code].level, message, proposal)


def label(code: str) -> str:
    """Give the short name of a finding, for lists and filters."""
    return _(RULES[code].label)


def refuses(issues: Iterable[Issue]) -> bool:
    """Tell whether an import may not take a row with these issues."""
    return any(RULES[each.code].refused for each in issues)


def in_the_way(
    issues: Collection[Issue], target: Status, acknowledged: frozenset[str] = frozenset()
) -> tuple[Issue, ...]:
    """Give the issues that keep a person from reaching `target`.

    `acknowledged` holds `code:field` of the warnings that somebody has accepted with a reason.
    """
    if not issues:
        return ()
    on_the_way = needed_by(target)

    def stops(each: Issue) -> bool:
        rule = RULES[each.code]
        if rule.effect is Effect.TELL or rule.step not in on_the_way:
            return False
        return rule.effect is Effect.BLOCK or f"{each.code}:{each.field}" not in acknowledged

    return tuple(each for each in issues if stops(each))
