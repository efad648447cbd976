"""REST addresses of this app, mounted below `/api/v1/`."""

from django.urls import path

from prompts import api

urlpatterns = [
    path("interview-types", api.InterviewTypes.as_view(), name="api-interview-types"),
    path("languages", api.Languages.as_view(), name="api-languages"),
]
