"""The road to providers: aiohttp under the SDK, without proxies, redirects, cookies or foreign headers.

It trusts nothing of the environment, connects to checked addresses only, and turns what goes
wrong on the wire into the failures of `base`.
"""

import socket
import ssl
from typing import Any, cast

import aiohttp
import certifi
import httpx2
from aiohttp.abc import AbstractResolver, ResolveResult
from aiohttp.resolver import ThreadedResolver
from yarl import URL

from interviews.llm import wording
from interviews.llm.addresses import AddressRefused, check
from interviews.llm.base import ConnectionLost, ModelError, ModelFailed, ModelUnavailable

BODY = "viva.body"
"""Name of the response's extension that holds its `Body`."""
SENT = ("authorization", "content-type", "accept", "user-agent")
ERROR_BODY_AT_MOST = 64 * 1024
KEEP_ALIVE = 30.0


class Body(httpx2.AsyncByteStream):
    """The bytes of a response as they come.

    Iterating is for the SDK, which reads the bodies of errors so: it ends after `ERROR_BODY_AT_MOST`.
    """

    def __init__(self, response: aiohttp.ClientResponse) -> None:
        self._response = response
        self._failure: ModelFailed | None = None
        self.encoded = response.headers.get("Content-Encoding", "identity").strip().lower() not in ("", "identity")
        self.media_type = response.content_type

    async def read(self) -> bytes:
        """Some bytes as soon as there are any; empty at the end.

        Raises:
            ModelFailed: the connection was lost, and everything that came before it has been given.
        """
        if self._failure:
            raise self._failure
        try:
            return await self._response.content.readany()
        except (aiohttp.ClientError, OSError, TimeoutError) as exc:
            self._failure = failure(exc)
            # The public readers raise the loss even while bytes of before it are held.
            if held := self._response.content._read_nowait(-1):
                return held
            raise self._failure from exc

    def close(self) -> None:
        """Drop the connection at once, unless everything was read; then it is kept for the next call."""
        self._response.close()

    async def __aiter__(self):  # type: ignore[no-untyped-def]  # the base class declares an iterator, not a generator
        left = ERROR_BODY_AT_MOST
        while left > 0 and (data := await self.read()):
            yield data[:left]
            left -= len(data)

    async def aclose(self) -> None:
        self.close()


class Transport(httpx2.AsyncBaseTransport):
    """One pool of connections, for one event loop.

    Args:
        private: whether loopback and private addresses may be asked.
        keep: whether connections are kept for the next question.
    """

    def __init__(self, private: bool, keep: bool = True) -> None:
        self._private = private
        self._kept: dict[str, Any] = {"keepalive_timeout": KEEP_ALIVE} if keep else {"force_close": True}
        self._session: aiohttp.ClientSession | None = None

    async def handle_async_request(self, request: httpx2.Request) -> httpx2.Response:
        connect = request.extensions["timeout"]["connect"]
        headers = {name: request.headers[name] for name in SENT if request.headers.get(name)}
        try:
            check(request.url.host, self._private)
            response = await self._opened().request(
                request.method,
                URL(str(request.url), encoded=True),
                headers={**headers, "Accept-Encoding": "identity"},
                data=await request.aread(),
                allow_redirects=False,
                timeout=aiohttp.ClientTimeout(total=None, connect=connect, sock_connect=connect),
            )
        except (aiohttp.ClientError, OSError, TimeoutError, ValueError) as exc:
            raise failure(exc) from exc
        body = Body(response)
        return httpx2.Response(response.status, headers=response.raw_headers, stream=body, extensions={BODY: body})

    def _opened(self) -> aiohttp.ClientSession:
        if self._session is None:
            resolver = GuardedResolver(self._private)
            connector = aiohttp.TCPConnector(resolver=resolver, ssl=_tls(), limit=0, **self._kept)
            self._session = aiohttp.ClientSession(
                connector=connector,
                cookie_jar=aiohttp.DummyCookieJar(),
                auto_decompress=False,
                trust_env=False,
                skip_auto_headers=("User-Agent",),
            )
        return self._session

    async def aclose(self) -> None:
        if self._session is not None:
            await self._session.close()


class GuardedResolver(AbstractResolver):
    """Resolves names and refuses those with any address that is not allowed."""

    def __init__(self, private: bool) -> None:
        self._private = private
        self._inner = ThreadedResolver()

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_INET
    ) -> list[ResolveResult]:
        found = await self._inner.resolve(host, port, family)
        for one in found:
            check(one["host"], self._private)
        return found

    async def close(self) -> None:
        await self._inner.close()


def body_of(response: httpx2.Response) -> Body:
    """The `Body` of a response that came through `Transport`."""
    return cast(Body, response.extensions[BODY])


def failure(exc: Exception) -> ModelFailed:
    """What went wrong on the wire, in our words."""
    if isinstance(exc, AddressRefused) or isinstance(getattr(exc, "os_error", None), AddressRefused):
        return ModelError(wording.set_up_wrongly())
    if isinstance(exc, (aiohttp.ServerDisconnectedError, aiohttp.ClientOSError)) and not isinstance(
        exc, aiohttp.ClientConnectorError
    ):
        return ConnectionLost(wording.unavailable())
    if isinstance(exc, (aiohttp.ClientConnectionError, aiohttp.ClientPayloadError, OSError, TimeoutError)):
        return ModelUnavailable(wording.unavailable())
    if isinstance(exc, aiohttp.ClientResponseError):
        return ModelError(wording.unusable())
    return ModelError(wording.set_up_wrongly())


def _tls() -> ssl.SSLContext:
    """The authorities of `certifi`, whatever the environment says."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.load_verify_locations(certifi.where())
    return context
