"""What is held about a person: the whole of it as an archive, and its end.

Each app has a module `holdings` (setting `HOLDINGS`) with two functions:

    export(user) -> Mapping[str, Any]   name → JSON-ready value; each becomes `<name>.json`
    erase(user) -> None                 delete what deleting the `User` row would not take along

`archive` and `forget` ask them all; `export` and `erase` below are this app's own.
"""

import io
import json
import zipfile
from collections.abc import Iterator, Mapping
from typing import Any

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib.sessions.models import Session as CookieSession
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models, transaction
from django.utils.module_loading import import_string

from accounts.models import AuditEntry, JobAd, PersonalInfo, Session, Story, Usage, User


def archive(user: User) -> bytes:
    """Everything held about the user as one ZIP of JSON files."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archived:
        for function in _functions("export"):
            for name, value in function(user).items():
                text = json.dumps(value, cls=DjangoJSONEncoder, ensure_ascii=False, indent=2)
                archived.writestr(f"{name}.json", text)
    return out.getvalue()


def forget(user: User) -> None:
    """Delete the user and everything held about them, in every app, all or nothing."""
    with transaction.atomic():
        for function in _functions("erase"):
            function(user)
        User.objects.filter(pk=user.pk).delete()


def export(user: User) -> Mapping[str, Any]:
    """This app's part: profile, background, stories, job ads, use, sign-ins, addresses, what admins did."""
    return {
        "profile": _row(user, "id", "email", "name", "role", "plan_id", "language", "is_guest", "created"),
        "personal-info": [_row(info, *PERSONAL) for info in PersonalInfo.objects.filter(user=user)],
        "stories": [_row(story, "id", *STORY, "created", "updated") for story in Story.objects.for_user(user)],
        "job-ads": [_row(ad, "id", *JOB_AD, "created", "updated") for ad in JobAd.objects.for_user(user)],
        "usage": _rows(Usage.objects.filter(user=user), "key", "period", "used"),
        "sign-ins": _rows(Session.objects.for_user(user), "user_agent", "created", "used", "ended"),
        "browsers": _rows(UserSession.objects.filter(user=user), "ip", "user_agent", "created_at", "last_seen_at"),
        "addresses": _rows(EmailAddress.objects.filter(user=user), "email", "verified", "primary"),
        "second-factors": _rows(Authenticator.objects.filter(user=user), "type", "created_at", "last_used_at"),
        "flags": _rows(user.flags.all(), "name"),
        "changes": _rows(AuditEntry.objects.filter(about=user.pk), "at", "action", "details"),
    }


def erase(user: User) -> None:
    """This app's part: the cookie sessions; what hangs from the user's row goes with it."""
    keys = UserSession.objects.filter(user=user).values("session_key")
    CookieSession.objects.filter(session_key__in=keys).delete()


PERSONAL = ("name", "headline", "location", "summary", "skills", "experience", "education", "resume", "updated")
STORY = ("title", "situation", "task", "action", "result", "tags")
JOB_AD = ("title", "company", "position", "text")


def _functions(name: str) -> Iterator[Any]:
    return (import_string(f"{module}.{name}") for module in settings.HOLDINGS)


def _row(instance: models.Model, *fields: str) -> dict[str, Any]:
    return {field: getattr(instance, field) for field in fields}


def _rows(rows: models.QuerySet[Any], *fields: str) -> list[dict[str, Any]]:
    return list(rows.values(*fields))
