"""Addresses of the site: each app brings its own, this file only joins them."""

from django.contrib import admin
from django.urls import path

from interviewsite import pages

handler400 = "interviewsite.pages.bad_request"
handler403 = "interviewsite.pages.forbidden"
handler404 = "interviewsite.pages.not_found"
handler500 = "interviewsite.pages.broken"

urlpatterns = [
    path("", pages.landing, name="landing"),
    path("language/", pages.choose_language, name="language"),
    path("theme/", pages.choose_theme, name="theme"),
    path("admin/", admin.site.urls),
]
