"""Forms of the pages about oneself: a story, a job ad, the background, the preferences.

Plain forms: what a person writes is encrypted, so rows are filled by name, not by Django's model forms.
Limits are those of the fields table in the docs; a form that is refused keeps every word that was typed.
"""

import re
from collections.abc import Mapping
from typing import Any

from django import forms
from django.conf import settings
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from accounts import job_ads
from accounts.models import JobAd, PersonalInfo, Plan, Story, User
from accounts.preferences import THEMES, TIMINGS
from accounts.shortcuts import SHORTCUTS

COUNTED = {"data-count": "words"}
"""Marks a field under which the page shows how long it is."""
TITLE, PART, TEXT, RESUME = 200, 5_000, 5_000, 60_000
"""Longest title, part of a story, text of the profile and résumé, in characters."""


class StoryForm(forms.Form):
    """One story in the four parts that a behavioural interview asks for."""

    title = forms.CharField(label=_("Title"), max_length=TITLE, help_text=_("How you would recognise it in a list."))
    situation = forms.CharField(
        label=_("Situation"),
        max_length=PART,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3} | COUNTED),
        help_text=_("Where and when was it, and what was at stake?"),
    )
    task = forms.CharField(
        label=_("Task"),
        max_length=PART,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2} | COUNTED),
        help_text=_("What was yours to do?"),
    )
    action = forms.CharField(
        label=_("Action"),
        max_length=PART,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4} | COUNTED),
        help_text=_("What did you, yourself, do? Say “I”."),
    )
    result = forms.CharField(
        label=_("Result"),
        max_length=PART,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3} | COUNTED),
        help_text=_("What changed? A figure says it best."),
    )
    tags = forms.CharField(
        label=_("Tags"),
        max_length=400,
        required=False,
        help_text=_("What it shows, separated by commas: conflict, deadline, leading."),
    )

    @classmethod
    def of(cls, story: Story) -> "StoryForm":
        """The form filled with a stored story."""
        names = ("title", "situation", "task", "action", "result")
        initial: dict[str, Any] = {name: getattr(story, name) for name in names}
        return cls(initial=initial | {"tags": ", ".join(story.tags)})

    def fill(self, story: Story) -> Story:
        """Put the cleaned values into the row; does not save."""
        for name, value in self.cleaned_data.items():
            setattr(story, name, value)
        return story

    def clean_tags(self) -> list[str]:
        """The tags as a list, each once, in the order they were written."""
        return list(dict.fromkeys(_split(r"[,，、;；\n]", self.cleaned_data["tags"])))


class JobAdForm(forms.Form):
    """A job ad with the fields that are confirmed."""

    text = forms.CharField(
        label=_("Job ad"),
        max_length=job_ads.LONGEST,
        widget=forms.Textarea(attrs={"rows": 10}),
        help_text=_("Paste it as text."),
    )
    company = forms.CharField(label=_("Company"), max_length=TITLE, required=False)
    position = forms.CharField(label=_("Position"), max_length=TITLE, required=False)
    title = forms.CharField(
        label=_("Title"), max_length=TITLE, required=False, help_text=_("How you would recognise it in a list.")
    )

    @classmethod
    def of(cls, ad: JobAd) -> "JobAdForm":
        """The form filled with a kept ad."""
        return cls(initial={name: getattr(ad, name) for name in cls.base_fields})

    @classmethod
    def read(cls, data: Mapping[str, str]) -> "JobAdForm":
        """The form as it was sent, with what the ad says in its fields: to be confirmed, nothing is kept yet."""
        sent = {name: data[name] for name in cls.base_fields if name in data}
        found = job_ads.fields_of(sent.get("text", "")[: job_ads.LONGEST])
        return cls(initial={**sent, **{name: value for name, value in found.items() if name in cls.base_fields}})


