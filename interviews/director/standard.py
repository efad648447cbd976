"""What holds without a bank: the parts of the types that ship. Questions of the bank bring their own."""

from __future__ import annotations

from interviews.director.plan import Part

_PARTS: dict[str, tuple[str, ...]] = {
    "BQ": ("situation", "task", "own_action", "measured_result", "reflection"),
    "CODE": ("clarifying", "approach", "code", "tests", "complexity"),
    "HR": ("reason", "example"),
}


def parts_of(type_code: str) -> tuple[Part, ...]:
    """The parts of a full answer to any question of this type; of other types: a reason and an example."""
    return tuple(Part(key) for key in _PARTS.get(type_code, _PARTS["HR"]))
