"""The admin site: what is looked at daily stands first, with how it stands; its own scripts may write markup."""

from collections.abc import Callable
from typing import Any

from csp.decorators import csp_replace
from django.contrib.admin import AdminSite
from django.http import HttpRequest
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from interviews import worker
from interviews.llm import registry
from interviews.models import Complaint, Interview, LanguageModel, Report
from prompts.models import Question

FIRST = {
    "interviews": ("Interview", "LanguageModel", "Report", "Complaint"),
    "prompts": ("Question", "InterviewType", "PromptTemplate", "PromptVersion"),
    "accounts": ("User", "Plan", "Flag", "Invite"),
}
"""App → its models that come first, in this order; apps and models that are not named follow as Django has them."""


UNLISTED = {
    "interviews": ("Answer", "Entry", "Section", "WebProcess"),
    "accounts": ("Story", "JobAd", "PersonalInfo"),
}
"""App → its models that hold what people wrote, or nothing to look at: their lists are of keys, and only the page of
their app names them."""


class Administration(AdminSite):
    """The admin site; jQuery, which its forms are made with, knows no Trusted Types."""

    def admin_view(self, view: Callable[..., Any], cacheable: bool = False) -> Any:
        return csp_replace({"require-trusted-types-for": None})(super().admin_view(view, cacheable))

    def index(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> TemplateResponse:
        return super().index(request, {"standing": standing(), **(extra_context or {})})

    def get_app_list(self, request: HttpRequest, app_label: str | None = None) -> list[Any]:
        found = super().get_app_list(request, app_label)
        for app in found:
            if app_label is None:
                hidden = UNLISTED.get(app["app_label"], ())
                app["models"] = [each for each in app["models"] if each["object_name"] not in hidden]
            app["models"].sort(key=lambda each: _place(each["object_name"], FIRST.get(app["app_label"], ())))
        return sorted(found, key=lambda each: _place(each["app_label"], tuple(FIRST)))


def standing() -> list[tuple[str, str, str, bool]]:
    """What one looks for first: its name, how it stands, where it is listed, and whether it wants something done; such
    come first.
    """
    active = Interview.objects.filter(state=Interview.State.ACTIVE).count()
    reports = Report.objects.filter(state__in=(Report.State.WAITING, Report.State.MAKING)).count()
    failed = Report.objects.filter(state=Report.State.FAILED).count()
    models = LanguageModel.objects.filter(enabled=True)
    default = next((model.name for model in registry.all() if model.is_default), "–")
    questions = Question.objects.filter(enabled=True).count()
    found = [
        (_("Interviews"), _("%d in progress") % active, _listed("interviews_interview", "state__exact=active"), False),
        (
            _("Models"),
            _("%(count)d enabled, default: %(name)s") % {"count": models.count(), "name": default},
            _listed("interviews_languagemodel"),
            not models,
        ),
        (_("Questions in the bank"), _("%d enabled") % questions, _listed("prompts_question"), not questions),
        (
            _("Reports"),
            _("%(open)d being made, %(failed)d failed") % {"open": reports, "failed": failed},
            _listed("interviews_report"),
            failed > 0,
        ),
        (_("Background worker"), _worker(), _listed("interviews_heartbeat"), not worker.alive()),
        (_("“This looks wrong”"), _("%d in all") % Complaint.objects.count(), _listed("interviews_complaint"), False),
    ]
    return sorted(found, key=lambda each: not each[3])


def _worker() -> str:
    """Whether reports are made and what is old is erased, or since when nobody does it."""
    if worker.alive():
        return _("is running")
    seen = worker.last_seen()
    if seen is None:
        return _("not running, so that no report is scored: never seen here")
    when = date_format(localtime(seen), "DATETIME_FORMAT")
    return _("not running, so that no report is scored: stopped since %s") % when


def _listed(name: str, query: str = "") -> str:
    return reverse(f"admin:{name}_changelist") + (f"?{query}" if query else "")


def _place(name: str, order: tuple[str, ...]) -> int:
    return order.index(name) if name in order else len(order)
