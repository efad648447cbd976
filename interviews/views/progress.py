"""Progress: a line a competency, and two tries at one question beside each other."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from accounts.models import User
from interviews import changes, reports
from interviews.reports.history import Tried, tried
from interviews.showing import finished as after
from interviews.showing import progress as shown
from interviews.showing.comparing import Compared, Try
from interviews.views.people import signed_in

MOST_EARLIER = 12
"""Earlier tries that the last one can be put beside."""


@login_required
@require_GET
def progress(request: HttpRequest) -> HttpResponse:
    """What the reports say over time; with `?question=KEY` the last try at it beside the first, or `&with=` another."""
    user = signed_in(request)
    everything = tried(user)
    key = request.GET.get("question", "")
    tries = [each for each in everything if each.key == key]
    earlier = tries[:-1]
    asked_for = (each for each in earlier if each.session_id == request.GET.get("with"))
    first = next(asked_for, earlier[0] if earlier else None)
    values = {
        "trends": shown.trends(everything),
        "repeated": shown.repeated(everything),
        "compared": Compared(_try(user, first), _try(user, tries[-1])) if first else None,
        "earlier": earlier[-MOST_EARLIER:] if len(earlier) > 1 else [],
    }
    return render(request, "interviews/progress.html", values)


def _try(user: User, one: Tried) -> Try:
    interview = changes.find(user, one.session_id)
    view = reports.view(interview)
    answers = after.finished(view).found.answers
    answer = next(each for each in answers if each.number == one.number)
    return Try(interview, one, answer, view.row.rubric_version if view.row else "")
