"""REST for editors of prompts: templates, versions, what is in force, previews.

Prompts belong to `prompts`, who may edit them to `accounts`, and these two do not know each
other: their doors are therefore here, on the first floor that sees both.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import django_filters
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from drf_spectacular.utils import extend_schema
from rest_framework import exceptions, generics
from rest_framework.permissions import BasePermission, IsAuthenticated
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.serializers import Serializer
from rest_framework.views import APIView

from accounts import access
from accounts.errors import NotFound
from accounts.models import User
from interviews.api import SignedIn
from interviews.serializers_prompts import (
    LabelSerializer,
    NewVersionSerializer,
    OnePromptSerializer,
    PreviewSerializer,
    PromptSerializer,
    ReleaseSerializer,
    VersionSerializer,
    WantedPreviewSerializer,
)
from prompts import editing, history, publishing
from prompts.models import PromptTemplate, PromptVersion
from prompts.rendering import VARIABLES


class EditsPrompts(BasePermission):
    """Who may edit prompts, and for whom that is switched on."""

    def has_permission(self, request: Request, view: Any) -> bool:
        """True, or a refusal that says why."""
        assert isinstance(request.user, User)
        access.require(request.user, "prompts.edit")
        access.require_feature(request.user, "prompt-editing")
        return True


EDITORS = (IsAuthenticated, EditsPrompts)


class PromptFilter(django_filters.FilterSet):  # type: ignore[misc]  # django-filter has no types
    """`type`, `language`, `voice`, `profile`."""

    type = django_filters.CharFilter(field_name="type_id")
    language = django_filters.CharFilter(field_name="language_id")

    class Meta:
        model = PromptTemplate
        fields = ("voice", "profile")


class Prompts(generics.GenericAPIView[PromptTemplate]):
    """The templates."""

    permission_classes = EDITORS
    serializer_class = PromptSerializer
    queryset = PromptTemplate.objects.none()
    filterset_class = PromptFilter

    @extend_schema(operation_id="listPrompts", responses=PromptSerializer(many=True))
    def get(self, request: SignedIn) -> Response:
        """All prompts, each with which versions are in force."""
        page = self.paginate_queryset(self.filter_queryset(editing.templates())) or []
        return self.get_paginated_response(PromptSerializer(map(_prompt, page), many=True).data)


class OnePrompt(APIView):
    """One template."""

    permission_classes = EDITORS

    @extend_schema(operation_id="getPrompt", responses=OnePromptSerializer)
    def get(self, request: SignedIn, prompt_id: str) -> Response:
        """A prompt, with the text in force."""
        return Response(_one_prompt(_template(prompt_id)))


class Versions(generics.GenericAPIView[PromptVersion]):
    """The versions of a template."""

    permission_classes = EDITORS
    serializer_class = VersionSerializer
    queryset = PromptVersion.objects.none()

    @extend_schema(operation_id="listPromptVersions", responses=VersionSerializer(many=True))
    def get(self, request: SignedIn, prompt_id: str) -> Response:
        """Its versions, the newest first."""
        page = self.paginate_queryset(editing.versions(_template(prompt_id))) or []
        return self.get_paginated_response(_versions(page))

    @extend_schema(operation_id="writePromptVersion", request=NewVersionSerializer, responses={201: VersionSerializer})
    def post(self, request: SignedIn, prompt_id: str) -> Response:
        """Write the next version. It is in force nowhere yet."""
        template = _template(prompt_id)
        sent = _understood(NewVersionSerializer, request)
        with _naming_text():
            written = publishing.write(template, **sent, by=request.user.pk)
        return Response(_versions([written])[0], status=201)


class PublishVersion(APIView):
    """A version, named in the address, comes into force."""

    permission_classes = EDITORS

    @extend_schema(operation_id="publishPromptVersion", request=LabelSerializer, responses=OnePromptSerializer)
    def post(self, request: SignedIn, prompt_id: str, version: str) -> Response:
        """Put it in force under a label, everywhere within a second; what is in force then."""
        found = _version(_template(prompt_id), version)
        publishing.publish(found, _understood(LabelSerializer, request)["label"], by=request.user.pk)
        return Response(_one_prompt(_template(prompt_id)))


class Publish(APIView):
    """A version, named in the body, comes into force."""

    permission_classes = EDITORS

    @extend_schema(operation_id="publishPrompt", request=ReleaseSerializer, responses=OnePromptSerializer)
    def post(self, request: SignedIn, prompt_id: str) -> Response:
        """Put a version in force under a label, everywhere within a second; what is in force then."""
        template = _template(prompt_id)
        sent = _understood(ReleaseSerializer, request)
        publishing.publish(_named(template, sent["version"]), sent["label"], by=request.user.pk)
        return Response(_one_prompt(_template(prompt_id)))


class PreviewVersion(APIView):
    """How a version reads."""

    permission_classes = EDITORS

    @extend_schema(operation_id="previewPromptVersion", request=None, responses=PreviewSerializer)
    def post(self, request: SignedIn, prompt_id: str, version: str) -> Response:
        """The version with sample values in it. No model is asked, nothing is stored."""
        template = _template(prompt_id)
        found = _version(template, version)
        return Response(_preview(template, found.text, found.number))


class Preview(APIView):
    """How a text reads."""

    permission_classes = EDITORS

    @extend_schema(operation_id="previewPrompt", request=WantedPreviewSerializer, responses=PreviewSerializer)
    def post(self, request: SignedIn, prompt_id: str) -> Response:
        """A text, or a version, with sample values in it. No model is asked, nothing is stored."""
        template = _template(prompt_id)
        sent = _understood(WantedPreviewSerializer, request)
        if len(sent) > 1:
            raise exceptions.ValidationError({"version": [_("Send a text or a version, not both.")]})
        if "text" in sent:
            return Response(_preview(template, sent["text"], None))
        found = _named(template, sent["version"]) if sent else publishing.in_force(template)
        if found is None:
            raise exceptions.ValidationError({"text": [_("Nothing is in force here yet: send a text.")]})
        return Response(_preview(template, found.text, found.number))


def _template(key: str) -> PromptTemplate:
    """The template of an address. Raises `NotFound`."""
    found = editing.template(key)
    if found is None:
        raise NotFound(_("There is no such prompt."))
    return found


def _version(template: PromptTemplate, key: str) -> PromptVersion:
    """The version of an address. Raises `NotFound`."""
    found = editing.version(template, key)
    if found is None:
        raise NotFound(_("This prompt has no such version."))
    return found


def _named(template: PromptTemplate, key: str) -> PromptVersion:
    """The version that a body names. Raises DRF's `ValidationError`."""
    found = editing.version(template, key)
    if found is None:
        raise exceptions.ValidationError({"version": [_("This prompt has no such version.")]})
    return found


