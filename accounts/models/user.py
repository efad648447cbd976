"""The person: who they are and which role and plan they have. What that allows says `access`."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING, Any

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.hashers import check_password, make_password
from django.db import models
from django.db.models.functions import Lower
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from accounts.models.plan import Plan


class UserManager(BaseUserManager["User"]):
    """Every user comes with the plan: it is asked for at each question."""

    def get_queryset(self) -> models.QuerySet[User]:
        return super().get_queryset().select_related("plan")

    def create_user(self, email: str, password: str | None = None, **fields: Any) -> User:
        """A new account. Without a password nobody can sign in with one."""
        user = self.model(email=email.strip().lower(), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, email: str, password: str | None = None, **fields: Any) -> User:
        """What `manage.py createsuperuser` calls: an account with the role `admin`."""
        return self.create_user(email, password, **{"role": User.Role.ADMIN, "plan_id": "unlimited", **fields})


class User(AbstractBaseUser):
    """`auth_version` is in each cookie and token: raising it ends them all (`sessions.end_all`)."""

    class Role(models.TextChoices):
        CANDIDATE = "candidate", _("candidate")
        INTERVIEWER = "interviewer", _("interviewer")
        ADMIN = "admin", _("admin")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    email = models.EmailField(_("email"), unique=True)
    name = models.CharField(_("name"), max_length=150, blank=True)
    role = models.CharField(_("role"), max_length=20, choices=Role, default=Role.CANDIDATE)
    plan: models.ForeignKey[Plan, Plan] = models.ForeignKey(
        "accounts.Plan", models.PROTECT, related_name="users", verbose_name=_("plan"), default="free"
    )
    language = models.CharField(_("language of the pages"), max_length=35, blank=True)
    is_guest = models.BooleanField(_("guest"), default=False)
    is_active = models.BooleanField(_("active"), default=True)
    auth_version = models.PositiveIntegerField(_("sign-in version"), default=1, editable=False)
    created = models.DateTimeField(_("created"), auto_now_add=True)

    USERNAME_FIELD = EMAIL_FIELD = "email"
    objects = UserManager()

    class Meta:
        verbose_name = _("user")
        verbose_name_plural = _("users")
        ordering = ["-created"]
        constraints = [models.UniqueConstraint(Lower("email"), name="user_email_once")]
        indexes = [models.Index(fields=["created"], condition=models.Q(is_guest=True), name="guests_by_age")]

    @property
    def is_staff(self) -> bool:
        """Django's admin site asks for this."""
        return self.role == self.Role.ADMIN

    def has_perm(self, perm: str, obj: object = None) -> bool:
        """Django's admin site asks for this: who may enter it may do everything in it."""
        return self.is_active and self.is_staff

    def has_module_perms(self, app_label: str) -> bool:
        return self.is_active and self.is_staff

    def set_password(self, raw_password: str | None) -> None:
        """Set it and end every cookie and token that was made with the one before."""
        super().set_password(raw_password)
        self.auth_version += 1

    def check_password(self, raw_password: str | None) -> bool:
        """Also moves an old hash to the current hasher, without ending what is signed in with it."""

        def rehash(raw: str) -> None:
            self.password = make_password(raw)
            self.save(update_fields=["password"])

        return check_password(raw_password, self.password, rehash)

    def _get_session_auth_hash(self, secret: str | bytes | None = None) -> str:
        """Bind cookies to password and `auth_version` (Django binds them to the password alone)."""
        salt = "accounts.models.User.session"
        return salted_hmac(salt, f"{self.auth_version}.{self.password}", secret=secret, algorithm="sha256").hexdigest()
