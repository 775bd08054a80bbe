"""Random use cases, undo, redo and reopening: the store always equals a simple model of it.

The model keeps every state that the steps of this session have passed through; undo must lead to
the one before, redo to the one after, reopening must change nothing and end the way back.
"""

from __future__ import annotations

import shutil
import tempfile
from dataclasses import replace
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule
from office import RINA, SYAMSUL, create, open_as, reading

from desktop_app.domain.workflow import Status
from desktop_app.kernel.errors import AppError
from desktop_app.kernel.jobs import Progress
from desktop_app.queries import workers as questions
from desktop_app.queries.settings import settings_of
from desktop_app.services import enrolments, verification, workers
from desktop_app.services import settings as office_settings
from desktop_app.store import journal, listed, schema
from desktop_app.store.engine import Reader

NIKS = [f"15710714088500{n:02}" for n in range(10, 16)]
Rows = dict[str, list[tuple[Any, ...]]]


def rows_of(connection: Reader) -> Rows:
    return {
        table.name: sorted(
            tuple(cell for name, cell in row.items() if name != "version")
            for row in connection.execute(table.select()).mappings()
        )
        for table in schema.metadata.sorted_tables
        if not table.name.startswith("journal") and table.name not in {"meta", *schema.DERIVED}
    }


class OfficeMachine(RuleBasedStateMachine):
    """An officer who saves, acknowledges, sends back, ends, undoes, redoes, closes and opens."""

    def __init__(self) -> None:
        super().__init__()
        self.steps = -1  # the beginning is compared, too
        self.folder = Path(tempfile.mkdtemp())
        self.app = create(self.folder / "kantor")
        self.past: list[Rows] = []
        self.now = self.app.ask(rows_of)
        self.future: list[Rows] = []

    def teardown(self) -> None:
        self.app.close()
        shutil.rmtree(self.folder)
        self.past, self.future = [], []

    def step(self, act: Any) -> None:
        """Do something; what a use case refuses must leave everything as it was."""
        try:
            act()
        except AppError:
            assert self.app.ask(rows_of) == self.now
            return
        after = self.app.ask(rows_of)
        if after != self.now:
            self.past.append(self.now)
            self.now, self.future = after, []

    @rule(nik=st.sampled_from(NIKS), name=st.sampled_from(["ALI", "SITI AMINAH", ""]))
    def record(self, nik: str, name: str) -> None:
        raw = {**SYAMSUL, "nik": nik, "name": name}
        self.step(lambda: self.app.do(workers.save, reading(raw)))

    @rule(n=st.integers(0, 5), phone=st.sampled_from(["081274119037", "0741 60000", "x"]))
    def change(self, n: int, phone: str) -> None:
        people = self.app.ask(questions.people)
        if people:
            known = people[n % len(people)]
            self.step(lambda: self.app.do(workers.save, reading({"phone": phone}, over=known)))

    @rule(n=st.integers(0, 5), note=st.sampled_from(["KTP buram", ""]))
    def decide(self, n: int, note: str) -> None:
        people = self.app.ask(questions.people)
        if people:
            key = people[n % len(people)].enrolment.id
            self.step(lambda: self.app.do(verification.send_back, key, note))

    @rule(n=st.integers(0, 5), reason=st.sampled_from(["moved", "double"]))
    def end(self, n: int, reason: str) -> None:
        people = self.app.ask(questions.people)
        if people:
            ending = enrolments.Ending(reason=reason, on=self.app.facts.today)
            nik = people[n % len(people)].worker.nik
            self.step(lambda: self.app.do(enrolments.end, nik, ending))

    @rule(months=st.integers(1, 12))
    def set_months(self, months: int) -> None:
        asked = replace(self.app.ask(settings_of), months=months)
        self.step(lambda: self.app.do(office_settings.save, asked))

    @precondition(lambda self: self.past)
    @rule()
    def undo(self) -> None:
        self.app.undo()
        self.future.append(self.now)
        self.now = self.past.pop()

    @precondition(lambda self: self.future)
    @rule()
    def redo(self) -> None:
        self.app.redo()
        self.past.append(self.now)
        self.now = self.future.pop()

    @rule()
    def reopen(self) -> None:
        self.app.close()
        self.app = open_as(self.folder / "kantor", "Rina", RINA)
        self.past, self.future = [], []

    @invariant()
    def stands_as_the_model_says(self) -> None:
        self.steps += 1
        assert self.app.ask(rows_of) == self.now
        assert self.app.can_undo() == bool(self.past)
        assert self.app.can_redo() == bool(self.future)

    @invariant()
    def nobody_is_there_twice_and_the_chain_holds(self) -> None:
        niks = [each.worker.nik for each in self.app.ask(questions.people)]
        assert len(niks) == len(set(niks))
        assert self.app.ask(journal.first_bend, Progress()) is None
        assert self.app.ask(listed.strays) == 0
        drafts = questions.Filter(statuses=(Status.DRAFT, Status.RECORDED, Status.ENDED))
        assert self.app.ask(questions.count, drafts) == len(niks)


def far(walks: int, steps: int) -> settings:
    """Give how far to walk: so many walks of so many steps."""
    return settings(
        max_examples=walks,
        stateful_step_count=steps,
        deadline=None,
        suppress_health_check=[HealthCheck.too_slow],
    )


TestOffice = OfficeMachine.TestCase
TestOffice.settings = far(8, 20)
