"""Commands around a batch: layouts, withdrawal, recognising a file, lists that are not sealed."""

from __future__ import annotations

import argparse

from desktop_app.cli.asking import DONE, DONE_WITH_REST, Answer, opened, progress, tell
from desktop_app.domain.workflow import Status
from desktop_app.kernel.i18n import _
from desktop_app.queries.submissions import batch_numbered
from desktop_app.queries.workers import Filter
from desktop_app.services import dukcapil, layouts, plain_lists, submissions
from desktop_app.services.answers import NoSuchBatchError


def layout_list(asked: argparse.Namespace) -> Answer:
    """Give all layouts."""
    with opened(asked) as app:
        known = app.ask(layouts.known_layouts)
    for each in known:
        tell(f"{each.name}: {each.title}")
    said = [{"name": each.name, "title": each.title, "own": each.own} for each in known]
    return {"layouts": said}, DONE


def layout_add(asked: argparse.Namespace) -> Answer:
    """Keep a layout's file, or the agency's own workbook as a layout."""
    with opened(asked) as app:
        loaded = layouts.load(asked.file)
        kept = app.do(layouts.save, loaded.text, loaded.workbook)
    tell(_("Tata letak {name} disimpan.").format(name=kept.name))
    for heading in loaded.unmapped:
        tell(_("Kolom “{heading}” tidak dikenal dan dibiarkan kosong.").format(heading=heading))
    said = {"layout": kept.name, "unmapped": list(loaded.unmapped)}
    return said, DONE_WITH_REST if loaded.unmapped else DONE


def withdraw(asked: argparse.Namespace) -> Answer:
    """Withdraw a sealed batch that nobody has answered."""
    with opened(asked) as app:
        batch = app.ask(batch_numbered, asked.batch)
        if batch is None:
            raise NoSuchBatchError(number=asked.batch)
        app.do(submissions.withdraw, batch.id, asked.reason)
    tell(_("Kiriman {number} ditarik; orangnya kembali Terverifikasi.").format(number=asked.batch))
    return {"batch": batch.number, "people": batch.people}, DONE


def recognise(asked: argparse.Namespace) -> Answer:
    """Tell which sent file this is, and what differs."""
    with opened(asked) as app, progress() as p:
        found = app.ask(submissions.recognise, asked.file, progress=p)
    if found is None:
        tell(_("Berkas ini bukan dari kiriman data ini."))
        return {
            "batch": None,
            "file": None,
            "same": False,
            "changed": [],
            "gone": 0,
        }, DONE_WITH_REST
    said = {
        "batch": found.batch.number,
        "file": found.name,
        "same": found.same,
        "changed": list(found.returned.changed),
        "gone": found.returned.gone,
    }
    if found.same:
        tell(_("Ini {file}, tepat seperti yang dikirim.").format(**said))
        return said, DONE
    tell(_("Ini {file}, tetapi tidak lagi seperti yang dikirim.").format(**said))
    return said, DONE_WITH_REST


def write_list(asked: argparse.Namespace) -> Answer:
    """Write everybody in a layout without sealing anything."""
    with opened(asked) as app, progress() as p:
        statuses = tuple(Status(each) for each in asked.status)
        groups = (asked.group,) if asked.group else ()
        who = Filter(region=asked.kelurahan, groups=groups, statuses=statuses)
        prepared = app.ask(plain_lists.prepare, app.facts, asked.layout, who)
        written = app.do(plain_lists.write, prepared, asked.out, progress=p)
    n = sum(each.rows for each in written)
    tell(_("{n} orang ditulis. Berkasnya memuat data pribadi; jaga baik-baik.").format(n=n))
    files = [{"path": str(each.path), "rows": each.rows, "sha256": each.sha256} for each in written]
    said = {"written": n, "left_out": len(prepared.left_out), "files": files}
    return said, DONE_WITH_REST if prepared.left_out else DONE


def match(asked: argparse.Namespace) -> Answer:
    """Take in what Dukcapil says of NIKs."""
    with opened(asked) as app, progress() as p:
        plan = app.ask(dukcapil.plan_matching, asked.file, app.facts, progress=p)
        if not asked.dry_run:
            app.do(dukcapil.apply_matching, plan)
    counts = plan.counts()
    tell(
        _(
            "{read} dibaca = {changed} berubah + {same} tetap + {repeated} berulang + "
            "{unclear} tidak jelas + {unknown} tidak dikenal"
        ).format(**counts)
    )
    return counts, DONE_WITH_REST if counts["unclear"] or counts["unknown"] else DONE
