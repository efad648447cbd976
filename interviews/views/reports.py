"""The report of a finished interview: shown, rated, made again, kept, shared, doubted, and left for more practice."""

from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from accounts import profiles
from accounts.errors import Refusal
from accounts.models import User
from interviews import changes, reports
from interviews.models import Interview
from interviews.reports import practice, remarks, sharing
from interviews.reports import sample as made_up
from interviews.serializers_report import report_json
from interviews.showing import finished as after
from interviews.showing.report_markdown import report_markdown
from interviews.showing.report_pdf import report_pdf
from interviews.views.people import signed_in

LINK = "report_link"
"""Where the session keeps the address of a link that was just made: it is shown once."""

CSRF = "csrfmiddlewaretoken"
NUMERALS = tuple(str(level) for level in remarks.LEVELS)


@never_cache
@login_required
@require_GET
def report(request: HttpRequest, session_id: str) -> HttpResponse:
    """The finished interview with its report; one that is not finished yet is still a room."""
    interview = changes.find(signed_in(request), session_id)
    return show(request, interview) if interview.finished else redirect("room", session_id)


def show(request: HttpRequest, interview: Interview) -> HttpResponse:
    """The page of a finished interview."""
    values: dict[str, Any] = {
        "report": after.finished(reports.view(interview)),
        "links": sharing.living(interview),
        "link": request.session.pop(LINK, ""),
        "transcript": True,
    }
    return render(request, "interviews/report.html", values)


@login_required
@require_POST
def again(request: HttpRequest, session_id: str) -> HttpResponse:
    """Make the report anew."""
    user, interview = _mine(request, session_id)
    try:
        reports.request(user, interview)
    except Refusal as refusal:
        messages.error(request, refusal.message)
    return redirect("report", session_id)


@login_required
@require_POST
def rate(request: HttpRequest, session_id: str) -> HttpResponse:
    """Keep what the user gives themselves: a number from 1 to 5 a criterion."""
    _user, interview = _mine(request, session_id)
    given = {name: value for name, value in request.POST.items() if name != CSRF}
    try:
        remarks.rate(interview, {name: int(value) if value in NUMERALS else 0 for name, value in given.items()})
    except Refusal as refusal:
        messages.error(request, refusal.message)
    return redirect(reverse("report", args=[session_id]) + "#criteria")


@login_required
@require_POST
def wrong(request: HttpRequest, session_id: str) -> HttpResponse:
    """Keep what the user finds wrong, for the admins."""
    _user, interview = _mine(request, session_id)
    try:
        remarks.complain(interview, request.POST.get("text", ""))
    except Refusal as refusal:
        messages.error(request, refusal.message)
    else:
        messages.success(request, _("Thank you. It is kept for those who run this site."))
    return redirect("report", session_id)


@login_required
@require_POST
def share(request: HttpRequest, session_id: str) -> HttpResponse:
    """A link for others; its address is shown once."""
    _user, interview = _mine(request, session_id)
    try:
        _row, secret = sharing.share(interview, with_transcript="transcript" in request.POST)
    except Refusal as refusal:
        messages.error(request, refusal.message)
    else:
        request.session[LINK] = request.build_absolute_uri(reverse("shared", args=[secret]))
    return redirect(reverse("report", args=[session_id]) + "#share")


@login_required
@require_POST
def unshare(request: HttpRequest, session_id: str, share_id: UUID) -> HttpResponse:
    """The link shows nothing any more."""
    _user, interview = _mine(request, session_id)
    try:
        sharing.take_back(interview, share_id)
    except Refusal as refusal:
        messages.error(request, refusal.message)
    return redirect(reverse("report", args=[session_id]) + "#share")


@login_required
@require_POST
def drill(request: HttpRequest, session_id: str) -> HttpResponse:
    """A new interview of one question of this one."""
    user, interview = _mine(request, session_id)
    new = practice.drill(user, interview, request.POST.get("question", ""))
    return redirect("room", new.session_id)


@login_required
@require_POST
def story(request: HttpRequest, session_id: str) -> HttpResponse:
    """A story made of an answer, opened to be looked through."""
    user, interview = _mine(request, session_id)
    try:
        made = profiles.add_story(user, practice.story_of(interview, request.POST.get("question", "")))
    except Refusal as refusal:
        messages.error(request, refusal.message)
        return redirect("report", session_id)
    messages.success(request, _("Made of your own words. Look through it and fill in what is missing."))
    return redirect("story", made.pk)


@login_required
@require_GET
def markdown(request: HttpRequest, session_id: str) -> HttpResponse:
    """The report as a Markdown file."""
    _user, interview = _mine(request, session_id)
    text = report_markdown(after.finished(reports.view(interview)))
    response = HttpResponse(text, content_type="text/markdown; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="report-{interview.session_id}.md"'
    return response


@login_required
@require_GET
def pdf(request: HttpRequest, session_id: str) -> HttpResponse:
    """The report as pages to print or send."""
    _user, interview = _mine(request, session_id)
    text = report_markdown(after.finished(reports.view(interview)))
    response = HttpResponse(report_pdf(text, f"{_('Report')}: {interview.position}"), content_type="application/pdf")
    response["Content-Disposition"] = f'attachment; filename="report-{interview.session_id}.pdf"'
    return response


@login_required
@require_GET
def json(request: HttpRequest, session_id: str) -> HttpResponse:
    """The report as a JSON file, as REST gives it."""
    _user, interview = _mine(request, session_id)
    response = JsonResponse(report_json(after.finished(reports.view(interview))), json_dumps_params={"indent": 2})
    response["Content-Disposition"] = f'attachment; filename="report-{interview.session_id}.json"'
    return response


@never_cache
@require_GET
def shared(request: HttpRequest, secret: str) -> HttpResponse:
    """A shared report, for whoever has its link: read only, without the transcript unless its owner ticked it."""
    link = sharing.found(secret)
    values = {
        "report": after.finished(reports.view(link.interview)),
        "shared": True,
        "transcript": link.with_transcript,
    }
    response = render(request, "interviews/report.html", values)
    response["Referrer-Policy"] = "no-referrer"
    response["X-Robots-Tag"] = "noindex, nofollow"
    return response


@never_cache
@require_GET
def sample(request: HttpRequest) -> HttpResponse:
    """A report on an interview that was made up, for whoever wants to see what comes after one."""
    shown = after.finished(made_up.view(get_language() or "en"))
    values = {"report": shown, "shared": True, "sample": True, "transcript": True, "guests": settings.GUESTS}
    return render(request, "interviews/report.html", values)


def _mine(request: HttpRequest, session_id: str) -> tuple[User, Interview]:
    user = signed_in(request)
    interview = changes.find(user, session_id)
    return user, interview
