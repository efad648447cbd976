"""Addresses of the pages about oneself."""

from django.urls import path

from accounts import views

urlpatterns = [
    path("stories/", views.stories, name="stories"),
    path("stories/new", views.story_new, name="story-new"),
    path("stories/<uuid:story_id>/", views.story, name="story"),
    path("stories/<uuid:story_id>/delete", views.story_delete, name="story-delete"),
    path("profile/", views.profile, name="profile"),
    path("settings/", views.settings, name="settings"),
    path("usage/", views.usage, name="usage"),
]
