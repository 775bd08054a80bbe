"""A list that is taken in: who of its people may be in the store, or twice in it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain, islice

from desktop_app.domain.duplicates.crowd import SHARES, Crowd
from desktop_app.domain.duplicates.matching import found_by
from desktop_app.domain.duplicates.newcomers import Newcomers
from desktop_app.domain.duplicates.pair import Found
from desktop_app.domain.duplicates.traits import Traits, traits_of
from desktop_app.domain.findings import issue
from desktop_app.domain.plan import Proposal, Verdict
from desktop_app.domain.worker import Worker
from desktop_app.kernel.crew import Crew
from desktop_app.kernel.i18n import _
from desktop_app.kernel.jobs import Progress
from desktop_app.queries import duplicates as questions
from desktop_app.store.engine import Reader

_ALONE = 100
"""To look somebody up takes as long as to pass by so many people of the store."""
_PASSING = 2_000
"""So many of them go to another process at a time."""


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
    for found in (*within, *_beside(connection, Newcomers(traits, scale), progress, helpers)):
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
    connection: Reader, new: Newcomers, progress: Progress, helpers: Crew
) -> Iterator[Found]:
    standing = questions.count(connection)
    if len(new.people) * _ALONE <= standing:
        for one in progress.each(new.people):
            yield from questions.found_beside(connection, one, new.scale)
    elif standing:
        crowds, total = _crowds(questions.everybody(connection)), -(-standing // _PASSING)
        yield from chain.from_iterable(helpers.share_out(new.among, crowds, progress, total=total))


def _crowds(people: Iterator[Traits]) -> Iterator[Crowd]:
    while some := list(islice(people, _PASSING)):
        yield Crowd(some)


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
