"""What things of an interview are called on a page, in the language that the page is in."""

from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from interviews.models import Interview
from prompts import catalog

STATES = {Interview.State.ACTIVE: _("in progress"), Interview.State.FINISHED: _("finished")}


def page_language() -> str:
    """The page's language as the catalogue knows it: `zh-hans` is `zh` there."""
    return (get_language() or "en").split("-")[0]


def type_name(code: str) -> str:
    """An interview type's name; its code when it is no longer enabled."""
    known = catalog.interview_type(code)
    return known.name_in(page_language()) if known else code
