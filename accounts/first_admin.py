"""The page behind the one-time link of a fresh install, which makes its first admin."""

from typing import Any

from django import forms
from django.contrib.auth.password_validation import password_validators_help_text_html
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from accounts import invites, limits, registration, sessions
from accounts.models import User

MINE = "mine"
"""The button that takes the account that is signed in."""


class FirstAdminForm(forms.Form):
    """Email, name and password of the first admin."""

    email = forms.EmailField(label=_("Email"), widget=forms.EmailInput(attrs={"autocomplete": "email"}))
    name = forms.CharField(label=_("Name (optional)"), max_length=150, required=False)
    password = forms.CharField(
        label=_("Password"),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        help_text=password_validators_help_text_html(),
    )

    def clean_email(self) -> str:
        """An address that no account has."""
        email: str = self.cleaned_data["email"].lower()
        if User.objects.filter(email=email).exists():
            raise forms.ValidationError(registration.taken())
        return email

    def clean(self) -> dict[str, Any] | None:
        """A password that the site's rules accept for this person."""
        data = super().clean() or self.cleaned_data
        person = User(email=data.get("email", ""), name=data.get("name", ""))
        for message in registration.password_faults(data.get("password", ""), person):
            self.add_error("password", message)
        return data


@sensitive_post_parameters("password")
@require_http_methods(["GET", "POST"])
def first_admin(request: HttpRequest, token: str) -> HttpResponse:
    """Make the first admin and sign them in, or whoever is signed in the first admin.

    404, and what to do about it, once there is one, or for a link that has served.
    """
    limits.hit_address("registration", request.META)
    if not invites.opens_first_admin(token):
        return render(request, "accounts/first_admin_gone.html", status=404)
    user = request.user
    if isinstance(user, User) and not user.is_guest and MINE in request.POST:
        sessions.sign_in(request, invites.become_first_admin(token, user))
        return redirect("admin:index")
    form = FirstAdminForm(request.POST or None)
    if form.is_valid():
        admin = invites.make_first_admin(token, **form.cleaned_data)
        sessions.sign_in(request, admin)
        return redirect("admin:index")
    return render(request, "accounts/first_admin.html", {"form": form}, status=400 if form.is_bound else 200)
