"""A passphrase is graded by its length; what only repeats is worth little."""

from __future__ import annotations

import pytest

from desktop_app.domain.passphrase import Grade, strength_of


@pytest.mark.parametrize(
    ("passphrase", "grade"),
    [
        ("", Grade.SHORT),
        ("rahasia", Grade.SHORT),
        ("kucing88", Grade.WEAK),
        ("aaaaaaaaaaaaaaaaaaaaaaaaa", Grade.WEAK),
        ("12345678901234567890", Grade.WEAK),
        ("kucing hitam", Grade.FAIR),
        ("sepeda kuning lama", Grade.GOOD),
        ("sepeda kuning di tepi danau", Grade.STRONG),
    ],
)
def test_the_grade_of_a_passphrase(passphrase: str, grade: Grade) -> None:
    assert strength_of(passphrase).grade is grade


def test_words_and_letters_are_counted() -> None:
    strength = strength_of("sepeda kuning di tepi danau")
    assert (strength.words, strength.letters) == (5, 27)
