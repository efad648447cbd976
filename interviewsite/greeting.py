"""What an operator is told when everything has come up."""

from collections.abc import Callable

from django.conf import settings

from accounts import invites
from interviewsite.prepare import let_go


def greet(say: Callable[[str], None]) -> None:
    """The address, and the link for the first admin as long as there is none."""
    say(f"Viva is ready: {settings.SITE_URL}")
    if link := invites.first_admin_link():
        say(f"Nobody administers it yet. Whoever opens this link first, once, does: {link}")
    let_go()
