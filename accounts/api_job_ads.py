"""REST of the job ads that one keeps."""

from drf_spectacular.utils import extend_schema
from rest_framework import status
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from accounts import profiles
from accounts.api import signed_in
from accounts.models import JobAd
from accounts.serializers import JobAdSerializer


class JobAds(APIView):
    @extend_schema(operation_id="listJobAds", responses=JobAdSerializer(many=True), tags=["me"])
    def get(self, request: Request) -> Response:
        """One's job ads, the newest first."""
        return Response(JobAdSerializer(JobAd.objects.for_user(signed_in(request)), many=True).data)

    @extend_schema(operation_id="keepJobAd", request=JobAdSerializer, responses={201: JobAdSerializer}, tags=["me"])
    def post(self, request: Request) -> Response:
        """Keep a job ad."""
        sent = JobAdSerializer(data=request.data)
        sent.is_valid(raise_exception=True)
        ad = profiles.add_job_ad(signed_in(request), sent.validated_data)
        return Response(JobAdSerializer(ad).data, status=status.HTTP_201_CREATED)


class OneJobAd(APIView):
    @extend_schema(operation_id="getJobAd", responses=JobAdSerializer, tags=["me"])
    def get(self, request: Request, ad_id: str) -> Response:
        """A job ad of one's own."""
        return Response(JobAdSerializer(profiles.job_ad(signed_in(request), ad_id)).data)

    @extend_schema(operation_id="replaceJobAd", request=JobAdSerializer, responses=JobAdSerializer, tags=["me"])
    def put(self, request: Request, ad_id: str) -> Response:
        """Put a job ad in place of the kept one."""
        return self._write(request, ad_id, partial=False)

    @extend_schema(operation_id="changeJobAd", request=JobAdSerializer, responses=JobAdSerializer, tags=["me"])
    def patch(self, request: Request, ad_id: str) -> Response:
        """Change a job ad; what is left out stays."""
        return self._write(request, ad_id, partial=True)

    @extend_schema(operation_id="deleteJobAd", responses={204: None}, tags=["me"])
    def delete(self, request: Request, ad_id: str) -> Response:
        """Delete a job ad. Interviews that were held for it keep what they know of it."""
        profiles.job_ad(signed_in(request), ad_id).delete()
        return Response(status=status.HTTP_204_NO_CONTENT)

    def _write(self, request: Request, ad_id: str, *, partial: bool) -> Response:
        user = signed_in(request)
        kept = profiles.job_ad(user, ad_id)
        sent = JobAdSerializer(kept, data=request.data, partial=partial)
        sent.is_valid(raise_exception=True)
        return Response(JobAdSerializer(profiles.change_job_ad(user, kept, sent.validated_data)).data)
