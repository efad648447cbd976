"""`docs/asyncapi.yaml` as something that messages can be held to."""

from functools import cache
from typing import Any

import yaml
from jsonschema import Draft7Validator  # type: ignore[import-untyped]
from referencing import Registry, Resource
from referencing.jsonschema import DRAFT7

from tests.contract.site import ROOT

PATH = ROOT / "docs/asyncapi.yaml"


@cache
def document() -> dict[str, Any]:
    """The whole document."""
    read: dict[str, Any] = yaml.safe_load(PATH.read_text())
    return read


def pointed(reference: str) -> Any:
    """What a `$ref` of the document points to."""
    found: Any = document()
    for step in reference.removeprefix("#/").split("/"):
        found = found[step]
    return found


@cache
def validator(schema: str) -> Draft7Validator:
    """Checks against one of the document's schemas."""
    whole: Resource[Any] = DRAFT7.create_resource(document())
    registry: Registry[Any] = Registry().with_resource("urn:viva", whole)
    return Draft7Validator({"$ref": f"urn:viva#/components/schemas/{schema}"}, registry=registry)


SAID = {
    "chunk": "Chunk",
    "done": "Done",
    "error": "Error",
    "pong": "Pong",
    "auth": "Renewed",
    "watching": "Watching",
    "entry": "NewEntry",
    "queued": "Queued",
}


def complaints(frame: dict[str, Any]) -> list[str]:
    """What is wrong with a frame of the server."""
    return [fault.message for fault in validator(SAID[frame["type"]]).iter_errors(frame)]
