"""The command line: the same use cases for scripts, printing rooms and tests.

What each command prints and which exit code means what is a contract: docs/command-line.md.
"""

from __future__ import annotations

import argparse
import json
import logging
import sys
from collections.abc import Sequence
from typing import Any

from desktop_app.cli.asking import Answer, tell, write_line
from desktop_app.cli.commands import Command
from desktop_app.cli.parser import parser
from desktop_app.cli.speaking import USAGE, MisusedError, language_in
from desktop_app.kernel.errors import AppError
from desktop_app.kernel.i18n import _, use_language
from desktop_app.kernel.jobs import Cancelled
from desktop_app.kernel.log import crash_report, write_log_to
from desktop_app.kernel.paths import log_file

STOPPED, BUG = 130, 70

_log = logging.getLogger(__name__)


def main(arguments: Sequence[str] | None = None) -> int:
    """Do one command; give the exit code of the contract."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    use_language(language_in(words))
    try:
        asked = parser().parse_args(words)
    except MisusedError as misuse:
        if "--json" in words:
            _print(_trouble(misuse.sentence, USAGE))
        raise
    end_log = write_log_to(log_file())
    try:
        said, code = _done(asked)
    finally:
        end_log()
    if getattr(asked, "json", False):
        _print(said)
    return code


def _done(asked: argparse.Namespace) -> Answer:
    """Do the command; give what it says and the exit code, of trouble as well."""
    try:
        command: Command = asked.command
        return command(asked)
    except (KeyboardInterrupt, Cancelled):
        return _told(_("Dihentikan. Langkah yang belum selesai tidak disimpan."), STOPPED)
    except AppError as trouble:
        return _told(str(trouble), trouble.exit_code)
    except Exception as trouble:  # noqa: BLE001 - the last resort: nothing half done, and said
        _log.error("%s", crash_report(trouble))
        words = _(
            "Program berhenti karena kesalahan di dalamnya; lihat log. Langkah itu tidak disimpan."
        )
        return _told(words, BUG)


def _told(sentence: str, code: int) -> Answer:
    tell(sentence)
    return _trouble(sentence, code), code


def _trouble(sentence: str, code: int) -> dict[str, Any]:
    """Give what `--json` prints where nothing was done."""
    return {"error": sentence, "exit": code}


def _print(said: dict[str, Any]) -> None:
    write_line(json.dumps(said, ensure_ascii=False, default=str), sys.stdout)
