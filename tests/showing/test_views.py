"""The pages' doors: what they answer, to whom, and with how many queries."""

import re
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone, translation

from accounts import profiles
from accounts.models import JobAd, User
from interviews import ledger
from interviews.models import Answer, Attempt, Entry, Interview
from interviews.showing import sample

MOST_QUERIES = {"list": 14, "room": 22}
SETUP = {
    "seat": "candidate",
    "type": "BQ",
    "company": "Northwind",
    "position": "Backend engineer",
    "level": "mid",
    "language": "en",
    "questions": "3",
    "timing": "1.5",
    "mode": "study",
    "model": "scripted",
}


def test_it_makes_what_was_chosen(client: Client, owner: User) -> None:
    answer = client.post("/interviews/new", SETUP)
    made = Interview.objects.for_user(owner).get()
    assert answer.status_code == 302
    assert answer["Location"] == f"/interviews/{made.session_id}/"
    assert (made.type_code, made.time_factor, len(made.plan["questions"])) == ("BQ", 1.5, 3)
    assert Entry.objects.for_user(owner).count() == 1


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("company", ""),
        ("company", " "),
        ("company", "x" * 201),
        ("position", ""),
        ("type", "NOPE"),
        ("seat", "interviewer"),
        ("seat", "root"),
        ("language", "xx"),
        ("level", "boss"),
        ("questions", "4"),
        ("questions", "many"),
        ("timing", "9"),
        ("mode", "easy"),
        ("model", "nobody"),
    ],
)
def test_it_names_the_field_that_is_wrong(client: Client, field: str, value: str) -> None:
    answer: Any = client.post("/interviews/new", SETUP | {field: value})
    assert answer.status_code == 400
    assert list(answer.context["form"].errors) == [field]
    assert not Interview.objects.exists()


def test_what_is_missing_is_asked_for_and_listed_once(client: Client, owner: User) -> None:
    page = client.post("/interviews/new", SETUP | {"company": "", "position": ""}).content.decode()
    assert "Which company?" in page
    assert "Which position?" in page
    assert page.count('href="#id_company"') == 1
    assert page.count("autofocus") == 2, "the first wrong field, and the button of the list of keys when it opens"
    assert re.search(r'<input[^>]+name="company"[^>]+autofocus', page)


AD = "Company: Harbour Foods\nPosition: Senior Buyer\nYou calm angry suppliers and keep promises to customers."


def test_a_job_ad_fills_the_fields_and_makes_nothing_yet(client: Client, owner: User) -> None:
    page = client.post("/interviews/new", SETUP | {"company": "", "position": "", "job_ad": AD, "read": "1"})
    assert page.status_code == 200
    text = page.content.decode()
    assert 'value="Harbour Foods"' in text
    assert 'value="Senior Buyer"' in text
    assert "You calm angry suppliers" in text
    assert 'value="senior" selected' in text
    assert not Interview.objects.exists()


def test_a_job_ad_is_kept_with_the_interview_and_brought_back(client: Client, owner: User) -> None:
    client.post("/interviews/new", SETUP | {"job_ad": AD})
    made = Interview.objects.for_user(owner).get()
    assert made.plan["job_ad"] == AD
    again = client.get(f"/interviews/new?again={made.session_id}").content.decode()
    assert "You calm angry suppliers" in again
    assert "You calm angry suppliers" not in client.get("/interviews/new").content.decode(), "unless it is asked for"
    refused = client.post("/interviews/new", SETUP | {"job_ad": "x" * 10_001})
    assert refused.status_code == 400
    assert "10000" in refused.content.decode()


def test_a_kept_job_ad_is_chosen(client: Client, owner: User) -> None:
    assert 'name="kept_ad"' not in client.get("/interviews/new").content.decode(), "there is none to choose"
    ad = profiles.add_job_ad(owner, {"text": AD, "company": "Harbour"})
    page = client.get(f"/interviews/new?ad={ad.pk}").content.decode()
    assert 'value="Harbour"' in page
    assert 'value="Senior Buyer"' in page
    assert 'value="senior" selected' in page
    assert f'value="{ad.pk}" selected' in page
    bare = SETUP | {"company": "", "position": "Lead Buyer", "job_ad": "", "kept_ad": str(ad.pk)}
    read = client.post("/interviews/new", bare | {"read": "1"}).content.decode()
    assert 'value="Senior Buyer"' in read, "filled in when it is asked for"
    assert not Interview.objects.exists()
    client.post("/interviews/new", bare)
    made = Interview.objects.for_user(owner).get()
    assert (made.company, made.position) == ("Harbour", "Lead Buyer"), "what stands in a field holds"
    assert made.plan["job_ad"] == AD
    assert JobAd.objects.count() == 1


