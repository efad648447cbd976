"""A new interview: one page, one button."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from accounts import preferences, profiles
from accounts.errors import ValidationFailed
from accounts.models import User
from interviews import ledger
from interviews.forms import LENGTHS, MODES, NewInterviewForm, fields_of
from interviews.showing import listing, setup
from interviews.views.people import signed_in


@login_required
@require_http_methods(["GET", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """Show the form, or make the interview and open its room."""
    user = signed_in(request)
    if request.method != "POST":
        begin = setup.beginning(user, request.GET.get("again", ""), preferences.timing(request))
        if (wanted := request.GET.get("questions", "")) in map(str, LENGTHS):
            begin |= {"questions": int(wanted)}
        if ad := request.GET.get("ad", ""):
            begin |= {"kept_ad": ad} | fields_of(profiles.job_ad(user, ad))
        return _show(request, user, NewInterviewForm(user, initial=begin))
    if "read" in request.POST:
        return _show(request, user, NewInterviewForm.filled(user, request.POST.dict()))
    form = NewInterviewForm(user, request.POST)
    if form.is_valid():
        try:
            if form.ad_to_keep:
                profiles.keep_job_ad(user, form.ad_to_keep)
            interview = ledger.create(user, form.spec())
        except ValidationFailed as refusal:
            form.refuse(refusal)
        else:
            return redirect("room", interview.session_id)
    return _show(request, user, form)


def _show(request: HttpRequest, user: User, form: NewInterviewForm) -> HttpResponse:
    """The page with its summary, which follows what is chosen so far."""

    def chosen(name: str) -> Any:
        return form[name].value()

    quota = listing.questions_today(user)
    kinds = setup.kinds(form.types, str(chosen("language")))
    kind = next((each for each in kinds if each.code == chosen("type")), None)
    shown = {
        "form": form,
        "kinds": kinds,
        "modes": MODES,
        "summary": setup.summary(kind, _number(chosen("questions"), 5), _number(chosen("timing"), 1.0)),
        "quota": quota,
        "summary_words": setup.words(quota),
    }
    return render(request, "interviews/new.html", shown, status=400 if form.is_bound else 200)


def _number(value: Any, otherwise: float) -> Any:
    """The number that was chosen; what is none was refused already."""
    try:
        return type(otherwise)(value)
    except (TypeError, ValueError):
        return otherwise
