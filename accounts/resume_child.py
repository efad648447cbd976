"""Reads a résumé in a process of its own: the file on standard input, its text on standard output.

Parsers of PDF and DOCX meet files made to hurt them, so this process has little: 400 MB, three seconds
of CPU, no file to write to, few to read, no environment. It knows nothing of the site (`python -I`).
"""

import io
import resource
import sys
import zipfile

from docx import Document
from pypdf import PdfReader

MEMORY = 400 * 1024 * 1024
CPU_SECONDS = 3
FILES = 32
PAGES = 30
ENTRIES = 200
UNPACKED = 20 * 1024 * 1024
CHARACTERS = 100_000


class Unreadable(Exception):
    """The file is not what it says, or larger inside than a résumé is."""


def text_of(kind: str, data: bytes) -> str:
    """The text of a file of kind "pdf", "docx" or "txt"."""
    if kind == "txt":
        return data.decode("utf-8-sig", "replace")
    return _pdf(data) if kind == "pdf" else _docx(data)


def _pdf(data: bytes) -> str:
    reader = PdfReader(io.BytesIO(data))
    return "\n".join(page.extract_text() for page in list(reader.pages)[:PAGES])


def _docx(data: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        entries = archive.infolist()
        if len(entries) > ENTRIES or sum(entry.file_size for entry in entries) > UNPACKED:
            raise Unreadable
    document = Document(io.BytesIO(data))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(paragraph.text for paragraph in document.paragraphs), *dict.fromkeys(cells)])


def main() -> None:
    """Take the limits on, then read."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_NOFILE, (FILES, FILES))
    text = text_of(sys.argv[1], sys.stdin.buffer.read())
    sys.stdout.buffer.write(text[:CHARACTERS].encode("utf-8", "replace"))


if __name__ == "__main__":
    main()
