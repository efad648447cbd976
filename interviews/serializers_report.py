"""REST's words for a report. Names and shapes only: what a value means is decided by `reports` and `showing.report`."""

from typing import Any

from rest_framework import serializers

from interviews.models import Complaint, Interview, Report, Share
from interviews.reports import remarks
from interviews.showing.finished import Finished
from interviews.showing.report import Answered, Row


class QuoteSerializer(serializers.Serializer[Any]):
    """Words of the user, and the entry that holds them."""

    quote = serializers.CharField()
    entryId = serializers.CharField(allow_blank=True)
    question = serializers.IntegerField()


class CriterionReportSerializer(serializers.Serializer[Any]):
    """One criterion over all answers; `score` null: not enough evidence; `low` and `high` where passes differed."""

    key = serializers.CharField()
    name = serializers.CharField()
    weight = serializers.FloatField()
    score = serializers.FloatField(allow_null=True)
    low = serializers.FloatField(allow_null=True)
    high = serializers.FloatField(allow_null=True)
    before = serializers.FloatField(allow_null=True)
    selfRating = serializers.IntegerField(allow_null=True)
    next = serializers.CharField(allow_blank=True)
    evidence = QuoteSerializer(many=True)


class ScoreSerializer(serializers.Serializer[Any]):
    criterion = serializers.CharField()
    score = serializers.FloatField(allow_null=True)
    low = serializers.IntegerField(allow_null=True)
    high = serializers.IntegerField(allow_null=True)
    quotes = serializers.ListField(child=serializers.CharField())
    reason = serializers.CharField(allow_blank=True)


class WorkedSerializer(serializers.Serializer[Any]):
    quote = serializers.CharField()
    why = serializers.CharField()


class QuestionReportSerializer(serializers.Serializer[Any]):
    """One question: which parts were heard, and what a model found, as far as it stands.

    Of somebody who interviews it is one stretch: some questions, each with its follow-ups. `text` is the first, `heard`
    and `missing` are parts that the candidate was brought to tell, `stronger` and `say` are questions.
    """

    number = serializers.IntegerField()
    key = serializers.CharField()
    competency = serializers.CharField(allow_blank=True)
    text = serializers.CharField()
    entryIds = serializers.ListField(child=serializers.CharField())
    heard = serializers.ListField(child=serializers.CharField())
    missing = serializers.ListField(child=serializers.CharField())
    scores = ScoreSerializer(many=True)
    worked = WorkedSerializer(many=True)
    notes = serializers.ListField(child=serializers.CharField())
    stronger = serializers.CharField(allow_blank=True)
    say = serializers.CharField(allow_blank=True)


class StepSerializer(serializers.Serializer[Any]):
    title = serializers.CharField()
    quote = serializers.CharField(allow_blank=True)
    entryId = serializers.CharField(allow_blank=True)
    why = serializers.CharField(allow_blank=True)
    say = serializers.CharField(allow_blank=True)
    question = serializers.CharField()


class StrengthSerializer(serializers.Serializer[Any]):
    text = serializers.CharField()
    quote = serializers.CharField()
    entryId = serializers.CharField(allow_blank=True)


class SummarySerializer(serializers.Serializer[Any]):
    """What comes before the numbers."""

    sentence = serializers.CharField(allow_blank=True)
    strength = StrengthSerializer(allow_null=True)
    nextSteps = StepSerializer(many=True)


class MeasureSerializer(serializers.Serializer[Any]):
    """A figure that was counted, never judged."""

    name = serializers.CharField()
    figure = serializers.CharField()
    unit = serializers.CharField(allow_blank=True)
    note = serializers.CharField(allow_blank=True)


class ProgressSerializer(serializers.Serializer[Any]):
    made = serializers.IntegerField()
    of = serializers.IntegerField()


class ReportPromptSerializer(serializers.Serializer[Any]):
    """A prompt that the report was made with: its version, and the label under which it was in force."""

    voice = serializers.CharField()
    version = serializers.CharField()
    number = serializers.IntegerField()
    label = serializers.CharField()  # type: ignore[assignment]  # a field's name, taken out of the class by its metaclass


class ReportSerializer(serializers.Serializer[Any]):
    """A report; while it is made (202) it holds the sections that are ready."""

    sessionId = serializers.CharField()
    seat = serializers.ChoiceField(
        Interview.Seat.choices, help_text="The user's: what was judged, answers or questions."
    )
    state = serializers.ChoiceField(Report.State.choices)
    number = serializers.IntegerField()
    progress = ProgressSerializer()
    judged = serializers.BooleanField()
    note = serializers.CharField(allow_blank=True)
    model = serializers.CharField(allow_blank=True)
    dataGoesTo = serializers.CharField(allow_blank=True)
    promptVersion = serializers.CharField(allow_blank=True)
    prompts = ReportPromptSerializer(many=True)
    rubricVersion = serializers.CharField(allow_blank=True)
    created = serializers.DateTimeField()
    finished = serializers.DateTimeField(allow_null=True)
    overall = serializers.FloatField(allow_null=True)
    summary = SummarySerializer()
    criteria = CriterionReportSerializer(many=True)
    questions = QuestionReportSerializer(many=True)
    measures = MeasureSerializer(many=True)


