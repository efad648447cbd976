"""What people say about their reports: how they rate themselves, and what looks wrong to them."""

from collections.abc import Mapping

from django.db import transaction
from django.utils.translation import gettext as _

from accounts import access
from accounts.errors import Conflict, NotFound, ValidationFailed
from interviews.models import Complaint, Interview, Report
from interviews.reports.reading import newest

LONGEST = 2_000
MOST = 50
"""Complaints that are kept of one report."""

LEVELS = range(1, 6)
"""What one may give oneself under a criterion."""


def rate(interview: Interview, given: Mapping[str, int]) -> Mapping[str, int]:
    """Keep ratings (criterion → level) of the newest report beside those it has; all of them.

    Raises:
        PermissionDenied: the owner may not read reports.
        NotFound: there is no report yet.
        ValidationFailed: no criterion of this report, or no level.
    """
    report = _newest(interview)
    known = {each["key"] for each in report.rubric}
    if not all(key in known and level in LEVELS for key, level in given.items()):
        message = _("A rating is 1 to 5, under a criterion of the report.")
        raise ValidationFailed(message, details={"ratings": [message]})
    report.self_rating = {**report.self_rating, **given}
    report.save(update_fields=["self_rating"])
    ratings: Mapping[str, int] = report.self_rating
    return ratings


def complain(interview: Interview, text: str, question: int | None = None) -> Complaint:
    """Keep what looks wrong in the newest report, for the admins.

    Raises:
        PermissionDenied: the owner may not read reports.
        NotFound: there is no report yet.
        ValidationFailed: nothing is said.
        Conflict: as much as is kept has been said about this report.
    """
    report = _newest(interview)
    text = text.strip().replace("\x00", "")[:LONGEST]
    if not text:
        message = _("Say in a sentence what looks wrong.")
        raise ValidationFailed(message, details={"text": [message]})
    with transaction.atomic():
        Report.objects.select_for_update().get(pk=report.pk)
        if Complaint.objects.filter(report=report).count() >= MOST:
            raise Conflict(_("Enough has been said about this report; those who run this site will read it."))
        return Complaint.objects.create(report=report, question=question, text=text)


def _newest(interview: Interview) -> Report:
    access.require(interview.owner, "reports.read")
    report = newest(interview)
    if report is None:
        raise NotFound(_("There is no report on this interview yet."))
    return report
