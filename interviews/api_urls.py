"""REST addresses of this app, mounted below `/api/v1/`."""

from django.urls import path

from interviews import api, api_prompts, api_reports

urlpatterns = [
    path("interviews", api.Interviews.as_view(), name="api-interviews"),
    path("interviews/<str:session_id>", api.OneInterview.as_view(), name="api-interview"),
    path("interviews/<str:session_id>/transcript", api.InterviewTranscript.as_view(), name="api-transcript"),
    path("interviews/<str:session_id>/finish", api.Finish.as_view(), name="api-finish"),
    path("interviews/<str:session_id>/report", api.InterviewReport.as_view(), name="api-report"),
    path("interviews/<str:session_id>/report/shares", api_reports.Shares.as_view(), name="api-shares"),
    path("interviews/<str:session_id>/report/shares/<str:share_id>", api_reports.OneShare.as_view(), name="api-share"),
    path("interviews/<str:session_id>/report/remarks", api_reports.Remarks.as_view(), name="api-remarks"),
    path("interviews/<str:session_id>/report/self-rating", api_reports.SelfRating.as_view(), name="api-self-rating"),
    path("prompts", api_prompts.Prompts.as_view(), name="api-prompts"),
    path("prompts/<str:prompt_id>", api_prompts.OnePrompt.as_view(), name="api-prompt"),
    path("prompts/<str:prompt_id>/publish", api_prompts.Publish.as_view(), name="api-publish"),
    path("prompts/<str:prompt_id>/preview", api_prompts.Preview.as_view(), name="api-preview"),
    path("prompts/<str:prompt_id>/versions", api_prompts.Versions.as_view(), name="api-versions"),
    path(
        "prompts/<str:prompt_id>/versions/<str:version>/publish",
        api_prompts.PublishVersion.as_view(),
        name="api-publish-version",
    ),
    path(
        "prompts/<str:prompt_id>/versions/<str:version>/preview",
        api_prompts.PreviewVersion.as_view(),
        name="api-preview-version",
    ),
    path("models", api.Models.as_view(), name="api-models"),
    path("metrics", api.Metrics.as_view(), name="api-metrics"),
]
