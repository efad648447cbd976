"""Addresses of the pages about oneself, and of allauth's pages where ours differ (mounted before allauth)."""

from django.urls import path

from accounts import views, views_job_ads
from accounts.entrance import LoginView, ResetView, SignupView
from accounts.first_admin import first_admin

urlpatterns = [
    path("accounts/login/", LoginView.as_view(), name="account_login"),
    path("accounts/signup/", SignupView.as_view(), name="account_signup"),
    path("accounts/password/reset/", ResetView.as_view(), name="account_reset_password"),
    path("accounts/first-admin/<str:token>/", first_admin, name="first-admin"),
    path("stories/", views.stories, name="stories"),
    path("stories/new", views.story_new, name="story-new"),
    path("stories/<uuid:story_id>/", views.story, name="story"),
    path("stories/<uuid:story_id>/delete", views.story_delete, name="story-delete"),
    path("profile/", views.profile, name="profile"),
    path("profile/resume", views.profile_resume, name="profile-resume"),
    path("profile/job-ads/new", views_job_ads.job_ad_new, name="job-ad-new"),
    path("profile/job-ads/<uuid:ad_id>/", views_job_ads.job_ad, name="job-ad"),
    path("profile/job-ads/<uuid:ad_id>/delete", views_job_ads.job_ad_delete, name="job-ad-delete"),
    path("settings/", views.settings, name="settings"),
    path("settings/programs/new", views.program_new, name="program-new"),
    path("settings/programs/<uuid:session_id>/end", views.program_end, name="program-end"),
    path("settings/export", views.export, name="settings-export"),
    path("settings/delete", views.leave, name="settings-delete"),
    path("usage/", views.usage, name="usage"),
]
