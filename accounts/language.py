"""Which language a page is in: the account's if chosen, else the cookie's, else the browser's.

Django's LocaleMiddleware decides between cookie and `Accept-Language` before anyone is known; the middleware
here stands behind authentication and lets the account's choice overrule it.
"""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils import translation


class AccountLanguageMiddleware:
    """Activates the language of the signed-in account, where one is chosen and the site has it."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        chosen = page_language(request)
        if chosen:
            translation.activate(chosen)
            request.LANGUAGE_CODE = chosen
        return self.get_response(request)


def page_language(request: HttpRequest) -> str | None:
    """The account's language as the site knows it (`zh` becomes `zh-hans`), or None."""
    if not request.user.is_authenticated or not request.user.language:
        return None
    try:
        return translation.get_supported_language_variant(request.user.language)
    except LookupError:
        return None
