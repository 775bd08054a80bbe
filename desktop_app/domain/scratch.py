"""What was typed and not yet saved: kept apart from the records, offered back, never applied."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import datetime
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Scratch:
    """Texts of a form that are not in the store; `texts` holds the fields that differ.

    `id` is that of one sitting at the form: who types over the same person again makes another.
    `version` is that of the worker over whom they were typed (0 = somebody new), `carried` what
    came along from pins, `acknowledged` the warnings accepted so far, `at` the last keystroke.
    """

    id: str
    worker_id: str
    enrolment_id: str
    version: int
    at: datetime
    name: str = ""
    texts: Mapping[str, str] = field(default_factory=dict)
    carried: Mapping[str, str] = field(default_factory=dict)
    acknowledged: tuple[tuple[str, str, str], ...] = ()

    @property
    def called(self) -> str:
        """Give whose they are, as far as they say: the name, else the NIK."""
        return self.texts.get("name") or self.name or self.texts.get("nik", "")


def written(pile: Sequence[Scratch]) -> str:
    """Give scratches as text, to be read by `from_text`."""
    rows = [{**asdict(each), "at": each.at.isoformat()} for each in pile]
    return json.dumps(rows, ensure_ascii=False)


def from_text(text: str) -> tuple[Scratch, ...]:
    """Read what `written` gave; what another version of the program wrote counts as none."""
    try:
        return tuple(_scratch(row) for row in json.loads(text or "[]"))
    except (ValueError, KeyError, TypeError):
        return ()


def _scratch(row: Mapping[str, Any]) -> Scratch:
    accepted = tuple((str(k), str(reason), str(by)) for k, reason, by in row["acknowledged"])
    at = datetime.fromisoformat(row["at"])
    return Scratch(**{**row, "at": at, "acknowledged": accepted})
