"""What every kind of field has: a label, what its declaration says, text in and out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import KW_ONLY, dataclass, field
from typing import Any, ClassVar

from desktop_app.domain.cells import Value, text_of
from desktop_app.domain.facts import Facts
from desktop_app.domain.record import Issue
from desktop_app.domain.workflow import Status


@dataclass(slots=True)
class Parsed:
    """What came of one raw value: `value` for the record, `leftover` words for the notes.

    `also` are (field, text) pairs for fields that the raw value speaks of, too.
    """

    value: Any
    issues: Sequence[Issue] = ()
    leftover: str = ""
    also: Sequence[tuple[str, str]] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Spec:
    """What a declaration says about a field beside its kind.

    `required`: the first status that needs it. `private`: masked for those without the right.
    `remark`: what a remark under the field says. `source`: where the rule comes from.
    """

    required: Status | None = None
    private: bool = False
    example: str = ""
    remark: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class Base:
    """The common part of all kinds: a label, a spec, text in and out as it is.

    `repeats`: in a list the same texts come again and again, as dates and places do.
    """

    repeats: ClassVar[bool] = True

    label: str
    _: KW_ONLY
    spec: Spec = field(default_factory=Spec)

    def parse(self, name: str, raw: Value, facts: Facts) -> Parsed:  # noqa: ARG002
        """Take the raw value as text with single blanks."""
        return Parsed(text_of(raw))

    def show(self, value: Any, facts: Facts) -> str:  # noqa: ARG002
        """Give the value as people read it."""
        return self.text(value)

    def text(self, value: Any) -> str:
        """Give the value as it stands in files and in the journal."""
        return "" if value is None else str(value)
