"""What went wrong is said in the site's look, with what to do; never a stack."""

from unittest import mock

from django.test import Client, RequestFactory

from accounts import quotas
from accounts.errors import QuotaExceeded, RateLimited, Unauthenticated
from interviewsite import pages


def test_it_says_that_there_is_nothing(browser: Client, db: None) -> None:
    answer = browser.get("/nowhere/at/all")
    assert answer.status_code == 404
    assert "There is nothing at this address" in answer.text


def test_it_says_that_a_form_is_too_old(db: None) -> None:
    answer = Client(enforce_csrf_checks=True).post("/language/", {"language": "en"})
    assert answer.status_code == 403
    assert "This form was open too long" in answer.text


def test_it_breaks_without_a_stack(owners: Client) -> None:
    owners.raise_request_exception = False
    with mock.patch.object(quotas, "report", side_effect=ZeroDivisionError("a secret")):
        answer = owners.get("/usage/")
    assert answer.status_code == 500
    assert "Something broke on our side" in answer.text
    assert "a secret" not in answer.text
    assert "Traceback" not in answer.text


def test_its_broken_page_needs_no_database() -> None:
    answer = pages.broken(RequestFactory().get("/"))
    assert answer.status_code == 500


def test_it_says_a_refusal_in_its_own_words(owners: Client) -> None:
    refusal = RateLimited("Slowly, please.", retry_after=3.2)
    with mock.patch.object(quotas, "report", side_effect=refusal):
        answer = owners.get("/usage/")
    assert (answer.status_code, answer["Retry-After"]) == (429, "4")
    assert "Slowly, please." in answer.text


def test_it_shows_a_used_up_quota_as_429(owners: Client) -> None:
    with mock.patch.object(quotas, "report", side_effect=QuotaExceeded("All used.")):
        assert owners.get("/usage/").status_code == 429


def test_it_sends_who_is_not_known_to_sign_in(owners: Client) -> None:
    with mock.patch.object(quotas, "report", side_effect=Unauthenticated("Who?")):
        assert owners.get("/usage/")["Location"] == "/accounts/login/?next=/usage/"


def test_it_has_a_page_for_each_kind() -> None:
    request = RequestFactory().get("/")
    request.user = mock.Mock(is_authenticated=False)
    for view, status in ((pages.bad_request, 400), (pages.forbidden, 403), (pages.too_many, 429)):
        answer = view(request, Exception())
        assert answer.status_code == status
        assert b"<h1>" in answer.content  # type: ignore[attr-defined]
