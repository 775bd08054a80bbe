"""The office's settings come from a form's texts, and go back as they were."""

from __future__ import annotations

from datetime import date

import pytest

from desktop_app.domain.settings import Settings
from desktop_app.domain.settings_reading import read_settings, texts_of

TODAY = date(2026, 11, 23)
OFFICE = Settings(
    id="office",
    office="15.71",
    office_name="Disnaker Kota Jambi",
    start_month=date(2026, 12, 1),
    head_name="Rosmaniar",
)


def test_what_is_shown_reads_back_as_the_same_settings() -> None:
    reading = read_settings(OFFICE, texts_of(OFFICE), TODAY)
    assert reading.settings == OFFICE
    assert not reading.complaints


def test_texts_are_read_as_people_type_them() -> None:
    raw = {
        "start_month": "Januari 2027",
        "months": " 6 ",
        "programmes": "JKM, JKK",
        "income": "Rp1,5 juta",
        "funding": "pemkot",
        "head_name": "  Hj.   Rosmaniar ",
    }
    settings = read_settings(OFFICE, raw, TODAY).settings
    assert settings.start_month == date(2027, 1, 1)
    assert (settings.months, settings.programmes) == (6, "jkk jkm")
    assert (settings.income, settings.funding) == (1_500_000, "apbd_kota")
    assert settings.head_name == "Hj. Rosmaniar"


def test_an_empty_start_month_means_the_month_after_today() -> None:
    settings = read_settings(OFFICE, {"start_month": ""}, TODAY).settings
    assert settings.start_month is None
    assert settings.first_month(TODAY) == date(2026, 12, 1)


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("months", "99", "Tulis angka 1 sampai 60."),
        ("months", "½", "Tulis angka 1 sampai 60."),
        ("collect_days", "0", "Tulis angka 1 sampai 365."),
        ("least_age", "", "Tulis angka 15 sampai 60."),
        ("start_month", "kapan-kapan", "Tulis bulan dan tahun, misalnya 12-2026."),
        ("programmes", "", "Pilih paling sedikit satu program."),
        ("income", "banyak", "Tulis rupiah sebulan, misalnya 1.000.000."),
        ("funding", "entah", "Pilih satu dari daftar."),
        ("office_name", "  ", "Ketik nama kantor dahulu."),
    ],
)
def test_what_cannot_be_read_is_told_and_stays_as_it_was(name: str, text: str, said: str) -> None:
    reading = read_settings(OFFICE, {name: text}, TODAY)
    assert reading.complaints == {name: said}
    assert reading.settings == OFFICE
