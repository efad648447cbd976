"""Who is at a page."""

from django.http import HttpRequest

from accounts.models import User


def signed_in(request: HttpRequest) -> User:
    """Who is signed in; for views behind `login_required`."""
    assert isinstance(request.user, User)
    return request.user
