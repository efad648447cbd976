"""The rate limit of REST, as DRF wants it. Counting is in `limits`."""

from typing import TYPE_CHECKING

from rest_framework.request import Request
from rest_framework.throttling import BaseThrottle

from accounts import limits
from accounts.models import User

if TYPE_CHECKING:  # DRF's views import this file
    from rest_framework.views import APIView


class RestLimit(BaseThrottle):
    """Counts each request of a user; strangers have the limits of the doors that are open to them."""

    def allow_request(self, request: Request, view: "APIView") -> bool:
        """True, or raises `RateLimited`."""
        if isinstance(request.user, User):
            limits.hit("rest", str(request.user.pk), request.user.plan.unlimited)
        return True
