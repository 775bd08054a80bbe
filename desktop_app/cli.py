"""The command line: the same use cases for scripts, printing rooms and tests.

What each command prints and which exit code means what is a contract: docs/command-line.md.
"""

from __future__ import annotations

import argparse
import getpass
import json
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from desktop_app import __version__
from desktop_app.app import App
from desktop_app.domain.card import CardState
from desktop_app.domain.choices import GROUPS
from desktop_app.domain.findings import label
from desktop_app.domain.judging import KINDS
from desktop_app.domain.people import Role
from desktop_app.domain.plan import Plan, Proposal
from desktop_app.domain.settings import Settings
from desktop_app.files import reference
from desktop_app.kernel.errors import AppError, DamagedError, UnreadableError, UsageError
from desktop_app.kernel.i18n import LANGUAGES, N_, _, use_language
from desktop_app.kernel.jobs import Cancelled, Progress
from desktop_app.queries.cards import cards as cards_in
from desktop_app.services import backups, cards, imports, people, submissions, verification
from desktop_app.services.verification import OWN_RECORD
from desktop_app.store import backup

PASSPHRASE = "PEKERJA_RENTAN_PASSPHRASE"  # noqa: S105 - the variable's name
DONE, DONE_WITH_REST, STOPPED, BUG = 0, 1, 130, 70

Answer = tuple[dict[str, Any], int]
"""What a command prints as JSON, and its exit code."""


class NoSuchOfficeError(UsageError):
    """The office's code is no kelurahan or kota that the program knows."""

    text = N_("Kode kantor {code} tidak dikenal. Contoh: 15.71 atau 15.71.07.1001.")


class NoTerminalError(UsageError):
    """Nobody can be asked for a passphrase."""

    text = N_("Kata sandi tidak dapat ditanyakan. Isi {name} atau pakai --new-passphrase-file.")


class ReadPassphraseError(UnreadableError):
    """The passphrase file cannot be read."""

    text = N_("Berkas kata sandi tidak dapat dibaca.")


class BentJournalError(DamagedError):
    """An entry of the journal was changed afterwards."""

    text = N_("Riwayat diubah dari luar program, mulai langkah {seq}.")


def main(arguments: Sequence[str] | None = None) -> int:
    """Do one command; give the exit code of the contract."""
    asked = _parser().parse_args(arguments)
    use_language(getattr(asked, "lang", "id"))
    try:
        command: Command = asked.command
        said, code = command(asked)
    except (KeyboardInterrupt, Cancelled):
        _tell(_("Dihentikan. Tidak ada yang berubah."))
        return STOPPED
    except AppError as trouble:
        _tell(str(trouble))
        return trouble.exit_code
    if getattr(asked, "json", False):
        print(json.dumps(said, ensure_ascii=False, default=str))  # noqa: T201 - this is the answer
    return code


def _tell(text: str) -> None:
    print(text, file=sys.stderr)  # noqa: T201 - what people read


def _init(asked: argparse.Namespace) -> Answer:
    tables = reference.load()
    if asked.office not in tables.regions or asked.office.count(".") not in {1, 3}:
        raise NoSuchOfficeError(code=asked.office)
    name = tables.regions.name(asked.office)
    office = Settings(id="office", office=asked.office, office_name=name)
    passphrase = _passphrase(confirm=True)
    people.check_passphrase(passphrase)
    app = App.create(asked.store, office, asked.user, passphrase)
    app.close()
    _tell(_("Data kantor {name} dibuat di {where}.").format(name=name, where=asked.store))
    return {"store": str(asked.store), "office": asked.office, "user": asked.user}, DONE


def _user_add(asked: argparse.Namespace) -> Answer:
    passphrase = _new_passphrase(asked.new_passphrase_file)
    with _opened(asked) as app:
        made = app.do(people.add_user, asked.name, [Role(each) for each in asked.role], passphrase)
    _tell(_("Pengguna {name} ditambahkan.").format(name=made.name))
    return {"user": made.name, "roles": list(made.roles)}, DONE


def _import(asked: argparse.Namespace) -> Answer:
    with _opened(asked) as app, _progress() as progress:
        facts = app.facts
        plan = app.ask(imports.plan_import, asked.file, facts, kind=asked.kind, progress=progress)
        for remark in _remarks_on(plan):
            _tell(remark)
        if not asked.dry_run:
            app.do(imports.write, plan, progress=progress)
    counts = plan.counts
    _tell(
        _(
            "{read} dibaca = {added} tambah + {changed} ubah + {skipped} lewati + {refused} tolak"
        ).format(**counts)
    )
    said = {**counts, "rows": [_row_said(each) for each in plan.proposals]}
    return said, DONE_WITH_REST if counts["refused"] else DONE


