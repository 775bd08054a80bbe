"""The modules of the commands, each loaded when a command of it is done.

Together they need nearly every service and file format, a quarter of a second before any of them
has begun; one command needs few.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable
from importlib import import_module
from typing import TYPE_CHECKING

from desktop_app.cli.asking import Answer
from desktop_app.kernel.memory import collecting_later

if TYPE_CHECKING:
    from desktop_app.cli import (
        batch_commands,
        duplicate_commands,
        duty_commands,
        import_commands,
        list_commands,
        office_commands,
        sending_commands,
        trust_commands,
    )

__all__ = [
    "Command",
    "batch_commands",
    "duplicate_commands",
    "duty_commands",
    "import_commands",
    "list_commands",
    "office_commands",
    "sending_commands",
    "trust_commands",
]

Command = Callable[[argparse.Namespace], Answer]


class _Later:
    """Stands for a module of commands before it is loaded."""

    def __init__(self, name: str) -> None:
        self._name = name

    def __getattr__(self, command: str) -> Command:
        def do(asked: argparse.Namespace) -> Answer:
            with collecting_later():
                module = import_module(self._name)
            does: Command = getattr(module, command)
            return does(asked)

        return do


if not TYPE_CHECKING:
    batch_commands = _Later("desktop_app.cli.batch_commands")
    duplicate_commands = _Later("desktop_app.cli.duplicate_commands")
    duty_commands = _Later("desktop_app.cli.duty_commands")
    import_commands = _Later("desktop_app.cli.import_commands")
    list_commands = _Later("desktop_app.cli.list_commands")
    office_commands = _Later("desktop_app.cli.office_commands")
    sending_commands = _Later("desktop_app.cli.sending_commands")
    trust_commands = _Later("desktop_app.cli.trust_commands")
