"""What all of REST has in common: pages of lists, the rate limit of a user."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rest_framework.pagination import PageNumberPagination
from rest_framework.throttling import BaseThrottle

from accounts import limits

if TYPE_CHECKING:
    from rest_framework.request import Request
    from rest_framework.views import APIView


class Pages(PageNumberPagination):
    """`{count, next, previous, results}`; `page` from 1, `pageSize` up to 100."""

    page_size = 20
    page_size_query_param = "pageSize"
    max_page_size = 100


class UserRate(BaseThrottle):
    """So many requests a minute for each user; what strangers may do has limits of its own."""

    def allow_request(self, request: Request, view: APIView) -> bool:
        """True, or `RateLimited` with the seconds to wait."""
        if request.user.is_authenticated:
            limits.hit("rest", str(request.user.pk), request.user.plan.unlimited)
        return True