def test_the_kept_ad_of_somebody_else_is_like_none(client: Client, owner: User) -> None:
    theirs = profiles.add_job_ad(User.objects.create_user("stranger@example.org", "x"), {"text": AD})
    assert client.get(f"/interviews/new?ad={theirs.pk}").status_code == 404
    assert client.get("/interviews/new?ad=nothing").status_code == 404
    answer: Any = client.post("/interviews/new", SETUP | {"kept_ad": str(theirs.pk), "job_ad": ""})
    assert list(answer.context["form"].errors) == ["kept_ad"]
    assert "calm angry" not in answer.content.decode()
    assert not Interview.objects.exists()


def test_a_pasted_ad_is_kept_in_the_profile_when_that_is_ticked(
    client: Client, owner: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    client.post("/interviews/new", SETUP | {"job_ad": AD})
    client.post("/interviews/new", SETUP | {"job_ad": "  ", "keep_ad": "on"})
    assert not JobAd.objects.exists()
    for _ in range(2):
        client.post("/interviews/new", SETUP | {"job_ad": AD, "keep_ad": "on"})
    kept = JobAd.objects.for_user(owner).get()
    assert (kept.text, kept.company, kept.position) == (AD, "Northwind", "Backend engineer")
    monkeypatch.setattr(profiles, "MOST_JOB_ADS", 1)
    full: Any = client.post("/interviews/new", SETUP | {"job_ad": "Another one.", "keep_ad": "on"})
    assert list(full.context["form"].errors) == ["keep_ad"]
    assert "Another one." in full.content.decode()
    assert Interview.objects.count() == 4


def test_it_begins_with_what_was_practised_last(client: Client, interview: Interview) -> None:
    page = client.get("/interviews/new").content.decode()
    assert 'value="Northwind"' in page


def test_a_list_of_many_takes_no_more_queries_than_one_of_few(
    client: Client, owner: User, django_assert_max_num_queries: Any
) -> None:
    spec = ledger.InterviewSpec("BQ", "candidate", "Northwind", "Backend engineer", language="en", questions=3)
    for _ in range(25):
        ledger.create(owner, spec)
    with django_assert_max_num_queries(MOST_QUERIES["list"]):
        page = client.get("/interviews/").content.decode()
    assert page.count('class="d"') == 20
    assert client.get("/interviews/?page=2").content.decode().count('class="d"') == 5
    assert client.get("/interviews/?page=x&state=y&type=z&q=%00").status_code == 200


def test_the_room_takes_a_fixed_number_of_queries(
    client: Client, interview: Interview, django_assert_max_num_queries: Any
) -> None:
    with django_assert_max_num_queries(MOST_QUERIES["room"]):
        page = client.get(f"/interviews/{interview.session_id}/").content.decode()
    upcoming = interview.plan["questions"][1]["text"]
    assert interview.plan["questions"][0]["text"].split(".")[0] in page
    assert upcoming not in page


def test_it_tells_strangers_nothing(interview: Interview) -> None:
    for path in ("", "new", f"{interview.session_id}/", f"{interview.session_id}/report/"):
        answer = Client().get(f"/interviews/{path}")
        assert answer.status_code == 302
        assert answer["Location"].startswith("/accounts/login/")


def test_another_persons_interview_is_like_none(client: Client, interview: Interview) -> None:
    stranger = Client()
    stranger.force_login(User.objects.create_user("stranger@example.org", "x"))
    for path in ("", "report/", "problem", "transcript.md", "discard"):
        assert stranger.get(f"/interviews/{interview.session_id}/{path}").status_code == 404
    for path in ("", "finish", "discard"):
        assert stranger.post(f"/interviews/{interview.session_id}/{path}", {"text": "x"}).status_code == 404
    assert Interview.objects.get().state == Interview.State.ACTIVE


def test_finishing_ends_it_and_may_be_repeated(client: Client, interview: Interview) -> None:
    at = f"/interviews/{interview.session_id}/"
    assert client.get(f"{at}report/")["Location"] == at
    for _ in range(2):
        assert client.post(f"{at}finish").status_code == 302
    page = client.get(at).content.decode()
    assert "There was too little to hear yet." in page
    assert client.get(f"{at}report/").status_code == 200
    assert client.get(f"{at}finish").status_code == 405


def test_discarding_asks_first(client: Client, interview: Interview) -> None:
    at = f"/interviews/{interview.session_id}/discard"
    assert client.get(at).status_code == 200
    assert Interview.objects.exists()
    client.post(at)
    assert not Interview.objects.exists()
    assert not Entry.objects.exists()


def test_a_later_problem_is_never_told(client: Client, owner: User) -> None:
    spec = ledger.InterviewSpec("CODE", "candidate", "Northwind", "Engineer", language="en", questions=3)
    interview = ledger.create(owner, spec)
    told = client.get(f"/interviews/{interview.session_id}/problem").json()
    first, second = interview.plan["questions"][:2]
    assert told["examples"] == first["examples"]
    page = client.get(f"/interviews/{interview.session_id}/").content.decode()
    assert second["text"] not in page
    assert client.get(f"/interviews/{interview.session_id}/transcript.md").status_code == 200


def test_one_figure_says_how_long_it_is(client: Client, owner: User) -> None:
    setup = client.get("/interviews/new?questions=5&timing=1").content.decode()
    assert "5 questions, about 45 minutes" in setup
    first = client.get("/interviews/").content.decode()
    assert "about 27 minutes for three questions" in first
    assert "3 questions, about 27 minutes" in client.get("/interviews/new?timing=1").content.decode()
    assert client.get("/interviews/new?questions=many").status_code == 200
    made = ledger.create(owner, ledger.InterviewSpec("BQ", "candidate", "N", "E", language="en", questions=3))
    assert made.plan["time_limit"] == 27 * 60
    assert "of 27 min" in client.get(f"/interviews/{made.session_id}/").content.decode()


@pytest.mark.parametrize("language", ["en", "zh-hans"])
def test_a_strangers_names_are_not_brought_back(client: Client, owner: User, language: str) -> None:
    with translation.override(language):
        company, position = str(sample.COMPANY), str(sample.POSITION)
    ledger.create(owner, ledger.InterviewSpec("BQ", "candidate", company, position, language="en", questions=3))
    page = client.get("/interviews/new").content.decode()
    assert f'value="{company}"' not in page
    assert f'value="{position}"' not in page


def test_after_goodbye_the_room_offers_to_finish(client: Client, interview: Interview) -> None:
    at = f"/interviews/{interview.session_id}/"
    assert re.search(r'id="finish-here"[^>]* hidden', client.get(at).content.decode())
    Entry.objects.filter(interview=interview).update(move={"kind": "close"})
    page = client.get(at).content.decode()
    assert "The interview is over" in page
    assert not re.search(r'id="finish-here"[^>]* hidden', page)


def test_an_answer_stopped_before_its_first_word_is_not_asked_for_again(client: Client, interview: Interview) -> None:
    Entry.objects.create(
        interview=interview, client_id="a1", rank=10**6, speaker="candidate", content="Hm.", timestamp=timezone.now()
    )
    answer = Answer.objects.create(interview=interview, voice="mock", about="a1", transcript_id="t1")
    tried = Attempt.objects.create(answer=answer, number=1, state="failed", started=timezone.now())
    page: Any = client.get(f"/interviews/{interview.session_id}/")
    assert not page.context["script"]["withdrawn"]
    Attempt.objects.filter(pk=tried.pk).update(state="withdrawn")
    page = client.get(f"/interviews/{interview.session_id}/")
    assert page.context["script"]["withdrawn"]
    assert "nothing was said" in page.content.decode()


def test_the_last_page_says_only_what_it_knows_of_code(client: Client, owner: User) -> None:
    made = ledger.create(owner, ledger.InterviewSpec("CODE", "candidate", "N", "E", language="en", questions=3))
    Entry.objects.create(
        interview=made, client_id="a1", rank=10**6, speaker="candidate", content="I add them.", timestamp=timezone.now()
    )
    client.post(f"/interviews/{made.session_id}/finish")
    page: Any = client.get(f"/interviews/{made.session_id}/")
    shown = page.context["report"].found.answers[0]
    assert shown.missing
    assert not {"the code", "code"} & {str(part) for part in (*shown.heard, *shown.missing)}
    assert "Your code is not kept here" in page.content.decode()
    client.cookies["language"] = "zh-hans"
    owner.language = "zh-hans"
    owner.save()
    page = client.get(f"/interviews/{made.session_id}/", headers={"accept-language": "zh-hans"})
    assert ">题目</h2>" in page.content.decode()
    unheard = page.content.decode().split("没听到")[1].split("</li>")[0]
    assert "、" in unheard
    assert ", " not in unheard


def test_the_dashboard_promises_no_draft_and_searches_what_is_many(client: Client, owner: User) -> None:
    spec = ledger.InterviewSpec("BQ", "candidate", "Northwind", "Backend engineer", language="en", questions=3)
    made = ledger.create(owner, spec)
    few = client.get("/interviews/").content.decode()
    assert "The first question is waiting for you." in few
    assert f'data-draft="{owner.pk}.{made.session_id}" hidden' in few
    assert 'role="search"' not in few
    assert 'role="search"' in client.get("/interviews/?q=x").content.decode()
    for _ in range(5):
        ledger.create(owner, spec)
    assert 'role="search"' in client.get("/interviews/").content.decode()