class ProfileForm(forms.Form):
    """The background that the interviewer knows about you."""

    name = forms.CharField(label=_("Name"), max_length=TITLE, required=False)
    headline = forms.CharField(
        label=_("Headline"), max_length=TITLE, required=False, help_text=_("What you are, as you would put it.")
    )
    location = forms.CharField(label=_("Location"), max_length=TITLE, required=False)
    summary = forms.CharField(
        label=_("Summary"), max_length=TEXT, required=False, widget=forms.Textarea(attrs={"rows": 4})
    )
    skills = forms.CharField(
        label=_("Skills"),
        max_length=TEXT,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Separated by commas."),
    )
    experience = forms.CharField(
        label=_("Experience"),
        max_length=RESUME,
        required=False,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=_("One post after the other, with an empty line between them."),
    )
    education = forms.CharField(
        label=_("Education"),
        max_length=TEXT,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("An empty line between entries."),
    )
    resume = forms.CharField(
        label=_("Résumé"),
        max_length=RESUME,
        required=False,
        widget=forms.Textarea(attrs={"rows": 8}),
        help_text=_("Paste it as text; its layout does not matter."),
    )

    @classmethod
    def of(cls, info: PersonalInfo, data: Any = None) -> "ProfileForm":
        """The form over what is stored."""
        texts = {name: getattr(info, name) for name in ("name", "headline", "location", "summary", "resume")}
        lists = {
            "skills": ", ".join(_line(entry) for entry in info.skills),
            "experience": "\n\n".join(_line(entry) for entry in info.experience),
            "education": "\n\n".join(_line(entry) for entry in info.education),
        }
        return cls(data, initial=texts | lists)

    def clean_skills(self) -> list[str]:
        """The skills as a list."""
        return _split(r"[,，、;；\n]", self.cleaned_data["skills"])

    def clean_experience(self) -> list[str]:
        """The posts as a list."""
        return _split(r"\n\s*\n", self.cleaned_data["experience"])

    def clean_education(self) -> list[str]:
        """The entries as a list."""
        return _split(r"\n\s*\n", self.cleaned_data["education"])

    def fill(self, info: PersonalInfo) -> PersonalInfo:
        """Put what was changed into the row; what was not stays as a program may have stored it. Does not save."""
        for name in self.changed_data:
            setattr(info, name, self.cleaned_data[name])
        return info


class SettingsForm(forms.Form):
    """What the account prefers: name, language of the pages, theme, time, keys."""

    name = forms.CharField(label=_("Name"), max_length=150, required=False)
    language = forms.ChoiceField(
        label=_("Language of the pages"), required=False, choices=[("", _("Same as the browser")), *settings.LANGUAGES]
    )
    theme = forms.ChoiceField(
        label=_("Theme"),
        required=False,
        choices=[("", _("Same as the device")), *THEMES.items()],
        help_text=_("Kept on this device."),
    )
    timing = forms.ChoiceField(
        label=_("Clock"),
        required=False,
        choices=list(TIMINGS.items()),
        help_text=_("Scores are not affected. Kept on this device."),
    )

    shortcuts = forms.MultipleChoiceField(
        label=_("Keyboard shortcuts"),
        required=False,
        choices=[(each.name, format_lazy("{} ({})", each.does, " + ".join(each.keys))) for each in SHORTCUTS],
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Letters count only while you are not writing. Kept on this device."),
    )

    def fill(self, user: User) -> User:
        """Put name and language into the row; does not save. The rest is kept by the view's cookies."""
        user.name = self.cleaned_data["name"]
        user.language = self.cleaned_data["language"]
        return user


class ProgramForm(forms.Form):
    """A program that is to be signed in: what it is called in the list."""

    name = forms.CharField(label=_("Name of the program"), max_length=60, help_text=_("How you know it in the list."))


def _limit(label: Any) -> forms.IntegerField:
    return forms.IntegerField(label=label, required=False, min_value=0, help_text=_("Empty: no limit."))


class PlanForm(forms.ModelForm):  # type: ignore[type-arg]  # Django's class takes no parameter at run time
    """A plan with a field for each quota; a limit that the site does not know stays as it is."""

    answers = _limit(_("Answers a day"))
    advice = _limit(_("Advice a day"))
    reports = _limit(_("Reports a day"))
    tokens = _limit(_("Tokens a month"))
    interviews = _limit(_("Answers at the same time"))
    LIMITS: Mapping[str, str] = {
        "answers": "questionsPerDay",
        "advice": "advicePerDay",
        "reports": "reportsPerDay",
        "tokens": "tokensPerMonth",
        "interviews": "interviewsAtOnce",
    }

    class Meta:
        model = Plan
        fields = ("key", "unlimited")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, key in self.LIMITS.items():
            self.initial.setdefault(name, self.instance.limits.get(key))

    def save(self, commit: bool = True) -> Plan:
        """The row with its limits as they were filled in."""
        given = {key: self.cleaned_data[name] for name, key in self.LIMITS.items()}
        self.instance.limits = {**self.instance.limits, **given}
        saved: Plan = super().save(commit)
        return saved


def _split(pattern: str, text: str) -> list[str]:
    """The pieces of a text between separators, without empty ones."""
    return [piece.strip() for piece in re.split(pattern, text) if piece.strip()]


def _line(entry: Any) -> str:
    """An entry as text; one that a program stored with fields shows their values."""
    if isinstance(entry, dict):
        return ", ".join(str(value) for value in entry.values() if value)
    return str(entry)
