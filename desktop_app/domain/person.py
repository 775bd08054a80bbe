"""A worker with the current enrolment as one thing: read together, judged together."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from itertools import compress
from operator import attrgetter
from typing import Any

from desktop_app.domain import nik
from desktop_app.domain.cells import Value
from desktop_app.domain.consent import with_ground
from desktop_app.domain.dates import show_day
from desktop_app.domain.dukcapil import issues_of, still_said
from desktop_app.domain.enrolment import Enrolment
from desktop_app.domain.facts import Facts
from desktop_app.domain.fields import Parse, fields_of, parsed_as, read, with_notes
from desktop_app.domain.findings import RULES, issue
from desktop_app.domain.names import says_died
from desktop_app.domain.reasons import reason_for
from desktop_app.domain.record import Issue, Level, changed
from desktop_app.domain.worker import Worker
from desktop_app.domain.workflow import Status, needed_by
from desktop_app.kernel.i18n import _

# What only the raw text shows: it is kept until the field is filled or somebody acknowledges it.
STICKY = frozenset(
    {"rt_unreadable", "phone_unreadable", "kpj_length", "kpj_is_bpjs_kesehatan", "value_unreadable"}
)

AGENCY_REFUSED = "agency_refused"


@dataclass(frozen=True, slots=True)
class Person:
    """Who somebody is and what they are enrolled in now."""

    worker: Worker
    enrolment: Enrolment


def blank_person(worker_id: str, enrolment_id: str) -> Person:
    """Give a person of whom nothing is known yet, to read a form or a row over."""
    return Person(Worker(id=worker_id), Enrolment(id=enrolment_id, worker_id=worker_id))


@dataclass(frozen=True, slots=True)
class PersonReading:
    """A person as raw texts give them, with everything that is to be said."""

    person: Person
    issues: tuple[Issue, ...]


def read_person(
    base: Person,
    raw: Mapping[str, Value],
    facts: Facts,
    parse: Parse = parsed_as,
    ids: tuple[str, str] | None = None,
) -> PersonReading:
    """Read raw texts over `base` and judge the whole: one way for form, import and package.

    `ids`: those of a new worker and enrolment, when `base` is the blank of a whole list.
    """
    worker_id, enrolment_id = ids or (base.worker.id, base.enrolment.id)
    who = read(base.worker, raw, facts, parse, {"id": worker_id})
    own = {"id": enrolment_id, "worker_id": worker_id}
    what = read(base.enrolment, raw, facts, parse, own)
    worker = still_said(base.worker, who.record)
    if what.kept:
        worker = replace(worker, notes=with_notes(worker.notes, what.kept))
    person = Person(worker, what.record)
    said = who.issues + what.issues
    judged = judge(person, facts)
    if said and judged:
        codes = {each.code for each in said}
        judged = tuple(each for each in judged if not _covered(each, codes))
    return PersonReading(person, said + judged)


def _covered(found: Issue, codes: set[str]) -> bool:
    """Whether a finding says again what reading the text has said already."""
    if found.code == "field_missing":
        return f"{found.field}_unreadable" in codes
    return {
        "birth_date_missing": "birth_date_unreadable",
        "kelurahan_missing": "kelurahan_unknown",
        "nik_length": "nik_precision",
        "nik_digits": "nik_precision",
        "nik_serial_zero": "nik_precision",
        "kk_length": "kk_length",
    }.get(found.code, "") in codes


def judge(person: Person, facts: Facts) -> tuple[Issue, ...]:
    """Give all findings about a person that the values themselves show, in the order of the form.

    The table of codes: docs/domain.md §3.1.
    """
    worker, enrolment = person.worker, person.enrolment
    return (
        *_nik(worker, facts),
        *issues_of(worker),
        *_refused(enrolment),
        *_name(worker),
        *_birth(worker, enrolment, facts),
        *_place(worker, facts),
        *_work(worker, facts),
        *_missing(worker),
    )


def _nik(worker: Worker, facts: Facts) -> Iterator[Issue]:
    shape = nik_shape(worker.nik)
    if shape:
        yield shape
    else:
        yield from _nik_against(worker, facts)
    if worker.kk and not nik.is_nik(worker.kk):
        said = _("No. KK harus 16 angka; ini {n}.").format(n=len(worker.kk))
        yield issue("kk_length", "kk", said)


def nik_shape(digits: str) -> Issue | None:
    """Say what is wrong with the digits of a NIK as such, or None when they are sixteen digits."""
    if not digits:
        return issue("nik_missing", "nik", _("Belum ada NIK. Ketik 16 angkanya dari KTP."))
    if not nik.only_digits(digits):
        said = _("NIK hanya terdiri atas angka. Periksa huruf yang mirip angka, seperti O dan l.")
        return issue("nik_digits", "nik", said, nik.letters_as_digits(digits))
    if len(digits) != 16:
        said = _("NIK harus 16 angka; ini {n}.").format(n=len(digits))
        return issue("nik_length", "nik", said)
    if nik.is_placeholder(digits):
        return issue("nik_placeholder", "nik", _("Ini NIK contoh. Ketik NIK dari KTP."))
    return None


def _nik_against(worker: Worker, facts: Facts) -> Iterator[Issue]:
    """Compare sixteen sound digits with what else is known of the person."""
    fits = nik.agrees(worker.nik, worker.birth_date, worker.sex)
    doubtful = not fits or worker.nik == worker.kk
    if doubtful and nik.swapped_with_kk(worker.nik, worker.kk, worker.birth_date, worker.sex):
        said = _("NIK dan No. KK tertukar. Cocokkan dengan KTP dan KK.")
        yield issue("nik_kk_swapped", "nik", said, worker.kk if worker.kk != worker.nik else "")
        return
    if worker.nik.endswith("0000"):
        yield issue("nik_serial_zero", "nik", _("Empat angka terakhir NIK tidak mungkin 0000."))
    province = worker.nik[:2]
    if province not in facts.regions.provinces:
        said = _("Dua angka pertama NIK, {p}, bukan kode provinsi.").format(p=province)
        yield issue("nik_region_unknown", "nik", said)
    if not (fits and worker.sex):
        yield from _dates_against(worker, facts)


def _dates_against(worker: Worker, facts: Facts) -> Iterator[Issue]:
    written = nik.born_of(worker.nik, facts.today)
    if written is None:
        said = _("Angka ke-7 sampai ke-12 NIK bukan tanggal. Cocokkan dengan KTP.")
        yield issue("nik_date_invalid", "nik", said)
        return
    if worker.birth_date and not nik.birth_agrees(worker.nik, worker.birth_date):
        turned = nik.swapped_day_month(worker.birth_date, worker.nik)
        code = "birth_date_swapped" if turned else "nik_birth_date"
        said = (
            _("Hari dan bulan mungkin tertukar: di NIK tertulis {day}.")
            if turned
            else _("Tanggal lahir tidak sama dengan NIK: di NIK tertulis {day}.")
        )
        day = show_day(turned or written)
        yield issue(code, "birth_date", said.format(day=day), day)
    if worker.sex and worker.sex != nik.sex_of(worker.nik):
        word = _("perempuan") if worker.sex == "L" else _("laki-laki")
        said = _("Jenis kelamin tidak sama dengan NIK: menurut NIK {word}.").format(word=word)
        yield issue("nik_sex", "sex", said, nik.sex_of(worker.nik))


def _refused(enrolment: Enrolment) -> Iterator[Issue]:
    """Say at the field what the agency refused, until the person is recorded anew."""
    if enrolment.status is Status.DENIED and enrolment.note:
        said = _("BPJS menolak: {reason}").format(reason=enrolment.note)
        yield issue(AGENCY_REFUSED, reason_for(enrolment.note).field or "nik", said)


def _name(worker: Worker) -> Iterator[Issue]:
    if not worker.name:
        yield issue("name_missing", "name", _("Nama belum ada. Tulis seperti di KTP."))
    if worker.title_before and says_died(worker.title_before):
        said = _("Namanya ditulis dengan “{titles}”. Pastikan dahulu bahwa orang ini masih hidup.")
        yield issue("name_deceased", "name", said.format(titles=worker.title_before))


def _birth(worker: Worker, enrolment: Enrolment, facts: Facts) -> Iterator[Issue]:
    born = worker.birth_date
    if born is None:
        yield issue("birth_date_missing", "birth_date", _("Tanggal lahir belum ada."))
        return
    if born > facts.today:
        yield issue("birth_date_future", "birth_date", _("Tanggal lahir ini belum tiba."))
        return
    first = enrolment.start_month or facts.settings.start_month or facts.today
    least, limit = facts.settings.least_age, facts.settings.age_limit
    age = nik.age_on(first, born)
    if age < least:
        said = _("Belum {n} tahun pada {day}.").format(n=least, day=show_day(first))
        yield issue("age_low", "birth_date", said)
    if age >= limit:
        said = _("Sudah {n} tahun pada {day}; batasnya belum {n} tahun.")
        yield issue("age_high", "birth_date", said.format(n=limit, day=show_day(first)))


def _place(worker: Worker, facts: Facts) -> Iterator[Issue]:
    if not worker.kelurahan:
        yield issue("kelurahan_missing", "kelurahan", _("Kelurahan belum ada."))
        return
    home = worker.home_kelurahan or worker.kelurahan
    if facts.settings.is_kelurahan and home != facts.settings.office:
        said = _("Tinggal di kelurahan {name}, bukan kelurahan kantor ini.")
        yield issue("outside_office", "kelurahan", said.format(name=facts.regions.name(home)))
    if worker.postal_code and not facts.regions.postal_code_fits(
        worker.kelurahan, worker.postal_code
    ):
        known = facts.regions.postal_code(worker.kelurahan)
        said = _("Tabel pos menulis {code}.").format(code=known)
        yield issue("postal_code_mismatch", "postal_code", said, known)


def _work(worker: Worker, facts: Facts) -> Iterator[Issue]:
    if worker.occupation and not facts.occupations.is_eligible(worker.occupation):
        said = _("Pekerjaan ini biasanya tidak ditanggung: {name}. Pastikan pekerjaan sekarang.")
        name = facts.occupations.label(worker.occupation)
        yield issue("occupation_ineligible", "occupation", said.format(name=name))


_OWN_CODE = frozenset({"nik", "name", "kelurahan", "birth_date"})


def _missing(worker: Worker) -> Iterator[Issue]:
    for name in lacking(worker, Status.VERIFIED):
        if name not in _OWN_CODE:
            label = _(fields_of(Worker)[name].kind.label)
            said = _("{label} belum ada.").format(label=label)
            yield issue("field_missing", name, said)


def lacking(worker: Worker, target: Status) -> tuple[str, ...]:
    """Give the fields that are empty and needed to reach `target`, in the order of the form."""
    names, values_of = _required_for(target)
    values = values_of(worker)
    if "" not in values and None not in values:
        return ()
    return tuple(compress(names, (value in {"", None} for value in values)))


@cache
def _required_for(target: Status) -> tuple[tuple[str, ...], Callable[[Worker], tuple[Any, ...]]]:
    on_the_way = needed_by(target)
    declared = fields_of(Worker).items()
    names = tuple(name for name, each in declared if each.kind.spec.required in on_the_way)
    return names, attrgetter(*names)


def with_findings(reading: PersonReading, before: Worker | None = None) -> Person:
    """Give the person with the findings noted on the worker, ready to be saved.

    What only the raw text showed stays noted from `before` until its field is filled.
    """
    found = {f"{each.code}:{each.field}" for each in reading.issues if each.code != AGENCY_REFUSED}
    worker, enrolment = with_ground(reading.person.worker), reading.person.enrolment
    for old in before.findings if before else ():
        code, _colon, name = old.partition(":")
        value = getattr(worker, name, None) or getattr(enrolment, name, None)
        if _stays(code) and (code == "likely_duplicate" or not value):
            found.add(old)
    ordered = _in_order(frozenset(found))
    if ordered != worker.findings:
        worker = changed(worker, {"findings": ordered})
    return Person(worker, enrolment)


@lru_cache(maxsize=1_024)
def _in_order(found: frozenset[str]) -> tuple[str, ...]:
    return tuple(sorted(found, key=_gravest_first))


def _gravest_first(found: str) -> tuple[int, str]:
    return list(Level).index(RULES[found.partition(":")[0]].level), found


def noted(findings: Iterable[str]) -> tuple[Issue, ...]:
    """Give the findings of the last save as issues with their short names."""
    pairs = (each.partition(":") for each in findings)
    return tuple(issue(code, name, _(RULES[code].label)) for code, _colon, name in pairs)


def standing_issues(person: Person, facts: Facts) -> tuple[Issue, ...]:
    """Give what stands against a person now: what the values show, and what was noted to stay."""
    found = judge(person, facts)
    have = {(each.code, each.field) for each in found}
    kept = (
        each
        for each in noted(person.worker.findings)
        if _stays(each.code) and (each.code, each.field) not in have
    )
    return (*found, *kept)


def _stays(code: str) -> bool:
    return code in STICKY or code == "likely_duplicate"
