"""The report's page and what it leads to: for its owner; others meet nothing, whoever has a link only what it shows."""

import io
import re
from typing import Any

import pytest
from django.core.management import call_command
from django.test import Client
from django.utils import timezone
from pypdf import PdfReader

from accounts.models import Story, User
from interviews import ledger, reports
from interviews.models import Complaint, Entry, Interview, Report, Section
from interviews.reports import queue
from interviews.showing import finished as after
from interviews.showing.report_pdf import report_pdf

ANSWER = "Last spring we disagreed about the interface. I collected six incidents. Failures fell from 31 to 9 a month."
NOW = timezone.now()
PATHS = ("", "again", "rate", "wrong", "share", "drill", "story")


@pytest.fixture
def judged(client: Client, owner: User, monkeypatch: pytest.MonkeyPatch) -> Interview:
    """A finished interview with one answer, and its report."""
    monkeypatch.setattr("interviews.reports.asking.send", lambda report_id: None)
    spec = ledger.InterviewSpec("BQ", "candidate", "Northwind", "Planner", language="en", questions=2)
    interview = ledger.create(owner, spec)
    say(interview, ANSWER)
    client.post(f"/interviews/{interview.session_id}/finish")
    make(Report.objects.get())
    return Interview.objects.get()


def say(interview: Interview, words: str) -> None:
    """The candidate's one answer."""
    whose = {"client_id": "a1", "rank": 10**8, "speaker": "candidate", "timestamp": interview.created}
    Entry.objects.create(interview=interview, content=words, **whose)


def make(report: Report) -> None:
    """What a worker does, with a judge who always finds the same."""
    owner = queue.claim(report.pk)
    assert owner is not None
    work = queue.work_of(report.pk, owner)
    queue.measure(work)
    question = work.questions[0]
    quotes = ["Failures fell from 31 to 9 a month.", "I collected six incidents."]
    for criterion in work.criteria:
        found = {"quotes": quotes, "reason": "It names what happened."}
        queue.save(work, question, criterion.key, found, {"points": 4.0, "low": 4, "high": 4})
    review = {"worked": [], "missing": [], "stronger": f"{ANSWER} In the end [your figure].", "say": ""}
    queue.save(work, question, "", review, {})
    queue.end(work)


def address(interview: Interview, path: str = "") -> str:
    return f"/interviews/{interview.session_id}/report/{path}"


def text(answer: Any) -> str:
    page: str = answer.content.decode()
    return page


def test_the_page_quotes_scores_and_says_what_to_do(client: Client, judged: Interview) -> None:
    page = text(client.get(address(judged)))
    assert "<mark>Failures fell from 31 to 9 a month.</mark>" in page
    assert re.search(r'href="#l1-2"[^>]*>1\.2<', page), "a quote leads to its line"
    assert 'id="l1-2"' in page
    assert "4.0" in page
    assert "your figure" in page
    assert "Made by" in page


def test_it_takes_a_fixed_number_of_queries(
    client: Client, judged: Interview, django_assert_max_num_queries: Any
) -> None:
    with django_assert_max_num_queries(20):
        client.get(address(judged))


def test_while_it_is_made_the_page_says_so(client: Client, judged: Interview) -> None:
    Report.objects.update(state="making", sections=9)
    page = text(client.get(address(judged)))
    assert "data-open" in page
    assert "The scores are delayed on this server" in page, "there is none here"
    assert "worker" not in page
    Report.objects.update(state="failed", error_message="The model is out of reach.")
    page = text(client.get(address(judged)))
    assert "The model is out of reach." in page
    assert "Make the report again" in page


def test_without_its_scores_a_report_passes_no_verdict(client: Client, judged: Interview) -> None:
    Section.objects.all().delete()
    for state, said in (("making", "The scores are still to come."), ("failed", "The scores could not be made.")):
        Report.objects.update(state=state)
        heading = text(client.get(address(judged))).split("<h1>")[1].split("</h1>")[0]
        assert re.findall(r'<span class="sent">(.+?)</span>', heading) == ["Your answers are here.", said]
    Report.objects.all().delete()
    assert "<h1>The interview is over. What was said is kept.</h1>" in text(client.get(address(judged)))


def test_what_is_missing_is_not_taken_for_a_result(client: Client, judged: Interview) -> None:
    Section.objects.all().delete()
    Report.objects.update(judged=False)
    Entry.objects.filter(client_id="a1").delete()
    say(judged, "Last spring we disagreed about the interface of a service, and I collected six incidents of it.")
    page = text(client.get(address(judged)))
    titles = re.findall(r"<h3>(.+?)</h3>", page.split('id="change"')[1].split("</ol>")[0])
    assert titles
    assert all(title.startswith(("Say ", "Ask ", "Give ")) for title in titles), titles
    assert ">Step 1</p>" in page
    assert "You do not say what" in page
    assert re.search(r"Question 1 again</button><span [^>]+>\w", page), "the button names its question"


