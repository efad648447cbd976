"""Sentences that must not say more, or something else, than what is so."""

from django.test import Client

from accounts.forms import PlanForm


def test_the_gauge_of_a_plan_says_that_it_counts_answers_under_way(owners: Client) -> None:
    page = owners.get("/usage/").text
    assert "Answers under way at once" in page
    assert "each answer that ends makes room" in page
    assert PlanForm().fields["interviews"].label == "Answers under way at once"


def test_no_page_says_that_the_server_is_the_readers_own(browser: Client, house: None) -> None:
    for path in ("/", "/data/", "/accounts/login/"):
        page = browser.get(path).text
        assert "Viva, self-hosted" in page
        assert "your own server" not in page
    assert "Viva · 自托管" in browser.get("/", HTTP_ACCEPT_LANGUAGE="zh-CN").text
