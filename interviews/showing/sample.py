"""The names in an interview that a stranger begins from the landing page: they stand for a company and a position."""

from django.conf import settings
from django.utils import translation
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

COMPANY: Promise = _("a company of your choice")
POSITION: Promise = _("the job you want")


def stands_for(name: Promise, value: str) -> bool:
    """Whether a value is such a name in one of the site's languages."""
    for code, _name in settings.LANGUAGES:
        with translation.override(code):
            if value == str(name):
                return True
    return False
