"""A résumé as a file: read in a child with little, turned into fields to confirm; files made to hurt are refused."""

import io
import time
import zipfile
import zlib
from collections.abc import Callable
from inspect import iscoroutinefunction
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from docx import Document

from accounts import limits, resumes, views
from accounts.errors import ValidationFailed
from accounts.models import PersonalInfo, User

TEXT = """Lin Zhao
Operations planner

Summary
Nine years of moving things on time.

Experience
Riverside Trams, planner
Timetables for eleven lines.

Skills
Python, SQL; route planning

Education
BSc Logistics
"""


def upload(name: str, data: bytes) -> Any:
    return SimpleUploadedFile(name, data)


def docx(*lines: str) -> bytes:
    document = Document()
    for line in lines:
        document.add_paragraph(line)
    kept = io.BytesIO()
    document.save(kept)
    return kept.getvalue()


def pdf(text: str) -> bytes:
    """One page with one line."""
    stream = f"BT /F1 12 Tf 72 720 Td ({text}) Tj ET".encode()
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R "
        b"/Resources << /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream),
    ]
    body, places = b"%PDF-1.4\n", []
    for number, each in enumerate(objects, 1):
        places.append(len(body))
        body += b"%d 0 obj\n%s\nendobj\n" % (number, each)
    table = b"xref\n0 5\n0000000000 65535 f \n" + b"".join(b"%010d 00000 n \n" % place for place in places)
    return body + table + b"trailer << /Size 5 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF" % len(body)


def test_text_word_and_pdf_are_read() -> None:
    assert "Nine years" in resumes.text_of(upload("cv.txt", TEXT.encode()))
    assert "Timetables for eleven lines." in resumes.text_of(upload("cv.DOCX", docx(*TEXT.splitlines())))
    assert "Lin Zhao planner" in resumes.text_of(upload("cv.pdf", pdf("Lin Zhao planner")))


def test_it_becomes_fields_to_confirm() -> None:
    fields = resumes.fields_of(TEXT)
    assert fields["name"] == "Lin Zhao"
    assert fields["headline"] == "Operations planner"
    assert fields["summary"] == "Nine years of moving things on time."
    assert fields["experience"] == "Riverside Trams, planner\nTimetables for eleven lines."
    assert fields["skills"] == "Python, SQL, route planning"
    assert fields["education"] == "BSc Logistics"
    assert fields["resume"].startswith("Lin Zhao\nOperations planner")


def test_so_it_does_in_chinese() -> None:
    fields = resumes.fields_of(
        "赵琳\n运营规划师\n工作经历\n江岸电车，规划师\n教育背景\n物流学士\n专业技能：\nPython、SQL"
    )
    assert (fields["name"], fields["headline"]) == ("赵琳", "运营规划师")
    assert (fields["experience"], fields["education"]) == ("江岸电车，规划师", "物流学士")
    assert fields["skills"] == "Python, SQL"


def bomb() -> bytes:
    """A small archive that says it is far larger inside."""
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b"<" * (60 * 1024 * 1024))
    return kept.getvalue()


def crowd() -> bytes:
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w") as archive:
        for number in range(300):
            archive.writestr(f"word/{number}.xml", b"x")
    return kept.getvalue()


def deep_pdf() -> bytes:
    """A page whose content unpacks to gigabytes."""
    packed = zlib.compress(zlib.compress(b"\x00" * (300 * 1024 * 1024), 9), 9)
    head = b"%PDF-1.4\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n"
    page = b"2 0 obj\n<< /Type /Pages /Kids [3 0 R] /Count 1 >>\nendobj\n"
    page += b"3 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Contents 4 0 R >>\nendobj\n"
    content = b"4 0 obj\n<< /Length %d /Filter [/FlateDecode /FlateDecode] >>\nstream\n%s\nendstream\nendobj\n"
    return head + page + content % (len(packed), packed) + b"trailer << /Root 1 0 R >>\n%%EOF"


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("cv.exe", b"MZ"),
        ("cv", b"text"),
        ("cv.pdf", b"PK\x03\x04"),
        ("cv.docx", b"%PDF-1.4"),
        ("cv.txt", b"x" * (2 * 1024 * 1024 + 1)),
        ("cv.txt", b"  \n "),
        ("cv.pdf", b"%PDF-1.4 broken"),
        ("cv.docx", b"PK\x03\x04 broken"),
        ("bomb.docx", bomb),
        ("crowd.docx", crowd),
        ("deep.pdf", deep_pdf),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_is_no_resume_is_refused_in_time(name: str, data: bytes | Callable[[], bytes]) -> None:
    sent = upload(name, data() if callable(data) else data)
    began = time.monotonic()
    with pytest.raises(ValidationFailed) as refused:
        resumes.text_of(sent)
    assert "file" in refused.value.details
    assert time.monotonic() - began < 10


@pytest.fixture
def signed_in(client: Client) -> Client:
    client.force_login(User.objects.create_user("lin@example.org", "x"))
    return client


@pytest.mark.django_db
def test_the_form_is_filled_and_nothing_is_stored_yet(signed_in: Client) -> None:
    page = signed_in.post("/profile/resume", {"file": upload("cv.txt", TEXT.encode())})
    assert page.status_code == 200
    assert "Riverside Trams, planner" in page.content.decode()
    assert not PersonalInfo.objects.exists()


@pytest.mark.django_db
def test_what_cannot_be_read_leads_back_to_the_form_with_the_reason(signed_in: Client) -> None:
    page = signed_in.post("/profile/resume", {"file": upload("cv.exe", b"MZ")}, follow=True)
    assert "Only PDF, DOCX and TXT can be read" in page.content.decode()
    page = signed_in.post("/profile/resume", follow=True)
    assert "Choose a file first." in page.content.decode()


@pytest.mark.django_db
def test_files_are_read_so_often_a_minute(signed_in: Client, settings: Any) -> None:
    settings.RATE_LIMITS = settings.RATE_LIMITS | {"resume": 1}
    plan = User.objects.get().plan
    plan.unlimited = False
    plan.save()
    limits.reset()
    codes = [signed_in.post("/profile/resume", {"file": upload("cv.txt", TEXT.encode())}).status_code for _ in "12"]
    assert codes == [200, 429]


def test_nobody_elses_page_waits_for_it() -> None:
    assert iscoroutinefunction(views.profile_resume)
