"""What headings mean whose exact phrase is not known, and columns below a group heading."""

from __future__ import annotations

from desktop_app.domain.heading_words import IGNORED

# A name, but of somebody or something else than the person of the row.
_OTHERS = (
    "AYAH SUAMI ISTRI ANAK TUA WALI BANK PERUSAHAAN INSTANSI LEMBAGA SEKOLAH REKENING PENGUSUL"
    " PROVINSI KABUPATEN KOTA PANGGILAN"
)

# Where the exact phrase is not known: all these words, none of those, in this order.
RULES: tuple[tuple[str, str, str], ...] = (
    (IGNORED, "NIK", "KARYAWAN"),
    (IGNORED, "NIK", "PEGAWAI"),
    (IGNORED, "KEPALA", "KELUARGA"),
    (IGNORED, "BPJS", "KESEHATAN"),
    ("heir_phone", "WARIS", "HP"),
    ("heir_relation", "WARIS", "HUBUNGAN"),
    (IGNORED, "WARIS", "NIK"),
    (IGNORED, "WARIS", "ALAMAT"),
    ("heir_name", "WARIS", ""),
    (IGNORED, "IBU", "NIK"),
    ("mother_name", "IBU", "KANDUNG"),
    ("mother_name", "NAMA", "IBU"),
    ("birth", "TEMPAT TANGGAL", "LAHIR"),
    ("birth_date", "TANGGAL", "LAHIR"),
    ("birth_place", "TEMPAT", "LAHIR"),
    ("sex", "KELAMIN", ""),
    ("nik_kk", "NIK", "KK"),
    ("nik_kk", "NIK", "KARTU KELUARGA"),
    ("kk", "KARTU", "KELUARGA"),
    ("kk", "KK", ""),
    ("name_nik", "NAMA", "NIK"),
    ("nik", "NIK", ""),
    ("nik", "INDUK", "KEPENDUDUKAN"),
    ("home_address", "ALAMAT", "DOMISILI"),
    ("email", "EMAIL", ""),
    ("work_place", "ALAMAT", "KERJA"),
    ("work_place", "ALAMAT", "USAHA"),
    ("work_place", "ALAMAT", "KANTOR"),
    ("address", "ALAMAT", "RT"),
    ("rt_rw", "RT", "RW"),
    ("phone", "HP", ""),
    ("marital_status", "STATUS", "KAWIN"),
    ("duty_letter", "SK", "TUGAS"),
    ("duty_place", "TEMPAT", "TUGAS"),
    ("duty_place", "TEMPAT", "IBADAH"),
    ("kpj", "KPJ", ""),
    ("kpj", "BPJS", "KETENAGAKERJAAN"),
    ("occupation", "JENIS", "PEKERJAAN"),
    ("monthly_income", "PENGHASILAN", ""),
    ("postal_code", "KODE", "POS"),
    ("kelurahan_kecamatan", "KELURAHAN", "KECAMATAN"),
    ("decree", "SK", ""),
    ("address", "ALAMAT", ""),
    ("kelurahan", "KELURAHAN", ""),
    ("occupation", "PEKERJAAN", ""),
    *((IGNORED, "NAMA", other) for other in _OTHERS.split()),
    ("name", "NAMA", ""),
)

# Below a group heading that has this word, a column's own words mean these fields.
GROUPS: tuple[tuple[str, dict[str, str]], ...] = (
    (
        "WARIS",
        {
            "NAMA": "heir_name",
            "NAMA LENGKAP": "heir_name",
            "HUBUNGAN": "heir_relation",
            "HUBUNGAN KELUARGA": "heir_relation",
            "STATUS": "heir_relation",
            "HP": "heir_phone",
            "NIK": IGNORED,
            "ALAMAT": IGNORED,
        },
    ),
    (
        "DOMISILI",
        {
            "ALAMAT": "home_address",
            "JALAN": "home_address",
            "RT": "home_rt",
            "RW": "home_rw",
            "KELURAHAN": "home_kelurahan",
            "KECAMATAN": IGNORED,
        },
    ),
    (
        "LAHIR",
        {
            "TEMPAT": "birth_place",
            "KOTA": "birth_place",
            "TANGGAL": "birth_date",
            "HARI": "birth_date",
            "BULAN": "birth_month",
            "TAHUN": "birth_year",
        },
    ),
    (
        "KELAMIN",
        {
            "L": "sex_l",
            "LK": "sex_l",
            "LAKI LAKI": "sex_l",
            "PRIA": "sex_l",
            "P": "sex_p",
            "PR": "sex_p",
            "PEREMPUAN": "sex_p",
            "WANITA": "sex_p",
        },
    ),
)
# Other ways to write such a group heading.
GROUP_WORDS: dict[str, str] = {"TTL": "LAHIR", "JK": "KELAMIN", "LP": "KELAMIN"}
