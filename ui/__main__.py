"""The entry point `pekerja-rentan`: the window, `demo`, `tour`, `self-test` here, all else on the command line.

Qt is imported only where a picture is needed. The window shows its gate with nothing else; where
all is needed at once SQLAlchemy comes first: the other way round both take longer to load.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Mapping, Sequence

from desktop_app.kernel.i18n import LANGUAGES, use_language
from desktop_app.kernel.leaving import leave
from desktop_app.kernel.memory import collecting_later

STOPPED = 130


def main(argv: Sequence[str] | None = None) -> int:
    """Do what the words of the command line ask for and give the exit code."""
    words = list(sys.argv[1:] if argv is None else argv)
    if not words or _asks_only_for_a_language(words):
        return _window(words)
    asked = next((word for word in words if word in OWN), "")
    if asked and not _is_said_of_another(words, asked):
        words.remove(asked)
        return OWN[asked](words)
    try:
        with collecting_later():
            from desktop_app.cli import main as command_line  # noqa: PLC0415 - only where asked for
    except KeyboardInterrupt:  # while the program was still being loaded
        return STOPPED
    return command_line(words)


def run() -> None:
    """Be the program: do as `main`, and end with its exit code."""
    if getattr(sys, "frozen", False):
        from desktop_app.kernel.crew import serve_second_core  # noqa: PLC0415 - only one needs it

        serve_second_core()
    code = main()
    if "PySide6.QtCore" in sys.modules:
        sys.exit(code)  # Qt takes down itself what it has built
    leave(code)


def _is_said_of_another(words: Sequence[str], asked: str) -> bool:
    """Whether `asked` is no command here but a word of one: a folder may be named `demo`."""
    before = words[: words.index(asked)]
    return any(not word.startswith("-") for word in before) and before[0] not in _WITH_A_VALUE


def _asks_only_for_a_language(words: Sequence[str]) -> bool:
    return len(words) == 2 and words[0] == "--lang" and words[1] in LANGUAGES


def _window(words: Sequence[str]) -> int:
    return _without_screen() or _start("run_window", *words[1:])


def _gallery(_words: Sequence[str]) -> int:
    return _without_screen() or _start("run_gallery")


def _demo(words: Sequence[str]) -> int:
    from ui.own_commands import read_demo  # noqa: PLC0415 - see above

    asked = read_demo(words)
    use_language(asked.lang)
    import desktop_app.app  # noqa: F401, PLC0415 - before Qt, it brings SQLAlchemy

    return _without_screen() or _start("run_demo", asked.workers)


def _tour(words: Sequence[str]) -> int:
    from ui.own_commands import read_tour  # noqa: PLC0415 - see above

    asked = read_tour(words)
    use_language(asked.lang)
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    import desktop_app.app  # noqa: F401, PLC0415 - before Qt, it brings SQLAlchemy
    from ui.tour import run  # noqa: PLC0415 - imports Qt

    return run(asked)


def _self_test(words: Sequence[str]) -> int:
    from ui.own_commands import read_plain  # noqa: PLC0415 - see above

    use_language(read_plain("self-test", words).lang)
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    import desktop_app.app  # noqa: F401, PLC0415 - before Qt, it brings SQLAlchemy
    from ui.self_test import run  # noqa: PLC0415 - imports Qt

    return run()


def _keep_copies(words: Sequence[str]) -> int:
    from ui.own_commands import keep_copies, read_plain  # noqa: PLC0415 - see above

    use_language(read_plain("keep-copies", words).lang)
    return keep_copies()


def _without_screen() -> int:
    from ui.screen import why_no_window  # noqa: PLC0415 - see above

    reason = why_no_window(os.environ)
    if reason:
        print(reason, file=sys.stderr)  # noqa: T201 - this is the command line
    return 1 if reason else 0


def _start(name: str, *arguments: int | str) -> int:
    with collecting_later():
        from ui import program  # noqa: PLC0415 - imports Qt

    start: Callable[..., int] = getattr(program, name)
    return start(*arguments)


_WITH_A_VALUE = ("--user", "--lang")
OWN: Mapping[str, Callable[[Sequence[str]], int]] = {
    "--gallery": _gallery,
    "demo": _demo,
    "tour": _tour,
    "self-test": _self_test,
    "keep-copies": _keep_copies,
}

if __name__ == "__main__":
    run()
