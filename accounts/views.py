"""Pages about oneself: stories, profile, settings, usage. They understand the form, hand over and answer.

Signing in and up, addresses, passwords and the second step are allauth's pages in our templates.
"""

import asyncio
from typing import Any
from uuid import UUID

from allauth.account.decorators import reauthentication_required
from asgiref.sync import sync_to_async
from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.decorators import login_required
from django.core.files.uploadedfile import UploadedFile
from django.db.models import Model
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import translation
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from accounts import access, holdings, limits, preferences, quotas, resumes, sessions, tokens, wording
from accounts.errors import ValidationFailed
from accounts.forms import ProfileForm, ProgramForm, SettingsForm, StoryForm
from accounts.models import JobAd, PersonalInfo, Session, Story, User
from accounts.shortcuts import NAMES

MOST_OF_A_FIELD = 20_000

# -- stories -------------------------------------------------------------------------------


@login_required
@require_GET
def stories(request: HttpRequest) -> HttpResponse:
    """All of one's stories, the newest first."""
    return render(request, "accounts/stories.html", {"stories": Story.objects.for_user(signed_in(request))})


@login_required
@require_http_methods(["GET", "POST"])
def story_new(request: HttpRequest) -> HttpResponse:
    """Write a story."""
    user = signed_in(request)
    access.require(user, "stories.write")
    form = StoryForm(request.POST or None)
    if form.is_valid():
        form.fill(Story(user=user)).save(force_insert=True)
        messages.success(request, _("Story saved."))
        return redirect("stories")
    return show(request, "accounts/story.html", form)


@login_required
@require_http_methods(["GET", "POST"])
def story(request: HttpRequest, story_id: UUID) -> HttpResponse:
    """Read and change a story of one's own."""
    kept = get_object_or_404(Story.objects.for_user(signed_in(request)), pk=story_id)
    form = StoryForm(request.POST) if request.method == "POST" else StoryForm.of(kept)
    if form.is_valid():
        access.require(signed_in(request), "stories.write")
        form.fill(kept).save()
        messages.success(request, _("Story saved."))
        return redirect("stories")
    return show(request, "accounts/story.html", form, story=kept)


@login_required
@require_http_methods(["GET", "POST"])
def story_delete(request: HttpRequest, story_id: UUID) -> HttpResponse:
    """Ask, then delete a story of one's own."""
    kept = get_object_or_404(Story.objects.for_user(signed_in(request)), pk=story_id)
    if request.method == "POST":
        kept.delete()
        messages.success(request, _("The story is deleted."))
        return redirect("stories")
    return render(request, "accounts/story_delete.html", {"story": kept})


# -- the profile ---------------------------------------------------------------------------


@login_required
@require_http_methods(["GET", "POST"])
def profile(request: HttpRequest) -> HttpResponse:
    """The background that the interviewer knows."""
    user = signed_in(request)
    info = PersonalInfo.objects.filter(user=user).first() or PersonalInfo(user=user)
    form = ProfileForm.of(info, request.POST if request.method == "POST" else None)
    if form.is_valid():
        access.require(user, "profile.write")
        form.fill(info).save()
        messages.success(request, _("Your profile is kept."))
        return redirect("profile")
    return _profile(request, user, form)


@login_required
@require_POST
async def profile_resume(request: HttpRequest) -> HttpResponse:
    """Read an uploaded résumé into the form, to be confirmed; what it says nothing of stays as it is stored.

    Reading may take seconds: nobody else's page waits for it.
    """
    try:
        file = await sync_to_async(_uploaded)(request)
        text = await asyncio.to_thread(resumes.text_of, file)
    except ValidationFailed as refused:
        messages.error(request, refused.message)
        return redirect("profile")
    return await sync_to_async(_filled)(request, text)


def _uploaded(request: HttpRequest) -> "UploadedFile[Any]":
    user = signed_in(request)
    access.require(user, "profile.write")
    file = request.FILES.get("file")
    if file is None:
        raise ValidationFailed(_("Choose a file first."))
    limits.hit("resume", str(user.pk), user.plan.unlimited)
    return file


def _filled(request: HttpRequest, resume: str) -> HttpResponse:
    user = signed_in(request)
    form = ProfileForm.of(PersonalInfo.objects.filter(user=user).first() or PersonalInfo(user=user))
    read = resumes.fields_of(resume)
    form.initial = {**form.initial, **{name: value[:MOST_OF_A_FIELD] for name, value in read.items()}}
    messages.success(request, _("Read. Look through the fields and keep them: nothing is stored yet."))
    return _profile(request, user, form)


