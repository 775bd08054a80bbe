"""The command line: the same use cases for scripts, printing rooms and tests.

What each command prints and which exit code means what is a contract: docs/command-line.md.
"""

from __future__ import annotations

import json
from collections.abc import Sequence

from desktop_app.cli.asking import tell
from desktop_app.cli.parser import Command, parser
from desktop_app.kernel.errors import AppError
from desktop_app.kernel.i18n import _, use_language
from desktop_app.kernel.jobs import Cancelled

STOPPED = 130


def main(arguments: Sequence[str] | None = None) -> int:
    """Do one command; give the exit code of the contract."""
    asked = parser().parse_args(arguments)
    use_language(getattr(asked, "lang", "id"))
    try:
        command: Command = asked.command
        said, code = command(asked)
    except (KeyboardInterrupt, Cancelled):
        tell(_("Dihentikan. Tidak ada yang berubah."))
        return STOPPED
    except AppError as trouble:
        tell(str(trouble))
        return trouble.exit_code
    if getattr(asked, "json", False):
        print(json.dumps(said, ensure_ascii=False, default=str))  # noqa: T201 - this is the answer
    return code
