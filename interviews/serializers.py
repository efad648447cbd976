"""REST's words for interviews. Names and shapes only: what a value means is decided by `ledger`."""

from typing import Any

from django.utils.translation import gettext as _
from rest_framework import serializers

from accounts import job_ads
from interviews import ledger
from interviews.changes import Changes
from interviews.models import Interview
from interviews.protocol.fields import SESSION_ID
from interviews.protocol.limits import most

TIME_FACTORS = (0.0, 1.0, 1.5, 2.0)
QUESTIONS_AT_MOST = 12


class TimeFactorField(serializers.FloatField):
    """How much the time limit is stretched; 0 switches it off."""

    def to_internal_value(self, data: Any) -> float:
        """One of `TIME_FACTORS`."""
        factor = super().to_internal_value(data)
        if factor not in TIME_FACTORS:
            raise serializers.ValidationError(_("One of 0, 1, 1.5 and 2."))
        return factor


class InterviewSerializer(serializers.Serializer[Interview]):
    """An interview as it is shown; `id` is the `sessionId`."""

    id = serializers.CharField(source="session_id")
    sessionId = serializers.CharField(source="session_id")
    promptType = serializers.CharField(source="type_code")
    role = serializers.ChoiceField(Interview.Seat.choices, source="seat")
    company = serializers.CharField()
    position = serializers.CharField()
    language = serializers.CharField()
    model = serializers.CharField()
    level = serializers.ChoiceField(Interview.Level.choices)
    mode = serializers.ChoiceField(Interview.Mode.choices)
    state = serializers.ChoiceField(Interview.State.choices)
    questions = serializers.SerializerMethodField()
    timeFactor = serializers.FloatField(source="time_factor")
    timeUsed = serializers.SerializerMethodField()
    created = serializers.DateTimeField()
    finished = serializers.DateTimeField(allow_null=True)

    def get_questions(self, interview: Interview) -> int:
        return len(interview.plan.get("questions", ()))

    def get_timeUsed(self, interview: Interview) -> int:
        return round(interview.used_seconds)


class NewInterviewSerializer(serializers.Serializer[Interview]):
    """What somebody wants to practise."""

    promptType = serializers.CharField(max_length=most("promptType"), source="type_code")
    role = serializers.ChoiceField(Interview.Seat.choices, source="seat")
    company = serializers.CharField(max_length=most("company"))
    position = serializers.CharField(max_length=most("position"))
    language = serializers.CharField(max_length=most("language"), required=False)
    model = serializers.CharField(max_length=most("model"), required=False)
    level = serializers.ChoiceField(Interview.Level.choices, required=False)
    mode = serializers.ChoiceField(Interview.Mode.choices, required=False)
    questions = serializers.IntegerField(min_value=1, max_value=QUESTIONS_AT_MOST, required=False)
    timeFactor = TimeFactorField(required=False, source="time_factor")
    jobAd = serializers.CharField(
        max_length=job_ads.LONGEST,
        required=False,
        allow_blank=True,
        source="job_ad",
        help_text="What the employer wrote.",
    )
    sessionId = serializers.RegexField(rf"\A(?!new\Z){SESSION_ID.pattern}\Z", required=False, source="session_id")

    def spec(self) -> ledger.InterviewSpec:
        """What `ledger.create` takes."""
        return ledger.InterviewSpec(**self.validated_data)


class InterviewChangeSerializer(serializers.Serializer[Interview]):
    """What may still be changed about an interview."""

    company = serializers.CharField(max_length=most("company"), required=False)
    position = serializers.CharField(max_length=most("position"), required=False)
    language = serializers.CharField(max_length=most("language"), required=False)
    model = serializers.CharField(max_length=most("model"), required=False)
    mode = serializers.ChoiceField(Interview.Mode.choices, required=False)
    timeFactor = TimeFactorField(required=False, source="time_factor")

    def changes(self) -> Changes:
        """What `changes.change` takes."""
        return Changes(**self.validated_data)


class MoveSerializer(serializers.Serializer[dict[str, Any]]):
    """The interviewer's move."""

    kind = serializers.CharField()
    part = serializers.CharField(required=False)

    def to_representation(self, instance: dict[str, Any]) -> dict[str, Any]:
        """Without `part` where the move is about none."""
        return {name: value for name, value in super().to_representation(instance).items() if value is not None}


class EntrySerializer(serializers.Serializer[ledger.TranscriptEntry]):
    """A line of the transcript."""

    id = serializers.CharField()
    speaker = serializers.ChoiceField(Interview.Seat.choices)
    content = serializers.CharField()
    timestamp = serializers.DateTimeField()
    move = MoveSerializer(required=False)

    def to_representation(self, instance: ledger.TranscriptEntry) -> dict[str, Any]:
        """Without `move` where none was made."""
        shown = super().to_representation(instance)
        return shown if instance.move else {name: value for name, value in shown.items() if name != "move"}


class AdviceSerializer(serializers.Serializer[ledger.Advice]):
    """A whisper of the coach."""

    id = serializers.CharField()
    about = serializers.CharField(allow_blank=True)
    content = serializers.CharField()
    timestamp = serializers.DateTimeField()


class TranscriptSerializer(serializers.Serializer[dict[str, Any]]):
    """All that was said in an interview, and the advice beside it."""

    sessionId = serializers.CharField()
    entries = EntrySerializer(many=True)
    advice = AdviceSerializer(many=True)


class ModelSerializer(serializers.Serializer[Any]):
    """A language model that may be asked for."""

    name = serializers.CharField()
    isDefault = serializers.BooleanField(source="is_default")
    languages = serializers.ListField(child=serializers.CharField())
    dataGoesTo = serializers.CharField(source="data_goes_to")


class MetricsSerializer(serializers.Serializer[Any]):
    """The service's figures, of the running web processes since they started."""

    processes = serializers.IntegerField(help_text="How many web processes these are the figures of.")
    requestCount = serializers.IntegerField()
    responseTime = serializers.FloatField(allow_null=True, help_text="Milliseconds to the first token, median.")
    errorRate = serializers.FloatField(help_text="Share of requests that ended in an error, 0 to 1.")
    activeConnections = serializers.IntegerField()
    answersUnderWay = serializers.IntegerField()
    answers = serializers.DictField(child=serializers.IntegerField())
    refusals = serializers.DictField(child=serializers.IntegerField())
    upstreamErrors = serializers.IntegerField()
    chunkCount = serializers.IntegerField()
    framesSent = serializers.IntegerField()
    tokens = serializers.DictField(child=serializers.IntegerField())
    httpRequests = serializers.DictField(child=serializers.IntegerField())
