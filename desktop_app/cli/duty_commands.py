"""Commands on personal data: one's own sheet, requests and their answers, retention, a breach."""

from __future__ import annotations

import argparse
from pathlib import Path

from desktop_app.app import App
from desktop_app.cli.asking import DONE, DONE_WITH_REST, Answer, opened, tell
from desktop_app.cli.trust_commands import EndingError, named_user
from desktop_app.domain.data_request import (
    KIND_LABELS,
    STATE_LABELS,
    DataRequest,
    Disposal,
    RequestKind,
)
from desktop_app.kernel.errors import UsageError
from desktop_app.kernel.i18n import N_, _, ngettext
from desktop_app.queries import duties
from desktop_app.queries.affected import Leak
from desktop_app.queries.workers import people_by_nik
from desktop_app.services import breaches, erasures, own_data, reports, requests
from desktop_app.services.enrolments import NobodyWithNikError


class NoSuchRequestError(UsageError):
    """There is no request of that number."""

    text = N_("Tidak ada permintaan nomor {number}.")


class NoSuchMinutesError(UsageError):
    """There are no minutes of that number."""

    text = N_("Tidak ada berita acara {code}. Yang ada: {known}.")


class NoPlaceError(UsageError):
    """Minutes are written again into a file."""

    text = N_("Sebutkan juga berkasnya: --out BERKAS.pdf.")


def own_sheet(asked: argparse.Namespace) -> Answer:
    """Write everything that is held about somebody as PDF."""
    with opened(asked) as app:
        sheet = app.ask(own_data.told, app.facts, _worker(app, asked.nik))
        app.do(own_data.save, sheet, asked.out, own_data.rendered(sheet))
    tell(_("Lembar Data Saya tersimpan di {path}.").format(path=asked.out))
    return {"path": str(asked.out), "head": sheet.head.words}, DONE


def note(asked: argparse.Namespace) -> Answer:
    """Note what somebody asks for about their own data."""
    with opened(asked) as app:
        wanted = requests.Asked(
            worker_id=_worker(app, asked.nik),
            kind=RequestKind(asked.kind),
            asked_by=asked.by,
            wish=asked.wish,
        )
        made = app.do(requests.note, wanted)
    due = f"{made.due.astimezone():%d-%m-%Y %H.%M}"
    tell(_("Permintaan {n} dicatat; jawab sebelum {due}.").format(n=made.number, due=due))
    return {"request": made.number, "due": made.due.isoformat()}, DONE


def listed(asked: argparse.Namespace) -> Answer:
    """List the requests, those that wait first."""
    with opened(asked) as app:
        found = app.ask(duties.requests)
        late = [each for each in found if each.request.is_open and each.request.due < app.now()]
    for each in found:
        tell(_line(each))
    said = [_said(each.request) for each in found]
    return {"requests": said, "late": len(late)}, DONE_WITH_REST if late else DONE


def answer(asked: argparse.Namespace) -> Answer:
    """Answer a request: fulfilled, or refused with a reason."""
    with opened(asked) as app:
        request = _request(app, asked.number)
        if asked.refuse:
            done = app.do(requests.refuse, request.id, asked.refuse)
        else:
            done = app.do(requests.fulfil, request.id)
    tell(_("Permintaan {n}: {state}.").format(n=done.number, state=_(STATE_LABELS[done.state])))
    return _said(done), DONE


def erase(asked: argparse.Namespace) -> Answer:
    """Erase whom a request is about, and write the minutes."""
    with opened(asked) as app:
        request = _request(app, asked.number)
        disposal = erasures.carry_out_request(app, request.id)
        app.ask(erasures.save_minutes, app.facts, disposal, asked.out)
    return _told_disposal(disposal, asked.out)


