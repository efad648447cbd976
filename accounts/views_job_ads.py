"""Pages of the job ads that one keeps: written, read into fields, changed, deleted. They are listed in the profile."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts import access, profiles
from accounts.errors import ValidationFailed
from accounts.forms import JobAdForm
from accounts.views import show, signed_in

READ = "read"
"""The button that fills the fields from the ad; nothing is kept by it."""


@login_required
@require_http_methods(["GET", "POST"])
def job_ad_new(request: HttpRequest) -> HttpResponse:
    """Keep a job ad."""
    user = signed_in(request)
    access.require(user, "profile.write")
    if READ in request.POST:
        return show(request, "accounts/job_ad.html", JobAdForm.read(request.POST.dict()))
    form = JobAdForm(request.POST or None)
    if form.is_valid():
        try:
            profiles.add_job_ad(user, form.cleaned_data)
        except ValidationFailed as refused:
            form.add_error(None, refused.message)
        else:
            return _kept(request)
    return show(request, "accounts/job_ad.html", form)


@login_required
@require_http_methods(["GET", "POST"])
def job_ad(request: HttpRequest, ad_id: UUID) -> HttpResponse:
    """Read and change a job ad of one's own."""
    user = signed_in(request)
    kept = profiles.job_ad(user, ad_id)
    if READ in request.POST:
        return show(request, "accounts/job_ad.html", JobAdForm.read(request.POST.dict()), ad=kept)
    form = JobAdForm(request.POST) if request.method == "POST" else JobAdForm.of(kept)
    if form.is_valid():
        profiles.change_job_ad(user, kept, form.cleaned_data)
        return _kept(request)
    return show(request, "accounts/job_ad.html", form, ad=kept)


@login_required
@require_http_methods(["GET", "POST"])
def job_ad_delete(request: HttpRequest, ad_id: UUID) -> HttpResponse:
    """Ask, then delete a job ad of one's own."""
    kept = profiles.job_ad(signed_in(request), ad_id)
    if request.method == "POST":
        kept.delete()
        messages.success(request, _("The job ad is deleted."))
        return redirect(_list())
    return render(request, "accounts/job_ad_delete.html", {"ad": kept})


def _kept(request: HttpRequest) -> HttpResponse:
    messages.success(request, _("The job ad is kept."))
    return redirect(_list())


def _list() -> str:
    return reverse("profile") + "#job-ads"
