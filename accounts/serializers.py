"""REST's words for people: names, shapes and limits. What a value does is decided by the services."""

from typing import Any

from django.conf.locale import LANG_INFO
from django.utils.translation import gettext as _
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from accounts import job_ads, registration
from accounts.models import JobAd, PersonalInfo, Plan, Story, User

TITLE, TEXT, LONG_TEXT = 200, 5_000, 60_000
ITEMS, TAGS, LONGEST_TAG = 200, 50, 100
SPOKEN = frozenset(code.partition("-")[0] for code in LANG_INFO)
LANGUAGE = r"^([A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*)?$"


class RegisterSerializer(serializers.Serializer[User]):
    """A new account. `invite`: the token of an invitation, where registration needs one."""

    email = serializers.EmailField(max_length=254)
    password = serializers.CharField(trim_whitespace=False, max_length=registration.LONGEST_PASSWORD, write_only=True)
    name = serializers.CharField(max_length=150, required=False, allow_blank=True)
    role = serializers.CharField(max_length=20, required=False, help_text="One of `REGISTRATION_ROLES`.")
    invite = serializers.CharField(max_length=200, required=False, write_only=True)

    def wish(self) -> registration.Wish:
        """What `registration.register` takes."""
        return registration.Wish(**self.validated_data)


class RegisteredSerializer(serializers.Serializer[User]):
    id = serializers.UUIDField()
    email = serializers.EmailField()
    name = serializers.CharField()
    role = serializers.ChoiceField(User.Role.choices)


class SignInSerializer(serializers.Serializer[User]):
    email = serializers.CharField(max_length=254)
    password = serializers.CharField(trim_whitespace=False, max_length=registration.LONGEST_PASSWORD, write_only=True)
    code = serializers.CharField(
        max_length=40, required=False, default="", allow_blank=True, help_text="Of the second factor, where one is set."
    )


class RefreshSerializer(serializers.Serializer[Any]):
    refresh = serializers.CharField(max_length=4_000)


class TokensSerializer(serializers.Serializer[Any]):
    access = serializers.CharField(help_text="For `Authorization: Bearer`, 15 minutes.")
    refresh = serializers.CharField(help_text="Serves once; its second use ends the session.")


class MeSerializer(serializers.ModelSerializer[User]):
    """One's own account."""

    plan = serializers.CharField(source="plan_id", read_only=True)
    language = serializers.RegexField(LANGUAGE, max_length=35, required=False, allow_blank=True)

    class Meta:
        model = User
        fields = ("id", "email", "name", "role", "plan", "language")
        read_only_fields = ("id", "email", "role")

    def validate_language(self, value: str) -> str:
        """A language that there is, spoken anywhere in the world; which ones interviews are in is the catalog's."""
        if value and value.partition("-")[0].lower() not in SPOKEN:
            raise serializers.ValidationError(_("There is no such language."))
        return value


class AccessSerializer(serializers.Serializer[Any]):
    role = serializers.ChoiceField(User.Role.choices)
    permissions = serializers.ListField(child=serializers.CharField())
    features = serializers.ListField(child=serializers.CharField())


class QuotaSerializer(serializers.Serializer[Any]):
    key = serializers.CharField()
    used = serializers.IntegerField()
    limit = serializers.IntegerField(allow_null=True)
    resetsAt = serializers.DateTimeField(allow_null=True)


class UsageSerializer(serializers.Serializer[Any]):
    plan = serializers.CharField()
    quotas = QuotaSerializer(many=True)


ENTRY = {"oneOf": [{"type": "string"}, {"type": "object", "additionalProperties": {"type": "string"}}]}


@extend_schema_field({"oneOf": [{"type": "string"}, {"type": "array", "items": ENTRY, "maxItems": ITEMS}]})
class EntriesField(serializers.Field[Any, Any, Any, Any]):
    """Text, or a list of text and of flat objects (a job, a school) whose values are text."""

    def to_internal_value(self, data: Any) -> Any:
        if isinstance(data, str):
            return self._text(data, LONG_TEXT)
        if not isinstance(data, list) or len(data) > ITEMS:
            raise serializers.ValidationError(_("Text, or a list of at most %(most)d entries.") % {"most": ITEMS})
        for item in data:
            for value in item.values() if isinstance(item, dict) else (item,):
                self._text(value, TEXT)
        return data

    def to_representation(self, value: Any) -> Any:
        return value

    def _text(self, value: Any, most: int) -> Any:
        plain = value is None or isinstance(value, str | int | float)
        if not plain or len(str(value)) > most:
            raise serializers.ValidationError(_("Each entry is text of at most %(most)d characters.") % {"most": most})
        return value


def _text(most: int, **options: Any) -> serializers.CharField:
    """Text that may be left out, within a limit of characters, kept as it was written."""
    return serializers.CharField(
        **{"max_length": most, "required": False, "allow_blank": True, "trim_whitespace": False, **options}
    )


class PersonalInfoSerializer(serializers.ModelSerializer[PersonalInfo]):
    """One's background. What a PUT leaves out is empty afterwards."""

    name = _text(TITLE, default="")
    headline = _text(TITLE, default="")
    location = _text(TITLE, default="")
    summary = _text(TEXT, default="")
    skills = EntriesField(default=list)
    experience = EntriesField(default=list)
    education = EntriesField(default=list)
    resume = _text(LONG_TEXT, default="")

    class Meta:
        model = PersonalInfo
        fields = ("name", "headline", "location", "summary", "skills", "experience", "education", "resume")


class StorySerializer(serializers.ModelSerializer[Story]):
    """A story. What a PUT leaves out is empty afterwards, what a PATCH leaves out stays."""

    title = serializers.CharField(max_length=TITLE)
    situation = _text(TEXT, default="")
    task = _text(TEXT, default="")
    action = _text(TEXT, default="")
    result = _text(TEXT, default="")
    tags = serializers.ListField(child=serializers.CharField(max_length=LONGEST_TAG), max_length=TAGS, default=list)

    class Meta:
        model = Story
        fields = ("id", "title", "situation", "task", "action", "result", "tags", "created", "updated")
        read_only_fields = ("id", "created", "updated")


class JobAdSerializer(serializers.ModelSerializer[JobAd]):
    """A job ad. Of a new one, company and position are read from the text where they are left empty."""

    title = _text(TITLE, default="")
    company = _text(TITLE, default="")
    position = _text(TITLE, default="")
    text = serializers.CharField(max_length=job_ads.LONGEST)

    class Meta:
        model = JobAd
        fields = ("id", "title", "company", "position", "text", "created", "updated")
        read_only_fields = ("id", "created", "updated")


class UserSerializer(serializers.ModelSerializer[User]):
    """A user as admins see and change them."""

    role = serializers.ChoiceField(User.Role.choices)
    plan = serializers.PrimaryKeyRelatedField(queryset=Plan.objects.all(), pk_field=serializers.CharField())
    isActive = serializers.BooleanField(source="is_active")
    isGuest = serializers.BooleanField(source="is_guest", read_only=True)

    class Meta:
        model = User
        fields = ("id", "email", "name", "role", "plan", "language", "isActive", "isGuest", "created")
        read_only_fields = ("id", "email", "language", "created")

    def changes(self) -> dict[str, Any]:
        """What `people.change` takes."""
        wanted = dict(self.validated_data)
        if "plan" in wanted:
            wanted["plan_id"] = wanted.pop("plan").pk
        return wanted


class PlanSerializer(serializers.ModelSerializer[Plan]):
    class Meta:
        model = Plan
        fields = ("key", "limits", "unlimited")
