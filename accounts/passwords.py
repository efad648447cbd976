"""The rules for passwords, told in our words before one is chosen; what they refuse and how is Django's."""

from django.contrib.auth import password_validation as django
from django.utils.translation import gettext as _


class AtLeast(django.MinimumLengthValidator):
    """Long enough."""

    def get_help_text(self) -> str:
        return _("At least {count} characters.").format(count=self.min_length)


class Uncommon(django.CommonPasswordValidator):
    """None of those that many people have."""

    def get_help_text(self) -> str:
        return _("Not a common password.")


class UnlikeYou(django.UserAttributeSimilarityValidator):
    """Nothing that is known of its owner."""

    def get_help_text(self) -> str:
        return _("Not like your email address.")
