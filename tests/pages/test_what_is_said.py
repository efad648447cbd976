"""Sentences that must not say more, or something else, than what is so."""

from django.test import Client

from accounts.forms import PlanForm


def test_the_gauge_of_a_plan_says_that_it_counts_answers_under_way(owners: Client) -> None:
    page = owners.get("/usage/").text
    assert "Answers under way at once" in page
    assert "each answer that ends makes room" in page
    assert PlanForm().fields["interviews"].label == "Answers under way at once"
