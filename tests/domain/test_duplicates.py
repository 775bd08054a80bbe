"""Two entries of one person are told from two people, and the reasons can be read."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from desktop_app.domain.duplicates import likeness
from desktop_app.domain.duplicates.crowd import Crowd
from desktop_app.domain.duplicates.matching import alike, likely_pairs
from desktop_app.domain.duplicates.newcomers import Newcomers
from desktop_app.domain.duplicates.pair import told
from desktop_app.domain.duplicates.scoring import Scale, agreements, is_asked, is_sure, reasons
from desktop_app.domain.duplicates.traits import traits_of, words_of
from desktop_app.domain.duplicates.weights import KINDS, Agreement
from desktop_app.domain.worker import Worker
from desktop_app.kernel.jobs import Progress

SYAMSUL = Worker(
    id="a",
    nik="1571071408850003",
    kk="1571071203120004",
    name="SYAMSUL BAHRI",
    birth_place="JAMBI",
    birth_date=date(1985, 8, 14),
    sex="L",
    mother_name="NURHAYATI",
    address="Jl. Kebun Bungo No. 12",
    rt="014",
    kelurahan="15.71.07.1001",
    phone="081274119036",
)
SITI = replace(
    SYAMSUL,
    name="SITI AMINAH",
    nik="1571075408850003",
    sex="P",
)


def points(one: Worker, other: Worker) -> float:
    return Scale().score(agreements(traits_of(one), traits_of(other)))


def other(of: Worker = SYAMSUL, **fields: Any) -> Worker:
    return replace(of, id="b", **{"nik": "1571071408859999", **fields})


@pytest.mark.parametrize(
    ("one", "there", "code"),
    [
        ("Muhammad Yusuf", "Moh. Jusuf", "same"),
        ("Siti Aisyah", "St. Aisjah", "same"),
        ("Nurhayati", "Nur Hayati", "same"),
        ("Eui5 Lat1f", "EUIS LATIF", "same"),
        ("Abdurrahman", "Abd. Rahman", "same"),
        ("Muh. Ridwan", "MUHAMMAD RIDUAN", "same"),
        ("H. Zainuddin, S.Ag", "JAENUDIN", "same"),
        ("Hasan Basri", "Basri Hasan", "order"),
        ("Syamsul Bahri", "Syamsul Bahari", "spelled"),
        ("Suprianto", "Suprinato", "spelled"),
        ("Slamet", "Slamet Riyadi", "shorter"),
        ("Ahmad Yani", "Ahmad Y.", "spelled"),
        ("Fatimah binti Hasan", "Fatimah", "shorter"),
        ("Yusuf", "Muhammad Yusuf", "shorter"),
        ("Siti Aminah", "Siti Zulaikha", "different"),
        ("Rotua Simanjuntak", "Tiur Simanjuntak", "part"),
        ("Hasan", "Bambang", "different"),
        ("", "Bambang", ""),
    ],
)
def test_names_agree_in_spite_of_spelling_order_and_length(one: str, there: str, code: str) -> None:
    assert likeness.name(words_of(one), words_of(there)) == code
    assert likeness.name(words_of(there), words_of(one)) == code


@pytest.mark.parametrize(
    ("one", "there", "code"),
    [
        ("19850814", "19850814", "same"),
        ("19850803", "19850308", "swapped"),
        ("19850814", "19850815", "digit"),
        ("19850814", "19580814", "digit"),
        ("19850814", "19850101", "year"),
        ("19850101", "19850101", "unknown_day"),
        ("19850814", "19910814", "part"),
        ("19850814", "19910302", "different"),
        ("19600814", "19910302", "generation"),
        ("", "19910302", ""),
    ],
)
def test_days_of_birth_agree_in_the_ways_that_lists_damage_them(
    one: str, there: str, code: str
) -> None:
    assert likeness.birth(one, there) == code


@pytest.mark.parametrize(
    ("there", "code"),
    [
        ("1571075408850003", "same"),
        ("1571076408850003", "digit"),
        ("1571074508850003", "exchanged"),
        ("1571071408850003", "forty"),
        ("1571075408850013", "serial"),
        ("1571075408850004", "next"),
        ("1571075418860003", "near"),
        ("1472031209910007", "different"),
        ("", ""),
    ],
)
def test_niks_agree_but_for_a_slip(there: str, code: str) -> None:
    assert likeness.nik("1571075408850003", there) == code


@pytest.mark.parametrize(
    "entry",
    [
        other(name="SAMSUL BACHRI", nik="1571071408850008"),
        other(nik="1571071480850003"),
        other(birth_date=date(1985, 8, 15), phone="", mother_name=""),
        other(birth_date=None, nik="1571071408850093", phone=""),
        other(kk="", mother_name="", phone="", birth_place=""),
        other(address="Jl. Jauh No. 1", rt="002", kk="", phone="084111111111"),
    ],
)
def test_a_second_entry_of_one_person_is_asked_about(entry: Worker) -> None:
    assert is_asked(points(SYAMSUL, entry))


@pytest.mark.parametrize(
    ("one", "entry"),
    [
        # A twin: all but name and serial are the same.
        (SYAMSUL, other(name="SAIFUL ANWAR", nik="1571071408850004")),
        (SITI, other(SITI, name="SITI ROHANI", nik="1571075408850004")),
        # A brother.
        (SYAMSUL, other(name="BAHRUDIN", birth_date=date(1988, 2, 3), nik="1571070302880001")),
        # A son who bears his father's name beside his own.
        (SYAMSUL, other(name="SYAMSUL", birth_date=date(2006, 2, 3), nik="1571070302060001",
                        mother_name="ROSMALA DEWI")),
        # A namesake born on the same day, somewhere else, of another mother.
        (SYAMSUL, other(nik="1472031408850021", kk="1472031203120009", mother_name="SUMINI",
                        birth_place="MEDAN", address="Lrg. Amal No. 3", rt="002",
                        kelurahan="15.71.02.1002", phone="084999999999")),
        # A wife at the same address with the same phone.
        (SYAMSUL, other(SITI, nik="1571075203890002", birth_date=date(1989, 3, 12))),
    ],
)  # fmt: skip
def test_relatives_and_namesakes_are_left_alone(one: Worker, entry: Worker) -> None:
    assert not is_asked(points(one, entry))


def test_hardly_a_doubt_is_left_where_all_but_one_digit_agrees() -> None:
    assert is_sure(points(SYAMSUL, other(nik="1571071408850008")))


def test_every_field_is_said_in_a_sentence_the_unknown_ones_not() -> None:
    entry = other(name="SAMSUL BAHARI", nik="1571071408950003", phone="", mother_name="SUMINI")
    said = {each.field: each for each in reasons(agreements(traits_of(SYAMSUL), traits_of(entry)))}
    assert said["name"].sentence == "Nama mirip"
    assert said["nik"].sentence == "NIK beda satu angka"
    assert said["birth_date"].sentence == "Tanggal lahir sama"
    assert said["mother_name"].agreement is Agreement.DIFFERENT
    assert "phone" not in said


def test_the_score_is_the_sum_of_what_the_reasons_weigh() -> None:
    found = {"nik": "digit", "name": "same", "birth_date": "same", "sex": "same"}
    weights = [KINDS[field][code].weight for field, code in found.items()]
    assert Scale().score(found) == sum(weights)


def test_pairs_of_a_list_are_found_the_likeliest_first() -> None:
    people = [
        traits_of(SYAMSUL),
        traits_of(other(nik="1571071408850008")),
        traits_of(replace(SYAMSUL, id="c", nik="1571071408857777", birth_date=None, kk="")),
        traits_of(replace(SITI, id="d", birth_date=date(1990, 1, 2), nik="1571074201900001")),
    ]
    found = likely_pairs(people, Progress(), Scale())
    assert [each.workers for each in found] == [("a", "b"), ("a", "c"), ("b", "c")]
    assert found[0].score > found[1].score


def test_a_list_is_compared_with_a_whole_store_in_one_pass() -> None:
    new = [traits_of(other(nik="1571071408850008"))]
    store = [traits_of(SYAMSUL), traits_of(replace(SITI, id="d", birth_date=date(1990, 1, 2)))]
    [found] = Newcomers(new, Scale()).among(Crowd(store))
    assert found.workers == ("a", "b")
    assert "NIK hanya beda nomor urut" in [each.sentence for each in told(found.agreements)]


def test_nobody_is_alike_to_themselves() -> None:
    assert alike(traits_of(SYAMSUL), [traits_of(SYAMSUL)], Scale()) == []
