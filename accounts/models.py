"""People and what they are allowed: the rows of this app. No decisions here (`access`, `quotas`)."""

import uuid

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models


class UserManager(BaseUserManager["User"]):
    def create_user(self, email: str, password: str | None = None, **fields: object) -> "User":
        user = self.model(email=self.normalize_email(email).lower(), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, email: str, password: str | None = None, **fields: object) -> "User":
        return self.create_user(email, password, **{"role": User.Role.ADMIN, **fields})


class User(AbstractBaseUser):
    class Role(models.TextChoices):
        CANDIDATE = "candidate"
        INTERVIEWER = "interviewer"
        ADMIN = "admin"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    email = models.EmailField(unique=True)
    name = models.CharField(max_length=150, blank=True)
    role = models.CharField(max_length=20, choices=Role, default=Role.CANDIDATE)
    language = models.CharField(max_length=35, blank=True)
    is_active = models.BooleanField(default=True)
    auth_version = models.PositiveIntegerField(default=1)
    created = models.DateTimeField(auto_now_add=True)

    USERNAME_FIELD = EMAIL_FIELD = "email"
    objects = UserManager()

    @property
    def is_staff(self) -> bool:
        return self.role == self.Role.ADMIN

    def has_perm(self, perm: str, obj: object = None) -> bool:
        return self.is_active and self.is_staff

    def has_module_perms(self, app_label: str) -> bool:
        return self.is_active and self.is_staff
