"""A list that is taken in: who of its people may be in the store, or twice in it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain

from desktop_app.domain.duplicates.crowd import SHARES, Crowd
from desktop_app.domain.duplicates.matching import found_by, likely_beside
from desktop_app.domain.duplicates.pair import Found
from desktop_app.domain.duplicates.scoring import Scale
from desktop_app.domain.duplicates.traits import Traits, traits_of
from desktop_app.domain.findings import issue
from desktop_app.domain.plan import Proposal, Verdict
from desktop_app.domain.worker import Worker
from desktop_app.kernel.i18n import _
from desktop_app.kernel.jobs import Crew, Progress
from desktop_app.queries import duplicates as questions
from desktop_app.store.engine import Reader

_FEW = 20
"""So many rows are looked up one by one; more are compared in one pass over the store."""


def marked(
    connection: Reader, proposals: Sequence[Proposal], progress: Progress, helpers: Crew
) -> tuple[Proposal, ...]:
    """Give the proposals of a file, those of likely duplicates with a warning that names the other.

    Compared are the people whom the file would add, with each other and with the store.
    """
    added = {each.after.worker.id: each for each in proposals if _adds(each) and each.after}
    traits = [traits_of(each.after.worker) for each in added.values() if each.after]
    scale = questions.scale(connection)
    alike: dict[str, list[Found]] = {}
    shares = helpers.share_out(Crowd(traits, scale).ways, SHARES, progress, total=len(SHARES))
    within = found_by(traits, shares, scale)
    for found in (*within, *_beside(connection, traits, progress, scale)):
        later = max(found.workers, key=lambda key: (key in added, key))
        alike.setdefault(later, []).append(found)
    known = _known(connection, alike, added)
    return tuple(
        _marked(each, alike[each.after.worker.id], added, known)
        if each.after and each.after.worker.id in alike
        else each
        for each in proposals
    )


def _adds(proposal: Proposal) -> bool:
    return proposal.verdict is Verdict.ADD


def _beside(
    connection: Reader, traits: Sequence[Traits], progress: Progress, scale: Scale
) -> list[Found]:
    if len(traits) <= _FEW:
        asked = (questions.found_beside(connection, one, scale) for one in traits)
        return [found for some in asked for found in some]
    everybody = iter(questions.everybody(connection))
    first = next(everybody, None)
    return likely_beside(traits, chain([first], everybody), progress, scale) if first else []


def _known(
    connection: Reader, alike: dict[str, list[Found]], added: dict[str, Proposal]
) -> dict[str, Worker]:
    """Give the people of the store who stand beside somebody new, by id."""
    ids = {key for some in alike.values() for found in some for key in found.workers}
    return questions.workers_by_id(connection, ids - added.keys())


def _marked(
    proposal: Proposal,
    found: list[Found],
    added: dict[str, Proposal],
    known: dict[str, Worker],
) -> Proposal:
    likeliest = max(found, key=lambda each: each.score)
    mine = proposal.after.worker.id if proposal.after else ""
    other = next(key for key in likeliest.workers if key != mine)
    if other in added:
        said = _named_in_file(added[other])
    else:
        said = _("Mungkin orang yang sama: {who}.").format(who=_who(known[other]))
    warning = issue("likely_duplicate", "name", said)
    return proposal._replace(issues=(*proposal.issues, warning), alike=tuple(found))


def _named_in_file(proposal: Proposal) -> str:
    said = _("Mungkin orang yang sama dengan baris {row}: {who}.")
    worker = proposal.after.worker if proposal.after else proposal.shown.worker
    return said.format(row=proposal.row, who=_who(worker))


def _who(worker: Worker) -> str:
    if not worker.rt:
        return worker.name
    return _("{name}, RT {rt}").format(name=worker.name, rt=worker.rt)
