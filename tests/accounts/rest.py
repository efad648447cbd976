"""How a program asks, and the shape of a refusal."""

from typing import Any

from rest_framework.test import APIClient

V1 = "/api/v1/"


def send(client: APIClient, method: str, path: str, body: Any = None) -> Any:
    """What is answered to a program."""
    return getattr(client, method)(V1 + path, body, format="json")


def error_of(answer: Any) -> dict[str, Any]:
    """The error of an answer, which has the shape of every error."""
    error: dict[str, Any] = answer.json()["error"]
    assert set(error) == {"code", "message", "details"}
    return error
