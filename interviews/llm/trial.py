"""Trying a model out: one tiny call, for the admin's Test action and for `doctor`."""

import time
from contextlib import aclosing
from dataclasses import dataclass

from asgiref.sync import async_to_sync
from django.utils.translation import gettext as _

from accounts.errors import Overloaded
from interviews.llm import gateways, registry, running
from interviews.llm.addresses import AddressRefused, plain
from interviews.llm.base import Call, ModelFailed, ModelInForce, Piece
from interviews.models.language_model import LanguageModel

QUESTION = Call(({"role": "user", "content": "Say hello in one word."},), max_tokens=64, temperature=0.0)


@dataclass(frozen=True, slots=True)
class TestResult:
    """What became of a trial.

    Args:
        first_token: seconds to the first piece; None when there was none.
        message: what happened, in plain words; holds no key, no address.
    """

    __test__ = False

    model: str
    ok: bool
    first_token: float | None
    seconds: float
    message: str


def test_model(name: str) -> TestResult:
    """Ask the model of this name once, enabled or not: no retry, no fallback, no breaker.

    Synchronous; call it from code without a running event loop. Takes at most the model's own limits.
    """
    row = LanguageModel.objects.filter(name=name).first()
    if row is None:
        return TestResult(name, False, None, 0.0, _("There is no model of this name."))
    if row.provider == LanguageModel.Provider.OPENAI and not plain(row.base_url):
        return TestResult(name, False, None, 0.0, _("The provider's address has to begin with http:// or https://."))
    result: TestResult = async_to_sync(_tried)(registry.in_force(row))
    return result


async def _tried(model: ModelInForce) -> TestResult:
    began = time.monotonic()
    first: float | None = None
    try:
        async with running.visit(), aclosing(gateways.of(model).stream(model, QUESTION)) as events:
            async for event in events:
                if isinstance(event, Piece) and first is None:
                    first = time.monotonic() - began
    except (ModelFailed, Overloaded) as failure:
        return TestResult(model.name, False, first, time.monotonic() - began, _diagnosis(failure))
    return TestResult(model.name, True, first, time.monotonic() - began, _("The model answers."))


def _diagnosis(failure: ModelFailed | Overloaded) -> str:
    """What an admin can do about it."""
    cause = failure.__cause__
    if isinstance(cause, AddressRefused) or isinstance(getattr(cause, "os_error", None), AddressRefused):
        return _("Models may not be asked at this address.")
    status = getattr(cause, "status_code", None)  # of the SDK's errors, which is not loaded only to be compared with
    return failure.message if status is None else _by_status(status)


def _by_status(status: int) -> str:
    table = {
        401: _("The provider does not accept the key (401)."),
        403: _("The provider does not allow this with this key (403)."),
        404: _("The provider knows no such model, or nothing is at this address (404)."),
        429: _("The provider has too many requests from this site, or its credit is used up (429)."),
    }
    return table.get(status) or _("The provider answers with an error (%(status)s).") % {"status": status}
