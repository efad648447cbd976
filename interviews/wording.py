"""What refusals say to people, in the language of their request. Codes and details stay as they are."""

from dataclasses import replace

from django.utils import translation
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from interviews.events import Failed

INTERFACE = {"zh": "zh-hans"}
"""Languages of interviews whose name differs from the interface's."""

MESSAGES: dict[str, str | Promise] = {
    "UNAUTHENTICATED": _("Please sign in again."),
    "PERMISSION_DENIED": _("Your account does not allow this."),
    "NOT_FOUND": _("There is no such interview."),
    "RATE_LIMITED": _("Too many tries. Please wait a moment."),
    "QUOTA_EXCEEDED": _("Your plan's quota is used up."),
    "INTERVIEW_ENDED": _("This interview is over."),
    "OVERLOADED": _("There is too much to do right now. Please try again in a moment."),
    "INTERRUPTED": _("The answer was interrupted. Please ask again."),
    "INTERNAL": _("Something went wrong here. Please try again."),
}
"""Codes whose one sentence says all; the others carry the sentence of their cause."""


def spoken(failed: Failed, language: str | None) -> Failed:
    """The failure with its sentence in a language (of an interview or a locale); English where it is unknown."""
    code = (language or "en").split("-")[0].lower()
    with override(INTERFACE.get(code, code)):
        sentence = MESSAGES.get(failed.code)
        return replace(failed, message=str(sentence) if sentence else translation.gettext(failed.message))
