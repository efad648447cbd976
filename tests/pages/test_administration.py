"""The admin's own scripts may run; no other page's policy is any weaker for it."""

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from accounts.models import Plan, User
from interviews import ledger, worker
from interviews.llm import registry
from interviews.models import Heartbeat, LanguageModel
from prompts.forms import TypeForm
from prompts.models import InterviewType


def test_its_forms_have_their_scripts_and_other_pages_keep_trusted_types(db: None, client: Client) -> None:
    client.force_login(User.objects.create_superuser("admin@example.org"))
    policy = client.get("/admin/prompts/interviewtype/add/").headers["Content-Security-Policy"]
    assert "require-trusted-types-for" not in policy
    assert "script-src 'self'" in policy
    assert "require-trusted-types-for 'script'" in client.get("/interviews/").headers["Content-Security-Policy"]


@pytest.fixture
def admins(house: None) -> Client:
    browser = Client()
    browser.force_login(User.objects.create_superuser("admin@example.org"))
    return browser


def test_its_landing_page_says_first_how_things_stand(admins: Client, owner: User) -> None:
    ledger.create(owner, ledger.InterviewSpec("BQ", "candidate", "Acme", "Planner", language="en"))
    page = admins.get("/admin/").text
    assert page.index("1 in progress") < page.index("Recent actions")
    assert re.search(r"\d+ enabled, default: \w+", page)
    LanguageModel.objects.update(is_default=False)  # none is marked where the embedded one serves all
    registry.changed()
    assert re.search(r"\d+ enabled, default: \w+", admins.get("/admin/").text)
    page = page.split("</dl>")[1]
    places = [page.index(f'/admin/{at}/"') for at in ("interviews/interview", "prompts/question", "accounts/user")]
    assert places == sorted(places)
    assert page.index('/admin/interviews/languagemodel/"') < page.index('/admin/interviews/attempt/"')
    for keys_alone in ("interviews/answer", "interviews/entry", "accounts/story"):
        assert f'/admin/{keys_alone}/"' not in page
    assert '/admin/interviews/entry/"' in admins.get("/admin/interviews/").text


def test_its_landing_page_says_whether_the_background_worker_runs(admins: Client) -> None:
    def told() -> str:
        return admins.get("/admin/").text.split("Background worker</a></dt>")[1].split("</dd>")[0]

    assert "never seen here" in told()
    worker.beat()
    assert "is running" in told()
    Heartbeat.objects.update(seen=timezone.now() - timedelta(minutes=5))
    assert "stopped since" in told()


def test_a_kind_of_interview_is_given_its_length_in_minutes(admins: Client) -> None:
    at = "/admin/prompts/interviewtype/HR/change/"
    InterviewType.objects.filter(code="HR").update(time_limit=1500)
    form = admins.get(at).context["adminform"].form
    assert form["time_limit"].value() == "25"
    form = TypeForm(
        {"code": "HR", "time_limit": "12.5", "position": "1"}, instance=InterviewType.objects.get(code="HR")
    )
    assert form.save().time_limit == 750
    assert not TypeForm({"code": "HR", "time_limit": "0.5", "position": "1"}).is_valid()


def test_a_language_model_is_described_in_words(admins: Client) -> None:
    at = "/admin/interviews/languagemodel/add/"
    page = admins.get(at).text
    for said in ("Model ID at the provider", "In US dollars.", "Company and country", "Codes separated by commas"):
        assert said in page
    form = admins.get(at).context["adminform"].form
    kept = {name: value for name in form.fields if (value := form[name].value()) is not None and value is not False}
    sent = kept | {"name": "m1", "enabled": "on", "languages": "en, zh", "capabilities": '["reasoning"]'}
    assert admins.post(at, sent).status_code == 302
    made = LanguageModel.objects.get(name="m1")
    assert (made.languages, made.capabilities) == (["en", "zh"], ["reasoning"])
    assert 'value="en, zh"' in admins.get(f"/admin/interviews/languagemodel/{made.pk}/change/").text


def test_the_list_of_questions_begins_with_what_is_asked(admins: Client) -> None:
    page = admins.get("/admin/prompts/question/?type__isnull=True").text
    row = page.split("<tbody>")[1].split("</tr>")[0]
    assert row.index("field-beginning") < row.index("field-key")
    assert 'field-type nowrap">any<' in row
    assert "<details data-filter-title" in page
    assert page.count('" open>') == 1, "only the filter that is used stands open"


def test_a_plan_has_a_field_for_each_limit(admins: Client) -> None:
    Plan.objects.filter(key="free").update(limits={"questionsPerDay": 7, "own": 1})
    at = "/admin/accounts/plan/free/change/"
    assert admins.get(at).context["adminform"].form["answers"].value() == 7
    sent = {"key": "free", "answers": "9", "advice": "", "reports": "2", "tokens": "", "interviews": "3"}
    assert admins.post(at, sent).status_code == 302
    assert Plan.objects.get(key="free").limits == {
        "questionsPerDay": 9,
        "own": 1,
        "advicePerDay": None,
        "reportsPerDay": 2,
        "tokensPerMonth": None,
        "interviewsAtOnce": 3,
    }
