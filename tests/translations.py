"""`python -m tests.translations`: is every sentence that is marked for translation said in Chinese?

Reads the sources itself, so that it needs no gettext tools. To mend what it prints:
`manage.py makemessages -l zh_Hans -i .venv -i node_modules -i var --add-location file --no-wrap`, translate,
`manage.py compilemessages -l zh_Hans`.
"""

import ast
import re
import sys
from collections.abc import Iterator
from pathlib import Path

from django.utils.translation.template import templatize

ROOMS = ("accounts", "interviews", "interviewsite", "prompts", "templates")
CATALOG = Path("locale/zh_Hans/LC_MESSAGES/django.po")
MARKS = {"_", "gettext", "gettext_lazy", "gettext_noop", "ngettext", "ngettext_lazy"}
TEXT = r"""u?('(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")"""
IN_TEMPLATE = re.compile(rf"\b(?:(?:_|n?gettext)\(|n?pgettext\({TEXT}, ?){TEXT}")
ENTRY = re.compile(r'^(msgctxt|msgid|msgid_plural|msgstr(?:\[\d\])?) ((?:"(?:[^"\\]|\\.)*"\n?)+)', re.M)


def entries() -> Iterator[dict[str, str]]:
    """The entries of the catalog: `msgid` and `msgstr`, with a plural `msgid_plural` and `msgstr[0]`."""
    for block in CATALOG.read_text().split("\n\n")[1:]:
        found = ENTRY.findall(block + "\n")
        if found:
            yield {key: "".join(map(ast.literal_eval, lines.splitlines())) for key, lines in found}


def marked() -> dict[str, Path]:
    """Every sentence that is marked for translation, with a file it is in."""
    found: dict[str, Path] = {}
    for room in ROOMS:
        for path in sorted(Path(room).rglob("*")):
            if path.suffix == ".py":
                found |= dict.fromkeys(_in_python(path.read_text()), path)
            elif path.suffix in {".html", ".txt"} and "templates" in path.parts:
                found |= dict.fromkeys(_in_template(path.read_text()), path)
    return found


def missing() -> dict[str, Path]:
    """What is marked and not said in Chinese."""
    said = {entry["msgid"] for entry in entries() if entry.get("msgstr") or entry.get("msgstr[0]")}
    return {sentence: path for sentence, path in marked().items() if sentence not in said}


def _in_python(source: str) -> Iterator[str]:
    for node in ast.walk(ast.parse(source)):
        if not isinstance(node, ast.Call) or not node.args:
            continue
        name = node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")
        first = node.args[0]
        if name in MARKS and isinstance(first, ast.Constant) and isinstance(first.value, str) and first.value:
            yield first.value


def _in_template(source: str) -> Iterator[str]:
    for _context, text in IN_TEMPLATE.findall(templatize(source)):
        yield ast.literal_eval(text)


if __name__ == "__main__":
    faults = missing()
    for sentence, path in faults.items():
        print(f"{path}: {sentence!r} is not said in Chinese", file=sys.stderr)
    sys.exit(bool(faults))
