"""Reports as data: sums agree, masks hold, headings are the usual ones."""

from __future__ import annotations

from itertools import product

from office import facts, reading

from desktop_app.domain.choices import GROUPS
from desktop_app.domain.report import Kind, Rank, Report, Scope, Tally, recap, scope_words
from desktop_app.domain.report_list import Privacy, person_list
from desktop_app.domain.workflow import STATUS_LABELS, Status

FACTS = facts()
KELURAHAN = FACTS.regions.kelurahan_of("15.71")
PERSON = reading().person
HEADINGS = [
    *("No", "Nama", "NIK", "No KK", "Tempat/Tgl Lahir", "JK", "Alamat", "RT/RW", "Kelurahan"),
    *("Kecamatan", "Pekerjaan", "No HP", "Nama Ibu Kandung", "Ket"),
]


def tallies() -> list[Tally]:
    """Give some five groups in twelve kelurahan and in none, with gaps."""
    kelurahan = (*KELURAHAN[:12], "")
    each_way = product(kelurahan, (option.code for option in GROUPS), Status)
    return [
        Tally(place, group, status, 1 + n * 37 % 401)
        for n, (place, group, status) in enumerate(each_way)
        if n * 7 % 5 < 2
    ]


def counts(report: Report, rank: Rank) -> list[list[int]]:
    return [
        [cell for cell in line.cells if isinstance(cell, int)]
        for line in report.lines
        if line.rank is rank
    ]


def sums(rows: list[list[int]]) -> list[int]:
    return [sum(column) for column in zip(*rows, strict=True)]


def masked(report: Report) -> str:
    return " ".join(str(cell) for line in report.lines for cell in line.cells)


def test_every_line_of_a_recap_adds_up_to_its_last_column() -> None:
    report = recap(tallies(), Scope(), FACTS)
    for rank in Rank:
        assert counts(report, rank)
        assert all(sum(line[:-1]) == line[-1] for line in counts(report, rank))


def test_every_column_of_a_recap_adds_up_to_the_total() -> None:
    given = tallies()
    report = recap(given, Scope(), FACTS)
    [total] = counts(report, Rank.TOTAL)
    assert sums(counts(report, Rank.ROW)) == total
    assert total[-1] == report.people == sum(each.people for each in given)


def test_a_kelurahan_with_several_groups_gets_their_sum() -> None:
    given = [
        Tally(KELURAHAN[0], "pekerja_rentan", Status.RECORDED, 4),
        Tally(KELURAHAN[0], "ketua_rt", Status.RECORDED, 3),
        Tally(KELURAHAN[1], "ketua_rt", Status.DRAFT, 2),
    ]
    report = recap(given, Scope(), FACTS)
    [line] = [line for line in report.lines if line.rank is Rank.SUBTOTAL]
    assert line.cells[1] == f"Jumlah {FACTS.regions.name(KELURAHAN[0])}"
    assert line.cells[-1] == 7
    assert [each.cells[2] for each in report.lines[:2]] == ["Pekerja rentan", "Ketua RT"]


def test_a_recap_says_how_many_kelurahan_have_nobody_in_it() -> None:
    report = recap([Tally(KELURAHAN[0], "phl", Status.DRAFT, 1)], Scope(), FACTS)
    assert report.notes[-1].startswith("67 dari 68 kelurahan")


def test_a_recap_of_some_statuses_has_only_their_columns() -> None:
    chosen = (Status.VERIFIED, Status.DENIED)
    report = recap([], Scope(statuses=chosen), FACTS)
    titles = [each.title for each in report.columns if each.kind is Kind.COUNT]
    assert titles == [*(STATUS_LABELS[each] for each in chosen), "Jumlah"]


def test_a_whole_list_has_the_usual_headings_and_every_digit() -> None:
    report = person_list([PERSON], Scope(), FACTS, privacy=Privacy.WHOLE, total=1)
    assert [each.title for each in report.columns] == HEADINGS
    assert report.lines[0].cells == (
        *(1, "SYAMSUL BAHRI", "1571071408850003", "1571071203120004", "JAMBI, 14-08-1985", "L"),
        *("Jl. Kebun Bungo No. 12", "014", "Payo Selincah", "Paal Merah", "Tukang ojek"),
        *("081274119036", "NURHAYATI", "Draf"),
    )
    assert report.personal


def test_a_masked_list_shows_nothing_private() -> None:
    report = person_list([PERSON], Scope(), FACTS, privacy=Privacy.MASKED, total=1)
    titles = [each.title for each in report.columns]
    assert titles == [
        each for each in HEADINGS if each not in ("No KK", "No HP", "Nama Ibu Kandung")
    ]
    worker = PERSON.worker
    for private in (worker.nik, worker.kk, worker.phone, worker.mother_name):
        assert private not in masked(report)
    assert "157107 •••••• 0003" in masked(report)


def test_a_preview_tells_how_many_there_are_in_all() -> None:
    report = person_list([PERSON], Scope(), FACTS, privacy=Privacy.MASKED, total=15_042)
    assert report.people == 15_042
    assert report.notes[0] == "15.042 orang."


def test_the_scope_is_said_in_words() -> None:
    scope = Scope(groups=("ketua_rt",), statuses=(Status.REGISTERED,), region="15.71.11.1003")
    said = scope_words(scope, FACTS)
    assert said.startswith("Kelompok: Ketua RT · Status: Terdaftar · Wilayah: ")
    assert scope_words(Scope(), FACTS) == "Semua orang dalam data kantor ini"
