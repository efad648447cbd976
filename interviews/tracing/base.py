"""What a tracer is to the rest of the house, and the span of traces that are off."""

from collections.abc import Awaitable, Mapping
from types import TracebackType
from typing import Protocol, Self, TypeVar

T = TypeVar("T")
Known = str | int | float | bool


class Span(Protocol):
    """A block of code whose time is taken; leaving it with an exception marks it as failed."""

    def __enter__(self) -> Self: ...

    def __exit__(
        self, kind: type[BaseException] | None, exc: BaseException | None, trace: TracebackType | None
    ) -> None: ...

    def event(self, name: str) -> None:
        """Something happened now."""

    def note(self, **known: Known) -> None:
        """More is known."""


class Tracer(Protocol):
    """A backend; see the functions of `interviews.tracing`."""

    def around(self, name: str, work: Awaitable[T], known: Mapping[str, Known]) -> Awaitable[T]: ...

    def span(self, name: str, known: Mapping[str, Known]) -> Span: ...

    def note(self, known: Mapping[str, Known]) -> None: ...

    def request(self, method: str, route: str, status: int, seconds: float, headers: Mapping[str, str]) -> None: ...

    def stop(self) -> None: ...


class Nothing:
    """The span of traces that are off."""

    __slots__ = ()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, exc: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Nothing to end."""

    def event(self, name: str) -> None:
        """Nobody is told."""

    def note(self, **known: Known) -> None:
        """Nobody is told."""


NOTHING = Nothing()
