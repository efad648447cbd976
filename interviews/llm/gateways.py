"""Which gateway leads to a model: one table, one entry a provider."""

from interviews.llm.base import Gateway, ModelInForce
from interviews.llm.embedded import Embedded
from interviews.llm.openai_api import OpenAICompatible
from interviews.llm.scripted import Scripted

_GATEWAYS: dict[str, Gateway] = {
    "openai": OpenAICompatible(),
    "embedded": Embedded(OpenAICompatible()),
    "scripted": Scripted(),
}


def of(model: ModelInForce) -> Gateway:
    """The gateway of the model's provider."""
    return _GATEWAYS[model.provider]
