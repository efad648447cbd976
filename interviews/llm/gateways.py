"""Which gateway leads to a model: one table, one entry a provider.

A gateway is loaded when the first model of its provider is asked, or the server starts: the SDK
takes half a second and much memory, which commands, the worker and its clock do without.
"""

from django.utils.module_loading import import_string

from interviews.llm.base import Gateway, ModelInForce

_PATHS = {
    "openai": "interviews.llm.openai_api.OpenAICompatible",
    "embedded": "interviews.llm.embedded.Embedded",
    "scripted": "interviews.llm.scripted.Scripted",
}
_loaded: dict[str, Gateway] = {}


def of(model: ModelInForce) -> Gateway:
    """The gateway of the model's provider."""
    return _gateway(model.provider)


def load() -> None:
    """Load all that can be asked, so that nobody's first question waits for it."""
    for provider in _PATHS:
        _gateway(provider)


async def stop() -> None:
    """Close what the running event loop holds open: connections, the embedded model."""
    for gateway in _loaded.values():
        await gateway.stop()


def _gateway(provider: str) -> Gateway:
    gateway = _loaded.get(provider)
    if gateway is None:
        gateway = _loaded[provider] = import_string(_PATHS[provider])()
    return gateway
