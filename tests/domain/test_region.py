"""Regions: the shipped tables, and the kelurahan that people's words mean."""

from __future__ import annotations

import pytest

from desktop_app.domain.region import Region, Regions, depth, dotted, regions_from
from desktop_app.files import reference


@pytest.fixture(scope="module")
def regions() -> Regions:
    return reference.regions()


def test_kota_jambi_has_68_kelurahan_in_11_kecamatan(regions: Regions) -> None:
    assert len(regions.kecamatan_in("15.71")) == 11
    assert len(regions.kelurahan_of("15.71")) == 68
    assert len(regions.kelurahan_of("15.71.07")) == 7
    assert regions.kelurahan_of("15.71.03")[0] == "15.71.03.1001"


def test_codes_are_taken_with_and_without_dots(regions: Regions) -> None:
    assert dotted("1571071001") == dotted(" 15.71.07.1001 ") == "15.71.07.1001"
    assert dotted("157107") == "15.71.07"
    assert dotted("15.71.") == dotted("1571010") == dotted("Kota") == dotted("") == ""
    assert regions.name("1571071001") == "Suka Karya"
    assert "1571071001" in regions
    assert "15.71.07.1003" not in regions


def test_a_region_tells_its_name_and_those_around_it(regions: Regions) -> None:
    assert regions.full_name("15.71.07.1001") == "Suka Karya, Kota Baru, Kota Jambi"
    assert regions.full_name("15.71") == "Kota Jambi"
    assert regions.full_name("15") == "Jambi"
    assert regions.full_name("99") == regions.name("99") == ""
    assert regions.parent("1571071001") == regions.kecamatan_of("15.71.07.1001") == "15.71.07"
    assert regions.kecamatan_of("15.71") == ""
    assert depth("15.71.07.1001") == 4


def test_a_nik_is_placed_as_exactly_as_its_digits_are_known(regions: Regions) -> None:
    assert regions.registered_in("1571070101900001") == "Kota Baru, Kota Jambi"
    assert regions.registered_in("1571990101900001") == "Kota Jambi"
    assert regions.registered_in("1599990101900001") == "Jambi"
    assert regions.registered_in("9999990101900001") == ""
    assert regions.registered_in("") == ""


def test_every_province_of_today_and_timor_timur_is_known(regions: Regions) -> None:
    assert len(regions.provinces) == 39
    assert {"15", "54", "96"} <= regions.provinces
    assert "99" not in regions.provinces


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("Simpang III Sipin", "15.71.07.1002"),
        ("SIMPANG 3 SIPIN", "15.71.07.1002"),
        ("Simpang Tiga Sipin", "15.71.07.1002"),
        ("Simpang3Sipin", "15.71.07.1002"),
        ("SimpangTigaSipin", "15.71.07.1002"),
        ("Sp. III Sipin", "15.71.07.1002"),
        ("Simpang 4 Sipin", "15.71.01.1001"),
        ("Pal Lima", "15.71.07.1004"),
        ("Paal V", "15.71.07.1004"),
        ("Pal 5", "15.71.07.1004"),
        ("Pal Merah", "15.71.11.1005"),
        ("Mayang Mengurai", "15.71.09.1003"),
        ("The Hok", "15.71.02.1004"),
        ("Rawasari", "15.71.09.1002"),
        ("Sukakarya", "15.71.07.1001"),
        ("Ekajaya", "15.71.11.1003"),
        ("Soeka Karya", "15.71.07.1001"),
        ("Selanjana", "15.71.03.1005"),
        ("Tahtul", "15.71.05.1005"),
        ("Kebon Handil", "15.71.08.1003"),
        ("Kb. Handil", "15.71.08.1003"),
        ("Tlg. Bakung", "15.71.11.1001"),
        ("Kl. Rw. Sari RW 02", "15.71.09.1002"),
        ("Knl. Besar", "15.71.09.1001"),
        ("Kel. Suka Karya", "15.71.07.1001"),
        ("KELURAHAN SUKA KARYA", "15.71.07.1001"),
        ("Kel.Suka Karya Kec.Kota Baru", "15.71.07.1001"),
        ("Suka Karya / Kota Baru", "15.71.07.1001"),
        ("Suka Karya, Kota Jambi", "15.71.07.1001"),
        ("Suka Karya RT 05", "15.71.07.1001"),
        ("KECAMATAN PELAYANGAN KELURAHAN TENGAH", "15.71.05.1004"),
        ("DATA PEKERJA RENTAN KELURAHAN TENGAH TAHUN 2026", "15.71.05.1004"),
        ("Jelutung Kec. Jelutung", "15.71.08.1006"),
        ("Kantor Lurah Suka Karya", "15.71.07.1001"),
        ("Sei. Putri", "15.71.10.1001"),
        ("Kenali Asam Bwh", "15.71.07.1005"),
        ("Talang Gulo", "15.71.07.1011"),
        ("15.71.07.1001", "15.71.07.1001"),
        ("1571071001", "15.71.07.1001"),
        ("Telanaipura", "15.71.01.1004"),
        ("Pasar Jambi", "15.71.04.1003"),
        ("Jelutung", "15.71.08.1006"),
        ("Paal Merah", "15.71.11.1005"),
        ("Kenali Asam", "15.71.07.1012"),
        ("Kenali Asam Atas", "15.71.07.1006"),
    ],
)
def test_a_kelurahan_is_known_by_every_usual_spelling(
    regions: Regions, words: str, code: str
) -> None:
    assert regions.kelurahan_named(words) == code


