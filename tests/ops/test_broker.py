"""The broker in files: a message is whole or not there, and a broken one stops nobody."""

import os
from collections.abc import Iterator
from pathlib import Path
from queue import Empty
from typing import Any

import pytest
from kombu import Connection

from interviewsite import broker


@pytest.fixture
def queue(tmp_path: Path) -> Iterator[Any]:
    broker.install()
    options = {"data_folder_in": str(tmp_path), "data_folder_out": str(tmp_path), "control_folder": str(tmp_path / "c")}
    with Connection("filesystem://", transport_options=options) as connection:
        yield connection.SimpleQueue(NAME + tmp_path.name)


NAME = "work-"
"""With the folder's name: what is bound to what is remembered for all folders of a process."""

PATIENCE = 20
"""Seconds; it looks for messages once a second."""


def test_it_brings_every_message_once(queue: Any) -> None:
    for number in range(3):
        queue.put({"id": number})
    assert sorted(queue.get(timeout=PATIENCE).payload["id"] for _ in range(3)) == [0, 1, 2]
    with pytest.raises(Empty):
        queue.get(block=False)


@pytest.mark.parametrize("text", ["", "{", '{"body": "half of'])
def test_a_broken_message_is_passed_over(queue: Any, tmp_path: Path, text: str) -> None:
    (tmp_path / f"0_x.{NAME}{tmp_path.name}.msg").write_text(text)
    queue.put({"id": 7})
    assert queue.get(timeout=PATIENCE).payload["id"] == 7
    with pytest.raises(Empty):
        queue.get(block=False)


def test_a_message_that_is_being_written_is_not_there(
    queue: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen = list[str]()
    whole = os.replace

    def replaced(new: str, name: str) -> None:
        seen.extend(path.name for path in tmp_path.glob("*.msg"))
        whole(new, name)

    monkeypatch.setattr(os, "replace", replaced)
    queue.put({"id": 1})
    assert seen == []
    assert queue.get(timeout=PATIENCE).payload["id"] == 1
