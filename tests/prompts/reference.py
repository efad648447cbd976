"""A solution of each coding question that ships; the examples are checked against them."""

from collections.abc import Callable, Iterator
from importlib import import_module
from inspect import isfunction
from pkgutil import iter_modules
from types import ModuleType
from typing import Any

from tests.prompts import solutions


def _modules() -> Iterator[ModuleType]:
    """One a competency."""
    for found in iter_modules(solutions.__path__):
        yield import_module(f"{solutions.__name__}.{found.name}")


def _functions(module: ModuleType) -> Iterator[Callable[..., Any]]:
    """The functions that a module itself defines, but for its helpers."""
    for name, each in vars(module).items():
        if isfunction(each) and each.__module__ == module.__name__ and not name.startswith("_"):
            yield each


SOLUTIONS: dict[str, Callable[..., Any]] = {each.__name__: each for module in _modules() for each in _functions(module)}
