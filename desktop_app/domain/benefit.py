"""What the programmes pay, as dated sentences for cards and leaflets (docs/domain.md §1.7)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from desktop_app.domain.show import money


@dataclass(frozen=True, slots=True, kw_only=True)
class Benefit:
    """One benefit: its sentence by language, with a place for the amount in whole rupiah.

    `short` is how a card says it among others, in Indonesian.
    """

    code: str
    programme: str
    sentences: Mapping[str, str]
    amount: int | None = None
    on_card: bool = False
    short: str = ""

    def sentence(self, language: str) -> str:
        """Give the sentence in a language ("id", "en"), Indonesian where there is no other."""
        return self._with_amount(self.sentences.get(language) or self.sentences["id"])

    def words_on_card(self) -> str:
        """Give the benefit as a card says it."""
        return self._with_amount(self.short)

    def _with_amount(self, words: str) -> str:
        return words.format(amount=money(self.amount)) if self.amount is not None else words


@dataclass(frozen=True, slots=True)
class Benefits:
    """All benefits, and the day on which the figures were looked up: print both."""

    as_of: date
    benefits: tuple[Benefit, ...]

    def for_card(self, programmes: Iterable[str]) -> tuple[Benefit, ...]:
        """Give the few that belong on the back of a card with these programmes."""
        held = set(programmes)
        return tuple(each for each in self.benefits if each.on_card and each.programme in held)

    def of(self, programmes: Iterable[str]) -> tuple[Benefit, ...]:
        """Give all benefits of these programmes, for a leaflet."""
        held = set(programmes)
        return tuple(each for each in self.benefits if each.programme in held)
