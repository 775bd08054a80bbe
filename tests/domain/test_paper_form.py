"""The paper form: every declared field once, in the order of the screen, in rows that fit."""

from __future__ import annotations

from desktop_app.domain.enrolment import Enrolment
from desktop_app.domain.fields import fields_of
from desktop_app.domain.paper_form import Wish, parts, rows_of
from desktop_app.domain.worker import Worker
from ui.pages.pendataan.layouts import MAIN_ORDER, MORE_ORDER, PINS, names_in

DECLARED = [*fields_of(Worker), *fields_of(Enrolment)]


def test_every_declared_field_stands_on_the_form_once() -> None:
    names = [each.name for part in parts() for each in part.fields]
    assert sorted(names) == sorted(DECLARED)


def test_the_form_has_the_order_of_the_screen() -> None:
    names = [each.name for part in parts() for each in part.fields]
    screen = [*MAIN_ORDER, *names_in((PINS,)), *MORE_ORDER]
    assert names == screen


def test_rows_are_filled_in_order_and_to_the_edge() -> None:
    wishes = (Wish("a", 60, grows=True), Wish("b", 50), Wish("c", 80, grows=True), Wish("d", 20))
    first, second = rows_of(wishes, 120, 4)
    assert [(each.name, each.left, each.width) for each in first] == [("a", 0, 66), ("b", 70, 50)]
    assert [(each.name, each.left, each.width) for each in second] == [("c", 0, 96), ("d", 100, 20)]


def test_a_field_wider_than_the_paper_still_gets_a_row() -> None:
    [row] = rows_of((Wish("a", 300),), 120, 4)
    assert row[0].name == "a"
