"""Rows of interviews. `QuerySet.for_user(user)` is the only way to someone's rows."""

from interviews.models.answer import Answer, Attempt
from interviews.models.heartbeat import Heartbeat
from interviews.models.interview import Interview
from interviews.models.language_model import LanguageModel
from interviews.models.report import Complaint, Report, Section, Share
from interviews.models.transcript import Entry
from interviews.models.web_process import WebProcess

__all__ = [
    "Answer",
    "Attempt",
    "Complaint",
    "Entry",
    "Heartbeat",
    "Interview",
    "LanguageModel",
    "Report",
    "Section",
    "Share",
    "WebProcess",
]
