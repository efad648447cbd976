"""REST addresses of this app, mounted below `/api/v1/`."""

from django.urls import path

from accounts import api, api_job_ads

urlpatterns = [
    path("auth/register", api.Register.as_view(), name="api-register"),
    path("auth/token", api.SignIn.as_view(), name="api-token"),
    path("auth/token/refresh", api.Refresh.as_view(), name="api-token-refresh"),
    path("auth/token/revoke", api.Revoke.as_view(), name="api-token-revoke"),
    path("me", api.Me.as_view(), name="api-me"),
    path("me/access", api.Access.as_view(), name="api-access"),
    path("me/usage", api.Usage.as_view(), name="api-usage"),
    path("me/export", api.Export.as_view(), name="api-export"),
    path("me/personal-info", api.PersonalInfo.as_view(), name="api-personal-info"),
    path("me/stories", api.Stories.as_view(), name="api-stories"),
    path("me/stories/<str:story_id>", api.OneStory.as_view(), name="api-story"),
    path("me/job-ads", api_job_ads.JobAds.as_view(), name="api-job-ads"),
    path("me/job-ads/<str:ad_id>", api_job_ads.OneJobAd.as_view(), name="api-job-ad"),
    path("users", api.Users.as_view(), name="api-users"),
    path("users/<str:user_id>", api.OneUser.as_view(), name="api-user"),
    path("plans", api.Plans.as_view(), name="api-plans"),
]
