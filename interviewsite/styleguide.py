"""The page that shows each component of the pages in each of its states. For those who work on it: only with `DEBUG`.

What a component is stands in `static/css/components/`; here are only the values that its states need.
"""

from types import SimpleNamespace

from django import forms
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

SAID = (
    "Our head of product wanted the new refund page live before the summer timetable. I had read 212 tickets from the "
    "pilot and thought that people would ask for the wrong refund."
)
ICONS = (
    "again",
    "close",
    "cross",
    "down",
    "flag",
    "gap",
    "hide",
    "menu",
    "mic",
    "play",
    "save",
    "share",
    "show",
    "stop",
    "tick",
)
CHOICES = [("a", "One"), ("b", "Another"), ("c", "A third")]


class Fields(forms.Form):
    """One field of each kind."""

    line = forms.CharField(label="A line", help_text="With a word of help.")
    chosen = forms.ChoiceField(label="One of several", choices=CHOICES)
    text = forms.CharField(
        label="A text with a counter", widget=forms.Textarea(attrs={"rows": 2, "data-count": "words"})
    )
    password = forms.CharField(label="A password", widget=forms.PasswordInput)
    picked = forms.ChoiceField(label="Picked", choices=CHOICES, widget=forms.RadioSelect)
    ticked = forms.BooleanField(label="Ticked", required=False, help_text="With a word of help.")


@require_safe
def styleguide(request: HttpRequest) -> HttpResponse:
    """Every component in every state."""
    if not settings.DEBUG:
        raise Http404("only where the site is worked on")
    values = {
        "fields": Fields(initial={"text": SAID, "picked": "a", "ticked": True}),
        "wrong": Fields({"text": SAID, "picked": "d"}, prefix="wrong"),
        "said": SAID,
        "marks": [0, 9, 18],
        "full": SimpleNamespace(situation="s", task="t", action="a", result="r"),
        "half": SimpleNamespace(situation="s", task="", action="a", result=""),
        "icons": ICONS,
    }
    return render(request, "styleguide.html", values)
