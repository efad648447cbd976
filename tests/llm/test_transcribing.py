"""What is said is written down by the model that is named for it; nothing else is taken, and nothing is kept."""

import asyncio
from collections.abc import AsyncIterator
from typing import Any

import pytest
from aiohttp import web

from accounts.errors import ValidationFailed
from interviews import llm
from interviews.llm import transcribing
from interviews.llm.base import ModelBusy, ModelError, ModelTimeout, ModelUnavailable
from interviews.llm.transcribing import transcribe

RECORDING = b"\x1aE\xdf\xa3 not really sound"


class Writer:
    """A provider's door for recordings, of this machine."""

    def __init__(self) -> None:
        self.got: dict[str, Any] = {}
        self.status, self.body, self.waits = 200, '{"text": " I led the launch. "}', 0.0

    async def answer(self, request: web.Request) -> web.Response:
        form = await request.post()
        file = form["file"]
        assert isinstance(file, web.FileField)
        self.got = {
            "model": form["model"],
            "language": form["language"],
            "name": file.filename,
            "data": file.file.read(),
        }
        self.got |= {"type": file.content_type, "key": request.headers["Authorization"]}
        await asyncio.sleep(self.waits)
        return web.Response(status=self.status, text=self.body, content_type="application/json")


@pytest.fixture
async def writer(settings: Any) -> AsyncIterator[Writer]:
    writer, app = Writer(), web.Application()
    app.router.add_post("/v1/audio/transcriptions", writer.answer)
    runner = web.AppRunner(app)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    port = runner.addresses[0][1]
    settings.TRANSCRIPTION_MODEL = "whisper-1"
    settings.TRANSCRIPTION_BASE_URL = f"http://127.0.0.1:{port}/v1"
    settings.TRANSCRIPTION_API_KEY = "sk-for-speech"
    yield writer
    await llm.stop()
    await runner.cleanup()


async def test_it_sends_the_recording_and_gives_the_words(writer: Writer) -> None:
    assert await transcribe(RECORDING, "audio/webm;codecs=opus", "zh-CN") == "I led the launch."
    assert writer.got == {
        "model": "whisper-1",
        "language": "zh",
        "name": "speech.webm",
        "data": RECORDING,
        "type": "audio/webm",
        "key": "Bearer sk-for-speech",
    }
    assert transcribing.goes_to() == "127.0.0.1"


@pytest.mark.parametrize(
    ("status", "body", "failure"),
    [
        (429, "{}", ModelBusy),
        (503, "{}", ModelUnavailable),
        (401, '{"error": {"message": "sk-for-speech is wrong"}}', ModelError),
        (200, "no json", ModelError),
        (200, '{"words": 1}', ModelError),
    ],
)
async def test_it_names_what_went_wrong(writer: Writer, status: int, body: str, failure: type[Exception]) -> None:
    writer.status, writer.body = status, body
    with pytest.raises(failure) as raised:
        await transcribe(RECORDING, "audio/webm", "en")
    assert "sk-" not in str(raised.value)


async def test_it_does_not_wait_for_ever(writer: Writer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(transcribing, "PATIENCE", 0.2)
    writer.waits = 5
    with pytest.raises(ModelTimeout):
        await transcribe(RECORDING, "audio/webm", "en")


async def test_it_says_when_nobody_is_there(settings: Any) -> None:
    settings.TRANSCRIPTION_MODEL, settings.TRANSCRIPTION_BASE_URL = "whisper-1", "http://127.0.0.1:9/v1"
    with pytest.raises(ModelUnavailable):
        await transcribe(RECORDING, "audio/webm", "en")
    await llm.stop()


@pytest.mark.parametrize(
    ("recording", "kind"),
    [
        (b"", "audio/webm"),
        (b"x" * (transcribing.MOST_BYTES + 1), "audio/webm"),
        (RECORDING, "video/mp4"),
        (RECORDING, ""),
    ],
)
async def test_it_takes_nothing_else(recording: bytes, kind: str) -> None:
    with pytest.raises(ValidationFailed):
        await transcribe(recording, kind, "en")
