"""The people who use the program: roles, and the rights that each role brings."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from desktop_app.domain.record import Record
from desktop_app.kernel.i18n import N_


class Role(StrEnum):
    """What somebody is in the office; several may be held."""

    ENTRY = "entry"
    VERIFICATION = "verification"
    SUBMISSION = "submission"
    PRINTING = "printing"
    ADMINISTRATION = "administration"
    SUPERVISION = "supervision"
    READING = "reading"


class Right(StrEnum):
    """What a use case asks for."""

    RECORD = "record"
    VERIFY = "verify"
    EXAMINE = "examine"
    SUBMIT = "submit"
    PRINT = "print"
    ADMINISTER = "administer"
    SUPERVISE = "supervise"
    READ = "read"


ROLE_LABELS = {
    Role.ENTRY: N_("Petugas entri"),
    Role.VERIFICATION: N_("Verifikator"),
    Role.SUBMISSION: N_("Petugas kiriman"),
    Role.PRINTING: N_("Petugas cetak"),
    Role.ADMINISTRATION: N_("Administrator kantor"),
    Role.SUPERVISION: N_("Pengawas"),
    Role.READING: N_("Pembaca"),
}

RIGHT_LABELS = {
    Right.RECORD: N_("mencatat orang"),
    Right.VERIFY: N_("memverifikasi orang"),
    Right.EXAMINE: N_("memeriksa berkas orang"),
    Right.SUBMIT: N_("mengirim ke BPJS"),
    Right.PRINT: N_("mencetak kartu"),
    Right.ADMINISTER: N_("mengatur kantor dan pengguna"),
    Right.SUPERVISE: N_("mengawasi"),
    Right.READ: N_("membaca"),
}

_RIGHTS = {
    Role.ENTRY: {Right.RECORD, Right.EXAMINE, Right.READ},
    Role.VERIFICATION: {Right.VERIFY, Right.EXAMINE, Right.READ},
    Role.SUBMISSION: {Right.SUBMIT, Right.READ},
    Role.PRINTING: {Right.PRINT, Right.READ},
    Role.ADMINISTRATION: {Right.ADMINISTER, Right.READ},
    Role.SUPERVISION: {Right.SUPERVISE, Right.READ},
    Role.READING: {Right.READ},
}


@dataclass(frozen=True, slots=True, kw_only=True)
class User(Record):
    """Somebody who may open the store; `slot` names the key slot that their passphrase opens."""

    name: str
    roles: tuple[Role, ...] = ()
    slot: str = ""
    disabled: bool = False

    @property
    def rights(self) -> frozenset[Right]:
        """Everything that the roles together allow."""
        return rights_of(self.roles)


def rights_of(roles: Iterable[Role]) -> frozenset[Right]:
    """Give the rights that these roles bring together."""
    found: set[Right] = set()
    for role in roles:
        found |= _RIGHTS[role]
    return frozenset(found)
