"""My interviews: the one to go on with, and the list."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from interviews.models import Interview
from interviews.reports.history import LATELY, tried
from interviews.showing import listing, setup
from interviews.showing.names import STATES, page_language
from interviews.showing.overview import overview
from interviews.views.people import signed_in
from prompts import catalog


@login_required
@require_GET
def interviews(request: HttpRequest) -> HttpResponse:
    """One thing to do next, then everything so far, searched and filtered."""
    user = signed_in(request)
    search = listing.Search.of(request.GET.dict())
    page = listing.listed(user, search, request.GET.get("page"))
    known = None if search else overview(tried(user, LATELY))
    shown = {
        "search": search,
        "page": page,
        "rows": listing.rows(page),
        "overview": known,
        "any": bool(page.paginator.count or search),
        "searchable": bool(search) or page.paginator.count >= listing.WORTH_SEARCHING,
        "underway": listing.underway(user),
        "minutes": setup.usual_minutes(setup.FIRST),
        "quota": listing.questions_today(user),
        "types": [(kind.code, kind.name_in(page_language())) for kind in catalog.types()],
        "states": [(state, STATES[state]) for state in Interview.State],
    }
    return render(request, "interviews/interviews.html", shown)
