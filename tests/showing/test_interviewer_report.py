"""The report of somebody who interviewed: its page, JSON, Markdown, PDF and link, in their own words."""

import asyncio
import io
import re
from typing import Any

import pytest
from django.test import Client
from django.utils import translation
from django.utils.timezone import now
from pypdf import PdfReader

from accounts.models import User
from interviews import ledger, reports
from interviews.llm import registry
from interviews.models import Entry, Interview, LanguageModel, Report

pytestmark = pytest.mark.django_db(transaction=True)

TALK = (
    "Tell me about the hardest project you led.",
    "I led the migration of our billing system, with a vendor who answered late.",
    "What did you do about the vendor who answered late?",
    "I called their director every Monday. Response times fell from 9 days to 2.",
    "How did you convince the director?",
    "With a table of what each day of waiting cost us.",
)
BETTER = "What did you do first, and why?"
FOLLOW_UP = "You said “With a table of what each day of”: what did you do yourself?"


@pytest.fixture
def owner(house: None) -> User:
    return User.objects.create_user("owner@example.org", "sandgrouse-42-lantern", role="interviewer")


@pytest.fixture
def led(client: Client, owner: User, monkeypatch: pytest.MonkeyPatch) -> Interview:
    """A finished interview that the owner led; its report is not made yet."""
    monkeypatch.setattr("interviews.reports.asking.send", lambda report_id: None)
    interview = ledger.create(owner, ledger.InterviewSpec("BQ", "interviewer", "Northwind", "Planner", language="en"))
    for place, text in enumerate(TALK):
        who = ("interviewer", "candidate")[place % 2]
        Entry.objects.create(
            interview=interview,
            client_id=f"l{place}",
            rank=(place + 1) * 10**6,
            speaker=who,
            content=text,
            timestamp=now(),
        )
    client.post(f"/interviews/{interview.session_id}/finish")
    return Interview.objects.get()


@pytest.fixture
def judged(led: Interview) -> Interview:
    """The same with its report."""
    make()
    return led


def make() -> None:
    asyncio.run(reports.make(Report.objects.order_by("-number").values_list("pk", flat=True)[0]))


def text(answer: Any) -> str:
    page: str = answer.content.decode()
    return page


def main(answer: Any) -> str:
    return text(answer).split("<main")[1].split("</main>")[0]


def address(interview: Interview, path: str = "") -> str:
    return f"/interviews/{interview.session_id}/report/{path}"


def test_the_page_quotes_ones_own_questions_and_proposes_better_ones(client: Client, judged: Interview) -> None:
    page = main(client.get(address(judged)))
    assert "Your questions hold on every criterion." in page
    assert "4.0" in page
    assert "Listening and probing" in page
    assert "<mark>Tell me about the hardest project you led.</mark>" in page
    assert re.search(r'href="#l1"[^>]*>1<', page), "a quote leads to its line"
    assert BETTER in page
    assert "Evidence heard" in page
    assert "the candidate’s own part" in page
    for of_answers in ("Your answer", "Save as a story", "Retry this question", "Question 1 again"):
        assert of_answers not in page


def test_a_step_says_what_to_ask(client: Client, led: Interview) -> None:
    LanguageModel.objects.update(upstream_id="score=2")
    registry.changed()
    make()
    page = main(client.get(address(led)))
    assert re.search(r'<p class="lab">Ask</p><p class="say-this"[^>]*>You said “With a table', page)
    assert page.count('class="step"') == 2
    assert "Question 1 again" not in page


