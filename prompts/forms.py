"""Forms of the admin: they name the field, and inside JSON the place, that is wrong."""

import json
import uuid
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.forms.fields import InvalidJSONInput
from django.utils.translation import gettext_lazy as _

from prompts import publishing
from prompts.bank import PHRASES
from prompts.checks import parts, template_text
from prompts.generics import ModelForm
from prompts.models import InterviewType, Phrase, PromptTemplate, Question, TypeWording
from prompts.rendering import VARIABLES

JSON_FIELDS = ("parts", "anchors", "red_flags", "examples", "tests", "clarifications", "hints")
JSON_BOX = forms.Textarea(attrs={"rows": 14, "cols": 100, "spellcheck": "false"})


class PrettyJSONField(forms.JSONField):
    """JSON as people edit it: indented, Chinese as Chinese."""

    widget = JSON_BOX

    def prepare_value(self, value: Any) -> Any:
        return value if isinstance(value, InvalidJSONInput) else json.dumps(value, ensure_ascii=False, indent=2)


class QuestionForm(ModelForm[Question]):
    """A question; coding fields may stay empty."""

    class Meta:
        model = Question
        fields = (
            *("type", "language", "key", "text", "competency", "level", "minutes", "parts"),
            *("full_answer", "anchors", "red_flags", "statement", "examples", "tests", "clarifications", "hints"),
            *("complexity", "enabled", "position"),
        )
        field_classes = dict.fromkeys(JSON_FIELDS, PrettyJSONField)

    def clean_text(self) -> str:
        text: str = self.cleaned_data["text"]
        if text.count("?") + text.count("？") > 1:
            raise ValidationError(_("One question at a time: at most one question mark."))
        return text


class TypeForm(ModelForm[InterviewType]):
    """A kind of interview; people think of its length in minutes, it is kept in seconds."""

    time_limit = forms.FloatField(
        label=_("time limit (min)"),
        required=False,
        min_value=1,
        max_value=240,
        help_text=_("Of the whole interview, in minutes. Empty: none."),
    )

    class Meta:
        model = InterviewType
        fields = ("code", "time_limit", "enabled", "position")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.time_limit:
            self.initial["time_limit"] = f"{self.instance.time_limit / 60:g}"

    def clean_time_limit(self) -> int | None:
        minutes = self.cleaned_data["time_limit"]
        return None if minutes is None else round(minutes * 60)


class TypeWordingForm(ModelForm[TypeWording]):
    class Meta:
        model = TypeWording
        fields = ("language", "name", "description", "parts")
        field_classes = {"parts": PrettyJSONField}

    def clean_parts(self) -> Any:
        value = self.cleaned_data["parts"] or []
        if value:
            parts(value)
        return value


class PhraseForm(ModelForm[Phrase]):
    class Meta:
        model = Phrase
        fields = ("type", "language", "kind", "text", "position")

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if "kind" in cleaned and "text" in cleaned:
            try:
                template_text(cleaned["text"], PHRASES[cleaned["kind"]])
            except ValidationError as exc:
                self.add_error("text", exc)
        return cleaned


class TemplateForm(ModelForm[PromptTemplate]):
    """A template's place, and the text of its next version."""

    text = forms.CharField(
        label=_("Text"),
        strip=False,
        widget=forms.Textarea(attrs={"rows": 28, "cols": 100}),
        help_text=_("Saving a changed text writes the next version; versions never change."),
    )
    note = forms.CharField(label=_("Note"), max_length=200, required=False, help_text=_("What changed, and why."))
    publish = forms.BooleanField(label=_("Put in force at once"), required=False)

    class Meta:
        model = PromptTemplate
        fields = ("type", "language", "voice", "profile")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        newest = self.instance.versions.order_by("-number").first() if self.instance.pk else None
        self.fields["text"].initial = newest.text if newest else ""
        self.fields["publish"].initial = newest is None

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        voice = cleaned.get("voice") or self.instance.voice
        if "text" in cleaned and voice in VARIABLES:
            cleaned["text"] = cleaned["text"].replace("\r\n", "\n")
            try:
                template_text(cleaned["text"], VARIABLES[voice])
            except ValidationError as exc:
                self.add_error("text", exc)
        return cleaned

    def write(self, by: uuid.UUID) -> None:
        """Write the next version if the text changed, and put it in force if that is wished, in somebody's name."""
        text, newest = self.cleaned_data["text"], self.instance.versions.order_by("-number").first()
        if newest is None or newest.text != text:
            newest = publishing.write(self.instance, text, self.cleaned_data["note"], by=by)
        if self.cleaned_data["publish"]:
            publishing.publish(newest, by=by)
