"""A model that says what its script says: for tests, demonstrations and work without a network.

The same call gets the same answer, in the words of the seat that speaks. Words such as
`scripted:delay=0.1` in the last thing that the user said, or in the model's upstream id, change
it; those in the call count more:

    delay=SECONDS   before each piece (setting `SCRIPTED_DELAY` when left out)
    wait=SECONDS    before the first piece
    pieces=N        as many pieces, of the same few words over and over
    sayings=N       N of its sayings, one after the other
    score=N         of every judgement, where a form is wanted
    length          end for want of tokens
    echo            say back every message of the call
    after=N         the fault comes after N pieces (0: before the first)
    fail=CODE       unavailable, busy, timeout, error or filtered
    hang            after `after` pieces be silent until a time limit runs out
"""

import asyncio
import re
import zlib
from collections.abc import AsyncGenerator, Iterator

from django.conf import settings

from interviews.llm import wording
from interviews.llm.base import (
    Call,
    ContentFiltered,
    Finish,
    ModelBusy,
    ModelError,
    ModelFailed,
    ModelInForce,
    ModelTimeout,
    ModelUnavailable,
    Piece,
)
from interviews.llm.scripted_forms import filled
from interviews.llm.scripted_lines import sayings_of
from interviews.llm.tokens import estimate

MOST_PIECES = 100_000
MOST_SAYINGS = 100

FAULTS: dict[str, type[ModelFailed]] = {
    "unavailable": ModelUnavailable,
    "busy": ModelBusy,
    "timeout": ModelTimeout,
    "error": ModelError,
    "filtered": ContentFiltered,
}
_WORD = re.compile(r"scripted:(\w+)(?:=([\w.]+))?")
_CHINESE = re.compile("[\u4e00-\u9fff]")


class Scripted:
    """The gateway of provider `scripted`."""

    async def stream(self, model: ModelInForce, call: Call) -> AsyncGenerator[Piece | Finish, None]:
        orders = _orders(model, call)
        fault_at = int(orders.get("after", 0)) if {"fail", "hang"} & orders.keys() else -1
        delay = _number(orders.get("delay"), settings.SCRIPTED_DELAY)
        await asyncio.sleep(_number(orders.get("wait"), 0.0))
        said = 0
        for text in _pieces(orders, call):
            if said == fault_at:
                await _fault(orders, model, said)
            await asyncio.sleep(delay)
            yield Piece(text)
            said += 1
        if fault_at >= said:
            await _fault(orders, model, said)
        spoken = "".join(_pieces(orders, call))
        yield Finish("length" if "length" in orders else "stop", estimate(call, spoken), model.name)

    async def stop(self) -> None:
        """Nothing is held."""


def _orders(model: ModelInForce, call: Call) -> dict[str, str]:
    """The script's words in force for this call."""
    last = next((message["content"] for message in reversed(call.messages) if message["role"] == "user"), "")
    own = [word.partition("=")[::2] for word in model.upstream_id.split() if word]
    return {**dict(own), **dict(_WORD.findall(last))}


def _number(value: str | None, default: float, most: float = 60.0) -> float:
    """A number of an order, at most `most` (seconds: a minute); what cannot be read is the default."""
    try:
        return min(max(float(value or default), 0.0), most)
    except ValueError:
        return default


def _pieces(orders: dict[str, str], call: Call) -> Iterator[str]:
    """The answer, a word or two at a time."""
    if "pieces" in orders:
        yield from ("word " for _ in range(int(_number(orders["pieces"], 1, MOST_PIECES))))
        return
    text = filled(call, orders) if call.schema else _saying(call, int(_number(orders.get("sayings"), 1, MOST_SAYINGS)))
    if "echo" in orders:
        text = "\n".join(message["content"] for message in call.messages)
    yield from re.findall(r"[\u3000-\u9fff\uff00-\uffef]{1,3}|\S+\s*|\s+", text) or ["…"]


def _saying(call: Call, count: int) -> str:
    """`count` sayings in the language of the last message, the first chosen by the whole call."""
    last = call.messages[-1]["content"] if call.messages else ""
    sayings = sayings_of(call)["zh" if _CHINESE.search(last) else "en"]
    whole = "\n".join(message["content"] for message in call.messages)
    first = zlib.crc32(whole.encode("utf-8", "replace"))
    return " ".join(sayings[(first + number) % len(sayings)] for number in range(count))


async def _fault(orders: dict[str, str], model: ModelInForce, said: int) -> None:
    """Do what was ordered instead of the next piece."""
    if "hang" in orders:
        await asyncio.sleep(model.limits.gap if said else model.limits.first_token)
        raise ModelTimeout(wording.too_slow())
    raise FAULTS.get(orders["fail"], ModelError)(wording.of(FAULTS.get(orders["fail"], ModelError)))
