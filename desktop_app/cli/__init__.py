"""The command line: the same use cases for scripts, printing rooms and tests.

What each command prints and which exit code means what is a contract: docs/command-line.md.
"""

from __future__ import annotations

import argparse
import json
import logging
from collections.abc import Sequence

from desktop_app.cli.asking import tell
from desktop_app.cli.parser import Command, parser
from desktop_app.kernel.errors import AppError
from desktop_app.kernel.i18n import _, use_language
from desktop_app.kernel.jobs import Cancelled
from desktop_app.kernel.log import crash_report, write_log_to
from desktop_app.kernel.paths import log_file

STOPPED, BUG = 130, 70

_log = logging.getLogger(__name__)


def main(arguments: Sequence[str] | None = None) -> int:
    """Do one command; give the exit code of the contract."""
    asked = parser().parse_args(arguments)
    use_language(getattr(asked, "lang", "id"))
    end_log = write_log_to(log_file())
    try:
        return _do(asked)
    finally:
        end_log()


def _do(asked: argparse.Namespace) -> int:
    try:
        command: Command = asked.command
        said, code = command(asked)
    except (KeyboardInterrupt, Cancelled):
        tell(_("Dihentikan. Langkah yang belum selesai tidak disimpan."))
        return STOPPED
    except AppError as trouble:
        tell(str(trouble))
        return trouble.exit_code
    except Exception as trouble:  # noqa: BLE001 - the last resort: nothing half done, and said
        _log.error("%s", crash_report(trouble))
        tell(
            _(
                "Program berhenti karena kesalahan di dalamnya; lihat log. Langkah itu tidak disimpan."
            )
        )
        return BUG
    if getattr(asked, "json", False):
        print(json.dumps(said, ensure_ascii=False, default=str))  # noqa: T201 - this is the answer
    return code
