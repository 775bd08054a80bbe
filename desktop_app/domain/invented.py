"""Invented people for the demo, the tour and tests: rows as an office's list has them.

Nobody of them exists. Their NIKs begin like those of the office's kecamatan, so that they pass the
checks, but end in 9xxx, a serial that no registry office reaches; their phones begin with 084,
which belongs to no operator. The same source of chance gives the same people.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from desktop_app.domain.dates import show_day
from desktop_app.domain.region import Regions

_SERIALS = range(9001, 9900)  # of the first on each day; the next ones count on from there
_YOUNGEST, _OLDEST = 19, 63  # years; on the safe side of 18 and 65


@dataclass(frozen=True, slots=True)
class _Custom:
    """How people of one origin are named; `share` of a hundred."""

    share: int
    men: tuple[str, ...]
    women: tuple[str, ...]
    men_second: tuple[str, ...]
    women_second: tuple[str, ...]
    family: tuple[str, ...]
    church: bool = False


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


_CUSTOMS = (
    _Custom(  # Malay of Jambi
        45,
        (
            *_words("AHMAD HASAN HUSIN USMAN IBRAHIM SULAIMAN ABDULLAH ZAINUDDIN SYAMSUDDIN YUSUF"),
            *_words("RAHMAT MAHMUD ISMAIL NASRUN HAMZAH RIDWAN FAUZI ZULKIFLI JAMALUDIN MA'RUF"),
            *("MUHAMMAD ALI", "M. YUNUS", "MUHAMMAD SALEH", "M. NUR", "ABDUL RAHMAN", "ABDUL MUIS"),
            *("KMS. HASAN", "KMS. AGUS", "R. SYARIF", "MGS. ANWAR", "SAYID UMAR"),
        ),
        (
            *_words("AMINAH FATIMAH HALIMAH MARYAM ZUBAIDAH RUKIAH SALMAH MASITAH ZAHARA ASMAWATI"),
            *_words("NURHAYATI NURAINI ROSITA MARDIANA JAMILAH KHADIJAH NURJANAH HALIMATUSSAKDIAH"),
            *("SITI AISYAH", "SITI RAHMAH", "SITI ZULAIKHA", "RTS. FATIMAH", "RTS. MARIAM"),
            *("NYIMAS HALIMAH", "RTS. NURHASANAH"),
        ),
        _words("EFFENDI HIDAYAT SAPUTRA FIRDAUS RAMADHAN MAULANA SYAPUTRA KURNIAWAN"),
        _words("HASANAH NINGSIH FITRIANI SAFITRI OKTAVIA KARTIKA DEWI"),
        (),
    ),
    _Custom(  # Javanese
        28,
        _words(
            "SLAMET SUTRISNO SUPRIYADI JOKO BAMBANG SUGIONO WAGIMAN PONIMAN SURYADI MULYONO "
            "TUKIMAN WIDODO HARYANTO SUPARMAN EKO AGUS SUWITO PARJO"
        ),
        _words(
            "SUMIATI TUMINI SURYANI WAHYUNI SRI ENDANG SUPARTI PAINEM LASTRI WIJI NGATINI "
            "SULASTRI KARTINI RAHAYU SITI TUTI YULIANA"
        ),
        _words("SANTOSO WIBOWO PRATAMA NUGROHO SUSANTO UTOMO SETIAWAN PURNOMO HARTONO"),
        _words("LESTARI RAHAYU NINGSIH WAHYUNINGSIH UTAMI ASTUTI HANDAYANI PRATIWI"),
        (),
    ),
    _Custom(  # Minang
        14,
        _words("ZAINAL SYAFRIL ERIZAL YUSRIZAL ASRIL DONI HENDRA INDRA JASRIL MASRIL RINALDI"),
        _words("YUSNIDAR ERNAWATI DESI UPIK NETTI YENI ROSMANIAR ELFINA GUSNIAR RATNA MURNIATI"),
        _words("PUTRA FITRA EKA HARDI"),
        _words("YANTI WATI PUTRI FITRI ELITA"),
        _words("CHANIAGO PILIANG TANJUNG KOTO SIKUMBANG JAMBAK"),
    ),
    _Custom(  # Batak
        13,
        _words("POLTAK BINSAR TOGAR PARLINDUNGAN SAHAT MANGASA JONGGI TIGOR HOTMAN RUDI"),
        _words("RUMONDANG BUTET TIUR ROSMALA DAME LASMARIA NURMALA ROTUA MARLINA HOTMAULI"),
        _words("MARULI TUA JAYA HASIHOLAN"),
        _words("ULI RIA SARI INTAN"),
        _words("SIMANJUNTAK MANURUNG SIHOMBING SITORUS SIREGAR NAINGGOLAN PURBA PANJAITAN"),
        church=True,
    ),
)
_SHARES = tuple(custom.share for custom in _CUSTOMS)

_PLACES = (
    *("JAMBI",) * 12,
    *("MUARA BULIAN", "KUALA TUNGKAL", "SUNGAI PENUH", "BANGKO", "SAROLANGUN", "MUARA SABAK"),
    *("PALEMBANG", "PADANG", "MEDAN", "PEKALONGAN", "KEBUMEN", "BUKITTINGGI"),
)
_STREETS = (
    *("Jl. Slamet Riyadi", "Jl. Sunan Giri", "Jl. Adityawarman", "Jl. Kapten Pattimura"),
    *("Jl. Raden Wijaya", "Jl. Yos Sudarso", "Jl. H. Agus Salim", "Jl. Sumantri Brojonegoro"),
    *("Jl. Lingkar Barat III", "Lrg. Melati", "Lrg. Budiman", "Lrg. Amal", "Lrg. Kenanga"),
)
_JOBS = (
    *("Tukang ojek", "Buruh harian lepas", "Pedagang pasar", "Tukang bangunan", "Juru parkir"),
    *("Penjual gorengan", "Asisten rumah tangga", "Nelayan", "Petani", "Pemulung", "Penjahit"),
    *("Sopir angkot", "Kuli panggul", "Pedagang keliling", "Tukang becak", "Tukang cukur"),
)
_MOSQUE_MEN = ("Imam masjid", "Marbot masjid", "Bilal", "Khatib", "Guru ngaji", "Pemandi jenazah")
_MOSQUE_WOMEN = ("Guru ngaji", "Guru TPQ", "Pemandi jenazah")
_CHURCH = ("Guru sekolah minggu", "Pendeta", "Koster gereja")
_MOSQUES = ("Masjid Al-Ikhlas", "Masjid Nurul Iman", "Masjid Al-Falah", "Musala At-Taqwa")
_CHURCHES = ("Gereja Bethel", "Gereja HKBP", "Gereja Kristus Raja")


def people(
    chance: Random, regions: Regions, *, count: int, within: str, today: date
) -> Iterator[dict[str, str]]:
    """Give `count` people of the kelurahan within a region, each NIK once.

    Args:
        chance: a seeded source; the people depend on it alone.
        regions: where they may live.
        count: how many.
        within: code of a kota, kecamatan or kelurahan.
        today: everybody is between 19 and 63 years old on this day.

    Yields:
        Texts by field name, as an office's list writes them: days dd-mm-yyyy, occupations and
        choices in words, the kelurahan as its code.
    """
    homes = regions.kelurahan_of(within) or (within,)
    serials: dict[str, int] = {}
    household: dict[str, str] = {}
    for _count in range(count):
        if not household or chance.random() > 0.08:  # now and then two of one family
            household = _household(chance, regions, chance.choice(homes))
        yield _person(chance, household, serials, today)


def _household(chance: Random, regions: Regions, home: str) -> dict[str, str]:
    recorded = date(2006, 1, 1) + timedelta(chance.randrange(7000))
    return {
        "kk": f"{_digits(home)}{recorded:%d%m%y}9{chance.randrange(1000):03}",
        "address": f"{chance.choice(_STREETS)} No. {chance.randrange(1, 190)}",
        "rt": f"{chance.randrange(1, 46):03}",
        "kelurahan": home,
        "postal_code": regions.postal_code(home),
        "phone": f"084{chance.randrange(10**9):09}",
    }


def _person(
    chance: Random, household: dict[str, str], serials: dict[str, int], today: date
) -> dict[str, str]:
    custom = chance.choices(_CUSTOMS, _SHARES)[0]
    man = chance.random() < 0.55
    years = chance.randrange(_YOUNGEST, _OLDEST)
    born = today - timedelta(years * 366 + chance.randrange(350))
    married = years > 24 and chance.random() < 0.8
    return {
        "nik": _nik(chance, household["kelurahan"], born, serials, man=man),
        "name": _name(chance, custom, man=man),
        "birth_place": chance.choice(_PLACES),
        "birth_date": show_day(born),
        "sex": "L" if man else "P",
        "marital_status": "Kawin" if married else "Belum kawin",
        **household,
        **_family(chance, custom, man=man, married=married),
        **_work(chance, custom, man=man),
    }


def _nik(chance: Random, home: str, born: date, serials: dict[str, int], *, man: bool) -> str:
    """Give a NIK of the kecamatan with a serial of that day that nobody has yet."""
    start = f"{_digits(home)}{born.day + (0 if man else 40):02}{born:%m%y}"
    serial = serials[start] + 1 if start in serials else chance.choice(_SERIALS)
    serials[start] = serial
    return f"{start}{serial}"


def _digits(home: str) -> str:
    return home.replace(".", "")[:6]


def _name(chance: Random, custom: _Custom, *, man: bool) -> str:
    parts = [chance.choice(custom.men if man else custom.women)]
    if chance.random() < 0.5:
        parts.append(chance.choice(custom.men_second if man else custom.women_second))
    if custom.family:
        parts.append(chance.choice(custom.family))
    elif not custom.church and chance.random() < 0.06:
        parts += ["BIN" if man else "BINTI", chance.choice(custom.men)]
    return " ".join(parts)


def _family(chance: Random, custom: _Custom, *, man: bool, married: bool) -> dict[str, str]:
    mother = _name(chance, custom, man=False)
    if not married:
        return {"mother_name": mother, "heir_name": mother, "heir_relation": "Ibu"}
    return {
        "mother_name": mother,
        "heir_name": _name(chance, custom, man=not man),
        "heir_relation": "Istri" if man else "Suami",
    }


def _work(chance: Random, custom: _Custom, *, man: bool) -> dict[str, str]:
    if chance.random() > 0.3:
        return {"group": "Pekerja rentan", "occupation": chance.choice(_JOBS)}
    mosque_jobs = _MOSQUE_MEN if man else _MOSQUE_WOMEN
    return {
        "group": "Petugas keagamaan",
        "occupation": chance.choice(_CHURCH if custom.church else mosque_jobs),
        "duty_place": chance.choice(_CHURCHES if custom.church else _MOSQUES),
    }
