"""The form of a new interview, on one page. What it means is the ledger's; here it is read and kept."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts import access, job_ads
from accounts.errors import ValidationFailed
from accounts.models import JobAd, User
from accounts.preferences import TIMINGS
from interviews.ledger import InterviewSpec
from interviews.ledger.plans import QUESTIONS
from interviews.llm import registry
from interviews.models import Interview
from interviews.protocol.limits import most
from interviews.showing.names import page_language
from prompts import catalog

LENGTHS = (3, 5, 8)
LEVELS = (
    (Interview.Level.JUNIOR, _("Junior")),
    (Interview.Level.MID, _("Mid-level")),
    (Interview.Level.SENIOR, _("Senior")),
)
SEATS = (
    ("candidate", _("Candidate"), _("You answer")),
    ("interviewer", _("Interviewer"), _("You ask an AI candidate")),
)
MODES = (
    ("study", _("Study"), _("The coach is beside you, hints allowed")),
    ("real", _("Real"), _("No help until the end")),
)
FIELDS: Mapping[str, str] = {"promptType": "type", "sessionId": "company", "role": "seat", "text": "keep_ad"}
"""Fields of a refusal → those of the form, where the names differ."""


class NewInterviewForm(forms.Form):
    """Seat, kind, company, position, level, language, length, clock, help and model."""

    seat = forms.ChoiceField(label=_("Seat"), choices=[])
    type = forms.ChoiceField(label=_("Kind"), choices=[])
    company = forms.CharField(
        label=_("Company"), max_length=most("company"), error_messages={"required": _("Which company?")}
    )
    position = forms.CharField(
        label=_("Position"), max_length=most("position"), error_messages={"required": _("Which position?")}
    )
    job_ad = forms.CharField(
        label=_("Job ad"),
        max_length=job_ads.LONGEST,
        required=False,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("Questions that fit it come first; the interviewer and the coach know it."),
    )
    kept_ad = forms.ChoiceField(label=_("A job ad from your profile"), choices=[], required=False)
    keep_ad = forms.BooleanField(label=_("Keep this ad in my profile"), required=False)
    level = forms.ChoiceField(label=_("Level"), choices=LEVELS, initial=Interview.Level.MID)
    language = forms.ChoiceField(label=_("Language"), choices=[])
    questions = forms.TypedChoiceField(
        label=_("Questions"), choices=[(n, str(n)) for n in LENGTHS], coerce=int, initial=QUESTIONS
    )
    timing = forms.TypedChoiceField(label=_("Clock"), choices=list(TIMINGS.items()), coerce=float, initial="1")
    mode = forms.ChoiceField(label=_("Help"), choices=[(m[0], m[1]) for m in MODES], initial=Interview.Mode.STUDY)
    model = forms.ChoiceField(label=_("Model"), choices=[])

    def __init__(
        self, user: User, data: Mapping[str, Any] | None = None, initial: dict[str, Any] | None = None
    ) -> None:
        self.ads = list(JobAd.objects.for_user(user))
        super().__init__(self._with_ad(data) if data else data, initial=initial)
        self.seats = [seat for seat in SEATS if access.may_take_seat(user, seat[0])]
        self.types = catalog.types()
        self.models = registry.all()
        self._choose("seat", [(seat[0], seat[1]) for seat in self.seats])
        self._choose("type", [(kind.code, kind.name_in(page_language())) for kind in self.types])
        self._choose("language", [(language.code, language.name) for language in catalog.languages()])
        self._choose("kept_ad", [("", "–"), *((str(ad.pk), ad.name) for ad in self.ads)])
        self._choose("model", [(model.name, model.name) for model in self.models])
        for name in ("company", "position"):
            self.fields[name].widget.attrs |= {
                "autocomplete": "organization" if name == "company" else "organization-title",
                "pattern": r".*\S.*",  # blanks are no name
            }

    def _choose(self, name: str, choices: list[tuple[str, Any]]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        field.choices = choices
        if name not in self.initial and choices:
            self.initial[name] = choices[0][0]

    def _with_ad(self, data: Mapping[str, Any]) -> dict[str, Any]:
        """What was sent, with what the chosen ad says where nothing was written: what stands in a field holds."""
        sent = {name: data[name] for name in data}
        found = self._read(str(sent.get("kept_ad", "")))
        return {**sent, **{name: value for name, value in found.items() if not str(sent.get(name, "")).strip()}}

    def _read(self, ad_id: str) -> dict[str, str]:
        """The fields that a kept ad fills; none for an ad that is not there."""
        ad = next((each for each in self.ads if str(each.pk) == ad_id), None)
        return fields_of(ad) if ad else {}

    @property
    def ad_to_keep(self) -> dict[str, str]:
        """What is to be kept in the profile, of the cleaned values; empty when nothing is."""
        wanted = self.cleaned_data
        if not wanted["keep_ad"] or not wanted["job_ad"].strip():
            return {}
        return {"text": wanted["job_ad"], "company": wanted["company"], "position": wanted["position"]}

    def spec(self) -> InterviewSpec:
        """What is to be made, of the cleaned values."""
        wanted = self.cleaned_data
        return InterviewSpec(
            type_code=wanted["type"],
            seat=wanted["seat"],
            company=wanted["company"],
            position=wanted["position"],
            language=wanted["language"],
            model=wanted["model"],
            level=wanted["level"],
            mode=wanted["mode"],
            questions=wanted["questions"],
            time_factor=wanted["timing"],
            job_ad=wanted["job_ad"],
        )

    @classmethod
    def filled(cls, user: User, data: Mapping[str, Any]) -> "NewInterviewForm":
        """The form as it was sent, with what the job ad says in its fields: to be confirmed, nothing is made yet."""
        sent = {name: data[name] for name in cls.base_fields if name in data}
        form = cls(user, initial=sent)
        chosen = form._read(str(sent.get("kept_ad", "")))
        form.initial.update(chosen or job_ads.fields_of(str(sent.get("job_ad", ""))[: job_ads.LONGEST]))
        return form

    def refuse(self, refusal: ValidationFailed) -> None:
        """Show a refusal of the ledger at the fields it names."""
        for name, messages in refusal.details.items():
            field = FIELDS.get(name, name)
            self.add_error(field if field in self.fields else None, messages)


def fields_of(ad: JobAd) -> dict[str, str]:
    """What a kept ad fills in: what its owner confirmed, and the level that its text asks for."""
    read = job_ads.fields_of(ad.text)
    own = {"company": ad.company, "position": ad.position, "job_ad": ad.text}
    return {**read, **{name: value for name, value in own.items() if value}}
