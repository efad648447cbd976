"""What a provider does not understand: optional parameters that it refused are left out from then on."""

from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlsplit

from interviews.llm.base import Call, ModelInForce

REMEMBERED_AT_MOST = 256
NEW_LENGTH, OLD_LENGTH = "max_completion_tokens", "max_tokens"


OPTIONAL = {
    "stream_options": "stream_options",
    "temperature": "temperature",
    "response_format": "response_format",
}
"""Parameter that can be left out → the word by which a refusal names it."""


@dataclass(frozen=True, slots=True)
class Dialect:
    """The optional parameters to send. `lengths`: names for the longest answer, the first is used."""

    lengths: tuple[str, ...]
    without: frozenset[str] = frozenset()

    def body(self, model: ModelInForce, call: Call) -> dict[str, Any]:
        """The request for a call, in this dialect."""
        wanted: dict[str, Any] = {
            "model": model.upstream_id or model.name,
            "messages": list(call.messages),
            "stream": True,
            "stream_options": {"include_usage": True},
            "temperature": call.temperature,
        }
        if call.schema:
            form = {"name": "answer", "strict": True, "schema": call.schema}
            wanted["response_format"] = {"type": "json_schema", "json_schema": form}
        if self.lengths:
            wanted[self.lengths[0]] = longest(model, call)
        return {name: value for name, value in wanted.items() if name not in self.without}

    def after(self, complaint: str) -> "Dialect | None":
        """The dialect to try when this one was refused with these words; None: they name nothing optional."""
        if self.lengths and self.lengths[0] in complaint:
            return replace(self, lengths=self.lengths[1:])
        refused = {name for name, word in OPTIONAL.items() if word in complaint} - self.without
        return replace(self, without=self.without | refused) if refused else None


_known: dict[tuple[str, str], Dialect] = {}


def longest(model: ModelInForce, call: Call) -> int:
    """Tokens that the answer may have. A reasoning model thinks within them, so it gets all it has."""
    return model.output_limit if "reasoning" in model.capabilities else min(call.max_tokens, model.output_limit)


def of(model: ModelInForce) -> Dialect:
    """The dialect of a model: as remembered, else the usual one of its provider."""
    host = urlsplit(model.base_url).hostname or ""
    modern = host == "api.openai.com" or host.endswith(".openai.azure.com")
    usual = Dialect((NEW_LENGTH, OLD_LENGTH) if modern else (OLD_LENGTH, NEW_LENGTH))
    return _known.get((model.base_url, model.upstream_id), usual)


def remember(model: ModelInForce, dialect: Dialect) -> None:
    """From now on ask this model so."""
    if len(_known) < REMEMBERED_AT_MOST:
        _known[model.base_url, model.upstream_id] = dialect
