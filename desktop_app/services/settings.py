"""The office's settings: made at the beginning, changed by the administration."""

from __future__ import annotations

from dataclasses import replace

from desktop_app.domain.people import Right
from desktop_app.domain.practice import PracticeStaysError, is_practice
from desktop_app.domain.settings import Settings
from desktop_app.kernel.i18n import N_
from desktop_app.services.use_case import use_case
from desktop_app.store.unit import Unit


@use_case(N_("membuat data kantor"), right=Right.ADMINISTER, undoable=False)
def first_settings(unit: Unit, settings: Settings) -> Settings:
    """Write the settings of a new store; the start month becomes the month after today."""
    first = settings.first_month(unit.facts.today)
    return unit.put(replace(settings, start_month=first))


@use_case(N_("mengubah pengaturan"), right=Right.ADMINISTER)
def save(unit: Unit, settings: Settings) -> Settings:
    """Write changed settings.

    Raises:
        PracticeStaysError: an office for practice was to become a real one, or the reverse.
    """
    if is_practice(settings) != is_practice(unit.facts.settings):
        raise PracticeStaysError
    return unit.put(settings)