def test_one_rates_oneself_and_sees_both(client: Client, judged: Interview) -> None:
    client.post(address(judged, "rate"), {"ownership": "2", "result": "7"})
    page = text(client.get(address(judged)))
    assert "under a criterion of the report" in page
    assert "you said" not in page
    client.post(address(judged, "rate"), {"ownership": "2"})
    page = text(client.get(address(judged)))
    assert "you said 2" in page
    assert page.count("you said") == 1


def test_what_looks_wrong_is_kept_for_admins(client: Client, judged: Interview) -> None:
    client.post(address(judged, "wrong"), {"text": "That quote is not from this answer."})
    assert Complaint.objects.get().text == "That quote is not from this answer."
    assert client.post(address(judged, "wrong"), {"text": ""}).status_code == 302
    assert Complaint.objects.count() == 1


def test_a_drill_and_a_story_come_of_it(client: Client, judged: Interview) -> None:
    key = judged.plan["questions"][0]["key"]
    to = client.post(address(judged, "drill"), {"question": key})["Location"]
    assert "1 of 1" in text(client.get(to)) or "1" in text(client.get(to))
    assert Interview.objects.exclude(pk=judged.pk).get().plan["questions"][0]["key"] == key
    to = client.post(address(judged, "story"), {"question": key})["Location"]
    assert "collected six incidents" in text(client.get(to))
    assert Story.objects.count() == 1
    assert client.post(address(judged, "drill"), {"question": "none"}).status_code == 404


def test_whoever_has_a_link_reads_the_report_without_the_words(client: Client, judged: Interview) -> None:
    client.post(address(judged, "share"))
    link = re.search(r"http://testserver(/shared/[\w-]+/)", text(client.get(address(judged))))
    assert link
    assert link[1] not in text(client.get(address(judged))), "shown once"
    stranger = Client()
    answer = stranger.get(link[1])
    page = text(answer)
    assert answer.status_code == 200
    assert answer["Referrer-Policy"] == "no-referrer"
    assert "Own contribution" in page
    assert "Last spring we disagreed" not in page.split('id="made"')[0].split('id="answers"')[1].split("measured")[0]
    main = page.split("<main")[1].split("</main>")[0]
    assert "<form" not in main
    assert {to for to in re.findall(r'href="#([^"]+)"', main) if f'id="{to}"' not in page} == set()
    assert stranger.get("/shared/nothing-of-the-kind/").status_code == 404
    share = re.search(rf"{address(judged, 'share')}/([0-9a-f-]+)/end", text(client.get(address(judged))))
    assert share
    client.post(share[0])
    assert stranger.get(link[1]).status_code == 404


def test_with_the_transcript_it_shows_what_was_said(client: Client, judged: Interview) -> None:
    client.post(address(judged, "share"), {"transcript": "on"})
    link = re.search(r"http://testserver(/shared/[\w-]+/)", text(client.get(address(judged))))
    assert link
    assert "Last spring we disagreed" in text(Client().get(link[1]))


def test_without_a_judge_too_what_is_quoted_stands_in_a_reply_sign_for_sign(house: None) -> None:
    call_command("demo", stdout=io.StringIO())
    quoted = 0
    for interview in Interview.objects.exclude(finished=None):
        found = after.finished(reports.view(interview)).found
        replies = [reply for answer in found.answers for reply in answer.question.replies]
        for step in found.steps:
            quoted += 1
            assert any(step.quote in reply for reply in replies), step.quote
    assert quoted


def test_it_is_kept_as_pages(client: Client, judged: Interview) -> None:
    answer = client.get(f"/interviews/{judged.session_id}/report.pdf")
    assert answer["Content-Type"] == "application/pdf"
    reader = PdfReader(io.BytesIO(answer.content))
    said = " ".join(" ".join(page.extract_text() for page in reader.pages).split())
    assert "Failures fell from 31 to 9 a month" in said
    assert "Own contribution 4.0" in said
    assert reader.metadata is not None
    assert reader.metadata.title == f"Report: {judged.position}"


def test_pages_bear_every_script_and_any_length() -> None:
    long = "Ein Wort, 一个词。" * 2000
    text = f"# Łódź, Привет, 成果, <b>&amp; שלום\n\n> {long}\n\n| a | b | c |\n|---|---|---|\n| 1 | 2 | {long} |\n"
    reader = PdfReader(io.BytesIO(report_pdf(text, "x")))
    assert len(reader.pages) > 10
    first = reader.pages[0].extract_text()
    assert "Łódz" in first
    assert "成果" in first
    assert "<b>&" in first


