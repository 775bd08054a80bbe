"""Names with and without titles, and names that sound alike."""

from __future__ import annotations

import pytest

from desktop_app.domain.names import capitals, normal_name, search_key, split_titles


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Ust. Samsudin Effendi", ("Ust.", "Samsudin Effendi", "")),
        ("Ustadz Samsudin", ("Ust.", "Samsudin", "")),
        ("Hj. Siti Ningsih, S.Ag", ("Hj.", "Siti Ningsih", "S.Ag")),
        ("KH. Nasrun Anwar, Lc", ("KH.", "Nasrun Anwar", "Lc")),
        ("K.H. Nasrun Anwar", ("KH.", "Nasrun Anwar", "")),
        ("Pdt. Dedi Rahman, S.Th", ("Pdt.", "Dedi Rahman", "S.Th")),
        ("Drs. H. Ahmad Yani, M.Pd.I", ("Drs. H.", "Ahmad Yani", "M.Pd.I")),
        ("Drs.H.Ahmad Yani", ("Drs. H.", "Ahmad Yani", "")),
        ("DR. IR. H. BUDI", ("Dr. Ir. H.", "BUDI", "")),
        ("H AHMAD", ("H.", "AHMAD", "")),
        ("H. M. Yusuf", ("H.", "M. Yusuf", "")),
        ("M. Yusuf", ("", "M. Yusuf", "")),
        ("Nur Aini S.Pd.I", ("", "Nur Aini", "S.Pd.I")),
        ("NUR AINI SPDI", ("", "NUR AINI", "S.Pd.I")),
        ("Nur Aini, S. Pd. I., M.Pd", ("", "Nur Aini", "S.Pd.I, M.Pd")),
        ("Nur Aini, SE", ("", "Nur Aini", "S.E")),
        ("Nur Aini, A.Md", ("", "Nur Aini", "A.Md")),
        ("Nur Aini, S.Xyz.Q", ("", "Nur Aini", "S.Xyz.Q")),
        ("Nur, Aini", ("", "Nur Aini", "")),
        ("RTS. Fatimah", ("", "RTS. Fatimah", "")),
        ("KMS. Hasan", ("", "KMS. Hasan", "")),
        ("R. Hasan", ("", "R. Hasan", "")),
        ("Hasan S.", ("", "Hasan S.", "")),
        ("Tan Se", ("", "Tan Se", "")),
        ("Hasan", ("", "Hasan", "")),
        ("ZUBAIDAH (ALM)", ("Alm.", "ZUBAIDAH", "")),
        ("Hj. Zubaidah, S.Pd (Almh.)", ("Almh. Hj.", "Zubaidah", "S.Pd")),
        ("Hasan bin Ali Almarhum", ("Alm.", "Hasan bin Ali", "")),
        ("Halma", ("", "Halma", "")),
        ("H.", ("", "H.", "")),
        ("Haji", ("", "Haji", "")),
        ("Hj", ("", "Hj", "")),
        ("Ma’ruf", ("", "Ma'ruf", "")),
        ("", ("", "", "")),
    ],
)
def test_titles_are_told_from_what_the_ktp_shows(text: str, parts: tuple[str, str, str]) -> None:
    assert split_titles(text) == parts


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("  nur   oktavia ", "NUR OKTAVIA"),
        ("Ma’ruf", "MA'RUF"),
        ("Ma`ruf\u200b", "MA'RUF"),
        ("nur\xa0aini\n", "NUR AINI"),
        ("M. Yusuf", "M. YUSUF"),
    ],
)
def test_a_name_is_kept_in_the_capitals_of_the_ktp(text: str, shown: str) -> None:
    assert capitals(text) == shown


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Muhammad Yusuf", "M. Jusuf"),
        ("Mhd. Ali", "MUHAMAD ALI"),
        ("Siti Aisyah", "St. Aisjah"),
        ("Soekarno", "Sukarno"),
        ("Djoko Tjahjono", "Joko Cahyono"),
        ("Syamsuddin", "Samsudin"),
        ("Achmad Rachman", "Ahmad Rahman"),
        ("Chandra", "Candra"),
        ("H. Ahmad bin Ali, S.Ag", "AHMAD ALI"),
        ("Fatimah binti Hasan", "Fatimah Hasan"),
        ("Ma'ruf", "Maruf"),
        ("KMS. Hasan", "Kemas Hasan"),
        ("Nyimas Fatimah", "NYM FATIMAH"),
        ("Muh. Ridwan", "MUHAMMAD RIDUAN"),
        ("Abdurrahman", "Abd. Rahman"),
        ("Zaenuddin", "Jainudin"),
        ("Syarifah", "Saripa"),
        ("Rizky", "Rizki"),
        ("Chairul", "Khoirul"),
        ("Sumiyati", "Sumiati"),
    ],
)
def test_usual_spellings_of_one_name_are_alike(one: str, other: str) -> None:
    assert normal_name(one) == normal_name(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("Hasan Ali", "Ali Hasan"), ("Sumiati", "Sumiyem"), ("Siti Aminah", "Siti Aisyah")],
)
def test_other_names_and_another_order_stay_different(one: str, other: str) -> None:
    assert normal_name(one) != normal_name(other)


@pytest.mark.parametrize("typed", ["muh", "ridwan", "ridu", "Mohammad", "RIDUAN", "ridw"])
def test_every_word_of_a_name_is_part_of_its_search_key_however_it_is_spelled(typed: str) -> None:
    assert search_key(typed) in search_key("MUHAMMAD RIDUAN")
