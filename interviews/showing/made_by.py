"""What a report was made with, in words: the prompts, each with its version and the label it was in force under."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext

from interviews.models import Report

VOICES: Mapping[str, Promise] = {"judge": gettext_lazy("judge"), "reviewer": gettext_lazy("reviewer")}
LABELS: Mapping[str, Promise] = {"production": gettext_lazy("production"), "staging": gettext_lazy("staging")}


def prompts(report: Report) -> str:
    """“judge version 3 (production), reviewer version 2 (production)”; what older reports hold as it is."""
    named = [
        _("{voice} version {number} ({label})").format(
            voice=VOICES.get(each["voice"], each["voice"]),
            number=each["number"],
            label=LABELS.get(each["label"], each["label"]),
        )
        for each in report.prompts or ()
    ]
    return pgettext("between the things of a list", ", ").join(named) or report.prompt_version
