"""People and what they are allowed: the rows of this app. Decisions are in `access` and `quotas`."""

from accounts.models.audit import AuditEntry
from accounts.models.flag import Flag
from accounts.models.invite import Invite
from accounts.models.job_ad import JobAd
from accounts.models.plan import Plan, Usage
from accounts.models.profile import PersonalInfo, Story
from accounts.models.session import Session
from accounts.models.user import User

__all__ = ["AuditEntry", "Flag", "Invite", "JobAd", "PersonalInfo", "Plan", "Session", "Story", "Usage", "User"]
