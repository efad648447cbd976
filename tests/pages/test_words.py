"""The Chinese of the site is complete, and what is compiled is what was written."""

import ast
import gettext
import re
from collections.abc import Iterator
from pathlib import Path

CATALOG = Path("locale/zh_Hans/LC_MESSAGES")
ENTRY = re.compile(r'^(msgid|msgid_plural|msgstr(?:\[\d\])?) ((?:"(?:[^"\\]|\\.)*"\n?)+)', re.M)


def _entries() -> Iterator[dict[str, str]]:
    for block in (CATALOG / "django.po").read_text().split("\n\n")[1:]:
        assert "fuzzy" not in block, block
        yield {key: "".join(map(ast.literal_eval, lines.splitlines())) for key, lines in ENTRY.findall(block + "\n")}


def test_every_sentence_has_its_chinese() -> None:
    assert not [entry["msgid"] for entry in _entries() if not (entry.get("msgstr") or entry.get("msgstr[0]"))]


def test_every_placeholder_is_kept() -> None:
    holes = re.compile(r"%\(\w+\)s|\{\w+\}")
    for entry in _entries():
        asked = set(holes.findall(entry["msgid"] + entry.get("msgid_plural", "")))
        said = set(holes.findall(entry.get("msgstr") or entry["msgstr[0]"]))
        assert said <= asked, entry["msgid"]
        if "msgid_plural" not in entry:
            assert said == asked, entry["msgid"]


def test_the_compiled_catalog_is_the_written_one() -> None:
    with (CATALOG / "django.mo").open("rb") as compiled:
        chinese = gettext.GNUTranslations(compiled)
    for entry in _entries():
        if "msgstr" in entry:
            assert chinese.gettext(entry["msgid"]) == entry["msgstr"]
