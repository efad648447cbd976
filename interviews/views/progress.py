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
from interviews.views.people import signed_in

TWO = 2


@login_required
@require_GET
def progress(request: HttpRequest) -> HttpResponse:
    """What the reports say over time; with `?question=KEY` the first and the last try at it."""
    user = signed_in(request)
    everything = tried(user)
    key = request.GET.get("question", "")
    tries = [each for each in everything if each.key == key]
    values = {
        "trends": shown.trends(everything),
        "repeated": shown.repeated(everything),
        "compared": [_answer(user, each) for each in (tries[0], tries[-1])] if len(tries) >= TWO else [],
    }
    return render(request, "interviews/progress.html", values)


def _answer(user: User, one: Tried) -> dict[str, object]:
    """One try: its answer as the report shows it, and when it was."""
    interview = changes.find(user, one.session_id)
    finished = after.finished(reports.view(interview))
    answer = next(each for each in finished.found.answers if each.number == one.number)
    return {"answer": answer, "tried": one, "interview": interview}
