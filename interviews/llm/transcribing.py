"""From speech to words: the model that writes down what was said, reached by the same road as the others.

A recording is held in memory for as long as it is sent, and nowhere else. `TRANSCRIPTION_MODEL` names the model;
`scripted` is a double that says the same sentence to everything, for tests and demonstrations.
"""

import asyncio
from urllib.parse import urlsplit

import httpx2
import openai
from django.conf import settings
from django.utils.translation import gettext as _

from accounts.errors import ValidationFailed
from interviews.llm import wording
from interviews.llm.base import ModelError, ModelFailed, ModelInForce, ModelTimeout, ModelUnavailable
from interviews.llm.clients import clients
from interviews.llm.configured import OPENAI_ADDRESS
from interviews.llm.refusals import of_status

SCRIPTED = "scripted"
SAYING = {"en": "This is what a double hears in every recording.", "zh": "不论录了什么，替身听到的都是这一句。"}

FORMATS = {"audio/webm": "webm", "audio/ogg": "ogg", "audio/mp4": "mp4", "audio/mpeg": "mp3", "audio/wav": "wav"}
"""What may be sent, and the name of a file of it."""

MOST_BYTES = 2 * 1024 * 1024
MOST_SECONDS = 120
"""As long as a page records at most; at 32 kbit/s that is half a megabyte."""

PATIENCE = 40.0
"""Seconds in which the words must be there."""


def available() -> bool:
    """Whether somebody writes down what is said."""
    return bool(settings.TRANSCRIPTION_MODEL)


def goes_to() -> str:
    """The host that recordings are sent to, "" where they stay here."""
    if settings.TRANSCRIPTION_MODEL == SCRIPTED:
        return ""
    return urlsplit(settings.TRANSCRIPTION_BASE_URL or OPENAI_ADDRESS).hostname or ""


async def transcribe(recording: bytes, media_type: str, language: str) -> str:
    """The words of a recording.

    Args:
        media_type: as the browser names it, with or without its codecs.
        language: that is spoken ("en", "zh-CN", …).

    Raises:
        ValidationFailed: nothing, too much, or of a form that is not taken.
        ModelFailed: the model gave no words.
    """
    kind = media_type.partition(";")[0].strip().lower()
    if kind not in FORMATS:
        raise ValidationFailed(_("This form of recording is not taken."))
    if not recording or len(recording) > MOST_BYTES:
        raise ValidationFailed(_("The recording is empty or too long."))
    spoken = language.partition("-")[0].lower()
    if settings.TRANSCRIPTION_MODEL == SCRIPTED:
        return SAYING.get(spoken, SAYING["en"])
    try:
        async with asyncio.timeout(PATIENCE):
            return await _asked((f"speech.{FORMATS[kind]}", recording, kind), spoken)
    except TimeoutError as exc:
        raise ModelTimeout(wording.too_slow()) from exc
    except openai.APIStatusError as exc:
        raise of_status(exc.status_code, exc.body, exc.response.headers.get("retry-after")) from exc
    except openai.APIConnectionError as exc:
        known = exc.__cause__ if isinstance(exc.__cause__, ModelFailed) else None
        raise known or ModelUnavailable(wording.unavailable()) from exc
    except (openai.OpenAIError, httpx2.HTTPError, httpx2.InvalidURL, ValueError) as exc:
        raise ModelError(wording.unusable()) from exc


async def _asked(file: tuple[str, bytes, str], language: str) -> str:
    written = (
        await clients.get()
        .of(_model())
        .audio.transcriptions.create(
            file=file, model=settings.TRANSCRIPTION_MODEL, language=language, response_format="json"
        )
    )
    text = getattr(written, "text", None)
    if not isinstance(text, str):
        raise ModelError(wording.unusable())
    return text.strip()


def _model() -> ModelInForce:
    return ModelInForce(
        name=SCRIPTED,
        provider="openai",
        upstream_id=settings.TRANSCRIPTION_MODEL,
        base_url=settings.TRANSCRIPTION_BASE_URL or OPENAI_ADDRESS,
        key=settings.TRANSCRIPTION_API_KEY,
    )
