"""What a language model is to the rest of the house: a call in, pieces and one finish out.

Here live the values, the one method of a gateway and the tree of failures; no network, no rows.

    Refusal                      (accounts.errors)
    └── ModelFailed              MODEL_ERROR         the model's answer is of no use
        ├── ModelError           MODEL_ERROR         wrong form, broken off, empty, request refused
        ├── ModelUnavailable     MODEL_UNAVAILABLE   the provider is down or out of reach
        │   ├── ModelBusy        MODEL_UNAVAILABLE   it has too much to do (429); retry_after
        │   └── ConnectionLost   MODEL_UNAVAILABLE   gone before it answered; a kept one may have been stale
        ├── ModelTimeout         MODEL_TIMEOUT       a time limit ran out
        └── ContentFiltered      CONTENT_FILTERED    the provider's filter stopped it; final
"""

from collections.abc import AsyncGenerator, Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal, Protocol

from accounts.errors import Refusal

DEFAULT = "default"
"""The name that always means the model in force."""


class ModelFailed(Refusal):
    """A model did not answer. Messages never hold a key, an address or a stack."""

    code, status, retryable = "MODEL_ERROR", 503, True


class ModelError(ModelFailed):
    code = "MODEL_ERROR"


class ModelUnavailable(ModelFailed):
    code = "MODEL_UNAVAILABLE"


class ModelBusy(ModelUnavailable):
    pass


class ConnectionLost(ModelUnavailable):
    pass


class ModelTimeout(ModelFailed):
    code = "MODEL_TIMEOUT"


class ContentFiltered(ModelFailed):
    code, status, retryable = "CONTENT_FILTERED", 500, False


@dataclass(frozen=True, slots=True)
class Call:
    """One thing to ask of a model.

    Args:
        messages: `{"role": "system"|"user"|"assistant", "content": str}`, in order.
        max_tokens: the longest answer wanted; the model's own output limit also holds.
        temperature: 0 is always the likeliest word.
        person: who asks, where people take turns.
        schema: a JSON schema that the whole answer is to fit, for providers that can hold a model to one.
        queued: called with the place in the queue, from 1, while others have their turn.
    """

    messages: Sequence[Mapping[str, str]]
    max_tokens: int
    temperature: float
    person: Hashable = None
    schema: Mapping[str, object] | None = None
    queued: Callable[[int], None] | None = None


@dataclass(frozen=True, slots=True)
class Usage:
    """Tokens of one answer; `estimated` when the provider did not count them."""

    prompt: int
    completion: int
    estimated: bool = False


@dataclass(frozen=True, slots=True)
class Piece:
    """Some more of the answer, never empty."""

    text: str


@dataclass(frozen=True, slots=True)
class Finish:
    """The end of an answer, always the last event. `model` is the name of the one that spoke.

    An answer that the provider's filter ended never gets here: it raises `ContentFiltered`.
    """

    reason: Literal["stop", "length"]
    usage: Usage
    model: str


@dataclass(frozen=True, slots=True)
class TimeLimits:
    """How long each stage of an answer may take, in seconds."""

    connect: float = 5.0
    first_token: float = 20.0
    gap: float = 30.0
    whole: float = 120.0


@dataclass(frozen=True, slots=True)
class ModelInForce:
    """An enabled model, as everything but the admin knows it.

    `languages` empty: it speaks every language. `profile`: how it is prompted (`full`: capable,
    `compact`: small). Prices are per million tokens. `fallback` is asked when this one fails
    before its first word.
    """

    name: str
    provider: Literal["openai", "embedded", "scripted"] = "openai"
    base_url: str = ""
    key: str = field(default="", repr=False)
    upstream_id: str = ""
    context_limit: int = 8192
    output_limit: int = 1024
    prompt_price: float = 0.0
    completion_price: float = 0.0
    profile: Literal["full", "compact"] = "full"
    languages: tuple[str, ...] = ()
    capabilities: frozenset[str] = frozenset()
    data_goes_to: str = ""
    is_default: bool = False
    limits: TimeLimits = TimeLimits()
    fallback: "ModelInForce | None" = None


class Gateway(Protocol):
    """A way to models of one kind."""

    def stream(self, model: ModelInForce, call: Call) -> AsyncGenerator[Piece | Finish, None]:
        """Ask once: no retry, no fallback.

        Yields pieces as they come, then exactly one `Finish`. Closing the generator, or cancelling
        the task that awaits it, drops the connection to the provider at once.

        Raises:
            ModelFailed, Overloaded: whatever went wrong; nothing else.
        """
        ...

    async def stop(self) -> None:
        """Close what the running event loop holds open for it."""
