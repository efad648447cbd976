"""The keys of the pages: which there are and what they do. Which of them are off, a device remembers (`preferences`).

Single letters count only outside of fields, and each can be switched off (WCAG 2.2, 2.1.4). The script of the pages
(`static/src/keys.js`) presses what is named here; it knows no key by itself.
"""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True, slots=True)
class Shortcut:
    """One key, or several at once.

    Attributes:
        name: as it is remembered; `keys`: as they stand on a keyboard, pressed together.
        does: what it is for.
        press: what it presses, or goes to where that is a field (a selector; the first that can be seen); "" where the
            thing itself listens, which is then `at`: pages without it have no such key.
    """

    name: str
    keys: tuple[str, ...]
    does: str | Promise
    press: str = ""
    at: str = ""


SHORTCUTS = (
    Shortcut("send", ("Ctrl", "Enter"), _("Send what you wrote"), at="#send"),
    Shortcut("stop", ("Esc",), _("Stop the answer"), at="#stop"),
    Shortcut("write", ("W",), _("Go to what you are writing"), "#draft"),
    Shortcut("latest", ("L",), _("Jump to the latest line"), "#jump"),
    Shortcut("differ", ("D",), _("Ask for another answer"), "#differ"),
    Shortcut("coach", ("C",), _("Ask the coach"), "[data-coach=ask], #coach-open"),
    Shortcut("speak", ("M",), _("Speak, and stop speaking"), "#speak, #voice"),
    Shortcut("hint", ("H",), _("Ask for a hint"), "#hint"),
    Shortcut("run", ("Ctrl", "Shift", "Enter"), _("Run the code"), at="#run"),
    Shortcut("new", ("N",), _("Start a new interview"), "a[href$='/interviews/new']"),
    Shortcut("keys", ("?",), _("Show this list"), at="#keys"),
)
NAMES = frozenset(shortcut.name for shortcut in SHORTCUTS)
