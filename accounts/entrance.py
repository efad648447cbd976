"""The doors of allauth where ours differ: guests may sign in and up, a role is chosen, tries are counted."""

from typing import Any

from allauth.account import views
from allauth.account.forms import SignupForm as AllauthSignupForm
from allauth.mfa.base.forms import AuthenticateForm
from django import forms
from django.contrib.auth.models import AnonymousUser
from django.db import IntegrityError
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils.translation import gettext_lazy as _

from accounts import limits, registration


class SignupForm(AllauthSignupForm):  # type: ignore[misc]  # allauth is not typed
    """Email, password, name, and the role where there is a choice."""

    field_order = ("email", "name", "password1", "role")
    name = forms.CharField(label=_("Name (optional)"), max_length=150, required=False)
    role = forms.ChoiceField(label=_("I want to"), required=False, widget=forms.RadioSelect)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = registration.roles()
        self.fields["role"].choices = [(role, WISHES[role]) for role, _name in choices]
        self.fields["role"].initial = choices[0][0]
        if len(choices) == 1:
            del self.fields["role"]


WISHES = {"candidate": _("practise being interviewed"), "interviewer": _("also practise interviewing others")}


class CodeForm(AuthenticateForm):  # type: ignore[misc]  # allauth is not typed
    """The second step; tries are counted for the account, whose password was right already."""

    def clean_code(self) -> str:
        limits.hit("second_factor", str(self.user.pk))
        code: str = super().clean_code()
        return code


class _ForGuests:
    """Guests count as strangers at these doors; `request.guest` remembers who they are."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if getattr(request.user, "is_guest", False):
            request.guest, request.user = request.user, AnonymousUser()  # type: ignore[attr-defined]  # set here only
        answer: HttpResponseBase = super().dispatch(request, *args, **kwargs)  # type: ignore[misc]  # a mixin
        return answer

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)  # type: ignore[misc]  # a mixin
        guest = getattr(self.request, "guest", None)  # type: ignore[attr-defined]  # a mixin
        return context | ({"user": guest} if guest else {})


class LoginView(_ForGuests, views.LoginView):  # type: ignore[misc]  # allauth is not typed
    """Sign in."""


class SignupView(_ForGuests, views.SignupView):  # type: ignore[misc]  # allauth is not typed
    """Sign up."""

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        limits.hit_address("registration", request.META)
        answer: HttpResponseBase = super().post(request, *args, **kwargs)
        return answer

    def form_valid(self, form: forms.Form) -> HttpResponseBase:
        """Make the account and sign it in; an address taken at the same instant is said on its field."""
        try:
            answer: HttpResponseBase = super().form_valid(form)
        except IntegrityError:
            form.add_error("email", registration.taken())
            answer = self.form_invalid(form)
        return answer


class ResetView(views.PasswordResetView):  # type: ignore[misc]  # allauth is not typed
    """Ask for a new password."""

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        limits.hit_address("reset", request.META)
        answer: HttpResponseBase = super().post(request, *args, **kwargs)
        return answer
