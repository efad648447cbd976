"""Every limit of the socket in one table; `docs/limits.md` is made of it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limit:
    """A number, and what a client hears beyond it."""

    value: int
    unit: str
    error: str


LIMITS: dict[str, Limit] = {
    "message": Limit(1_048_576, "bytes", "closed with 1009"),
    "transcripts": Limit(500, "entries a request", "VALIDATION_ERROR transcripts"),
    "interview": Limit(2_000, "entries an interview", "VALIDATION_ERROR transcripts"),
    "content": Limit(20_000, "characters an entry", "VALIDATION_ERROR transcripts"),
    "id": Limit(128, "characters an id", "VALIDATION_ERROR transcripts"),
    "timestamp": Limit(64, "characters a timestamp", "VALIDATION_ERROR transcripts"),
    "sessionId": Limit(64, "characters, [A-Za-z0-9_-]", "VALIDATION_ERROR sessionId"),
    "model": Limit(100, "characters", "VALIDATION_ERROR model"),
    "promptType": Limit(40, "characters", "VALIDATION_ERROR promptType"),
    "language": Limit(35, "characters", "VALIDATION_ERROR language"),
    "company": Limit(200, "characters", "VALIDATION_ERROR company"),
    "position": Limit(200, "characters", "VALIDATION_ERROR position"),
    "userEmail": Limit(254, "characters", "VALIDATION_ERROR userEmail"),
    "stories": Limit(50, "stories a request", "VALIDATION_ERROR stories"),
    "story": Limit(5_000, "characters a field of a story", "VALIDATION_ERROR stories"),
    "tags": Limit(50, "tags a story", "VALIDATION_ERROR stories"),
    "personalInfo": Limit(20_000, "characters a field", "VALIDATION_ERROR personalInfo"),
    "list": Limit(200, "items a list of personalInfo", "VALIDATION_ERROR personalInfo"),
    "code": Limit(20_000, "characters of source and of output", "VALIDATION_ERROR code"),
    "codeLanguage": Limit(40, "characters", "VALIDATION_ERROR code"),
    "attempt": Limit(1_000, "highest attempt", "VALIDATION_ERROR attempt"),
    "watch": Limit(50, "interviews a socket", "VALIDATION_ERROR sessionId"),
    "after": Limit(2**53 - 1, "highest position", "VALIDATION_ERROR after"),
}


def most(name: str) -> int:
    """The number of a limit."""
    return LIMITS[name].value
