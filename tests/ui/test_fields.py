"""Every declared field is complete: column, editor, words, place in the form, heading in lists."""

from __future__ import annotations

from typing import NamedTuple

import office
import pytest

from desktop_app.domain.enrolment import Enrolment
from desktop_app.domain.fields import Field, fields_of
from desktop_app.domain.headings import meaning_of, meaning_of_stack
from desktop_app.domain.record import Record
from desktop_app.domain.worker import Worker
from desktop_app.kernel.i18n import _, use_language
from desktop_app.store.rows import table_of
from ui.form_editors import editor_for
from ui.pages.pendataan.layouts import MAIN, MAIN_ORDER, MORE_ORDER, PINS, Shape, names_in
from ui.widgets.editors import Editor


class Declared(NamedTuple):
    record: type[Record]
    field: Field

    def __str__(self) -> str:
        return self.field.name


FACTS = office.facts()
ALL = [
    Declared(record, each) for record in (Worker, Enrolment) for each in fields_of(record).values()
]
each_field = pytest.mark.parametrize("declared", ALL, ids=str)


def test_the_fields_are_those_of_the_product() -> None:
    worker = (
        "nik kk name title_before title_after birth_place birth_date sex mother_name marital_status"
        " address rt rw kelurahan postal_code home_address home_rt home_rw home_kelurahan phone"
        " email occupation occupation_note work_place work_hours monthly_income heir_name"
        " heir_relation heir_phone consent_date notes"
        " basis consent_version"  # on which ground the data are kept, and which words were signed
    )
    enrolment = (
        "group funding decree programmes start_month months kpj duty_place duty_letter proposed_by"
    )
    assert set(fields_of(Worker)) == set(worker.split())
    assert set(fields_of(Enrolment)) == set(enrolment.split())


@each_field
def test_a_field_has_a_column(declared: Declared) -> None:
    assert declared.field.name in table_of(declared.record).columns


@each_field
def test_a_field_has_an_editor(declared: Declared) -> None:
    assert isinstance(editor_for(declared.field.kind, FACTS), Editor)


@each_field
def test_a_field_has_a_label_in_both_languages(declared: Declared) -> None:
    label = declared.field.kind.label
    use_language("en")
    try:
        english = _(label)
    finally:
        use_language("id")
    assert label
    assert english != label or label in ("RT", "RW", "NIK", "KPJ", "SK", "Kelurahan")


@each_field
def test_a_field_explains_itself(declared: Declared) -> None:
    spec = declared.field.kind.spec
    assert spec.example
    assert spec.remark
    assert spec.source


@each_field
def test_the_example_of_a_field_can_be_read(declared: Declared) -> None:
    kind = declared.field.kind
    parsed = kind.parse(declared.field.name, kind.spec.example, FACTS)
    assert parsed.value not in ("", None)
    assert not parsed.issues
    assert not parsed.leftover


@each_field
def test_a_field_has_one_place_in_the_form(declared: Declared) -> None:
    for order in (MAIN_ORDER, names_in(MAIN[Shape.NARROW])):
        places = [*order, *(name for name, _share in PINS), *MORE_ORDER]
        assert places.count(declared.field.name) == 1


@each_field
def test_a_field_is_known_by_the_heading_of_a_list(declared: Declared) -> None:
    name = declared.field.name
    label = declared.field.kind.label
    above = ["Domisili", label.split()[0]] if name.startswith("home_") else [label]
    assert meaning_of(label).field == name or meaning_of_stack(above).field == name