def _understood(serializer: type[Serializer[Any]], request: Request) -> dict[str, Any]:
    sent = serializer(data=request.data)
    sent.is_valid(raise_exception=True)
    understood: dict[str, Any] = sent.validated_data
    return understood


@contextmanager
def _naming_text() -> Iterator[None]:
    """A text that cannot be rendered is refused under its field's name."""
    try:
        yield
    except ValidationError as wrong:
        raise exceptions.ValidationError({"text": wrong.messages}) from wrong


def _preview(template: PromptTemplate, text: str, number: int | None) -> Any:
    with _naming_text():
        rendered = editing.preview(template, text)
    return PreviewSerializer({"rendered": rendered, "version": number}).data


def _prompt(template: PromptTemplate) -> dict[str, Any]:
    return {
        "id": template.pk,
        "name": str(template),
        "type": template.type_id,
        "language": template.language_id,
        "voice": template.voice,
        "profile": template.profile,
        "inForce": editing.in_force(template),
        "updatedAt": editing.updated(template),
    }


def _one_prompt(template: PromptTemplate) -> Any:
    current = publishing.in_force(template)
    more = {"text": current.text if current else None, "variables": sorted(VARIABLES[template.voice])}
    return OnePromptSerializer(_prompt(template) | more).data


def _versions(versions: list[PromptVersion]) -> Any:
    authors = history.authors(versions)
    shown = [
        {
            "id": each.pk,
            "number": each.number,
            "text": each.text,
            "note": each.note,
            "author": authors.get(each.pk),
            "createdAt": each.created,
            "labels": sorted(release.label for release in each.releases.all() if release.in_force),
        }
        for each in versions
    ]
    return VersionSerializer(shown, many=True).data
