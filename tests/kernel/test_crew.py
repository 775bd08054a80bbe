"""Work for more cores answers, and ends with whoever asked for it."""

from __future__ import annotations

import math
import os
import sys
import time
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from desktop_app.kernel.crew import Crew, crew, share_out
from desktop_app.kernel.i18n import _, use_language
from desktop_app.kernel.jobs import Cancelled, Progress


def test_shared_work_comes_back_in_order() -> None:
    assert share_out(math.sqrt, [1.0, 4.0, 9.0, 16.0, 25.0], Progress(), cores=2) == [1, 2, 3, 4, 5]


def test_few_items_are_done_here() -> None:
    assert share_out(Path.exists, [Path("/"), Path("/")], Progress()) == [True, True]


def test_a_child_that_dies_leaves_its_work_to_us() -> None:
    codes = [0, 0, 0, 0, 0]
    here = os.getpid()
    assert (
        share_out(_dies_elsewhere, [here + each for each in codes], Progress(), cores=2)
        == [here] * 5
    )


def _dies_elsewhere(parent: int) -> int:
    if os.getpid() != parent:
        os._exit(3)
    return parent


def test_work_that_a_child_cannot_load_is_done_here() -> None:
    with crew(1) as helpers:
        assert helpers.share_out(str, [_Homely("a"), _Homely("b")], Progress()) == ["a", "b"]


class _Homely(str):
    """A word that can be sent, but loaded nowhere else."""

    __slots__ = ()

    def __reduce__(self) -> tuple[Any, ...]:
        return _load_here, (str(self), os.getpid())


def _load_here(word: str, home: int) -> _Homely:
    if os.getpid() != home:
        message = "not at home"
        raise LookupError(message)
    return _Homely(word)


def test_a_fault_in_a_child_is_told() -> None:
    with pytest.raises(ValueError, match=r"math domain error|nonnegative"):
        share_out(math.sqrt, [-1.0, -1.0, -1.0, -1.0], Progress(), cores=2)


def test_shared_work_can_be_stopped() -> None:
    progress = Progress()
    progress.cancel()
    with pytest.raises(Cancelled):
        share_out(math.sqrt, [1.0] * 9, progress, cores=2)


def test_the_children_end_when_the_work_is_stopped() -> None:
    progress = Progress(lambda _done, _total: progress.cancel())
    begun = time.monotonic()
    with pytest.raises(Cancelled):
        share_out(time.sleep, [60.0] * 4, progress, cores=2)
    assert time.monotonic() - begun < 30


def test_a_crew_has_loaded_what_it_expects_and_serves_one_work_after_the_other() -> None:
    with crew(1, import_module("fractions").Fraction) as helpers:
        loaded = helpers.share_out(_has_loaded, ["fractions"], Progress(), join_in=False)
        roots = helpers.share_out(math.sqrt, (n * n for n in range(40)), Progress())
        doubled = helpers.share_out(_doubled, range(5), Progress())
    assert loaded == [True]
    assert roots == list(range(40))
    assert doubled == [0, 2, 4, 6, 8]


def _has_loaded(module: str) -> bool:
    return module in sys.modules


def _doubled(number: int) -> int:
    return 2 * number


def test_without_anybody_a_crew_works_alone() -> None:
    assert Crew().share_out(_doubled, iter(range(3)), Progress()) == [0, 2, 4]


def test_children_speak_the_language_of_the_user() -> None:
    use_language("en")
    try:
        said = share_out(_named, ["Nama lengkap"] * 4, Progress(), cores=2)
    finally:
        use_language("id")
    assert {words for words, _process in said} == {"Full name"}
    assert {process for _words, process in said} != {os.getpid()}


def _named(text: str) -> tuple[str, int]:
    return _(text), os.getpid()
