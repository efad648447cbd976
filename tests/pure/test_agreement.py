"""Figures of agreement, against values worked out by hand."""

import pytest

from interviews.rubric.agreement import Judged, agreement, kappa, order, ranks, rho


def judged(*rows: tuple[str, float, float]) -> list[Judged]:
    return [Judged(*row) for row in rows]


def test_kappa_is_one_for_the_same_and_falls_with_the_square_of_the_distance() -> None:
    assert kappa([1, 2, 3], [1, 2, 3], [1, 2, 3]) == 1
    assert kappa([1, 2, 3], [3, 2, 1], [1, 2, 3]) == -1
    near, far = kappa([1, 3, 5, 1], [2, 3, 5, 1], range(1, 6)), kappa([1, 3, 5, 1], [5, 3, 5, 1], range(1, 6))
    assert near is not None
    assert far is not None
    assert 1 > near > far
    assert kappa([3, 3], [3, 3], [1, 5]) is None


def test_rank_correlation_shares_the_ranks_of_equals() -> None:
    assert ranks([10, 20, 20, 30]) == [1, 2.5, 2.5, 4]
    assert rho([1, 2, 3], [10, 20, 30]) == 1
    assert rho([1, 2, 3], [3, 2, 1]) == -1
    assert rho([1, 2, 3, 4], [1, 2, 2, 4]) == pytest.approx(0.949, abs=0.001)
    assert rho([1, 1], [1, 2]) is None


def test_order_counts_within_one_interview_only() -> None:
    rows = judged(("a", 1, 2), ("a", 3, 4), ("a", 5, 4), ("b", 1, 5), ("b", 1, 1))
    assert order(rows) == pytest.approx((1 + 1 + 0.5) / 3, abs=0.001)
    assert order(judged(("a", 1, 1), ("b", 5, 5))) is None


def test_the_figures_together() -> None:
    found = agreement(judged(("a", 1, 1.4), ("a", 5, 4.6), ("a", 3, 2)))
    assert found.count == 3
    assert found.exact == pytest.approx(2 / 3)
    assert found.order == 1
    assert agreement([]).exact is None
