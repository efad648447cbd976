"""REST addresses of this app, mounted below `/api/v1/`."""

from django.urls import path

from interviews import api

urlpatterns = [
    path("interviews", api.Interviews.as_view(), name="api-interviews"),
    path("interviews/<str:session_id>", api.OneInterview.as_view(), name="api-interview"),
    path("interviews/<str:session_id>/transcript", api.InterviewTranscript.as_view(), name="api-transcript"),
    path("interviews/<str:session_id>/finish", api.Finish.as_view(), name="api-finish"),
    path("interviews/<str:session_id>/report", api.InterviewReport.as_view(), name="api-report"),
    path("models", api.Models.as_view(), name="api-models"),
    path("metrics", api.Metrics.as_view(), name="api-metrics"),
]
