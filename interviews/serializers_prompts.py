"""REST's words for prompts as their editors see them. Names and shapes only: the rules are in `prompts`."""

from typing import Any

from rest_framework import serializers

from prompts.models import PromptTemplate, Release
from prompts.rendering import LONGEST


class InForceSerializer(serializers.Serializer[Any]):
    """A version that is in force."""

    id = serializers.CharField(source="version.id", help_text="Of the version.")
    number = serializers.IntegerField(source="version.number")
    publishedAt = serializers.DateTimeField(source="at")


class LabelsSerializer(serializers.Serializer[Any]):
    """What is in force under each label; null: nothing."""

    production = InForceSerializer(allow_null=True)
    staging = InForceSerializer(allow_null=True)


class PromptSerializer(serializers.Serializer[Any]):
    """The place of a prompt, and which versions are in force there."""

    id = serializers.CharField()
    name = serializers.CharField()
    type = serializers.CharField(allow_null=True, help_text="null: for types that have no prompt of their own.")
    language = serializers.CharField()
    voice = serializers.ChoiceField(PromptTemplate.Voice.choices)
    profile = serializers.ChoiceField(PromptTemplate.Profile.choices)
    inForce = LabelsSerializer()
    updatedAt = serializers.DateTimeField(allow_null=True, help_text="A version was written or put in force.")


class OnePromptSerializer(PromptSerializer):
    """The same, with the text in force."""

    text = serializers.CharField(allow_null=True, help_text="In force in production; null: none is.")
    variables = serializers.ListField(child=serializers.CharField(), help_text="What its texts may name.")


class VersionSerializer(serializers.Serializer[Any]):
    """A text of a prompt. It never changes; the next text is the next version."""

    id = serializers.CharField()
    number = serializers.IntegerField()
    text = serializers.CharField()
    note = serializers.CharField(allow_blank=True)
    author = serializers.CharField(allow_null=True, help_text="Who wrote it; null: it shipped, or nobody knows.")
    createdAt = serializers.DateTimeField()
    labels = serializers.ListField(
        child=serializers.ChoiceField(Release.Label.choices), help_text="Under which it is in force."
    )


class NewVersionSerializer(serializers.Serializer[Any]):
    """The next text."""

    text = serializers.CharField(max_length=LONGEST, trim_whitespace=False)
    note = serializers.CharField(max_length=200, required=False, allow_blank=True, help_text="What changed, and why.")


class LabelSerializer(serializers.Serializer[Any]):
    """Where a version is put in force."""

    label = serializers.ChoiceField(  # type: ignore[assignment]  # DRF takes fields off the class: nothing is hidden
        Release.Label.choices, default=Release.Label.PRODUCTION
    )


class ReleaseSerializer(LabelSerializer):
    """Which version is put in force, and where."""

    version = serializers.CharField(max_length=40, help_text="Its number or its id.")


class WantedPreviewSerializer(serializers.Serializer[Any]):
    """What to preview: a text, or a version; neither: what is in force in production."""

    text = serializers.CharField(max_length=LONGEST, trim_whitespace=False, required=False)
    version = serializers.CharField(max_length=40, required=False, help_text="Its number or its id.")


class PreviewSerializer(serializers.Serializer[Any]):
    """A text as a model would read it, with invented values."""

    rendered = serializers.CharField()
    version = serializers.IntegerField(allow_null=True, help_text="Its number; null: of a text that was sent.")
