"""Where allauth asks us: who may sign up, what an account becomes, addresses in mails, limits, secrets."""

from typing import Any
from urllib.parse import urlsplit

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.internal import flows
from allauth.mfa.adapter import DefaultMFAAdapter
from django.conf import settings
from django.db import transaction
from django.forms import BaseForm
from django.http import HttpRequest

from accounts import encryption, limits, registration
from accounts.errors import RateLimited
from accounts.models import User

SECRETS = "allauth.mfa"
"""What the secrets of second factors are bound to."""


def invite_of(request: HttpRequest) -> str:
    """The invitation's token in the address of the sign-up page."""
    return request.GET.get("invite", "")


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]  # allauth is not typed
    """Accounts as `registration` makes them; links with the site's own address, whatever host was asked."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return registration.is_open(invite_of(request))

    def new_user(self, request: HttpRequest) -> User:
        """The guest's row, if a guest signs up; their work stays theirs."""
        return getattr(request, "guest", None) or User()

    def save_user(self, request: HttpRequest, user: User, form: BaseForm, commit: bool = True) -> User:
        data = form.cleaned_data
        wish = registration.Wish(data["email"], data["password1"], data.get("name", ""), data.get("role", ""))
        invitation = registration.admit(invite_of(request))
        with transaction.atomic():
            return registration.settle(user, wish, invitation)

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        """Count the try. Strangers cannot lock an owner out: it is counted for their address alone."""
        limits.hit_address("login", request.META)

    def get_client_ip(self, request: HttpRequest) -> str:
        return limits.client_address(request.META)

    def get_reset_password_from_key_url(self, key: str) -> str:
        return _ours(flows.password_reset.get_reset_password_from_key_url(self.request, key))

    def get_email_confirmation_url(self, request: HttpRequest, emailconfirmation: Any) -> str:
        return _ours(flows.email_verification.get_email_verification_url(request, emailconfirmation))

    def add_message(
        self, request: HttpRequest, level: int, message_template: str | None = None, *rest: Any, **more: Any
    ) -> None:
        """Nobody is told of a mail that only the log of the site holds."""
        told_of_mail = message_template == "account/messages/email_confirmation_sent.txt"
        if not (told_of_mail and settings.EMAIL_BACKEND.endswith(".console.EmailBackend")):
            super().add_message(request, level, message_template, *rest, **more)

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Send it, unless this address has had its share; nobody is told, so nobody learns who has an account."""
        try:
            limits.hit("mail", email.lower())
        except RateLimited:
            return
        super().send_mail(template_prefix, email, context | {"current_site": _Site()})


class SecondFactorAdapter(DefaultMFAAdapter):  # type: ignore[misc]  # allauth is not typed
    """Secrets of second factors are encrypted like everything else that must not be read in a dump."""

    def encrypt(self, text: str) -> str:
        return encryption.seal(text, SECRETS)

    def decrypt(self, encrypted_text: str) -> str:
        return encryption.unseal(encrypted_text, SECRETS)


class _Site:
    """What mails say about the site."""

    def __init__(self) -> None:
        self.domain = self.name = urlsplit(settings.SITE_URL).netloc


def _ours(url: str) -> str:
    """The address with the site's scheme and host in place of the request's."""
    parts = urlsplit(url)
    return f"{settings.SITE_URL}{parts.path}" + (f"?{parts.query}" if parts.query else "")
