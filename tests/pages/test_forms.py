"""Forms: what is right is kept, what is wrong is named at its field, and nothing typed is lost."""

from django.test import Client

from accounts.models import PersonalInfo, Story, User

WHOLE = {
    "title": "A new one",
    "situation": "Then",
    "task": "Mine",
    "action": "I did",
    "result": "It held",
    "tags": "calm, 冲突，calm",
}


def test_it_keeps_a_story(owners: Client, owner: User) -> None:
    assert owners.post("/stories/new", WHOLE).status_code == 302
    kept = Story.objects.for_user(owner).get()
    assert (kept.title, kept.result, kept.tags) == ("A new one", "It held", ["calm", "冲突"])


def test_it_names_the_wrong_field_and_loses_nothing(owners: Client, owner: User) -> None:
    answer = owners.post("/stories/new", WHOLE | {"title": " ", "action": "I typed for an hour"})
    assert answer.status_code == 400
    assert 'id="id_title_error"' in answer.text
    assert 'aria-invalid="true"' in answer.text
    assert "I typed for an hour" in answer.text
    assert not Story.objects.for_user(owner).exists()


def test_it_bounds_a_text(owners: Client, owner: User) -> None:
    answer = owners.post("/stories/new", WHOLE | {"situation": "a" * 5_001})
    assert answer.status_code == 400
    assert 'id="id_situation_error"' in answer.text


def test_it_counts_the_words_without_a_script(owners: Client, story: Story) -> None:
    page = owners.get(f"/stories/{story.pk}/").text
    assert 'id="id_situation_count"><b>3</b>' in page


def test_it_changes_and_deletes_a_story(owners: Client, story: Story) -> None:
    owners.post(f"/stories/{story.pk}/", WHOLE)
    story.refresh_from_db()
    assert story.result == "It held"
    assert owners.get(f"/stories/{story.pk}/delete").status_code == 200
    owners.post(f"/stories/{story.pk}/delete")
    assert not Story.objects.filter(pk=story.pk).exists()


def test_it_keeps_a_profile(owners: Client, owner: User) -> None:
    sent = {"name": "Olga", "skills": "Python, SQL", "experience": "Acme\n2020 to 2024\n\nBolt", "resume": "Long"}
    assert owners.post("/profile/", sent).status_code == 302
    info = PersonalInfo.objects.get(user=owner)
    assert (info.skills, info.experience, info.resume) == (["Python", "SQL"], ["Acme\n2020 to 2024", "Bolt"], "Long")


def test_it_leaves_alone_what_a_program_stored_and_nobody_touched(owners: Client, info: PersonalInfo) -> None:
    form = owners.get("/profile/").context["form"]
    sent = {name: form[name].value() for name in form.fields} | {"headline": "Senior engineer"}
    owners.post("/profile/", sent)
    info.refresh_from_db()
    assert info.experience == [{"company": "Acme", "years": "3"}]
    assert info.headline == "Senior engineer"


def test_it_keeps_the_settings(owners: Client, owner: User) -> None:
    sent = {"name": "Olga K.", "language": "zh-hans", "theme": "dark", "timing": "1.5"}
    answer = owners.post("/settings/", sent)
    owner.refresh_from_db()
    assert (owner.name, owner.language) == ("Olga K.", "zh-hans")
    assert (answer.cookies["theme"].value, answer.cookies["timing"].value) == ("dark", "1.5")
    page = owners.get("/settings/").text
    assert '<html lang="zh-Hans" dir="ltr" data-theme="dark">' in page
    assert "设置已保存。" in page


def test_the_clock_has_one_set_of_words(owners: Client, house: None) -> None:
    told = (owners.get("/settings/").context["form"], owners.get("/interviews/new").context["form"])
    settings, new = ([str(name) for _value, name in form.fields["timing"].choices] for form in told)
    assert settings == new == ["No clock", "Normal", "1.5× time", "2× time"]


def test_it_refuses_a_language_the_site_does_not_have(owners: Client, owner: User) -> None:
    assert owners.post("/settings/", {"language": "tlh"}).status_code == 400
    owner.refresh_from_db()
    assert owner.language == ""


def test_it_signs_up_and_lets_a_password_be_pasted(browser: Client, db: None) -> None:
    page = browser.get("/accounts/signup/").text
    assert "onpaste" not in page
    sent = {"email": "new@example.org", "password1": "sandgrouse-42-lantern", "name": "Nia", "role": "candidate"}
    assert browser.post("/accounts/signup/", sent).status_code == 302
    assert User.objects.get(email="new@example.org").name == "Nia"


def test_it_answers_equally_for_known_and_unknown_addresses(browser: Client, owner: User) -> None:
    known = browser.post("/accounts/password/reset/", {"email": owner.email})
    unknown = browser.post("/accounts/password/reset/", {"email": "nobody@example.org"})
    assert (known.status_code, known["Location"]) == (unknown.status_code, unknown["Location"])


def test_a_story_shows_the_questions_that_it_fits(owners: Client, owner: User, house: None) -> None:
    story = Story.objects.create(user=owner, title="The disagreement with a colleague", tags=["conflict"])
    page = owners.get(f"/stories/{story.pk}/").text
    assert "Questions it fits" in page
    assert "You tagged it “conflict”" in page
    other = Story.objects.create(user=owner, title="Zzyzx")
    assert "Questions it fits" not in owners.get(f"/stories/{other.pk}/").text
