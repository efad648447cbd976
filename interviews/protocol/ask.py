"""`AIRequest`: what a client asks for, field by field. What the fields mean together is the ledger's."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from interviews.protocol import fields
from interviews.protocol.fields import Faults
from interviews.protocol.limits import most

REQUIRED = ("transcripts", "model", "promptType", "role", "company", "position", "sessionId")
STORY_FIELDS = ("title", "situation", "task", "action", "result")
PERSONAL_TEXTS = ("name", "headline", "location", "summary", "resume")
PERSONAL_LISTS = ("skills", "experience", "education")


@dataclass(frozen=True, slots=True)
class Said:
    """One entry of `transcripts`, as the client sent it."""

    id: str
    speaker: str
    content: str
    timestamp: str = ""


@dataclass(frozen=True, slots=True)
class Code:
    """The code that goes along with a question."""

    language: str
    source: str
    output: str = ""


@dataclass(frozen=True, slots=True)
class Ask:
    """A valid request. `None` where the client left something out."""

    session_id: str
    transcripts: Sequence[Said]
    model: str
    type_code: str
    seat: str
    company: str
    position: str
    language: str | None = None
    voice: str | None = None
    user_email: str | None = None
    stories: Sequence[Mapping[str, Any]] | None = None
    personal: Mapping[str, Any] | None = None
    code: Code | None = None
    after: int | None = None
    attempt: int | None = None

    @property
    def original_id(self) -> str:
        """The id that comes back as `originalTranscriptId`."""
        return self.transcripts[-1].id if self.transcripts else ""

    @property
    def ai_seat(self) -> str:
        """The seat that the AI takes."""
        return "interviewer" if self.seat == "candidate" else "candidate"


def read(frame: Mapping[str, Any], faults: Faults) -> Ask:
    """The request in a frame; complaints go to `faults`, and then the result must not be used."""
    for name in REQUIRED:
        if frame.get(name) is None:
            faults.add(name, "This field is required.")

    def given(name: str) -> bool:
        return frame.get(name) is not None

    def words(name: str) -> str:
        return fields.text(faults, name, frame[name], most(name)) if given(name) else ""

    return Ask(
        session_id=fields.session_id(faults, frame["sessionId"]) if given("sessionId") else "",
        transcripts=_transcripts(faults, frame["transcripts"]) if given("transcripts") else (),
        model=words("model"),
        type_code=words("promptType"),
        seat=fields.one_of(faults, "role", frame["role"], fields.SEATS) if given("role") else "",
        company=words("company"),
        position=words("position"),
        language=words("language") or None,
        voice=fields.one_of(faults, "responseType", frame["responseType"], fields.VOICES)
        if given("responseType")
        else None,
        user_email=words("userEmail") or None,
        stories=_stories(faults, frame["stories"]) if given("stories") else None,
        personal=_personal(faults, frame["personalInfo"]) if given("personalInfo") else None,
        code=_code(faults, frame["code"]) if given("code") else None,
        after=fields.whole(faults, "after", frame.get("after"), 0, most("after")),
        attempt=fields.whole(faults, "attempt", frame.get("attempt"), 1, most("attempt")),
    )


def _transcripts(faults: Faults, value: Any) -> tuple[Said, ...]:
    if not isinstance(value, list):
        faults.add("transcripts", "Must be a list.")
        return ()
    if len(value) > most("transcripts"):
        faults.add("transcripts", f"At most {most('transcripts')} entries.")
        return ()
    said = tuple(_said(faults, entry, f"Entry {number}: ") for number, entry in enumerate(value, 1))
    if len({entry.id for entry in said}) < len(said):
        faults.add("transcripts", "Two entries have the same id.")
    return said


def _said(faults: Faults, entry: Any, where: str) -> Said:
    if not isinstance(entry, dict):
        faults.add("transcripts", f"{where}Must be an object.")
        return Said("", "", "")
    speaker = entry.get("speaker")
    if speaker not in fields.SEATS:
        faults.add("transcripts", f"{where}The speaker must be interviewer or candidate.")
    return Said(
        id=fields.identifier(faults, "transcripts", entry.get("id"), f"{where}id: "),
        speaker=str(speaker),
        content=fields.text(faults, "transcripts", entry.get("content"), most("content"), f"{where}content: "),
        timestamp=_timestamp(faults, entry.get("timestamp"), f"{where}timestamp: "),
    )


def _timestamp(faults: Faults, value: Any, where: str) -> str:
    if value is None:
        return ""
    if isinstance(value, int | float) and not isinstance(value, bool) and abs(value) < most("after"):
        return str(value)
    return fields.text(faults, "transcripts", value, most("timestamp"), where, blank=True)


def _stories(faults: Faults, value: Any) -> tuple[dict[str, Any], ...]:
    if not isinstance(value, list):
        faults.add("stories", "Must be a list.")
        return ()
    if len(value) > most("stories"):
        faults.add("stories", f"At most {most('stories')} stories.")
        return ()
    return tuple(_story(faults, story, f"Story {number}: ") for number, story in enumerate(value, 1))


def _story(faults: Faults, story: Any, where: str) -> dict[str, Any]:
    if not isinstance(story, dict):
        faults.add("stories", f"{where}Must be an object.")
        return {}
    kept: dict[str, Any] = {}
    for name in STORY_FIELDS:
        if story.get(name) is None:
            if name == "title":
                faults.add("stories", f"{where}title: This field is required.")
            continue
        label = f"{where}{name}: "
        kept[name] = fields.text(faults, "stories", story[name], most("story"), label, blank=name != "title")
    tags = story.get("tags")
    if tags is not None:
        kept["tags"] = _list(faults, "stories", tags, "tags", f"{where}tags: ")
    return kept


def _personal(faults: Faults, value: Any) -> dict[str, Any]:
    if not fields.is_object(value):
        faults.add("personalInfo", "Must be an object of text.")
        return {}
    limit = most("personalInfo")
    kept: dict[str, Any] = {}
    for name in PERSONAL_TEXTS:
        if value.get(name) is not None:
            kept[name] = fields.text(faults, "personalInfo", value[name], limit, f"{name}: ", blank=True)
    for name in PERSONAL_LISTS:
        item = value.get(name)
        if isinstance(item, str):
            kept[name] = fields.text(faults, "personalInfo", item, limit, f"{name}: ", blank=True)
        elif item is not None:
            kept[name] = _list(faults, "personalInfo", item, "list", f"{name}: ")
    return kept


def _list(faults: Faults, field: str, value: Any, limit: str, where: str) -> list[Any]:
    """A list of text (or, in personal info, of flat objects: a job, a school)."""
    if not isinstance(value, list) or len(value) > most(limit):
        faults.add(field, f"{where}Must be a list of at most {most(limit)}.")
        return []
    for item in value:
        if isinstance(item, dict) and field == "personalInfo" and fields.is_object(item):
            continue
        fields.text(faults, field, item, most("story"), where, blank=True)
    return value


def _code(faults: Faults, value: Any) -> Code | None:
    if not isinstance(value, dict):
        faults.add("code", "Must be an object.")
        return None
    output = value.get("output")
    return Code(
        language=fields.text(faults, "code", value.get("language"), most("codeLanguage"), "language: "),
        source=fields.text(faults, "code", value.get("source"), most("code"), "source: ", blank=True),
        output=fields.text(faults, "code", "" if output is None else output, most("code"), "output: ", blank=True),
    )
