"""The command on likely duplicates: look through the whole store, list what waits."""

from __future__ import annotations

import argparse
from collections.abc import Mapping, Sequence
from typing import Any

from desktop_app.app import App
from desktop_app.cli.asking import (
    DONE,
    DONE_WITH_REST,
    Answer,
    note_look,
    opened,
    progress,
    tell,
)
from desktop_app.domain.duplicates.groups import grouped
from desktop_app.domain.duplicates.pair import Pair, told
from desktop_app.domain.duplicates.scoring import is_sure
from desktop_app.domain.worker import Worker
from desktop_app.kernel.i18n import _
from desktop_app.queries import duplicates as questions
from desktop_app.services import duplicates


def look(asked: argparse.Namespace) -> Answer:
    """Compare everybody with everybody, keep new pairs; list those that wait, the likeliest first.

    With `--dry-run` nothing is kept, and the new pairs are listed.
    """
    with opened(asked) as app, progress() as p:
        looked = app.ask(duplicates.find, p)
        if asked.dry_run:
            pairs = [each.pair("") for each in looked.found][: asked.limit]
            new = len(looked.found)
        else:
            new = len(app.do(duplicates.note, looked))
            pairs = [each.pair for each in app.ask(questions.open_pairs, limit=asked.limit)]
        waiting = app.ask(questions.count_open)
        said = _said(app, pairs)
        note_look(app, _("perintah duplicates"), (key for each in pairs for key in each.workers))
    for each in said:
        tell(f"{each['score']:3} {' – '.join(each['names'])}: {', '.join(each['reasons'])}")
    words = _("{people} orang dibandingkan: {new} pasangan baru, {open} menunggu keputusan.")
    tell(words.format(people=looked.people, new=new, open=waiting))
    answer = {"compared": looked.people, "new": new, "open": waiting, "pairs": said}
    return answer, DONE_WITH_REST if waiting or new else DONE


def _said(app: App, pairs: Sequence[Pair]) -> list[dict[str, Any]]:
    known = app.ask(questions.workers_by_id, {key for each in pairs for key in each.workers})
    groups = enumerate(grouped(pairs, lambda pair: pair.workers), start=1)
    numbers = {pair.workers: number for number, group in groups for pair in group}
    return [_pair_said(each, known, numbers[each.workers]) for each in pairs]


def _pair_said(pair: Pair, known: Mapping[str, Worker], group: int) -> dict[str, Any]:
    workers = [known[key] for key in pair.workers]
    return {
        "score": pair.score,
        "sure": is_sure(pair.score),
        "group": group,
        "ids": list(pair.workers),
        "names": [each.name for each in workers],
        "niks": [each.nik for each in workers],
        "reasons": [each.sentence for each in told(pair.reasons)],
    }
