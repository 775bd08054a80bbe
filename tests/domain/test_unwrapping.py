"""Texts wrapped by hand become paragraphs, and lose no word."""

from __future__ import annotations

import pytest

from desktop_app.domain.unwrapping import unwrapped
from desktop_app.files.parts import Part, parts, text_of

WRAPPED = """\
                    GNU GENERAL PUBLIC LICENSE
                       Version 3, 29 June 2007

 Copyright (C) 2007 Free Software Foundation, Inc. <https://fsf.org/>
 Everyone is permitted to copy and distribute verbatim copies
 of this license document, but changing it is not allowed.

Redistribution is permitted provided that the following are met:
  1. Redistributions of source code must retain the above copyright
     notice, this list of conditions and the disclaimer.
  2. Redistributions in binary form must reproduce it.
"""


def test_a_paragraph_becomes_one_line_headings_and_items_their_own() -> None:
    assert unwrapped(WRAPPED).split("\n") == [
        "GNU GENERAL PUBLIC LICENSE",
        "Version 3, 29 June 2007",
        "",
        (
            "Copyright (C) 2007 Free Software Foundation, Inc. <https://fsf.org/> Everyone is permitted "
            "to copy and distribute verbatim copies of this license document, but changing it is not "
            "allowed."
        ),
        "",
        "Redistribution is permitted provided that the following are met:",
        (
            "1. Redistributions of source code must retain the above copyright notice, this list of "
            "conditions and the disclaimer."
        ),
        "2. Redistributions in binary form must reproduce it.",
    ]


@pytest.mark.parametrize("part", parts(), ids=lambda part: part.name)
def test_no_word_of_a_licence_is_lost(part: Part) -> None:
    text = text_of(part)
    assert unwrapped(text).split() == text.split()
