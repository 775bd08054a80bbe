"""What makes a function a use case: a name, a label, the right it needs, whether it can be undone."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec
from types import MappingProxyType
from typing import Any, TypeVar

from desktop_app.domain.people import RIGHT_LABELS, Right, User
from desktop_app.kernel.errors import NotAllowedError
from desktop_app.kernel.i18n import _

F = TypeVar("F", bound=Callable[..., Any])


@dataclass(frozen=True, slots=True)
class UseCase:
    """One thing a user can do; `label` says in the past tense what was done, for the history."""

    name: str
    label: str
    right: Right
    undoable: bool


_by_function: dict[Callable[..., Any], UseCase] = {}


def use_case(label: str, *, right: Right, undoable: bool = True) -> Callable[[F], F]:
    """Declare a function `f(unit, …)` as a use case, to be carried out by `App.do`.

    What left the building (sent, printed, handed over) is declared with `undoable=False`.
    """

    def declare(function: F) -> F:
        subject = function.__module__.rpartition(".")[2]
        name = f"{subject}.{function.__name__}"
        _by_function[function] = UseCase(name, label, right, undoable)
        return function

    return declare


def case_of(function: Callable[..., Any]) -> UseCase:
    """Give the declaration of a use case; a function that is none is a fault (`KeyError`)."""
    return _by_function[function]


def use_cases() -> Mapping[str, UseCase]:
    """Give all use cases that have been imported, by name."""
    return MappingProxyType({case.name: case for case in _by_function.values()})


def case_named(name: str) -> UseCase | None:
    """Give the use case of that name, also where nothing has needed its module so far."""
    subject = name.partition(".")[0]
    module = f"{__package__}.{subject}"
    if name not in use_cases() and subject.isidentifier() and find_spec(module):
        import_module(module)
    return use_cases().get(name)


def demand(user: User, right: Right) -> None:
    """Refuse what a user has no right to.

    Raises:
        NotAllowedError: none of their roles gives it.
    """
    if right not in user.rights:
        raise NotAllowedError(what=_(RIGHT_LABELS[right]))
