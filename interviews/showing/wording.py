"""Sentences of the room that its script says, in the page's language; `{name}` is filled in there."""

from collections.abc import Mapping
from typing import Any

from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from interviews.showing.room import Room

INTERFACE = {"zh": "zh-hans"}
"""Languages of interviews whose name differs from the interface's."""


def words(room: Room) -> dict[str, str]:
    """Every sentence that may appear while the room is open."""
    return _whose(room) | _trouble() | _parts(room) | _voice() | (_bench() if room.coding else {})


def _whose(room: Room) -> dict[str, str]:
    """Whose turn it is."""
    both = {
        "stopped": _("Your turn. The half sentence is kept"),
        "unsaid": _("Stopped before the first word: nothing was said"),
        "sending": _("Kept here; it goes as soon as there is a connection"),
        "over": _("The interview is over. You may still add something"),
        "queued": _("Many are asking. Your answer is number {place} in line"),
        "failed": _("No answer came. Press Retry"),
        "again": _("Ask again"),
        "differ": _("Ask for another answer") if room.asks else _("Ask differently"),
    }
    if room.asks:
        return both | {
            "yours": _("Your turn to ask"),
            "thinking": _("The candidate is thinking"),
            "speaking": _("The candidate is speaking"),
        }
    return both | {
        "yours": _("Your turn"),
        "thinking": _("The interviewer is thinking"),
        "speaking": _("The interviewer is speaking"),
    }


def _trouble() -> dict[str, str]:
    """What went wrong, and what to do."""
    return {
        "offline": _("This device has been offline for {seconds} s. Keep writing, it is kept here."),
        "away": _("The server has not answered for {seconds} s. Keep writing, it is kept here."),
        "tryNow": _("Try now"),
        "signedOut": _("You are signed out. What you wrote is kept on this device."),
        "signIn": _("Sign in again"),
        "forbidden": _("This account may not be in this room any more."),
        "tooMany": _("Too many windows are open at once. Close one; this one tries again by itself."),
        "busy": _("The server is busy. This window tries again by itself."),
        "retry": _("Retry"),
        "writeOn": _("Keep writing if you like; your line above is kept."),
        "uncounted": _("Your line is kept and not counted."),
        "quota": _("{used} of {limit} answers are used today. Your line is kept; it goes on after {when}."),
        "refused": _("That could not be taken."),
        "finished": _("This interview was finished in another window."),
        "look": _("Look at it"),
    }


def _parts(room: Room) -> dict[str, str]:
    """Labels and small print."""
    return {
        "you": _("You"),
        "other": _("Candidate") if room.asks else _("Interviewer"),
        "thinkingMark": _("Thinking"),
        "oneWord": _("Draft kept, one word"),
        "manyWords": _("Draft kept, {count} words"),
        "stoppedHere": _("stopped here"),
        "tooLong": _("{count} characters too long"),
        "began": _("· reply began in {seconds} s"),
        "connected": _("Connected"),
        "mute": _("No answer from the model"),
        "muteShort": _("Not reached"),
        "disconnected": _("No connection"),
        "hideTimer": _("Hide the timer"),
        "showTimer": _("Show the timer"),
        "clock": _("Minute {minute} of about {total}, question {question} of {of}"),
        "adviceTitle": _("Advice"),
        "about": _("About line {number}"),
        "coachThinking": _("The coach is thinking"),
        "advice": _("The coach has written"),
        "shares": _("Like the question, it speaks of {words}."),
        "quoted": _("“{word}”"),
        "comma": pgettext("between the things of a list", ", "),
    }


def _voice() -> dict[str, str]:
    """What is said about speaking instead of writing."""
    return {
        "speak": _("Speak"),
        "speakStop": _("Stop and write it down"),
        "speakWriting": _("Writing it down"),
        "speakSent": _("What you say goes to {host} to be written down, and is not kept. You can correct it here."),
        "speakBrowser": _("Your browser writes it down; it may send the sound to its maker. You can correct it here."),
        "micRefused": _("The browser does not allow the microphone here."),
        "micFailed": _("That could not be written down. Try again, or write."),
        "micNothing": _("Nothing was understood. Try again, or write."),
    }


def _bench() -> dict[str, str]:
    """The bench of the coding room."""
    return {
        "codeKept": _("kept on this device"),
        "line": _("line {number}"),
        "askHint": _("Ask for a hint"),
        "nextHint": _("Next hint"),
        "hintsGiven": _("{given} of {of} given"),
        "hintsOver": _("all {of} given"),
        "runFetching": _("Fetching {language}, once for this device"),
        "runStarting": _("Starting {language}"),
        "running": _("Running"),
        "runAll": _("All {of} examples pass"),
        "runSome": _("{n} of {of} examples pass"),
        "runOne": _("The example passes"),
        "runNone": _("The example does not pass"),
        "runWhole": _("It ran to its end"),
        "runFault": _("The code does not run"),
        "runTime": _("Ended after {limit} s: it takes too long, or never ends"),
        "runStopped": _("Stopped"),
        "runBroke": _("What runs the code gave up"),
        "runAway": _("What runs the code could not be fetched. Try again when there is a connection"),
        "outTime": _("{seconds} s of {limit} s"),
        "outCut": _("The rest of what was printed is left out."),
        "got": _("got"),
    }


def failure_in_words(ending: Mapping[str, Any]) -> dict[str, Any]:
    """An ending that failed, for the page of a form."""
    retryable = bool(ending.get("retryable"))
    return {
        "message": ending["error"],
        "retryable": retryable,
        "uncounted": str(ending["code"]).startswith("MODEL_"),
        "code": ending["code"],
    }


def hint_wish(language: str) -> str:
    """How one asks for a hint, in the interview's language."""
    code = language.split("-", maxsplit=1)[0]
    with translation.override(INTERFACE.get(code, code)):
        return _("Could you give me a hint?")
