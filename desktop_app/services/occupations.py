"""The office's own codes of occupations, as its branch of the agency has named them."""

from __future__ import annotations

from dataclasses import replace

from desktop_app.domain.occupation import OccupationCode
from desktop_app.domain.people import Right
from desktop_app.kernel.errors import AppError
from desktop_app.kernel.i18n import N_
from desktop_app.services.use_case import use_case
from desktop_app.store.unit import Unit

LONGEST = 20


class OccupationCodeError(AppError):
    """The code is too long, or belongs to no occupation."""

    text = N_("Kode pekerjaan terdiri atas paling banyak {n} huruf atau angka.")
    exit_code = 2


@use_case(N_("mengubah kode pekerjaan"), right=Right.ADMINISTER)
def save_code(unit: Unit, occupation: str, bpjs_code: str) -> None:
    """Set the agency's code of an occupation; "" brings back what the program's table says.

    Raises:
        OccupationCodeError: the code is longer than twenty characters, or the occupation unknown.
    """
    code = " ".join(bpjs_code.split())
    known = unit.facts.occupations.by_code.get(occupation)
    if known is None or len(code) > LONGEST or not code.isprintable():
        raise OccupationCodeError(n=LONGEST)
    unit.about = known.label
    kept = unit.get(OccupationCode, occupation)
    if code:
        record = kept or OccupationCode(id=occupation)
        unit.put(replace(record, bpjs_code=code))
    elif kept:
        unit.remove(kept)