def retention(asked: argparse.Namespace) -> Answer:
    """Count who was kept too long; with `--out` erase them and write the minutes.

    Raises:
        NoPlaceError, NoSuchMinutesError: minutes are to be written again, and nobody says where, or
            there are none of that number.
    """
    if asked.minutes:
        return _minutes_again(asked)
    with opened(asked) as app:
        before = app.facts.settings.kept_since(app.facts.today)
        found = app.ask(duties.kept_too_long, before)
        if asked.out and found:
            disposal = erasures.carry_out_retention(app, [each.worker.id for each in found])
            app.ask(erasures.save_minutes, app.facts, disposal, asked.out)
            return _told_disposal(disposal, asked.out)
    n = len(found)
    said = ngettext("{n} orang melewati masa simpan.", "{n} orang melewati masa simpan.", n)
    tell(said.format(n=n))
    return {"people": n, "before": before.isoformat()}, DONE_WITH_REST if n else DONE


def _minutes_again(asked: argparse.Namespace) -> Answer:
    if not asked.out:
        raise NoPlaceError
    with opened(asked) as app:
        known = {each.code: each for each in app.ask(duties.disposals)}
        disposal = known.get(asked.minutes)
        if disposal is None:
            raise NoSuchMinutesError(code=asked.minutes, known=", ".join(known) or "–")
        app.ask(erasures.save_minutes, app.facts, disposal, asked.out)
    tell(_("Berita acara {code} ditulis lagi: {path}").format(code=disposal.code, path=asked.out))
    n = len(disposal.lines)
    return {"people": n, "minutes": disposal.code, "path": str(asked.out)}, DONE


def breach(asked: argparse.Namespace) -> Answer:
    """Write who was affected by what left the store or was seen.

    Raises:
        EndingError: the file's name ends in nothing that is written.
    """
    if asked.out.suffix.lower() not in reports.ENDINGS:
        raise EndingError
    with opened(asked) as app:
        who = named_user(app, asked.by).id if asked.by else ""
        leak = Leak(user=who, since=asked.since, until=asked.until, ways=tuple(asked.way))
        report = app.ask(breaches.affected, app.facts, leak)
        content = reports.rendered(report, asked.out.suffix.lower())
        app.do(breaches.save, report, asked.out, content)
    n = report.people
    said = ngettext("{n} orang terdampak, di {path}.", "{n} orang terdampak, di {path}.", n)
    tell(said.format(n=n, path=asked.out))
    return {"people": n, "scope": report.scope, "path": str(asked.out)}, DONE


def _told_disposal(disposal: Disposal, path: Path) -> Answer:
    n = len(disposal.lines)
    said = ngettext(
        "{n} orang dihapus; berita acara {code} di {path}. Cadangan lama masih memuatnya sampai"
        " berganti; cadangan USB yang disimpan sendiri hapuslah juga.",
        "{n} orang dihapus; berita acara {code} di {path}. Cadangan lama masih memuatnya sampai"
        " berganti; cadangan USB yang disimpan sendiri hapuslah juga.",
        n,
    )
    tell(said.format(n=n, code=disposal.code, path=path))
    return {"people": n, "minutes": disposal.code, "path": str(path)}, DONE


def _worker(app: App, nik: str) -> str:
    found = app.ask(people_by_nik, [nik]).get(nik)
    if found is None:
        raise NobodyWithNikError
    return found.worker.id


def _request(app: App, number: int) -> DataRequest:
    found = app.ask(duties.request, number)
    if found is None:
        raise NoSuchRequestError(number=number)
    return found


def _line(waiting: duties.Waiting) -> str:
    request = waiting.request
    due = f"{request.due.astimezone():%d-%m-%Y %H.%M}"
    said = _("{n}: {kind}, {name}; {state}; batas {due}")
    return said.format(
        n=request.number,
        kind=_(KIND_LABELS[request.kind]),
        name=waiting.name or _("(dihapus)"),
        state=_(STATE_LABELS[request.state]),
        due=due,
    )


def _said(request: DataRequest) -> dict[str, object]:
    return {
        "number": request.number,
        "kind": request.kind.value,
        "state": request.state.value,
        "asked_at": request.asked_at.isoformat(),
        "due": request.due.isoformat(),
        "reason": request.reason,
    }