def test_it_is_kept_as_markdown_and_json(client: Client, judged: Interview) -> None:
    markdown = client.get(f"/interviews/{judged.session_id}/report.md")
    assert markdown["Content-Type"].startswith("text/markdown")
    assert "Failures fell from 31 to 9 a month" in text(markdown)
    assert re.search(r"^- .+: [^ ].* · \S", text(markdown), re.MULTILINE), "a measure, and apart from it what it says"
    data = client.get(f"/interviews/{judged.session_id}/report.json").json()
    assert data["overall"] == 4.0
    assert data["criteria"][0]["evidence"][0]["entryId"] == "a1"


def test_it_names_what_it_was_made_with(client: Client, judged: Interview) -> None:
    where = f"/interviews/{judged.session_id}/report"
    row = Report.objects.get()
    for told in (
        text(client.get(f"{where}/")),
        text(client.get(f"{where}.md")).replace("\\", ""),
        " ".join(PdfReader(io.BytesIO(client.get(f"{where}.pdf").content)).pages[-1].extract_text().split()),
    ):
        assert "judge version 1 (production), reviewer version 1 (production)" in told
        assert row.model in told
        assert row.rubric_version in told
    told = client.get(f"{where}.json").json()
    assert [(each["voice"], each["number"], each["label"]) for each in told["prompts"]] == [
        ("judge", 1, "production"),
        ("reviewer", 1, "production"),
    ]
    Report.objects.update(prompts=None, prompt_version="1f2e3d4c,5b6a7988")
    assert "prompts 1f2e3d4c,5b6a7988" in text(client.get(f"{where}/")), "as older ones hold it"
    Report.objects.update(judged=False)
    assert "no model read it" in text(client.get(f"{where}.md"))


@pytest.mark.parametrize("path", PATHS)
def test_another_persons_report_is_like_none(client: Client, judged: Interview, path: str) -> None:
    stranger = Client()
    stranger.force_login(User.objects.create_user("stranger@example.org", "x"))
    ask = stranger.post if path else stranger.get
    theirs, none = ask(address(judged, path)), ask(f"/interviews/unheard-of/report/{path}")
    assert theirs.status_code == none.status_code == 404
    assert Complaint.objects.count() == 0
    assert Client().get(address(judged)).status_code == 302


def test_progress_draws_what_reports_found(client: Client, judged: Interview, owner: User) -> None:
    page = text(client.get("/progress/"))
    competency = judged.plan["questions"][0]["competency"]
    assert "Most to gain" in page
    assert competency.split("_")[0][:6] in page.lower()
    again = Interview.objects.get(
        session_id=client.post(address(judged, "drill"), {"question": judged.plan["questions"][0]["key"]})[
            "Location"
        ].split("/")[2]
    )
    Entry.objects.create(
        interview=again, client_id="b1", rank=10**8, speaker="candidate", content=ANSWER, timestamp=again.created
    )
    client.post(f"/interviews/{again.session_id}/finish")
    make(Report.objects.get(interview=again))
    page = text(client.get("/progress/"))
    assert "2 tries" in page
    compared = text(client.get(f"/progress/?question={judged.plan['questions'][0]['key']}"))
    assert compared.count("<mark>Failures fell from 31 to 9 a month.</mark>") == 2
    assert "Both tries hold the same parts of an answer; the score stayed at 4.0." in compared
    assert compared.count('<td class="val">4.0</td>') == 2 * Section.objects.filter(points=4.0).count() // 2
    Section.objects.filter(report__interview=again, points=4.0).update(points=2.0)
    Entry.objects.filter(interview=again, client_id="b1").delete()
    Entry.objects.create(
        interview=again, client_id="b1", rank=10**8, speaker="candidate", content="I wrote six plans.", timestamp=NOW
    )
    compared = text(client.get(f"/progress/?question={judged.plan['questions'][0]['key']}"))
    assert re.search(r"Gone in the later try: [^;]*the result; the score went from 4.0 to 2.0\.", compared)
    Report.objects.filter(interview=again).update(rubric_version="another")
    compared = text(client.get(f"/progress/?question={judged.plan['questions'][0]['key']}"))
    assert "the score went" not in compared
    assert "The criteria were changed between the two" in compared
    stranger = Client()
    stranger.force_login(User.objects.create_user("stranger@example.org", "x"))
    assert "Nothing to compare yet" in text(stranger.get("/progress/"))


def test_what_models_and_people_say_is_shown_as_data(client: Client, owner: User, judged: Interview) -> None:
    Entry.objects.filter(client_id="a1").update(move=None)
    entry = Entry.objects.get(client_id="a1")
    entry.content = '<img src=x onerror=alert(1)> I wrote "six" <b>plans</b> & mailed them to everybody.'
    entry.save()
    page = text(client.get(address(judged)))
    assert "<img src=x" not in page
    assert "&lt;img src=x onerror=alert(1)&gt;" in page
