"""What one types a field into: an editor for each kind of field, and what belongs there."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from desktop_app.domain import kinds
from desktop_app.domain.facts import Facts
from desktop_app.domain.kind import Base
from desktop_app.kernel.i18n import _
from ui.widgets.choice_edit import Choice, ChoiceEdit
from ui.widgets.editors import DateEdit, DigitsEdit, Editor, TextEdit
from ui.widgets.memory_edit import MemoryEdit
from ui.widgets.nik_edit import NikEdit
from ui.widgets.segment_edit import Segment, SegmentEdit
from ui.widgets.text_area import TextArea

Maker = Callable[[Any, Facts], Editor]


def _sample(kind: Base) -> str:
    example = _(kind.spec.example)
    return _("misalnya {example}").format(example=example) if example else ""


def _choice(kind: kinds.Choice, _facts: Facts) -> Editor:
    options = list(kind.choices)
    if len(options) <= 2:
        return SegmentEdit([Segment(each.code, _(each.label), each.code) for each in options])
    choices = [Choice(each.code, _(each.label), each.words) for each in options]
    return ChoiceEdit(choices, _("pilih atau ketik"))


def _kelurahan(_kind: kinds.Kelurahan, facts: Facts) -> Editor:
    return ChoiceEdit(kelurahan_choices(facts), _("pilih atau ketik"))


def kelurahan_choices(facts: Facts) -> list[Choice]:
    """Give the kelurahan of the office's kota; those of one name are told apart by kecamatan."""
    regions = facts.regions
    codes = regions.kelurahan_of(facts.settings.office[:5])
    names = [regions.name(code) for code in codes]
    return [
        Choice(
            code,
            name if names.count(name) == 1 else regions.full_name(code).rpartition(", ")[0],
            regions.name(regions.kecamatan_of(code)),
        )
        for code, name in zip(codes, names, strict=True)
    ]


def occupation_choices(facts: Facts) -> list[Choice]:
    """Give the office's occupations with the words that people use for them."""
    return [
        Choice(each.code, each.label, " | ".join(each.words))
        for each in facts.occupations.by_code.values()
    ]


def _occupation(_kind: kinds.Occupation, facts: Facts) -> Editor:
    return ChoiceEdit(occupation_choices(facts), _("pilih atau ketik"))


def _text(kind: Base, _facts: Facts) -> Editor:
    return TextEdit(_sample(kind))


_MAKERS: Mapping[type[Base], Maker] = {
    kinds.Nik: lambda _kind, _facts: NikEdit(),
    kinds.FamilyCard: lambda _kind, _facts: DigitsEdit(16, placeholder=_("16 angka")),
    kinds.Number: lambda kind, _facts: DigitsEdit(kind.width, placeholder=kind.spec.example),
    kinds.Phone: lambda kind, _facts: DigitsEdit(also="+", placeholder=_(kind.spec.remark)),
    kinds.Month: _text,
    kinds.Day: lambda kind, _facts: DateEdit(_sample(kind)),
    kinds.Choice: _choice,
    kinds.Kelurahan: _kelurahan,
    kinds.Occupation: _occupation,
    kinds.Notes: lambda _kind, _facts: TextArea(2),
    Base: _text,
}


def editor_for(kind: Base, facts: Facts) -> Editor:
    """Give the editor for a kind of field, or for the nearest kind that it is a child of."""
    maker = next(_MAKERS[each] for each in type(kind).__mro__ if each in _MAKERS)
    return maker(kind, facts)


_REMEMBERING: Mapping[str, bool] = {"birth_place": False, "address": True, "home_address": True}
"""Fields completed by what was typed before, and whether more follows what is taken."""


def editor_of(name: str, kind: Base, facts: Facts) -> Editor:
    """Give the editor of a field: one that remembers where the same is typed again and again."""
    if name in _REMEMBERING:
        return MemoryEdit(_sample(kind), goes_on=_REMEMBERING[name])
    return editor_for(kind, facts)


def explanation(kind: Base) -> str:
    """Say what belongs into a field of this kind: remark, example, source."""
    spec = kind.spec
    parts = [_(spec.remark)]
    if spec.example:
        parts.append(_("Contoh: {example}.").format(example=_(spec.example)))
    if spec.source:
        parts.append(_("Sumber: {source}.").format(source=spec.source))
    first = parts[0]
    parts[0] = f"{first[:1].upper()}{first[1:]}." if first else ""
    return " ".join(each for each in parts if each)
