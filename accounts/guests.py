"""Guests: three questions without an account. Purged after a day, kept if they sign up (`registration`)."""

from datetime import timedelta
from uuid import uuid4

from django.conf import settings
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts import holdings, limits, sessions
from accounts.errors import PermissionDenied
from accounts.models import User

LIFETIME = timedelta(days=1)
PLAN = "guest"
DOMAIN = "guest.invalid"
BATCH = 200


def start(request: HttpRequest) -> User:
    """Who sends the landing page's form: whoever is signed in, else a new guest, signed in by cookie.

    Raises:
        PermissionDenied: this site has no guests.
        RateLimited: too many from this address.
    """
    if isinstance(request.user, User):
        return request.user
    guest = make_guest(request)
    sessions.sign_in(request, guest)
    return guest


def make_guest(request: HttpRequest) -> User:
    """A new guest's row: role candidate, plan guest, no password. Errors as `start`."""
    if not settings.GUESTS:
        raise PermissionDenied(_("This site has no guest interviews."))
    limits.hit_address("guest", request.META)
    key = uuid4()
    return User.objects.create_user(f"{key.hex}@{DOMAIN}", id=key, is_guest=True, plan_id=PLAN)


def purge() -> int:
    """Erase everything of the guests who are older than a day; how many. Beat calls it."""
    old = User.objects.filter(is_guest=True, created__lt=timezone.now() - LIFETIME)[:BATCH]
    guests = list(old)
    for guest in guests:
        holdings.forget(guest)
    return len(guests)
