"""What is declared once for menus, keys and the palette fits what the window has."""

from __future__ import annotations

from importlib import import_module

from ui.actions import ACTIONS
from ui.desk import Page
from ui.registry import PAGES, present


def test_every_action_opens_a_known_page_or_is_the_windows_own() -> None:
    pages = {entry.key for entry in PAGES}
    own = {"undo", "redo", "back_up", "help", "keys", "lock", "about"}
    assert all(action.page in pages or action.code in own for action in ACTIONS)


def test_no_code_and_no_key_stands_twice() -> None:
    codes = [action.code for action in ACTIONS]
    keys = [action.key for action in ACTIONS if action.key]
    assert len(set(codes)) == len(codes)
    assert len(set(keys)) == len(keys)


def test_every_page_that_is_shipped_can_be_made() -> None:
    for entry in present():
        module, _colon, name = entry.where.partition(":")
        assert issubclass(getattr(import_module(module), name), Page)
