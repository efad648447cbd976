"""REST of interviews, models and metrics: understand, hand over, answer."""

from typing import Any

import django_filters
from django.db.models import Q
from django.utils.translation import gettext as _
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import generics
from rest_framework.renderers import BaseRenderer, JSONRenderer
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from accounts import access
from accounts.errors import NotFound
from accounts.models import User
from interviews import changes, figures, ledger, reports
from interviews.llm import registry
from interviews.markdown import transcript_markdown
from interviews.models import Interview
from interviews.models.interview import InterviewQuerySet
from interviews.serializers import (
    InterviewChangeSerializer,
    InterviewSerializer,
    MetricsSerializer,
    ModelSerializer,
    NewInterviewSerializer,
    TranscriptSerializer,
)
from interviews.serializers_report import ReportSerializer, report_json
from interviews.showing.finished import finished
from interviews.showing.report_markdown import report_markdown
from interviews.showing.report_pdf import report_pdf


class SignedIn(Request):
    """A request whose user is known: what every view here gets."""

    user: User


class InterviewFilter(django_filters.FilterSet):  # type: ignore[misc]  # django-filter has no types
    """`search` in company and position, `type`, `state`."""

    search = django_filters.CharFilter(method="named", max_length=200)
    type = django_filters.CharFilter(field_name="type_code")
    state = django_filters.ChoiceFilter(choices=Interview.State.choices)

    class Meta:
        model = Interview
        fields: list[str] = []

    def named(self, interviews: InterviewQuerySet, name: str, value: str) -> InterviewQuerySet:
        """The interviews whose company or position contains the text."""
        return interviews.filter(Q(company__icontains=value) | Q(position__icontains=value))


class Interviews(generics.GenericAPIView[Interview]):
    """The signed-in user's interviews."""

    serializer_class = InterviewSerializer
    queryset = Interview.objects.none()
    filterset_class = InterviewFilter

    @extend_schema(operation_id="listInterviews", responses=InterviewSerializer(many=True))
    def get(self, request: SignedIn) -> Response:
        """Your interviews, the newest first."""
        mine = Interview.objects.for_user(request.user).order_by("-created", "id")
        page = self.paginate_queryset(self.filter_queryset(mine)) or []
        return self.get_paginated_response(self.get_serializer(page, many=True).data)

    @extend_schema(
        operation_id="createInterview",
        request=NewInterviewSerializer,
        responses={201: InterviewSerializer},
        filters=False,
    )
    def post(self, request: SignedIn) -> Response:
        """Make an interview. In the candidate's seat it has its first line at once."""
        wanted = NewInterviewSerializer(data=request.data)
        wanted.is_valid(raise_exception=True)
        interview = ledger.create(request.user, wanted.spec())
        return Response(InterviewSerializer(interview).data, status=201)


class OneInterview(APIView):
    """One of the signed-in user's interviews."""

    @extend_schema(operation_id="getInterview", responses=InterviewSerializer)
    def get(self, request: SignedIn, session_id: str) -> Response:
        """An interview."""
        return Response(InterviewSerializer(changes.find(request.user, session_id)).data)

    @extend_schema(operation_id="changeInterview", request=InterviewChangeSerializer, responses=InterviewSerializer)
    def patch(self, request: SignedIn, session_id: str) -> Response:
        """Change what may be changed while it lasts."""
        changes.find(request.user, session_id)
        wanted = InterviewChangeSerializer(data=request.data)
        wanted.is_valid(raise_exception=True)
        interview = changes.change(request.user, session_id, wanted.changes())
        return Response(InterviewSerializer(interview).data)

    @extend_schema(operation_id="deleteInterview", responses={204: None})
    def delete(self, request: SignedIn, session_id: str) -> Response:
        """Take it away, with everything said in it."""
        changes.delete(request.user, session_id)
        return Response(status=204)