class ShareSerializer(serializers.Serializer[Any]):
    """A link to a report, without its address."""

    id = serializers.UUIDField(read_only=True)
    includeTranscript = serializers.BooleanField(source="with_transcript")
    created = serializers.DateTimeField(read_only=True)
    expires = serializers.DateTimeField(read_only=True)


class SharedSerializer(ShareSerializer):
    """A link that was just made."""

    url = serializers.URLField(read_only=True, help_text="Told once.")


class NewShareSerializer(serializers.Serializer[Share]):
    """What a link shows. Without the transcript unless it is asked for."""

    includeTranscript = serializers.BooleanField(source="with_transcript", default=False)


class RemarkSerializer(serializers.Serializer[Complaint]):
    """What looks wrong, and at which question of the report."""

    text = serializers.CharField(max_length=remarks.LONGEST)
    question = serializers.IntegerField(min_value=1, max_value=999, required=False, allow_null=True)
    created = serializers.DateTimeField(read_only=True)


class RatingsSerializer(serializers.Serializer[Any]):
    """Key of a criterion → 1 to 5."""

    ratings = serializers.DictField(child=serializers.IntegerField(min_value=1, max_value=5), allow_empty=False)


def report_json(finished: Finished) -> dict[str, Any]:
    """The report in that form; `finished.found.row` must be there."""
    found, view = finished.found, finished.found.view
    row = found.row
    assert row is not None
    keep = found.keep
    told = {
        "sessionId": finished.interview.session_id,
        "seat": finished.interview.seat,
        "state": row.state,
        "number": row.number,
        "progress": {"made": view.made, "of": row.sections},
        "judged": row.judged,
        "note": found.unjudged,
        "model": row.model,
        "dataGoesTo": row.data_goes_to,
        "promptVersion": row.prompt_version,
        "prompts": row.prompts or [],
        "rubricVersion": row.rubric_version,
        "created": row.created,
        "finished": row.finished,
        "overall": view.overall,
        "summary": {
            "sentence": " ".join(found.sentence),
            "strength": {"text": keep.text, "quote": keep.quote, "entryId": keep.entry} if keep else None,
            "nextSteps": [
                {
                    "title": step.title,
                    "quote": step.quote,
                    "entryId": step.entry,
                    "why": step.why,
                    "say": "".join(f"[{piece.text}]" if piece.marked else piece.text for piece in step.say),
                    "question": step.question.key,
                }
                for step in found.steps
            ],
        },
        "criteria": [_criterion(row_, finished) for row_ in found.rows],
        "questions": [_question(answer) for answer in found.answers],
        "measures": [
            {"name": str(fact.name), "figure": fact.figure, "unit": fact.unit, "note": fact.note}
            for fact in finished.facts
        ],
    }
    data: dict[str, Any] = ReportSerializer(told).data
    return data


def _criterion(row: Row, finished: Finished) -> dict[str, Any]:
    total = next(each for each in finished.found.view.totals if each.criterion.key == row.key)
    return {
        "key": row.key,
        "name": row.name,
        "weight": total.criterion.weight,
        "score": total.points,
        "low": total.low if total.ranges else None,
        "high": total.high if total.ranges else None,
        "before": row.before,
        "selfRating": row.said,
        "next": row.next,
        "evidence": [{"quote": quote, "entryId": entry, "question": number} for quote, entry, number in row.quotes],
    }


def _question(answer: Answered) -> dict[str, Any]:
    question = answer.question
    return {
        "number": answer.number,
        "key": question.key,
        "competency": question.competency,
        "text": question.text,
        "entryIds": list(question.entries),
        "heard": list(question.reading.parts),
        "missing": list(question.reading.missing),
        "scores": [
            {
                "criterion": each.criterion.key,
                "score": each.score.points,
                "low": each.score.low,
                "high": each.score.high,
                "quotes": list(each.score.quotes),
                "reason": each.score.reason,
            }
            for each in answer.scores
        ],
        "worked": [{"quote": note.quote, "why": note.text} for note in answer.worked],
        "notes": list(answer.notes),
        "stronger": "".join(f"[{piece.text}]" if piece.marked else piece.text for piece in answer.stronger),
        "say": answer.say,
    }
