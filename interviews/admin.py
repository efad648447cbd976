"""Django admin of interviews and models of the AI. What people said, and keys, are never shown here."""

import re
from typing import Any, ClassVar

from django import forms
from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from interviews.llm import registry, trial
from interviews.models import (
    Answer,
    Attempt,
    Complaint,
    Entry,
    Heartbeat,
    Interview,
    LanguageModel,
    Report,
    Section,
    Share,
    WebProcess,
)
from prompts.generics import ModelAdmin, ModelForm


class ReadOnly:
    """Rows that are looked at and may be taken away, not written by hand."""

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


@admin.register(Interview)
class InterviewAdmin(ReadOnly, ModelAdmin[Interview]):
    list_display = ("position", "company", "state", "owner", "type_code", "seat", "created")
    list_filter = ("state", "type_code", "seat", "mode", "level", "language", "model", "created")
    list_select_related = ("owner",)
    search_fields = ("company", "position", "session_id", "owner__email")
    date_hierarchy = "created"
    exclude = ("plan", "taken_up", "aliases")


@admin.register(Entry)
class EntryAdmin(ReadOnly, ModelAdmin[Entry]):
    """That something was said, by whom, when and with which move; not what."""

    list_display = ("client_id", "interview", "speaker", "move", "timestamp")
    list_filter = ("speaker", "timestamp")
    list_select_related = ("interview",)
    search_fields = ("client_id", "interview__session_id", "interview__owner__email")
    exclude = ("content",)


@admin.register(Answer)
class AnswerAdmin(ReadOnly, ModelAdmin[Answer]):
    list_display = ("id", "interview", "voice", "about", "transcript_id")
    list_filter = ("voice",)
    list_select_related = ("interview",)
    search_fields = ("transcript_id", "about", "interview__session_id", "interview__owner__email")


@admin.register(Attempt)
class AttemptAdmin(ReadOnly, ModelAdmin[Attempt]):
    """How attempts went and what they cost; not what was generated."""

    list_display = (
        *("answer", "number", "state", "error_code", "model"),
        *("prompt_tokens", "completion_tokens", "started", "ended"),
    )
    list_filter = ("state", "error_code", "model", "started")
    list_select_related = ("answer",)
    search_fields = ("answer__interview__session_id", "answer__interview__owner__email", "error_code", "model")
    date_hierarchy = "started"
    exclude = ("text",)


@admin.register(Report)
class ReportAdmin(ReadOnly, ModelAdmin[Report]):
    """How reports were made and what they cost; not what they say."""

    list_display = ("interview", "state", "judged", "error_code", "model", "tokens", "created", "finished")
    list_filter = ("state", "judged", "model", "created")
    list_select_related = ("interview",)
    search_fields = ("interview__session_id", "interview__owner__email", "model")
    date_hierarchy = "created"
    exclude = ("self_rating",)


@admin.register(Section)
class SectionAdmin(ReadOnly, ModelAdmin[Section]):
    """Scores without the words that they rest on."""

    list_display = ("report", "question", "question_key", "criterion", "points", "low", "high")
    list_filter = ("criterion",)
    list_select_related = ("report",)
    search_fields = ("question_key", "report__interview__session_id")
    exclude = ("content",)


@admin.register(Complaint)
class ComplaintAdmin(ReadOnly, ModelAdmin[Complaint]):
    """What people found wrong in their reports: written for those who run the site, so it is shown."""

    list_display = ("created", "report", "question", "text")
    list_filter = ("created",)
    list_select_related = ("report",)
    search_fields = ("report__interview__session_id", "report__model")


@admin.register(Share)
class ShareAdmin(ReadOnly, ModelAdmin[Share]):
    list_display = ("interview", "with_transcript", "created", "expires")
    list_filter = ("with_transcript", "expires")
    list_select_related = ("interview",)
    search_fields = ("interview__session_id", "interview__owner__email")


@admin.register(Heartbeat)
class HeartbeatAdmin(ReadOnly, ModelAdmin[Heartbeat]):
    list_display = ("name", "seen")
    list_filter = ("seen",)
    search_fields = ("name",)


@admin.register(WebProcess)
class WebProcessAdmin(ReadOnly, ModelAdmin[WebProcess]):
    list_display = ("id", "beats", "seen")
    list_filter = ("seen",)
    search_fields = ("id",)