def _remarks_on(plan: Plan) -> Iterator[str]:
    yield from plan.remarks
    if plan.seen_before:
        said = _("Berkas ini sudah pernah diimpor, pada impor ke-{n}.")
        yield said.format(n=plan.seen_before)


def _row_said(proposal: Proposal) -> dict[str, Any]:
    return {
        "sheet": proposal.sheet,
        "row": proposal.row,
        "verdict": proposal.verdict.value,
        "issues": [
            {
                "code": each.code,
                "field": each.field,
                "level": each.level.value,
                "message": each.message,
            }
            for each in proposal.issues
        ],
        "values": dict(proposal.values),
    }


def _verify(asked: argparse.Namespace) -> Answer:
    with _opened(asked) as app, _progress() as progress:
        done = app.do(
            verification.verify_all,
            kelurahan=asked.kelurahan,
            group=asked.group,
            progress=progress,
        )
    _tell(_("{n} orang diverifikasi.").format(n=done.verified))
    for code, n in done.held.items():
        why = _("dicatat sendiri") if code == OWN_RECORD else label(code)
        _tell(_("{n} ditahan: {why}").format(n=n, why=why))
    said = {"verified": done.verified, "held": dict(done.held)}
    return said, DONE_WITH_REST if done.held else DONE


def _export(asked: argparse.Namespace) -> Answer:
    with _opened(asked) as app, _progress() as progress:
        facts = app.facts
        checked = app.ask(submissions.preflight, facts, asked.layout)
        sealed = app.do(submissions.seal, checked, progress=progress)
        written = app.ask(submissions.write_batch, sealed.batch, asked.out, progress=progress)
        batch = app.do(submissions.note_files, sealed.batch.id, written)
        app.ask(submissions.write_papers, facts, batch, written, asked.out)
    _tell(
        _(
            "Kiriman {number} disegel: {n} orang. Berkasnya memuat data pribadi; jaga baik-baik."
        ).format(number=batch.number, n=batch.people)
    )
    files = [{"path": str(each.path), "rows": each.rows, "sha256": each.sha256} for each in written]
    said = {
        "batch": batch.number,
        "sent": batch.people,
        "left_out": sealed.left_out,
        "files": files,
    }
    return said, DONE_WITH_REST if sealed.left_out else DONE


def _answer(asked: argparse.Namespace) -> Answer:
    with _opened(asked) as app, _progress() as progress:
        plan = app.ask(submissions.plan_answer, asked.file, progress=progress)
        if not asked.dry_run:
            app.do(submissions.apply_answer, plan, progress=progress)
    counts = plan.outcome.counts()
    _tell(
        _(
            "{sent} dikirim = {accepted} diterima + {denied} ditolak + {missing} belum dijawab"
        ).format(**counts)
    )
    rest = counts["denied"] + counts["missing"] + counts["contradicting"]
    return {"batch": plan.batch.number, **counts}, DONE_WITH_REST if rest else DONE


def _cards(asked: argparse.Namespace) -> Answer:
    with _opened(asked) as app, _progress() as progress:
        facts = app.facts
        design = asked.design or facts.settings.card_design
        waiting = app.ask(cards.waiting_for_card)
        if waiting:
            app.do(cards.queue_missing, waiting, design)
        queue = app.ask(cards_in, [CardState.QUEUED])
        if not queue:
            _tell(_("Tidak ada kartu yang antre."))
            return {"cards": 0, "pages": 0, "proofread": 0}, DONE
        sheet = asked.sheet or facts.settings.card_sheet
        run = app.ask(cards.print_run, facts, queue, design=design, sheet=sheet)
        printed = cards.write_proofread(asked.out, run, progress=progress)
        if asked.confirm:
            app.do(cards.confirm_printed, [each.id for each in queue])
    _tell(_("{n} kartu ditulis, semua kode terbaca kembali.").format(n=printed.cards))
    said = {"cards": printed.cards, "pages": printed.pages, "proofread": printed.proofread}
    return said, DONE


def _backup(asked: argparse.Namespace) -> Answer:
    with _opened(asked) as app:
        made = backup.back_up(app.store, app.now(), asked.to)
    _tell(_("Cadangan dibuat, dibuka, dan sama dengan datanya: {path}").format(path=made.path))
    return {"path": str(made.path), "rows": dict(made.rows)}, DONE


def _check(asked: argparse.Namespace) -> Answer:
    with _opened(asked) as app, _progress() as progress:
        found = backups.check(app.store, progress)
    if found.first_bend is not None:
        raise BentJournalError(seq=found.first_bend)
    _tell(_("Data utuh: {n} pekerja, riwayat tidak terputus.").format(n=found.rows["worker"]))
    return {"sound": True, "rows": dict(found.rows)}, DONE


@contextmanager
def _opened(asked: argparse.Namespace) -> Iterator[App]:
    app = App.open(asked.store, getattr(asked, "user", ""), _passphrase())
    try:
        yield app
    finally:
        app.close()