def test_json_says_whose_seat_it_was_and_what_was_found(client: Client, judged: Interview) -> None:
    data = client.get(f"/interviews/{judged.session_id}/report.json").json()
    assert (data["seat"], data["judged"], data["overall"]) == ("interviewer", True, 4.0)
    assert [each["key"] for each in data["criteria"]] == [
        "open_questions",
        "listening",
        "one_thing",
        "evidence",
        "fairness",
    ]
    assert {quote["entryId"] for each in data["criteria"] for quote in each["evidence"]} == {"l0", "l2"}
    (stretch,) = data["questions"]
    assert stretch["entryIds"] == ["l0", "l2", "l4"]
    assert (stretch["stronger"], stretch["say"]) == (BETTER, FOLLOW_UP)
    assert stretch["text"] == TALK[0]
    assert stretch["heard"]
    assert data["summary"]["strength"]["entryId"] == "l0"


def test_rest_gives_the_same_and_its_schema_names_it(client: Client, judged: Interview) -> None:
    data = client.get(f"/api/v1/interviews/{judged.session_id}/report").json()
    assert data == client.get(f"/interviews/{judged.session_id}/report.json").json()
    schema = client.get("/api/schema/?format=json").json()
    assert "seat" in schema["components"]["schemas"]["Report"]["properties"]


def test_markdown_and_pages_say_the_same(client: Client, judged: Interview) -> None:
    markdown = text(client.get(f"/interviews/{judged.session_id}/report.md"))
    assert "A better question, of what was said" in markdown
    assert BETTER in markdown
    assert "from your own facts" not in markdown
    reader = PdfReader(io.BytesIO(client.get(f"/interviews/{judged.session_id}/report.pdf").content))
    said = " ".join(" ".join(page.extract_text() for page in reader.pages).split())
    assert "Listening and probing 4.0" in said
    assert BETTER in said


def test_whoever_has_a_link_reads_it_without_the_words(client: Client, judged: Interview) -> None:
    client.post(address(judged, "share"))
    link = re.search(r"http://testserver(/shared/[\w-]+/)", text(client.get(address(judged))))
    assert link
    page = main(Client().get(link[1]))
    assert "Listening and probing" in page
    assert "Part 1" in page
    answers = page.split('id="answers"')[1].split("measured")[0]
    assert "Tell me about the hardest project" not in answers
    assert "<form" not in page


def test_one_rates_oneself_and_makes_it_again(client: Client, judged: Interview) -> None:
    client.post(address(judged, "rate"), {"listening": "2"})
    assert main(client.get(address(judged))).count("you said") == 1
    client.post(address(judged, "again"))
    assert Report.objects.count() == 2


def test_progress_of_a_candidate_knows_nothing_of_it(client: Client, judged: Interview) -> None:
    assert "Nothing to compare yet" in text(client.get("/progress/"))


def test_where_the_model_is_too_small_it_says_plainly_that_nobody_judged(client: Client, led: Interview) -> None:
    LanguageModel.objects.create(name="little", provider="scripted", profile="compact")
    registry.changed()
    Interview.objects.update(model="little")
    make()
    page = main(client.get(address(led)))
    assert "Nobody has judged these questions: the model of this interview is too small" in page
    assert "Open questions" in page, "it is measured all the same"
    assert 'class="scores"' not in page
    assert "Make the report again" not in page
    assert "too small" in text(client.get(f"/interviews/{led.session_id}/report.md"))


def test_one_that_was_made_before_questions_were_judged_can_be_made_again(client: Client, led: Interview) -> None:
    Report.objects.update(state="done", finished=now())
    page = main(client.get(address(led)))
    assert "no model could when this report was made" in page
    assert "Make the report again" in page
    client.post(address(led, "again"))
    make()
    assert "Your questions hold" in main(client.get(address(led)))


def test_it_takes_a_fixed_number_of_queries(
    client: Client, judged: Interview, django_assert_max_num_queries: Any
) -> None:
    with django_assert_max_num_queries(20):
        client.get(address(judged))


def test_it_speaks_chinese(client: Client, judged: Interview) -> None:
    with translation.override("zh-hans"):
        page = main(client.get(address(judged), headers={"accept-language": "zh-hans"}))
    assert "每一条标准上你的提问都站得住。" in page
    assert "用说过的内容，可以问得更好" in page
