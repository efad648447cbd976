"""A résumé as a file becomes text, and its text becomes fields to confirm. Nothing is stored here."""

import re
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _

from accounts.errors import ValidationFailed

LARGEST = 2 * 1024 * 1024
PATIENCE = 5.0
"""Seconds that reading may take."""

CHILD = Path(__file__).with_name("resume_child.py")
KINDS = {"pdf": b"%PDF", "docx": b"PK\x03\x04", "txt": b""}
"""Ending of a file's name → how its content begins."""

LONGEST_NAME = 60
LONGEST_LINE = 120

HEADINGS: Mapping[str, re.Pattern[str]] = {
    name: re.compile(words, re.IGNORECASE)
    for name, words in {
        "summary": r"(?:professional )?(?:summary|profile|about(?: me)?|objective)|个人简介|自我评价|简介|概述",
        "experience": r"(?:work |professional |relevant )?(?:experience|employment(?: history)?|career)|"
        r"工作(?:经历|经验)|实习经历|项目经历",
        "education": r"education(?: and training)?|academic background|qualifications|教育(?:背景|经历)|学历",
        "skills": r"(?:technical |key |core )?(?:skills|competenc(?:es|ies)|technologies)|(?:专业)?技能|技能特长",
    }.items()
}
"""Field → the headings under which it stands."""


def text_of(file: "UploadedFile[Any]") -> str:
    """The text of an uploaded PDF, DOCX or TXT.

    Raises:
        ValidationFailed: too large, of another kind, or not to be read.
    """
    kind = str(file.name or "").rpartition(".")[2].lower()
    if kind not in KINDS:
        raise _refused(_("Only PDF, DOCX and TXT can be read. You can also paste the text."))
    if (file.size or 0) > LARGEST:
        raise _refused(_("The file is larger than 2 MB. You can also paste the text."))
    data: bytes = file.read()
    if not data.startswith(KINDS[kind]):
        raise _refused(_("This is no {kind} file. You can also paste the text.").format(kind=kind.upper()))
    try:
        ran = subprocess.run(  # noqa: S603 - our own child; the file goes in as data
            [sys.executable, "-I", "-B", str(CHILD), kind],
            input=data,
            capture_output=True,
            timeout=PATIENCE,
            env={},
            cwd="/",
            check=True,
        )
    except (subprocess.SubprocessError, OSError) as exc:
        raise _refused(_("This file cannot be read. You can also paste the text.")) from exc
    text: str = ran.stdout.decode("utf-8", "replace").replace("\x00", "").strip()
    if not text:
        raise _refused(_("There is no text in this file: it may be a picture. You can also paste the text."))
    return text


def fields_of(text: str) -> dict[str, str]:
    """What of a résumé belongs into which field of the profile; everything into `resume`. For its owner to confirm."""
    found: dict[str, list[str]] = {}
    at = ""
    lines = [line.strip() for line in text.splitlines()]
    for line in lines:
        field = next((name for name, heading in HEADINGS.items() if heading.fullmatch(line.strip(" :：-–—•"))), "")
        if field:
            at = field
        elif at:
            found.setdefault(at, []).append(line)
    filled = [line for line in lines if line]
    fields = {name: _tidy(kept) for name, kept in found.items()}
    if filled and len(filled[0]) <= LONGEST_NAME and not re.search(r"[@\d]", filled[0]):
        fields["name"] = filled[0]
        if len(filled) > 1 and len(filled[1]) <= LONGEST_LINE and not re.search(r"@|\d{5}", filled[1]):
            fields["headline"] = filled[1]
    if "skills" in fields:
        fields["skills"] = ", ".join(
            each.strip(" •-–·") for each in re.split(r"[\n,;，；、•]+", fields["skills"]) if each.strip()
        )
    return {**fields, "resume": _tidy(lines)}


def _tidy(lines: list[str]) -> str:
    """The lines without runs of empty ones."""
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


def _refused(message: str) -> ValidationFailed:
    return ValidationFailed(message, details={"file": [message]})
