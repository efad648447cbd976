"""What a page answers when something below it refuses: the refusal's own words, in the site's look.

REST has its own handler (`errors.rest_handler`); the socket its own frames.
"""

from collections.abc import Callable
from http import HTTPStatus

from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from accounts.errors import Refusal
from interviewsite import pages


class RefusalMiddleware:
    """Turns a `Refusal` that a view of the pages lets through into a page with its status."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Answer a refusal; anything else goes on and stays loud."""
        if not isinstance(exception, Refusal) or request.path.startswith("/api/"):
            return None
        if exception.status == HTTPStatus.UNAUTHORIZED:
            return redirect_to_login(request.get_full_path())
        if exception.status == HTTPStatus.NOT_FOUND:
            return pages.error(request, HTTPStatus.NOT_FOUND)
        response = render(request, "refused.html", {"refusal": exception}, status=exception.status)
        if exception.retry_after is not None:
            response["Retry-After"] = str(int(exception.retry_after) + 1)
        return response
