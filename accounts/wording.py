"""What plans and quotas are called on pages and in messages. Keys that an admin added are shown as they are."""

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _

PLANS: Mapping[str, object] = {
    "guest": _("Guest"),
    "free": _("Free"),
    "pro": _("Pro"),
    "unlimited": _("Unlimited"),
}
QUOTAS: Mapping[str, object] = {
    "questionsPerDay": _("Answers today"),
    "advicePerDay": _("Advice today"),
    "reportsPerDay": _("Reports today"),
    "tokensPerMonth": _("Tokens this month"),
    "interviewsAtOnce": _("Answers at the same time"),
}
