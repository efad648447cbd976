"""What people say about their reports: how they rate themselves, and what looks wrong to them."""

from collections.abc import Mapping

from interviews.models import Complaint, Interview
from interviews.reports.reading import newest

LONGEST = 2_000
MOST = 50
"""Complaints that are kept of one report."""


def rate(interview: Interview, given: Mapping[str, str]) -> None:
    """Keep the ratings (criterion → 1 to 5) of the newest report; what is no rating is left out."""
    report = newest(interview)
    if report is None:
        return
    known = {each["key"] for each in report.rubric}
    ratings = {key: int(value) for key, value in given.items() if key in known and value in "12345" and value}
    report.self_rating = {**report.self_rating, **ratings}
    report.save(update_fields=["self_rating"])


def complain(interview: Interview, text: str, question: str) -> bool:
    """Keep what looks wrong in the newest report; whether there was anything to keep."""
    report = newest(interview)
    text = text.strip().replace("\x00", "")[:LONGEST]
    if report is None or not text or Complaint.objects.filter(report=report).count() >= MOST:
        return False
    number = int(question) if question.isascii() and question.isdigit() and len(question) < 4 else None
    Complaint.objects.create(report=report, question=number, text=text)
    return True
