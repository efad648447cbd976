"""The Chinese of the site is complete, and what is compiled is what was written."""

import gettext
import re

from tests import translations

COMPILED = translations.CATALOG.with_suffix(".mo")
HOLES = re.compile(r"%\(\w+\)s|\{\w+\}")


def test_every_marked_sentence_has_its_chinese() -> None:
    assert translations.missing() == {}


def test_nothing_is_left_empty_or_guessed() -> None:
    assert "fuzzy" not in translations.CATALOG.read_text()
    assert [entry["msgid"] for entry in translations.entries() if not _said(entry)] == []


def test_every_placeholder_is_kept() -> None:
    for entry in translations.entries():
        asked = set(HOLES.findall(entry["msgid"] + entry.get("msgid_plural", "")))
        said = set(HOLES.findall(_said(entry)))
        assert said <= asked, entry["msgid"]
        if "msgid_plural" not in entry:
            assert said == asked, entry["msgid"]


def test_the_compiled_catalog_is_the_written_one() -> None:
    with COMPILED.open("rb") as compiled:
        chinese = gettext.GNUTranslations(compiled)
    for entry in translations.entries():
        if "msgctxt" in entry:
            assert chinese.pgettext(entry["msgctxt"], entry["msgid"]) == _said(entry)
        elif "msgstr" in entry:
            assert chinese.gettext(entry["msgid"]) == _said(entry)


def _said(entry: dict[str, str]) -> str:
    return entry.get("msgstr") or entry.get("msgstr[0]") or ""
