"""The main job from lists to cards, by two users: what the demo, the tour and trials go through.

Every step is the use case that a page or the command line would do. One program at a time holds
the store, so the other user works after the first has left.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from desktop_app.app import App
from desktop_app.domain.card import CardState
from desktop_app.domain.people import Role
from desktop_app.domain.settings import Settings
from desktop_app.domain.submission import Batch
from desktop_app.kernel.clock import Clock, now
from desktop_app.queries import cards as card_queries
from desktop_app.queries import submissions as batch_queries
from desktop_app.services import (
    cards,
    imports,
    invented,
    people,
    sending,
    submissions,
    verification,
)
from desktop_app.services.cards import Printed
from desktop_app.services.offices import THROWAWAY
from desktop_app.services.verification import Verified

CITY = "15.71"
ENTRY, VERIFIER = "Siti Rohani", "Tarmizi"
LAYOUT = "bpu"


@dataclass(frozen=True, slots=True)
class Office:
    """A store with two users: who records, sends and prints, and who verifies."""

    folder: Path
    name: str
    passphrase: str
    clock: Clock = now

    @contextmanager
    def as_user(self, name: str) -> Iterator[App]:
        """Give the store, open for this user; it is closed at the end."""
        app = App.open(self.folder, name, self.passphrase, cost=THROWAWAY, clock=self.clock)
        try:
            yield app
        finally:
            app.close()


@dataclass(frozen=True, slots=True)
class Sent:
    """A sealed batch with the files that were written, and how many stayed behind."""

    batch: Batch
    files: tuple[Path, ...]
    left_out: int


def found_office(folder: Path, name: str, clock: Clock = now, also: Sequence[Role] = ()) -> Office:
    """Make a store for the whole city with both users; the verifier may hold other roles, `also`."""
    passphrase = secrets.token_urlsafe(12)
    settings = Settings(id="office", office=CITY, office_name=name)
    app = App.create(folder, settings, ENTRY, passphrase, cost=THROWAWAY, clock=clock)
    try:
        app.do(people.add_user, VERIFIER, [Role.VERIFICATION, *also], passphrase)
    finally:
        app.close()
    return Office(folder, name, passphrase, clock)


def bring_in(app: App, lists: Sequence[Path]) -> dict[str, int]:
    """Import the lists one after the other; give the counters that add up, over all of them."""
    total = dict.fromkeys(("read", "added", "changed", "skipped", "refused"), 0)
    for path in lists:
        plan = app.ask(imports.plan_import, path, app.facts)
        app.do(imports.write, plan)
        for name, count in plan.counts.items():
            total[name] += count
    return total


def verify(app: App, kelurahan: str = "") -> Verified:
    """Verify everybody with nothing open."""
    return app.do(verification.verify_all, kelurahan=kelurahan)


def send(app: App, folder: Path) -> Sent:
    """Seal a batch of all verified people and write its files and papers.

    Raises:
        NobodyToSendError: nobody is ready.
    """
    facts = app.facts
    checked = app.ask(submissions.preflight, facts, LAYOUT)
    sent = app.do(sending.send, checked, folder)
    app.ask(submissions.write_papers, facts, sent.batch, sent.files, folder)
    return Sent(sent.batch, tuple(each.path for each in sent.files), sent.left_out)


def answer(app: App, batch: Batch, path: Path, *, denied: int = 0) -> dict[str, int]:
    """Make up the agency's answer, write it to `path`, read it back in; give its counts."""
    lines = app.ask(batch_queries.lines_of_batch, batch.id)
    invented.write_answer(path, lines, denied=denied)
    plan = app.ask(submissions.plan_answer, path)
    app.do(submissions.apply_answer, plan)
    return plan.outcome.counts()


def print_cards(app: App, path: Path) -> Printed:
    """Queue a card for everybody who waits for one, and write the queue, every code read back."""
    settings = app.facts.settings
    waiting = app.ask(cards.waiting_for_card)
    app.do(cards.queue_missing, waiting, settings.card_design)
    queue = app.ask(card_queries.cards, [CardState.QUEUED])
    run = app.ask(
        cards.print_run, app.facts, queue, design=settings.card_design, sheet=settings.card_sheet
    )
    return cards.write_proofread(path, run)
