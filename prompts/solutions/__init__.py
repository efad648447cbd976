"""A reference solution of each coding question that ships: one module a competency, one function or class a question.

Their examples and hidden tests are checked against them, and simulated candidates write them. Nobody else sees them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from importlib import import_module
from inspect import getsource, isclass, isfunction
from pkgutil import iter_modules
from types import MappingProxyType
from typing import Any


def _defined() -> Iterator[Callable[..., Any]]:
    """The functions and classes that the modules themselves define, but for their helpers."""
    for found in iter_modules(__path__):
        module = import_module(f"{__name__}.{found.name}")
        for name, each in vars(module).items():
            own = (isfunction(each) or isclass(each)) and each.__module__ == module.__name__
            if own and not name.startswith("_"):
                yield each


@lru_cache
def solutions() -> MappingProxyType[str, Callable[..., Any]]:
    """Name → the function or class."""
    return MappingProxyType({each.__name__: each for each in _defined()})


@lru_cache
def source_of(name: str) -> str:
    """The code of a solution with the helpers that it calls, without imports; "" where there is none of that name."""
    found = solutions().get(name)
    if found is None:
        return ""
    written, module = getsource(found).strip(), vars(import_module(found.__module__))
    helpers = {word for word in _HELPER.findall(written) if isfunction(module.get(word))}
    return "\n\n\n".join([written, *(getsource(module[word]).strip() for word in sorted(helpers))])


_HELPER = re.compile(r"\b_[a-z]\w*\b")
