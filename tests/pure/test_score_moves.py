"""Whether a score moved as it must: every rule at its border, and where there is no evidence."""

import pytest

from interviews.calibration.moves import Case, Move, Points, Rule


@pytest.mark.parametrize(
    ("rule", "by", "before", "after", "held"),
    [
        ("within", 0.25, 3.0, 3.25, True),
        ("within", 0.25, 3.0, 2.5, False),
        ("within", 0.25, None, None, True),
        ("within", 0.25, None, 1.0, False),
        ("below", 1, 5.0, 4.0, True),
        ("below", 1, 5.0, 4.5, False),
        ("below", 1, 2.0, None, True),
        ("below", 1, None, None, False),
        ("above", 1, 2.0, 3.0, True),
        ("above", 1, None, 1.0, True),
        ("above", 1, 3.0, None, False),
        ("nothing", 0, None, None, True),
        ("nothing", 0, None, 1.0, False),
        ("toward", 5, 3.0, 4.0, True),
        ("toward", 5, 5.0, 5.0, True),
        ("toward", 5, 4.0, 4.0, False),
        ("toward", 3, 5.0, 4.0, True),
        ("toward", 1, None, 2.0, True),
        ("toward", 1, 2.0, None, False),
        ("away", 5, 5.0, 4.0, True),
        ("away", 5, 4.0, 4.0, False),
        ("away", 1, 1.0, None, True),
        ("away", 1, None, None, False),
    ],
)
def test_a_move_holds(rule: Rule, by: float, before: Points, after: Points, held: bool) -> None:
    assert Case(Move("test", "changed", ["result"], rule, by, "base"), "result", before, after).held is held
