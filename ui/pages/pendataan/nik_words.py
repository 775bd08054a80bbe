"""What the digits of a NIK say beside the form: words for the brackets, and what they propose."""

from __future__ import annotations

from desktop_app.domain import nik
from desktop_app.domain.dates import show_day
from desktop_app.domain.facts import Facts
from desktop_app.domain.worker import Worker
from desktop_app.kernel.i18n import _
from ui.widgets.nik_edit import Meaning


def meanings(worker: Worker, facts: Facts) -> tuple[Meaning, Meaning, Meaning]:
    """Say what digits 1–6, 7–12 and 13–16 mean; amber where another field contradicts them."""
    digits = worker.nik
    region = Meaning(region_words(digits, facts)) if len(digits) >= 6 else Meaning()
    if not nik.is_nik(digits):
        return region, Meaning(), Meaning()
    serial = _("urutan {serial}").format(serial=digits[12:])
    return region, _birth(worker, facts), Meaning(serial, amber=digits[12:] == "0000")


def region_words(digits: str, facts: Facts) -> str:
    """Name where a NIK was first registered, in a few words: the kecamatan, else what holds it."""
    name = facts.regions.registered_in(digits).partition(", ")[0]
    if not name:
        return _("wilayah tidak dikenal")
    return _("Kec. {name}").format(name=name) if digits[:6] in facts.regions else name


def _birth(worker: Worker, facts: Facts) -> Meaning:
    born, sex = nik.born_of(worker.nik, facts.today), nik.sex_of(worker.nik)
    if born is None:
        return Meaning(_("bukan tanggal"), amber=True)
    other_day = worker.birth_date is not None and not nik.birth_agrees(
        worker.nik, worker.birth_date
    )
    other_sex = bool(worker.sex) and worker.sex != sex
    return Meaning(f"{show_day(born)} · {sex}", amber=other_day or other_sex)


def proposals(worker: Worker, facts: Facts) -> dict[str, str]:
    """Give what the NIK proposes for other fields and they do not hold yet, as texts."""
    born = nik.born_of(worker.nik, facts.today) if nik.is_nik(worker.nik) else None
    if born is None or nik.is_placeholder(worker.nik):
        return {}
    found: dict[str, str] = {}
    if worker.birth_date is None or not nik.birth_agrees(worker.nik, worker.birth_date):
        found["birth_date"] = show_day(born)
    if worker.sex != nik.sex_of(worker.nik):
        found["sex"] = nik.sex_of(worker.nik)
    return found


def proposal_words(worker: Worker, facts: Facts) -> str:
    """Say the whole proposal: "14-08-1985 · laki-laki"."""
    born = nik.born_of(worker.nik, facts.today)
    word = _("laki-laki") if nik.sex_of(worker.nik) == "L" else _("perempuan")
    return f"{show_day(born)} · {word}" if born else word