class Finish(APIView):
    """The end of an interview."""

    @extend_schema(operation_id="finishInterview", request=None, responses=InterviewSerializer)
    def post(self, request: SignedIn, session_id: str) -> Response:
        """End it; may be repeated. An answer under way still ends and is stored; then the report is made."""
        return Response(InterviewSerializer(reports.finish(request.user, session_id)).data)


class MarkdownRenderer(BaseRenderer):
    """Text that a view wrote itself."""

    media_type = "text/markdown"
    format = "md"
    charset = "utf-8"

    def render(self, data: Any, accepted_media_type: str | None = None, renderer_context: Any = None) -> bytes:
        """The text as it is."""
        return str(data).encode()


class PdfRenderer(BaseRenderer):
    """Pages of the text that a view wrote."""

    media_type = "application/pdf"
    format = "pdf"
    charset = None
    render_style = "binary"

    def render(self, data: Any, accepted_media_type: str | None = None, renderer_context: Any = None) -> bytes:
        """The text on pages; a refusal as it is."""
        return report_pdf(data, _("Report")) if isinstance(data, str) else JSONRenderer().render(data)


class InterviewTranscript(APIView):
    """What was said in an interview."""

    renderer_classes = [JSONRenderer, MarkdownRenderer]

    @extend_schema(
        operation_id="getTranscript",
        parameters=[OpenApiParameter("format", str, enum=["json", "md"])],
        responses={(200, "application/json"): TranscriptSerializer, (200, "text/markdown"): OpenApiTypes.STR},
    )
    def get(self, request: SignedIn, session_id: str) -> Response:
        """The transcript and the advice beside it, as JSON or Markdown."""
        interview = changes.find(request.user, session_id)
        transcript = ledger.transcript(interview)
        if request.accepted_renderer.format == MarkdownRenderer.format:
            return Response(transcript_markdown(interview, transcript))
        shown = {"sessionId": interview.session_id, "entries": transcript.entries, "advice": transcript.advice}
        return Response(TranscriptSerializer(shown).data)


class InterviewReport(APIView):
    """What was found in an interview."""

    renderer_classes = [JSONRenderer, MarkdownRenderer, PdfRenderer]

    @extend_schema(
        operation_id="getReport",
        parameters=[OpenApiParameter("format", str, enum=["json", "md", "pdf"])],
        responses={
            (200, "application/json"): ReportSerializer,
            (200, "text/markdown"): OpenApiTypes.STR,
            (200, "application/pdf"): OpenApiTypes.BINARY,
            (202, "application/json"): ReportSerializer,
        },
    )
    def get(self, request: SignedIn, session_id: str) -> Response:
        """The report; 202 while it is being made, with the sections that are ready."""
        view = reports.view(changes.find(request.user, session_id))
        if view.row is None:
            raise NotFound(_("There is no report on this interview yet."))
        shown = finished(view)
        if request.accepted_renderer.format in (MarkdownRenderer.format, PdfRenderer.format):
            return Response(report_markdown(shown), status=202 if view.open else 200)
        return Response(report_json(shown), status=202 if view.open else 200)

    @extend_schema(operation_id="makeReport", request=None, responses={202: ReportSerializer})
    def post(self, request: SignedIn, session_id: str) -> Response:
        """Make it, again if there is one; the interview must be finished."""
        interview = changes.find(request.user, session_id)
        reports.request(request.user, interview)
        return Response(report_json(finished(reports.view(interview))), status=202)


class Models(APIView):
    """The language models in force."""

    @extend_schema(operation_id="listModels", responses=ModelSerializer(many=True))
    def get(self, request: SignedIn) -> Response:
        """The models that may be asked for, the default one first."""
        return Response(ModelSerializer(registry.all(), many=True).data)


class Metrics(APIView):
    """The service's figures, for admins."""

    @extend_schema(operation_id="getMetrics", responses=MetricsSerializer)
    def get(self, request: SignedIn) -> Response:
        """Requests, response time, errors and connections of the running web processes since they started."""
        access.require(request.user, "metrics.read")
        return Response(MetricsSerializer(figures.mine.of_all()).data)
