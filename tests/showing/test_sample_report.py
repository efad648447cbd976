"""The sample report: made up, open to everybody, and held to the rules of a real one."""

import tomllib
from typing import Any

import pytest
from django.test import Client

from interviews.reports import sample
from tests.pure.starter import LANGUAGES

TOLD = tomllib.loads(sample.WORDS.read_text(encoding="utf-8"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_score_of_the_sample_stands_the_checks_of_a_real_one(house: None, language: str) -> None:
    for total in sample.view(language).totals:
        for finding in total.findings:
            given = TOLD[language]["judged"][str(finding.question.number)].get(total.criterion.key)
            assert finding.score.points == (given[0] if given else None)
            assert len(finding.score.quotes) == (len(given[1]) if given else 0)


@pytest.mark.parametrize("language", LANGUAGES)
def test_its_stronger_answers_are_made_of_what_was_said(house: None, language: str) -> None:
    for number, review in sample.view(language).reviews.items():
        told = TOLD[language]["reviewed"][str(number)]
        assert (review.stronger, review.say) == (told["stronger"], told["say"])
        assert len(review.worked) == len(told["worked"])


@pytest.mark.parametrize(("code", "says"), [("en", "This interview is made up"), ("zh-hans", "这场面试是编的")])
def test_anybody_may_read_it_in_their_language(house: None, code: str, says: str) -> None:
    page = Client().get("/sample/", headers={"accept-language": code})
    assert page.status_code == 200
    assert says in page.content.decode()


def test_who_has_no_interviews_yet_is_shown_the_way_to_it(house: None, client: Client) -> None:
    assert 'href="/sample/"' in client.get("/interviews/").content.decode()
    assert 'href="/sample/"' in Client().get("/").content.decode()


def test_its_first_step_leads_to_practice(client: Client, settings: Any) -> None:
    for browser, leads, guests in (
        (Client(), "Try three questions</button>", True),
        (client, "Start an interview</a>", True),
        (Client(), "a button here asks this question again", False),
    ):
        settings.GUESTS = guests
        steps = browser.get("/sample/").content.decode().split('<ol class="steps">')[1].split("</ol>")[0]
        assert steps.count(leads) == 1
        assert ("<form" in steps) == (leads.endswith("</button>"))
