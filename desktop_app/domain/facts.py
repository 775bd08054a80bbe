"""What the rules know of the land, the office and the day; handed in, never looked up."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from desktop_app.domain.contribution import Contributions
from desktop_app.domain.occupation import Occupations
from desktop_app.domain.region import Regions
from desktop_app.domain.settings import Settings


@dataclass(frozen=True, slots=True)
class Facts:
    """The tables and the day against which raw texts are read and people are judged."""

    regions: Regions
    occupations: Occupations
    contributions: Contributions
    today: date
    settings: Settings = field(default_factory=lambda: Settings(id="office"))
