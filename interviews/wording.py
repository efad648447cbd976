"""What refusals say to people, in the language of their request. Codes stay as they are."""

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from django.conf import settings
from django.utils.functional import Promise
from django.utils.translation import gettext, gettext_noop, override
from django.utils.translation import gettext_lazy as _

from interviews.events import Failed

INTERFACE = {"zh": "zh-hans"}
"""Languages of interviews whose name differs from the interface's."""

SPOKEN = frozenset(code.split("-")[0] for code, _name in settings.LANGUAGES)
"""Languages of the interface; nothing is looked up for others."""

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

CAUSES = (
    gettext_noop("Another answer of this interview is still under way."),
    gettext_noop("An attempt at this answer is still under way."),
    gettext_noop("This entry is stored with another text."),
    gettext_noop("The last entry is the other seat's: it is your turn to speak."),
    gettext_noop("This interview began without an opening; send its last entry."),
    gettext_noop("Advice is about an entry; send one."),
    gettext_noop("There is no such interview type."),
    gettext_noop("There is no such model."),
    gettext_noop("There is no such language."),
    gettext_noop("This field is required."),
    gettext_noop("Must not be empty."),
    gettext_noop("Another of your interviews has it."),
    gettext_noop("Your token has expired."),
    gettext_noop("Not JSON."),
    gettext_noop("Must be a JSON object."),
    gettext_noop("Must be a string."),
    gettext_noop("Must be a list."),
    gettext_noop("Must be an object."),
    gettext_noop("Must be an object of text."),
    gettext_noop("Holds characters that are not text."),
    gettext_noop("Holds what is neither text nor a number."),
    gettext_noop("At most {} characters."),
    gettext_noop("At most {} entries."),
    gettext_noop("At most {} stories."),
    gettext_noop("At most {}."),
    gettext_noop("Must be a whole number from {} to {}."),
    gettext_noop("Must be a list of at most {}."),
    gettext_noop("This word is reserved."),
    gettext_noop("Two entries have the same id."),
    gettext_noop("The speaker must be interviewer or candidate."),
    gettext_noop("No such attempt."),
    gettext_noop("this interview has another."),
    gettext_noop("Entry {}"),
    gettext_noop("Story {}"),
)
"""Causes that people meet, said in rooms that know no translations; named for the translators. `{}` is a number."""

_NUMBER = re.compile(r"\d+")


def spoken(failed: Failed, language: str | None) -> Failed:
    """The failure with its sentences in a language (of an interview or a locale); English where it is unknown."""
    code = (language or "en").split("-")[0].lower()
    with override(INTERFACE.get(code, code) if code in SPOKEN else "en"):
        details = _details(failed.details)
        return replace(failed, message=sentence(failed.code, failed.message), details=details)


def sentence(code: str, message: str) -> str:
    """What a person is told, in the language in force: the code's own sentence, else the cause's."""
    known = MESSAGES.get(code)
    if known:
        return str(known)
    return _told(message)


def _told(message: str) -> str:
    """A cause behind the names of field and place; what is not known here stays as it is."""
    return ": ".join(map(_one, message.split(": ")))


def _one(text: str) -> str:
    pattern = _NUMBER.sub("{}", text)
    return gettext(pattern).format(*_NUMBER.findall(text)) if pattern in CAUSES else text


def _details(details: Mapping[str, Any]) -> dict[str, Any]:
    """The details with the sentences of each field."""
    return {
        field: [_told(cause) if isinstance(cause, str) and cause else cause for cause in causes]
        if isinstance(causes, list)
        else causes
        for field, causes in details.items()
    }
