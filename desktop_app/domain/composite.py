"""Values that share a cell, each put into its own field where that field is still open."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

from desktop_app.domain.cells import Value, text_of
from desktop_app.domain.heading_words import NUMBER
from desktop_app.domain.splitting import (
    begins_with_place,
    first_phone,
    place_and_date,
    rt_and_rw,
    rt_in_address,
    two_names,
)
from desktop_app.kernel.i18n import _

Values = dict[str, Value]

_LONG_NUMBER = re.compile(r"(?<!\d)\d{16}(?!\d)")
_RT_WITH_RW = re.compile(r"[/RWrw]")
_WRITTEN_NUMBER = re.compile(r"\s*(\d{1,3})[.,]0\s*")
_NUMBER_AMONG_WORDS = re.compile(r"\d[\d .'’-]{11,}\d")
_NIK_SIGN = re.compile(r"\bN\.?I\.?K\b|[/:;()]", re.IGNORECASE)
_SEX_BEHIND_NAME = re.compile(r"\s*\(\s*(L|P|LK|PR)\s*\)$", re.IGNORECASE)
_TWO = 2


def split_values(own: Values) -> Values:
    """Take apart the cells that hold several things; the running number is left out.

    `own` has the row's values by the fields of its columns.
    """
    values = dict(own)
    values.pop(NUMBER, None)
    for name, split in _SPLITS:
        if name in values:
            for part, value in split(values).items():
                if value in (None, ""):
                    values.pop(part, None)
                else:
                    values[part] = value
    return values


def _nik_kk(values: Values) -> Values:
    """Two numbers in a cell; which of them is the NIK, the birth date says later (swapped)."""
    numbers = _LONG_NUMBER.findall(text_of(values["nik_kk"]))
    nik, kk = numbers if len(numbers) == _TWO else (values["nik_kk"], None)
    parts: Values = {"nik_kk": None}
    return parts | _missing(values, nik=nik, kk=kk)


def _name_nik(values: Values) -> Values:
    """A name with its number below or beside it; words without a number are a name."""
    value = values["name_nik"]
    text = text_of(value)
    number = _NUMBER_AMONG_WORDS.search(text)
    name = _NIK_SIGN.sub("", text.replace(number[0], " ")) if number else text
    parts: Values = {"name_nik": None}
    if number and not name.strip():
        return parts | _missing(values, nik=value)
    return parts | _missing(values, nik=number[0] if number else None, name=name.strip(" -–,"))


def _more_names(values: Values) -> Values:
    """A name in two or three columns, the first one first."""
    names = [text_of(values.get(name)) for name in ("name", "name_middle", "name_last")]
    return {"name_middle": None, "name_last": None, "name": " ".join(filter(None, names))}


def _name(values: Values) -> Values:
    """A sign behind the name, "BUDI (L)", says the sex."""
    value = values["name"]
    if not isinstance(value, str) or not value.endswith(")"):
        return {}
    signed = _SEX_BEHIND_NAME.search(value)
    if signed is None:
        return {}
    return {"name": value[: signed.start()]} | _missing(values, sex=signed[1])


def _birth(values: Values) -> Values:
    place, day = place_and_date(values["birth"])
    parts: Values = {"birth": None}
    return parts | _missing(values, birth_place=place, birth_date=day)


def _birth_date(values: Values) -> Values:
    value = values["birth_date"]
    if "birth_month" in values and "birth_year" in values:
        parts = (text_of(values[name]) for name in ("birth_date", "birth_month", "birth_year"))
        return {"birth_date": "-".join(parts), "birth_month": None, "birth_year": None}
    if not begins_with_place(value):
        return {}
    place, day = place_and_date(value)
    return {"birth_date": day} | _missing(values, birth_place=place)


def _birth_place(values: Values) -> Values:
    if "birth_date" in values or not begins_with_place(values["birth_place"]):
        return {}
    place, day = place_and_date(values["birth_place"])
    return {"birth_place": place, "birth_date": day}


def _rt_rw(values: Values) -> Values:
    rt, rw = rt_and_rw(values["rt_rw"])
    parts: Values = {"rt_rw": None}
    return parts | _missing(values, rt=_number(rt), rw=_number(rw))


def _rt(values: Values) -> Values:
    value = values["rt"]
    if _is_number_alone(value):
        return {}
    if isinstance(value, date) or (isinstance(value, str) and _RT_WITH_RW.search(value)):
        rt, rw = rt_and_rw(value)
        return {"rt": rt} | _missing(values, rw=_number(rw))
    return _whole("rt", value)


def _rw(values: Values) -> Values:
    value = values["rw"]
    return {} if _is_number_alone(value) else _whole("rw", value)


def _whole(name: str, value: Value) -> Values:
    """Give a number without the ".0" of a number cell, also where a program wrote it as text."""
    if isinstance(value, float):
        return {name: text_of(value)}
    written = _WRITTEN_NUMBER.fullmatch(value) if isinstance(value, str) else None
    return {name: written[1]} if written else {}


def _address(values: Values) -> Values:
    value = values["address"]
    if "rt" in values or not isinstance(value, str):
        return {}
    address, rt, rw = rt_in_address(text_of(value))
    if not _number(rt):
        return {}
    return {"address": address, "rt": rt} | _missing(values, rw=_number(rw))


def _phone(values: Values) -> Values:
    if _is_number_alone(values["phone"]):
        return {}
    first, others = first_phone(values["phone"])
    return {"phone": first} | _noted(values, others) if others else {}


def _phone_more(values: Values) -> Values:
    parts: Values = {"phone_more": None}
    if "phone" not in values:
        return parts | {"phone": values["phone_more"]}
    return parts | _noted(values, text_of(values["phone_more"]))


def _noted(values: Values, numbers: str) -> Values:
    note = _("HP lain: {numbers}").format(numbers=numbers)
    notes = text_of(values.get("notes"))
    return {"notes": f"{notes}; {note}" if notes else note}


def _kelurahan_kecamatan(values: Values) -> Values:
    kelurahan, kecamatan = two_names(values["kelurahan_kecamatan"])
    parts: Values = {"kelurahan_kecamatan": None}
    return parts | _missing(values, kelurahan=kelurahan, kecamatan=kecamatan)


def _work_start(values: Values) -> Values:
    ends = (text_of(values.get(name)) for name in ("work_start", "work_end"))
    hours = "–".join(end for end in ends if end)
    parts: Values = {"work_start": None, "work_end": None}
    return parts | _missing(values, work_hours=hours)


def _sex_mark(values: Values) -> Values:
    """A tick in the column L or P; ticks in both say nothing."""
    marks = [name for name in ("sex_l", "sex_p") if name in values]
    parts: Values = {"sex_l": None, "sex_p": None}
    return parts | (_missing(values, sex=marks[0][-1].upper()) if len(marks) == 1 else {})


def _sex_pw(values: Values) -> Values:
    """P for pria and W for wanita; a longer word means what it says."""
    words = text_of(values["sex_pw"])
    meant = {"P": "L", "W": "P"}.get(words.strip(".").upper(), words)
    return {"sex_pw": None} | _missing(values, sex=meant)


def _missing(values: Values, **parts: Value) -> Values:
    """Keep the parts that have no cell of their own."""
    return {name: value for name, value in parts.items() if value and name not in values}


def _is_number_alone(value: Value) -> bool:
    """Say at a glance that a cell holds one number and nothing beside it, as most do."""
    return isinstance(value, str) and value.isdigit()


def _number(digits: str) -> str:
    return digits if digits.strip("0") else ""


_SPLITS: tuple[tuple[str, Callable[[Values], Values]], ...] = (
    ("nik_kk", _nik_kk),
    ("name_nik", _name_nik),
    ("name_middle", _more_names),
    ("name_last", _more_names),
    ("name", _name),
    ("birth", _birth),
    ("birth_date", _birth_date),
    ("birth_place", _birth_place),
    ("rt_rw", _rt_rw),
    ("rt", _rt),
    ("rw", _rw),
    ("address", _address),
    ("phone_more", _phone_more),
    ("phone", _phone),
    ("kelurahan_kecamatan", _kelurahan_kecamatan),
    ("work_start", _work_start),
    ("sex_pw", _sex_pw),
    ("sex_l", _sex_mark),
    ("sex_p", _sex_mark),
)
