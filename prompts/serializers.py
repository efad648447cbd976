"""How interview types and languages read in REST. Read only; what is in force says `catalog`."""

from typing import Any

from rest_framework import serializers


class CriterionSerializer(serializers.Serializer[Any]):
    key = serializers.CharField()
    name = serializers.CharField()
    weight = serializers.IntegerField(help_text="Relative to the sum of the type's weights.")
    levels = serializers.DictField(child=serializers.CharField(), help_text="What levels 1, 3 and 5 show.")


class EvaluationSerializer(serializers.Serializer[Any]):
    criteria = CriterionSerializer(many=True)


class InterviewTypeSerializer(serializers.Serializer[Any]):
    """A kind of interview, in the words of one language."""

    type = serializers.CharField(help_text="The `promptType` of a request.")
    name = serializers.CharField()
    description = serializers.CharField()
    prompts = serializers.ListField(child=serializers.CharField(), help_text="The questions of the bank.")
    evaluation = EvaluationSerializer()
    timeLimit = serializers.IntegerField(allow_null=True, help_text="Seconds; null: none.")


class LanguageSerializer(serializers.Serializer[Any]):
    """A language that interviews can be held in."""

    code = serializers.CharField()
    locale = serializers.CharField()
    format = serializers.CharField(help_text="How dates are written.")
    name = serializers.CharField()
