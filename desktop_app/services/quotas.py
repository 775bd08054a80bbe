"""The places of a kelurahan or of the whole city: set, changed, taken away."""

from __future__ import annotations

from dataclasses import replace

from desktop_app.domain.choices import FUNDINGS, GROUPS
from desktop_app.domain.people import Right
from desktop_app.domain.quota import MOST_PLACES, Quota
from desktop_app.kernel.errors import AppError
from desktop_app.kernel.i18n import N_
from desktop_app.services.use_case import use_case
from desktop_app.store.unit import Unit


class PlacesError(AppError):
    """That many places cannot be."""

    text = N_("Tulis jumlah tempat, 1 sampai {most}.")
    exit_code = 2


class UnknownQuotaError(AppError):
    """The quota is for a region, group or source that nobody knows, or is gone."""

    text = N_("Kuota ini tidak dikenal. Pilih wilayah, kelompok, dan sumber dana dari daftar.")
    exit_code = 2


@use_case(N_("menetapkan kuota"), right=Right.ADMINISTER)
def save(unit: Unit, quota: Quota) -> Quota:
    """Set the places of a region, group, source and year; an earlier number is replaced.

    People who have a place keep it, also when there are fewer places now.

    Raises:
        PlacesError: no number of places between 1 and 99,999.
        UnknownQuotaError: there is no such region, group or source.
    """
    if not 1 <= quota.places <= MOST_PLACES:
        raise PlacesError(most=MOST_PLACES)
    choices = ((quota.group, GROUPS), (quota.funding, FUNDINGS))
    known_choices = all(not code or code in {one.code for one in of} for code, of in choices)
    if quota.region not in unit.facts.regions or not known_choices:
        raise UnknownQuotaError
    unit.about = unit.facts.regions.name(quota.region)
    region, group, funding, year = quota.about
    known = unit.find(Quota, region=region, group=group, funding=funding, year=year)
    if known:
        return unit.put(replace(known[0], places=quota.places))
    return unit.put(replace(quota, id=unit.new_id(), version=0))


@use_case(N_("menghapus kuota"), right=Right.ADMINISTER)
def remove(unit: Unit, quota_id: str) -> None:
    """Take a limit away: from then on there is none.

    Raises:
        UnknownQuotaError: it is gone already.
    """
    quota = unit.get(Quota, quota_id)
    if quota is None:
        raise UnknownQuotaError
    unit.about = unit.facts.regions.name(quota.region)
    unit.remove(quota)