@pytest.mark.parametrize(
    "words",
    [
        "Kasang Pudak",  # a desa outside the city, although it begins like Kasang
        "Kota Baru",  # a kecamatan only
        "Kecamatan Telanaipura",
        "1571010001",  # the code of BPS
        "15.71.07",
        "15.71.07.1003",
        "Sungai",
        "",
        "-",
        "Kel.",
    ],
)
def test_what_names_no_kelurahan_of_the_city_gives_none(regions: Regions, words: str) -> None:
    assert regions.kelurahan_named(words) == ""


def test_every_kelurahan_is_found_by_its_own_name_in_capitals_and_joined(regions: Regions) -> None:
    for code in regions.kelurahan_of("15.71"):
        name = regions.name(code)
        assert regions.kelurahan_named(name.upper(), regions.name(code[:8])) == code
        assert regions.kelurahan_named(f"Kel. {name}") == code


def test_a_kecamatan_is_known_by_name_and_code(regions: Regions) -> None:
    assert regions.kecamatan_named("Alam Berajo") == "15.71.09"
    assert regions.kecamatan_named("Kec. Kotabaru") == "15.71.07"
    assert regions.kecamatan_named("KECAMATAN PASAR JAMBI KOTA JAMBI") == "15.71.04"
    assert regions.kecamatan_named("Pal Merah") == "15.71.11"
    assert regions.kecamatan_named("157107") == "15.71.07"
    assert regions.kecamatan_named("15.71.07.1001") == regions.kecamatan_named("") == ""


def test_the_kecamatan_decides_only_between_kelurahan_of_one_name() -> None:
    rows = [
        Region("31.01", "Kota Contoh"),
        Region("31.01.01", "Utara"),
        Region("31.01.01.1001", "Melati"),
        Region("31.01.02", "Selatan"),
        Region("31.01.02.1001", "Melati"),
        Region("31.01.02.1002", "Kenanga"),
    ]
    regions = regions_from(rows)
    assert regions.kelurahan_named("Melati") == ""
    assert regions.kelurahan_named("Melati", "Selatan") == "31.01.02.1001"
    assert regions.kelurahan_named("Melati", "31.01.01") == "31.01.01.1001"
    assert regions.kelurahan_named("Kel. Melati Kec. Utara") == "31.01.01.1001"
    assert regions.kelurahan_named("Kenanga", "Utara") == "31.01.02.1002"


def test_a_misspelt_kelurahan_gets_the_nearest_as_proposal(regions: Regions) -> None:
    assert regions.nearest_kelurahan("Penyegat Rendah") == "15.71.01.1010"
    assert regions.nearest_kelurahan("Tanjung Pinag") == "15.71.03.1010"
    assert regions.nearest_kelurahan("Bandung") == ""


def test_postal_codes_are_proposed_and_doubtful_ones_pass_in_both_forms(regions: Regions) -> None:
    assert regions.postal_code("15.71.07.1001") == "36127"
    assert regions.postal_code_fits("15.71.07.1001", "36127")
    assert not regions.postal_code_fits("15.71.07.1001", "36111")
    assert regions.postal_code_fits("15.71.02.1004", "36138")
    assert regions.postal_code_fits("15.71.02.1004", "36156")
    assert regions.postal_code_fits("15.71", "99999")
    assert regions.postal_code("15.71") == ""