@contextmanager
def _progress() -> Iterator[Progress]:
    """Give a progress that shows on a terminal, and nothing in a script."""
    shown = sys.stderr.isatty()

    def show(done: int, total: int) -> None:
        if total:
            print(f"\r{done * 100 // total} %", end="", file=sys.stderr, flush=True)  # noqa: T201

    yield Progress(show if shown else None)
    if shown:
        print("\r", end="", file=sys.stderr)  # noqa: T201 - wipes the figure


def _passphrase(*, confirm: bool = False) -> str:
    given = os.environ.get(PASSPHRASE)
    if given is not None:
        return given
    if not sys.stdin.isatty():
        raise NoTerminalError(name=PASSPHRASE)
    first = getpass.getpass(_("Kata sandi: "))
    if confirm and getpass.getpass(_("Sekali lagi: ")) != first:
        raise people.PassphrasesDifferError
    return first


def _new_passphrase(path: Path | None) -> str:
    if path is not None:
        try:
            return path.read_text("utf-8").rstrip("\r\n")
        except (OSError, UnicodeDecodeError) as trouble:
            raise ReadPassphraseError from trouble
    if not sys.stdin.isatty():
        raise NoTerminalError(name="--new-passphrase-file")
    first = getpass.getpass(_("Kata sandi pengguna baru: "))
    if getpass.getpass(_("Sekali lagi: ")) != first:
        raise people.PassphrasesDifferError
    return first


Command = Callable[[argparse.Namespace], Answer]


def _parser() -> argparse.ArgumentParser:
    everywhere = argparse.ArgumentParser(add_help=False, argument_default=argparse.SUPPRESS)
    everywhere.add_argument("--user", metavar="NAMA", help=_("siapa yang bekerja"))
    everywhere.add_argument("--json", action="store_true", help=_("satu objek JSON di keluaran"))
    everywhere.add_argument("--lang", choices=LANGUAGES, help=_("bahasa"))
    parser = argparse.ArgumentParser(prog="pekerja-rentan", parents=[everywhere])
    parser.add_argument("--version", action="version", version=__version__)
    commands = parser.add_subparsers(required=True, metavar="PERINTAH")

    def command(name: str, what: str, does: Command, **options: Any) -> argparse.ArgumentParser:
        made = commands.add_parser(name, help=what, parents=[everywhere], **options)
        made.set_defaults(command=does)
        made.add_argument("store", type=Path, metavar="FOLDER")
        return made

    _add_commands(command)
    user = commands.add_parser("user", help=_("pengguna"))
    _add_user_commands(user.add_subparsers(required=True), everywhere)
    return parser


def _add_commands(command: Callable[..., argparse.ArgumentParser]) -> None:
    made = command("init", _("membuat data kantor"), _init)
    made.add_argument("--office", required=True, metavar="KODE")
    made = command("import", _("mengimpor daftar"), _import)
    made.add_argument("file", type=Path, metavar="BERKAS")
    made.add_argument("--as", dest="kind", choices=KINDS, default=KINDS[0])
    made.add_argument("--dry-run", action="store_true")
    made = command("verify", _("memverifikasi"), _verify)
    made.add_argument("--kelurahan", default="", metavar="KODE")
    made.add_argument("--group", default="", choices=[each.code for each in GROUPS])
    made = command("export", _("menyegel dan menulis kiriman"), _export)
    made.add_argument("--layout", required=True, metavar="NAMA")
    made.add_argument("--out", required=True, type=Path, metavar="FOLDER")
    made = command("answer", _("membaca jawaban BPJS"), _answer)
    made.add_argument("file", type=Path, metavar="BERKAS")
    made.add_argument("--dry-run", action="store_true")
    made = command("cards", _("menulis kartu sebagai PDF"), _cards)
    made.add_argument("--out", required=True, type=Path, metavar="BERKAS.pdf")
    made.add_argument("--design", default="", metavar="NAMA")
    made.add_argument("--sheet", default="", metavar="NAMA")
    made.add_argument("--confirm", action="store_true")
    made = command("backup", _("membuat cadangan terbukti"), _backup)
    made.add_argument("--to", type=Path, metavar="FOLDER")
    command("check", _("memeriksa data"), _check)


def _add_user_commands(commands: Any, everywhere: argparse.ArgumentParser) -> None:
    made = commands.add_parser("add", help=_("menambah pengguna"), parents=[everywhere])
    made.set_defaults(command=_user_add)
    made.add_argument("store", type=Path, metavar="FOLDER")
    made.add_argument("name", metavar="NAMA")
    roles = [each.value for each in Role]
    made.add_argument("--role", action="append", required=True, choices=roles)
    made.add_argument("--new-passphrase-file", type=Path, metavar="BERKAS")
