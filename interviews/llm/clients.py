"""The SDK's clients: one a (address, key), all of an event loop over the same connections."""

import httpx2
from django.conf import settings
from openai import AsyncOpenAI, DefaultAioHttpClient

from interviews.llm.base import ModelInForce
from interviews.llm.transport import Transport
from interviews.loops import PerLoop

AT_MOST = 64
NO_KEY = "none"


class Clients:
    """The clients of one event loop."""

    def __init__(self) -> None:
        self._roads: dict[bool, httpx2.AsyncClient] = {}
        self._clients: dict[tuple[str, str, bool], AsyncOpenAI] = {}

    def of(self, model: ModelInForce) -> AsyncOpenAI:
        """The client for the model's address and key."""
        own = model.provider == "embedded"
        name = (model.base_url, model.key, own)
        client = self._clients.get(name)
        if client is None:
            if len(self._clients) >= AT_MOST:
                self._clients.pop(next(iter(self._clients)))
            client = AsyncOpenAI(
                base_url=model.base_url, api_key=model.key or NO_KEY, max_retries=0, http_client=self._road(own)
            )
            self._clients[name] = client
        return client

    def _road(self, own: bool) -> httpx2.AsyncClient:
        """The connections to providers, or those to our own child, which closes each after its answer."""
        road = self._roads.get(own)
        if road is None:
            transport = Transport(own or settings.PROVIDER_PRIVATE_ADDRESSES, keep=not own)
            road = DefaultAioHttpClient(transport=transport, trust_env=False, follow_redirects=False)
            self._roads[own] = road
        return road

    async def close(self) -> None:
        """Close every connection; answers under way break off."""
        for road in self._roads.values():
            await road.aclose()
        self._roads.clear()
        self._clients.clear()


clients = PerLoop(Clients)
