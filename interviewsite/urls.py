"""Addresses of the site: each app brings its own, this file only joins them."""

from django.contrib import admin
from django.urls import path

urlpatterns = [
    path("admin/", admin.site.urls),
]
