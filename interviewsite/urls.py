"""Addresses of the site: each app brings its own, this file only joins them."""

from django.contrib import admin
from django.urls import include, path

from interviews.views import progress, reports
from interviewsite import api_docs, health, offline, pages, styleguide

handler400 = "interviewsite.errors.bad_request"
handler403 = "interviewsite.errors.permission_denied"
handler404 = "interviewsite.errors.page_not_found"
handler500 = "interviewsite.errors.server_error"

urlpatterns = [
    path("", pages.landing, name="landing"),
    path("language/", pages.choose_language, name="language"),
    path("theme/", pages.choose_theme, name="theme"),
    path("data/", pages.data, name="data"),
    path("offline/", offline.away, name="offline"),
    path("sw.js", offline.worker, name="service-worker"),
    path("manifest.webmanifest", offline.manifest, name="manifest"),
    path("styleguide/", styleguide.styleguide, name="styleguide"),
    path("", include("accounts.urls")),
    path("accounts/", include("allauth.urls")),
    path("interviews/", include("interviews.urls")),
    path("progress/", progress.progress, name="progress"),
    path("sample/", reports.sample, name="sample"),
    path("shared/<str:secret>/", reports.shared, name="shared"),
    path("api/v1/", include("accounts.api_urls")),
    path("api/v1/", include("prompts.api_urls")),
    path("api/v1/", include("interviews.api_urls")),
    path("api/schema/", api_docs.Schema.as_view(), name="api-schema"),
    path("api/docs/", api_docs.Docs.as_view(url_name="api-schema"), name="api-docs"),
    path("admin/", admin.site.urls),
    path("healthz", health.healthz, name="healthz"),
    path("readyz", health.readyz, name="readyz"),
    path("metrics", health.prometheus, name="metrics"),
]
