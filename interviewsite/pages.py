"""Pages that belong to no app: the landing page, where data goes, the switches of the frame, errors."""

from http import HTTPStatus

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.utils import translation
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.csrf import requires_csrf_token
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts import guests, preferences
from interviews import ledger
from interviews.llm import registry, transcribing
from interviews.llm.base import DEFAULT
from interviews.showing import sample, setup

SAMPLE_QUESTIONS = setup.FIRST


@require_http_methods(["GET", "HEAD", "POST"])
def landing(request: HttpRequest) -> HttpResponse:
    """The first page: what it is, a picture of it, and three questions without an account."""
    if request.method == "POST":
        return _begin_sample(request)
    shown = {
        "model": registry.get(DEFAULT),
        "guests": settings.GUESTS,
        "minutes": setup.usual_minutes(SAMPLE_QUESTIONS) if settings.GUESTS else 0,
    }
    return render(request, "landing.html", shown)


def _begin_sample(request: HttpRequest) -> HttpResponse:
    """Make a guest of a stranger, an interview of three questions, and lead into its room."""
    language = translation.get_language() or settings.LANGUAGE_CODE
    spec = ledger.InterviewSpec(
        type_code="BQ",
        seat="candidate",
        company=str(sample.COMPANY),
        position=str(sample.POSITION),
        language=language.partition("-")[0],
        questions=SAMPLE_QUESTIONS,
    )
    interview = ledger.create(guests.start(request), spec)
    return redirect(f"/interviews/{interview.session_id}/")


@require_safe
def data(request: HttpRequest) -> HttpResponse:
    """Where words go: to this server, and to the models that are in force."""
    speech = (transcribing.goes_to() or _("this server")) if transcribing.available() else ""
    return render(request, "data.html", {"models": registry.all(), "speech": speech})


@require_POST
def choose_language(request: HttpRequest) -> HttpResponse:
    """Keep the language of pages: in the cookie, and on the account of whoever is signed in."""
    response = _back(request)
    chosen = request.POST.get("language", "")
    if chosen not in dict(settings.LANGUAGES):
        return response
    if request.user.is_authenticated:
        request.user.language = chosen
        request.user.save(update_fields=["language"])
    preferences.keep(request, response, settings.LANGUAGE_COOKIE_NAME, chosen)
    return response


@require_POST
def choose_theme(request: HttpRequest) -> HttpResponse:
    """Keep the theme on this device; anything but light and dark means as the device has it."""
    response = _back(request)
    chosen = request.POST.get("theme", "")
    preferences.keep(request, response, "theme", chosen if chosen in preferences.THEMES else "")
    return response


def _back(request: HttpRequest) -> HttpResponseRedirect:
    """To the page that the form was on, if it is one of ours."""
    target = request.POST.get("next", "")
    allowed = url_has_allowed_host_and_scheme(target, {request.get_host()}, require_https=request.is_secure())
    return HttpResponseRedirect(target if allowed else "/")


# -- what went wrong -----------------------------------------------------------------------


@requires_csrf_token
def error(request: HttpRequest, status: HTTPStatus) -> HttpResponse:
    """A page that says what happened and what to do; never a stack."""
    return render(request, f"{status.value}.html", status=status.value)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponseBase:
    """400: the request could not be understood."""
    return error(request, HTTPStatus.BAD_REQUEST)


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponseBase:
    """403: the account may not do this."""
    return error(request, HTTPStatus.FORBIDDEN)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponseBase:
    """404: nothing here, or nothing that is this person's."""
    return error(request, HTTPStatus.NOT_FOUND)


def too_many(request: HttpRequest, exception: Exception | None = None) -> HttpResponseBase:
    """429: a limit was reached."""
    return error(request, HTTPStatus.TOO_MANY_REQUESTS)


def broken(request: HttpRequest) -> HttpResponseBase:
    """500: our fault. Drawn without the session, which may be what is broken."""
    return render(request, "500.html", status=HTTPStatus.INTERNAL_SERVER_ERROR.value)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponseBase:
    """403 of a form whose token is missing or old: what was typed can still be had by going back."""
    return render(request, "403_csrf.html", status=HTTPStatus.FORBIDDEN.value)
