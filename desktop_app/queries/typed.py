"""What was typed before, to complete what is being typed."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import Connection, select

from desktop_app.domain.streets import ranked, street_of
from desktop_app.store import schema

_W = schema.worker.c
_OF_PLACE, _WHOLE = 6, 16  # digits of a No. KK
_LATEST = 5_000
"""People whose texts are looked at, the newest first: those of the lists that are typed now."""


def typed_before(connection: Connection) -> Mapping[str, tuple[str, ...]]:
    """Give by field what the newest people have there, the most frequent first.

    Of addresses only the streets, so that the number of the house is what is left to type; of the
    No. KK only the six digits that say where the family was registered.
    """
    asked = select(_W.birth_place, _W.address, _W.kk, _W.occupation).where(_W.merged_into == "")
    rows = connection.execute(asked.order_by(_W.id.desc()).limit(_LATEST)).all()
    streets = ranked(street_of(row.address) for row in rows)
    return {
        "birth_place": ranked(row.birth_place for row in rows),
        "address": streets,
        "home_address": streets,
        "occupation": ranked(row.occupation for row in rows),
        "kk": ranked(row.kk[:_OF_PLACE] for row in rows if len(row.kk) == _WHOLE),
    }
