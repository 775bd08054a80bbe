"""The office's settings: a record like any other, changed, journaled and undone the same way."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from desktop_app.domain.dates import months_after
from desktop_app.domain.record import Record


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings(Record):
    """What an office decides for itself; one record with the id `office`.

    `recheck_share` says of how many in a hundred verified people the papers are keyed a second time.
    `office` is a wilayah code: a kelurahan (`15.71.07.1001`) or a whole kota (`15.71`).
    Ages are whole years; months are months paid for; `income` is rupiah a month. `collect_days`: how
    long a printed card may wait for its person before it is told; `keep_years`: how long people whose
    enrolment ended or was rejected are kept.
    """

    office: str = ""
    office_name: str = ""
    contact: str = ""
    head_name: str = ""
    start_month: date | None = None
    months: int = 12
    programmes: str = "jkk jkm"
    income: int = 1_000_000
    funding: str = "apbd_kota"
    decree: str = ""
    least_age: int = 18
    age_limit: int = 65
    collect_days: int = 14
    keep_years: int = 10
    card_design: str = "kota"
    card_sheet: str = "a4-2x5"
    layout: str = "bpu"
    language: str = "id"
    recheck_share: int = 5

    @property
    def is_kelurahan(self) -> bool:
        """Whether the office is one kelurahan, not the whole city."""
        return self.office.count(".") == 3

    def first_month(self, today: date) -> date:
        """Give the start month of new enrolments: as set, else the month after `today`."""
        return self.start_month or months_after(today, 1)

    def kept_since(self, today: date) -> date:
        """Give the day before which an enrolment was closed whose person should be erased by now."""
        return months_after(today.replace(day=1), -12 * self.keep_years)

    def late_before(self, today: date) -> date:
        """Give the day before which a card was printed whose person should have come by now."""
        return today - timedelta(days=self.collect_days)
