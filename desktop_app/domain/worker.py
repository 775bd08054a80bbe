"""Who somebody is: the declared fields of a worker."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from desktop_app.domain import choices
from desktop_app.domain.kind import Spec
from desktop_app.domain.kinds import (
    Choice,
    Day,
    FamilyCard,
    Kelurahan,
    Money,
    Nik,
    Notes,
    Number,
    Occupation,
    PersonName,
    Phone,
    Text,
)
from desktop_app.domain.record import Record
from desktop_app.domain.workflow import Status
from desktop_app.kernel.i18n import N_

_RECORDED, _VERIFIED = Status.RECORDED, Status.VERIFIED

_NIK = Spec(
    required=_RECORDED,
    private=True,
    example="1571071408850003",
    remark=N_("16 angka, dari KTP"),
    source="PP 40/2019, SIAK",
)
_KK = Spec(
    private=True,
    example="1571071203120004",
    remark=N_("16 angka, dari Kartu Keluarga"),
    source=N_("Kartu Keluarga"),
)
_NAME = Spec(
    required=_RECORDED,
    example="SYAMSUL BAHRI",
    remark=N_("seperti di KTP, tanpa gelar"),
    source=N_("KTP-el"),
)
_RT = Spec(example="014", remark=N_("1–3 angka; nol di depan ditambahkan"), source=N_("KTP-el"))
_RW = Spec(example="002", remark=N_("boleh kosong"), source=N_("KTP-el"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Worker(Record):
    """A person; addresses are those of the KTP, `home_*` only where the home is elsewhere.

    `findings` holds what was found at the last save as `code:field`, for lists and filters.
    `dukcapil` is what the last matching said of exactly this NIK, name and birth date, `dukcapil_on`
    when it was read (see `desktop_app.domain.dukcapil`).
    `merged_into` leads to the worker that remained when two turned out to be one person.
    """

    nik: Annotated[str, Nik(N_("NIK"), spec=_NIK)] = ""
    kk: Annotated[str, FamilyCard(N_("No. KK"), spec=_KK)] = ""
    name: Annotated[str, PersonName(N_("Nama lengkap"), titles=True, spec=_NAME)] = ""
    title_before: Annotated[
        str,
        Text(
            N_("Gelar di depan"),
            spec=Spec(example="Hj.", remark=N_("boleh kosong"), source=N_("Kartu Keluarga")),
        ),
    ] = ""
    title_after: Annotated[
        str,
        Text(
            N_("Gelar di belakang"),
            spec=Spec(example="S.Ag", remark=N_("boleh kosong"), source=N_("ijazah")),
        ),
    ] = ""
    birth_place: Annotated[
        str,
        Text(
            N_("Tempat lahir"),
            upper=True,
            spec=Spec(
                required=_VERIFIED,
                example="JAMBI",
                remark=N_("seperti di KTP"),
                source=N_("KTP-el"),
            ),
        ),
    ] = ""
    birth_date: Annotated[
        date | None,
        Day(
            N_("Tanggal lahir"),
            born=True,
            spec=Spec(
                required=_VERIFIED,
                example="14-08-1985",
                remark=N_("boleh 140885 atau 14/8/85"),
                source=N_("KTP-el"),
            ),
        ),
    ] = None
    sex: Annotated[
        str,
        Choice(
            N_("Jenis kelamin"),
            choices=choices.SEX,
            code="sex_unreadable",
            spec=Spec(required=_VERIFIED, example="L", remark=N_("L atau P"), source=N_("KTP-el")),
        ),
    ] = ""
    mother_name: Annotated[
        str,
        PersonName(
            N_("Nama ibu kandung"),
            spec=Spec(
                private=True,
                example="NURHAYATI",
                remark=N_("nama gadis, tanpa gelar"),
                source=N_("formulir pendaftaran BPU"),
            ),
        ),
    ] = ""
    marital_status: Annotated[
        str,
        Choice(
            N_("Status kawin"),
            choices=choices.MARITAL,
            spec=Spec(example=N_("kawin"), remark=N_("seperti di KTP"), source=N_("KTP-el")),
        ),
    ] = ""
    address: Annotated[
        str,
        Text(
            N_("Alamat sesuai KTP"),
            spec=Spec(
                required=_VERIFIED,
                example="Jl. Kebun Bungo No. 12",
                remark=N_("jalan atau lorong, dan nomor"),
                source=N_("KTP-el"),
            ),
        ),
    ] = ""
    rt: Annotated[str, Number(N_("RT"), code="rt_unreadable", roman=True, spec=_RT)] = ""
    rw: Annotated[str, Number(N_("RW"), code="rt_unreadable", roman=True, spec=_RW)] = ""
    kelurahan: Annotated[
        str,
        Kelurahan(
            N_("Kelurahan"),
            spec=Spec(
                required=_RECORDED,
                example="Payo Selincah",
                remark=N_("menurut KTP"),
                source="Kepmendagri 300.2.2-2430/2025",
            ),
        ),
    ] = ""
    postal_code: Annotated[
        str,
        Number(
            N_("Kode pos"),
            width=5,
            spec=Spec(example="36148", remark=N_("5 angka"), source=N_("tabel kode pos wilayah")),
        ),
    ] = ""
    home_address: Annotated[
        str,
        Text(
            N_("Alamat tinggal"),
            spec=Spec(
                example="Lrg. Melati No. 3",
                remark=N_("hanya bila berbeda dari KTP"),
                source=N_("surat keterangan domisili"),
            ),
        ),
    ] = ""
    home_rt: Annotated[
        str, Number(N_("RT tinggal"), code="rt_unreadable", roman=True, spec=_RT)
    ] = ""
    home_rw: Annotated[
        str, Number(N_("RW tinggal"), code="rt_unreadable", roman=True, spec=_RW)
    ] = ""
    home_kelurahan: Annotated[
        str,
        Kelurahan(
            N_("Kelurahan tinggal"),
            spec=Spec(
                example="Legok",
                remark=N_("hanya bila berbeda dari KTP"),
                source=N_("surat keterangan domisili"),
            ),
        ),
    ] = ""
    phone: Annotated[
        str,
        Phone(
            N_("No. HP"),
            spec=Spec(
                private=True,
                example="081274119036",
                remark=N_("mulai 08, 10–13 angka"),
                source=N_("formulir pendaftaran BPU"),
            ),
        ),
    ] = ""
    email: Annotated[
        str,
        Text(
            N_("Surel"),
            spec=Spec(
                example="nama@contoh.id",
                remark=N_("boleh kosong"),
                source=N_("formulir pendaftaran BPU"),
            ),
        ),
    ] = ""
    occupation: Annotated[
        str,
        Occupation(
            N_("Pekerjaan"),
            spec=Spec(
                example=N_("Tukang ojek"), remark=N_("ketik sebagian kata"), source="KBJI 2014"
            ),
        ),
    ] = ""
    occupation_note: Annotated[
        str,
        Text(
            N_("Pekerjaan menurut daftar"),
            spec=Spec(
                example=N_("penjual bunga papan"),
                remark=N_("bila tidak ada di daftar pekerjaan"),
                source=N_("daftar dari RT"),
            ),
        ),
    ] = ""
    work_place: Annotated[
        str,
        Text(
            N_("Tempat kerja"),
            spec=Spec(
                example="Pasar Angso Duo",
                remark=N_("tempat bekerja sehari-hari"),
                source=N_("formulir pendaftaran BPU"),
            ),
        ),
    ] = ""
    work_hours: Annotated[
        str,
        Text(
            N_("Jam kerja"),
            spec=Spec(
                example="06.00–15.00",
                remark=N_("mulai–selesai"),
                source=N_("formulir pendaftaran BPU"),
            ),
        ),
    ] = ""
    monthly_income: Annotated[
        int | None,
        Money(
            N_("Penghasilan sebulan"),
            spec=Spec(
                private=True,
                example="1.000.000",
                remark=N_("rupiah"),
                source="PP 44/2015 Lampiran II",
            ),
        ),
    ] = None
    heir_name: Annotated[
        str,
        PersonName(
            N_("Nama ahli waris"),
            spec=Spec(
                example="ROSMALA DEWI",
                remark=N_("yang mengurus santunan"),
                source=N_("syarat klaim JKM"),
            ),
        ),
    ] = ""
    heir_relation: Annotated[
        str,
        Choice(
            N_("Hubungan ahli waris"),
            choices=choices.HEIRS,
            spec=Spec(
                example=N_("istri"), remark=N_("terhadap pekerja"), source=N_("syarat klaim JKM")
            ),
        ),
    ] = ""
    heir_phone: Annotated[
        str,
        Phone(
            N_("No. HP ahli waris"),
            spec=Spec(
                private=True,
                example="081274119036",
                remark=N_("mulai 08, 10–13 angka"),
                source=N_("syarat klaim JKM"),
            ),
        ),
    ] = ""
    basis: Annotated[
        str,
        Choice(
            N_("Dasar pemrosesan"),
            choices=choices.BASES,
            spec=Spec(
                example=N_("Persetujuan tertulis"),
                remark=N_("mengapa data ini boleh disimpan"),
                source="UU 27/2022 Pasal 20",
            ),
        ),
    ] = ""
    consent_date: Annotated[
        date | None,
        Day(
            N_("Tanggal persetujuan"),
            spec=Spec(
                example="23-11-2026",
                remark=N_("tanggal formulir ditandatangani"),
                source="UU 27/2022 Pasal 22",
            ),
        ),
    ] = None
    consent_version: Annotated[
        str,
        Text(
            N_("Versi naskah persetujuan"),
            spec=Spec(
                example="1",
                remark=N_("tertera di formulir; kosong = yang berlaku"),
                source="UU 27/2022 Pasal 22",
            ),
        ),
    ] = ""
    notes: Annotated[
        str,
        Notes(
            N_("Catatan"),
            spec=Spec(
                example=N_("rumah dekat musala"),
                remark=N_("untuk kantor sendiri"),
                source=N_("kantor sendiri"),
            ),
        ),
    ] = ""
    findings: tuple[str, ...] = ()
    merged_into: str = ""
    dukcapil: str = ""
    dukcapil_on: date | None = None
