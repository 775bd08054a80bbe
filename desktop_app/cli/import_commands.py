"""Commands on whole lists of people: bring one in, write the office's own."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from typing import Any

from desktop_app.cli.asking import DONE, DONE_WITH_REST, Answer, opened, progress, tell
from desktop_app.domain.plan import Plan, Proposal
from desktop_app.kernel.i18n import _
from desktop_app.services import backups, imports, own_lists


def import_list(asked: argparse.Namespace) -> Answer:
    """Judge every row of a file and write the good ones."""
    with opened(asked) as app, progress() as p:
        facts = app.facts
        plan = app.ask(imports.plan_import, asked.file, facts, kind=asked.kind, progress=p)
        for remark in _remarks_on(plan):
            tell(remark)
        if not asked.dry_run:
            backups.keep_up(app)
            app.do(imports.write, plan, progress=p)
    counts = plan.counts
    tell(
        _(
            "{read} dibaca = {added} tambah + {changed} ubah + {skipped} lewati + {refused} tolak"
        ).format(**counts)
    )
    said: dict[str, Any] = dict(counts)
    if getattr(asked, "json", False):
        said["rows"] = [_row_said(each) for each in plan.proposals]
    return said, DONE_WITH_REST if counts["refused"] else DONE


def write_own_list(asked: argparse.Namespace) -> Answer:
    """Write everybody with everything as a workbook that another store of ours reads."""
    with opened(asked) as app, progress() as p:
        written = app.do(own_lists.write, asked.out, progress=p)
    said = _("{n} baris ditulis. Berkasnya memuat data pribadi; jaga baik-baik.")
    tell(said.format(n=written.rows))
    return {"path": str(written.path), "rows": written.rows, "sha256": written.sha256}, DONE


def _remarks_on(plan: Plan) -> Iterator[str]:
    yield from plan.remarks
    if plan.seen_before:
        said = _("Berkas ini sudah pernah diimpor, pada impor ke-{n}.")
        yield said.format(n=plan.seen_before)


def _row_said(proposal: Proposal) -> dict[str, Any]:
    return {
        "sheet": proposal.sheet,
        "row": proposal.row,
        "verdict": proposal.verdict.value,
        "issues": [
            {
                "code": each.code,
                "field": each.field,
                "level": each.level.value,
                "message": each.message,
            }
            for each in proposal.issues
        ],
        "values": dict(proposal.values),
    }
