"""REST of what is done with a report: shared by a link, doubted, rated by its owner. Reading it is in `api`."""

from django.urls import reverse
from drf_spectacular.utils import extend_schema
from rest_framework.response import Response
from rest_framework.views import APIView

from interviews import changes
from interviews.api import SignedIn
from interviews.reports import remarks, sharing
from interviews.serializers_report import (
    NewShareSerializer,
    RatingsSerializer,
    RemarkSerializer,
    SharedSerializer,
    ShareSerializer,
)


class Shares(APIView):
    """The links that show a report to whoever has them."""

    @extend_schema(operation_id="listReportShares", responses=ShareSerializer(many=True))
    def get(self, request: SignedIn, session_id: str) -> Response:
        """The links that still show something, the newest first; never their addresses."""
        interview = changes.find(request.user, session_id)
        return Response(ShareSerializer(sharing.living(interview), many=True).data)

    @extend_schema(operation_id="shareReport", request=NewShareSerializer, responses={201: SharedSerializer})
    def post(self, request: SignedIn, session_id: str) -> Response:
        """Make a link. Its `url` is told here and never again."""
        interview = changes.find(request.user, session_id)
        wanted = NewShareSerializer(data=request.data)
        wanted.is_valid(raise_exception=True)
        row, secret = sharing.share(interview, **wanted.validated_data)
        url = request.build_absolute_uri(reverse("shared", args=[secret]))
        return Response({**ShareSerializer(row).data, "url": url}, status=201)


class OneShare(APIView):
    """One such link."""

    @extend_schema(operation_id="unshareReport", responses={204: None})
    def delete(self, request: SignedIn, session_id: str, share_id: str) -> Response:
        """Take it back: it shows nothing any more."""
        sharing.take_back(changes.find(request.user, session_id), share_id)
        return Response(status=204)


class Remarks(APIView):
    """What looks wrong in a report."""

    @extend_schema(operation_id="remarkOnReport", request=RemarkSerializer, responses={201: RemarkSerializer})
    def post(self, request: SignedIn, session_id: str) -> Response:
        """Say what looks wrong; those who run this site read it."""
        interview = changes.find(request.user, session_id)
        said = RemarkSerializer(data=request.data)
        said.is_valid(raise_exception=True)
        return Response(RemarkSerializer(remarks.complain(interview, **said.validated_data)).data, status=201)


class SelfRating(APIView):
    """What the owner gives themselves, shown beside what the judge found."""

    @extend_schema(operation_id="rateYourself", request=RatingsSerializer, responses=RatingsSerializer)
    def patch(self, request: SignedIn, session_id: str) -> Response:
        """Rate yourself under some of the report's criteria; the others keep what they have."""
        interview = changes.find(request.user, session_id)
        given = RatingsSerializer(data=request.data)
        given.is_valid(raise_exception=True)
        return Response({"ratings": remarks.rate(interview, given.validated_data["ratings"])})