class Listed(forms.CharField):
    """A list as words between commas; a list in JSON is read as well."""

    def prepare_value(self, value: Any) -> Any:
        return ", ".join(map(str, value)) if isinstance(value, list) else value

    def to_python(self, value: Any) -> Any:
        words = re.split(r"[,，、\s]+", re.sub(r"[\[\]\"']", " ", str(value or "")))
        return list(dict.fromkeys(word for word in words if word))

    def has_changed(self, initial: Any, data: Any) -> bool:
        return bool(self.to_python(data) != (initial or []))


class LanguageModelForm(ModelForm[LanguageModel]):
    """The key goes in and never comes out; it belongs to the address for which it was given."""

    base_url = forms.URLField(
        label=_("Provider's address"),
        required=False,
        max_length=500,
        assume_scheme="https",
        help_text=LanguageModel._meta.get_field("base_url").help_text,
    )
    capabilities = Listed(
        label=_("Capabilities"),
        required=False,
        help_text=_("Separated by commas. “reasoning”: it thinks before it writes, and is given its whole limit."),
    )
    languages = Listed(
        label=_("Languages"),
        required=False,
        help_text=_("Codes separated by commas, such as en, zh. Empty: every language."),
    )
    new_key = forms.CharField(
        label=_("new key"),
        required=False,
        max_length=2000,
        widget=forms.PasswordInput(attrs={"autocomplete": "off"}),
        help_text=_("Kept encrypted and never shown. Empty: the present key stays, unless the address is new."),
    )
    forget_key = forms.BooleanField(label=_("forget the key"), required=False)

    class Meta:
        model = LanguageModel
        exclude = ("key", "is_default")
        labels: ClassVar = {"upstream_id": _("Model ID at the provider")}
        help_texts: ClassVar = {
            "data_goes_to": _("Company and country; everybody is shown it before they begin."),
            "prompt_price": _("In US dollars."),
            "completion_price": _("In US dollars."),
        }

    def save(self, commit: bool = True) -> LanguageModel:
        """The row with its key as the form asks."""
        row = self.instance
        if self.cleaned_data["new_key"]:
            row.set_key(self.cleaned_data["new_key"])
        elif self.cleaned_data["forget_key"] or "base_url" in self.changed_data:
            row.set_key("")
        saved: LanguageModel = super().save(commit)
        return saved


@admin.register(LanguageModel)
class LanguageModelAdmin(ModelAdmin[LanguageModel]):
    form = LanguageModelForm
    list_display = ("name", "enabled", "is_default", "has_key", "data_goes_to", "profile", "provider")
    list_filter = ("enabled", "provider", "profile", "from_environment")
    search_fields = ("name", "upstream_id", "base_url", "data_goes_to")
    readonly_fields = ("has_key", "is_default", "from_environment", "updated")
    actions = ("test", "make_default")

    @admin.display(description=_("key"), boolean=True)
    def has_key(self, row: LanguageModel) -> bool:
        """Whether a key is kept or comes from the environment; never which."""
        return bool(row.usable_key()) or registry.keyed_by_environment(row)

    def save_model(self, request: HttpRequest, obj: LanguageModel, form: Any, change: bool) -> None:
        super().save_model(request, obj, form, change)
        registry.changed()

    def delete_model(self, request: HttpRequest, obj: LanguageModel) -> None:
        super().delete_model(request, obj)
        registry.changed()

    def delete_queryset(self, request: HttpRequest, queryset: QuerySet[LanguageModel]) -> None:
        super().delete_queryset(request, queryset)
        registry.changed()

    @admin.action(description=_("Test: ask for one word"))
    def test(self, request: HttpRequest, queryset: QuerySet[LanguageModel]) -> None:
        for row in queryset:
            result = trial.test_model(row.name)
            self.message_user(
                request, f"{row.name}: {result.message}", messages.SUCCESS if result.ok else messages.ERROR
            )

    @admin.action(description=_("Make it the default"))
    def make_default(self, request: HttpRequest, queryset: QuerySet[LanguageModel]) -> None:
        row = queryset.first()
        if row is None or queryset.count() != 1:
            self.message_user(request, gettext("Choose one model."), messages.ERROR)
            return
        registry.make_default(row)
        self.message_user(request, gettext("%s is the default now.") % row.name)
