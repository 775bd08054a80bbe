"""Places: who takes one, what stops when none is left, and what Beranda says of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from office import CITY, KELURAHAN, RINA, TARMIZI, TODAY, create, open_as, save, with_verifier

from desktop_app.app import App
from desktop_app.domain.checklist import CHECKLIST
from desktop_app.domain.quota import Quota
from desktop_app.queries import dashboard
from desktop_app.queries import quotas as known
from desktop_app.services import quotas, verification
from desktop_app.services.verification import QUOTA_FULL, QuotaFullError

PAPERS = [code for code, _label in CHECKLIST]
PAYO_SELINCAH = "15.71.11.1002"
NIKS = tuple(f"15711114088500{n:02}" for n in range(3, 8))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """An office with five recorded people of one kelurahan, and somebody who verifies."""
    app = with_verifier(create(tmp_path / "kantor"))
    for n, nik in enumerate(NIKS):
        save(
            app,
            nik=nik,
            name=f"Orang {'ABCDE'[n]}",
            phone=f"08127411900{n}",
            kk=f"157107120312000{n}",
        )
    app.close()
    return tmp_path / "kantor"


@pytest.fixture
def app(folder: Path) -> Iterator[App]:
    opened = open_as(folder, "Rina", RINA)
    yield opened
    opened.close()


def limit(folder: Path, *quotas_set: Quota) -> App:
    """Set quotas as Rina, then come as the verifier."""
    app = open_as(folder, "Rina", RINA)
    for quota in quotas_set:
        app.do(quotas.save, quota)
    app.close()
    return open_as(folder, "Tarmizi", TARMIZI)


def one(region: str = PAYO_SELINCAH, places: int = 2, **more: object) -> Quota:
    return replace(Quota(id="", region=region, places=places), **more)  # type: ignore[arg-type]


def test_without_a_quota_there_is_no_limit(folder: Path) -> None:
    app = limit(folder)
    assert app.do(verification.verify_all).verified == len(NIKS)
    assert app.ask(dashboard.places, app.facts.settings, TODAY) == []
    app.close()


@pytest.mark.parametrize(
    "quota",
    [
        one(),
        one(CITY),
        one(group="pekerja_rentan", funding="apbd_kota", year=2026),
    ],
    ids=["kelurahan", "whole city", "group, source and year"],
)
def test_verifying_all_stops_where_the_places_end(folder: Path, quota: Quota) -> None:
    app = limit(folder, quota)
    done = app.do(verification.verify_all)
    assert (done.verified, done.held) == (2, {QUOTA_FULL: 3})
    assert app.ask(dashboard.places, app.facts.settings, TODAY) == [(quota.region, 2, 2)]
    app.close()


@pytest.mark.parametrize(
    "quota",
    [one(KELURAHAN), one(group="ketua_rt"), one(funding="baznas"), one(year=2027)],
    ids=["kelurahan", "group", "source", "year"],
)
def test_a_quota_limits_nobody_else(folder: Path, quota: Quota) -> None:
    app = limit(folder, quota)
    assert app.do(verification.verify_all).verified == len(NIKS)
    app.close()


def test_one_too_many_is_told_with_the_numbers_and_a_place_comes_free(folder: Path) -> None:
    app = limit(folder, one())
    app.do(verification.verify_all)
    with app.store.reading() as connection:
        status = connection.exec_driver_sql("SELECT id, status FROM enrolment ORDER BY id").all()
    held = [key for key, each in status if each == "recorded"]
    with pytest.raises(QuotaFullError, match=r"Kuota Payo Selincah penuh: 2 dari 2 tempat\."):
        app.do(verification.verify, held[0], PAPERS)

    seated = next(key for key, each in status if each == "verified")
    app.do(verification.send_back, seated, "KTP tidak terbaca")
    app.do(verification.verify, held[0], PAPERS)
    app.close()


def test_saving_again_replaces_the_number_and_removing_ends_the_limit(app: App) -> None:
    first = app.do(quotas.save, one(places=40))
    second = app.do(quotas.save, one(places=44))
    assert second.id == first.id
    assert [each.places for each in app.ask(known.quotas)] == [44]
    app.do(quotas.remove, second.id)
    assert app.ask(known.quotas) == []


@pytest.mark.parametrize(
    ("quota", "error"),
    [
        (one(places=0), quotas.PlacesError),
        (one("99.99.99.9999"), quotas.UnknownQuotaError),
        (one(group="siapa saja"), quotas.UnknownQuotaError),
    ],
)
def test_what_cannot_be_a_quota_is_refused(app: App, quota: Quota, error: type[Exception]) -> None:
    with pytest.raises(error):
        app.do(quotas.save, quota)


def test_a_quota_within_a_wider_one_is_not_counted_twice(app: App) -> None:
    for quota in (one(places=40), one(places=10, group="ketua_rt"), one(KELURAHAN, places=8)):
        app.do(quotas.save, quota)
    found = app.ask(dashboard.places, app.facts.settings, TODAY)
    assert found == [(KELURAHAN, 0, 8), (PAYO_SELINCAH, 0, 40)]