def _profile(request: HttpRequest, user: User, form: ProfileForm) -> HttpResponse:
    """The form over the background, and the job ads beside it."""
    return show(request, "accounts/profile.html", form, job_ads=JobAd.objects.for_user(user))


# -- settings ------------------------------------------------------------------------------


@login_required
@require_http_methods(["GET", "POST"])
def settings(request: HttpRequest) -> HttpResponse:
    """Preferences, and the doors to sign-in, programs, data and leaving."""
    user = signed_in(request)
    form = SettingsForm(request.POST if request.method == "POST" else None, initial=_preferences(request, user))
    if form.is_valid():
        form.fill(user).save(update_fields=["name", "language"])
        with translation.override(form.cleaned_data["language"] or translation.get_language()):
            messages.success(request, _("Your settings are kept."))
        response = redirect("settings")
        for name in ("theme", "timing"):
            preferences.keep(request, response, name, form.cleaned_data[name])
        preferences.keep_on(request, response, form.cleaned_data["shortcuts"])
        return response
    return show(request, "accounts/settings.html", form, programs=Session.objects.for_user(user).alive())


def _preferences(request: HttpRequest, user: User) -> dict[str, str | list[str]]:
    return {
        "name": user.name,
        "language": user.language,
        "theme": preferences.theme(request),
        "timing": preferences.timing(request),
        "shortcuts": sorted(NAMES - set(preferences.switched_off(request))),
    }


@never_cache
@login_required
@require_http_methods(["GET", "POST"])
@reauthentication_required  # type: ignore[untyped-decorator]  # allauth is not typed
def program_new(request: HttpRequest) -> HttpResponse:
    """Sign a program in without giving it the password: its refresh token, shown this once."""
    user = signed_in(request)
    if user.is_guest:
        raise Http404("guests have no programs")
    form = ProgramForm(request.POST or None)
    if form.is_valid():
        name = form.cleaned_data["name"]
        return render(request, "accounts/token.html", {"name": name, "token": tokens.issue(user, name)["refresh"]})
    return show(request, "accounts/program.html", form)


@login_required
@require_POST
def program_end(request: HttpRequest, session_id: UUID) -> HttpResponse:
    """Sign out a program that was signed in with one's account."""
    get_object_or_404(Session.objects.for_user(signed_in(request)), pk=session_id)
    sessions.end(session_id)
    messages.success(request, _("The program is signed out."))
    return redirect("settings")


@login_required
@require_GET
def export(request: HttpRequest) -> HttpResponse:
    """Everything held about oneself, as one file."""
    headers = {"Content-Disposition": 'attachment; filename="viva.zip"', "Cache-Control": "no-store"}
    return HttpResponse(holdings.archive(signed_in(request)), content_type="application/zip", headers=headers)


@login_required
@require_http_methods(["GET", "POST"])
@reauthentication_required  # type: ignore[untyped-decorator]  # allauth is not typed
def leave(request: HttpRequest) -> HttpResponse:
    """Ask, then delete the account with everything in it. Whoever has a password proves first that it is they."""
    if request.method == "POST":
        holdings.forget(signed_in(request))
        logout(request)
        messages.success(request, _("Your account and everything in it are deleted."))
        return redirect("landing")
    return render(request, "accounts/leave.html")


# -- usage ---------------------------------------------------------------------------------


@login_required
@require_GET
def usage(request: HttpRequest) -> HttpResponse:
    """How much of the plan is used."""
    user = signed_in(request)
    shown = {"quotas": [_readable(quota) for quota in quotas.report(user)]}
    return render(
        request, "accounts/usage.html", shown | {"plan_name": wording.PLANS.get(user.plan.key, user.plan.key)}
    )


def _readable(quota: dict[str, Any]) -> dict[str, Any]:
    """A quota of the report with its name in words and its end as a time."""
    resets_at = parse_datetime(quota["resetsAt"]) if quota["resetsAt"] else None
    return quota | {"name": wording.QUOTAS.get(quota["key"], quota["key"]), "resets_at": resets_at}


def show(request: HttpRequest, template: str, form: Any, **more: Model | Any) -> HttpResponse:
    """A page with a form; 400 when it was sent and refused, so that programs can tell."""
    status = 400 if form.is_bound else 200
    return render(request, template, {"form": form, **more}, status=status)


def signed_in(request: HttpRequest) -> User:
    """Who is signed in; the views here are only for them."""
    assert isinstance(request.user, User)
    return request.user
