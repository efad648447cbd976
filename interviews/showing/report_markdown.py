"""A report as Markdown, for people to keep. What people and models said is shown literally."""

from collections.abc import Sequence

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from interviews.markdown import literal
from interviews.showing.finished import Finished
from interviews.showing.pieces import Piece
from interviews.showing.report import Answered, Shown
from interviews.showing.seats import Words


def report_markdown(finished: Finished) -> str:
    """The whole report as text."""
    found, interview = finished.found, finished.interview
    lines = [f"# {literal(' '.join(found.sentence)) or _('Report')}", ""]
    day = date_format(interview.finished or interview.created, "DATE_FORMAT")
    lines += [f"{finished.type_name}: {literal(interview.position)}, {literal(interview.company)}. {day}", ""]
    if found.unjudged:
        lines += [found.unjudged, ""]
    lines += [*_changing(found), *_criteria(found)]
    for answer in found.answers:
        lines += _answer(answer, found.words)
    lines += [f"## {_('Measured')}", ""]
    lines += [
        f"- {fact.name}: {' '.join(filter(None, (fact.figure, str(fact.unit))))} · {fact.note}"
        for fact in finished.facts
    ]
    return "\n".join([*lines, "", *_made_by(found)]).rstrip() + "\n"


def _changing(found: Shown) -> list[str]:
    lines: list[str] = []
    if found.keep:
        lines += [f"## {_('Keep')}", "", literal(found.keep.text), "", f"> {literal(found.keep.quote)}", ""]
    for number, step in enumerate(found.steps, 1):
        lines += [f"## {number}. {literal(step.title)}", "", f"> {literal(step.quote)}", "", literal(step.why), ""]
        lines += [f"{found.words.say}: {_text(step.say)}", ""] if step.say else []
    return lines


def _criteria(found: Shown) -> list[str]:
    if not found.rows or found.unread:
        return []
    lines = [
        f"## {_('Criteria')}",
        "",
        f"| {_('Criterion')} | {_('Score')} | {_('What to do next')} |",
        "|---|---|---|",
    ]
    lines += [f"| {literal(row.name)} | {row.figure} | {literal(row.next)} |" for row in found.rows]
    return [*lines, ""]


def _answer(answer: Answered, words: Words) -> list[str]:
    lines = [f"## {answer.number}. {literal(answer.question.text)}", ""]
    for _number, pieces in answer.replies:
        lines += [f"> {literal(''.join(piece.text for piece in pieces))}".replace("\n", "\n> "), ""]
    lines += [f"- {_('What worked')}: {literal(note.text)}" for note in answer.worked]
    lines += [f"- {_('What is missing')}: {literal(note)}" for note in answer.notes]
    if answer.missing:
        lines.append(f"- {_('Not heard')}: {literal(', '.join(str(part) for part in answer.missing))}")
    if answer.stronger:
        lines += ["", f"**{words.stronger}**", "", _text(answer.stronger)]
    return [*lines, ""]


def _text(pieces: Sequence[Piece]) -> str:
    return "".join(f"\\[{literal(piece.text)}\\]" if piece.marked else literal(piece.text) for piece in pieces)


def _made_by(found: Shown) -> list[str]:
    row = found.row
    if row is None:
        return []
    if not row.judged:
        return [_("Measured on this server; no model read it.")]
    return [
        _("Made by {model}, prompts {prompts}, rubric {rubric}.").format(
            model=literal(row.model), prompts=literal(found.prompts), rubric=literal(row.rubric_version)
        )
    ]
