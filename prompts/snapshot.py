"""Reads the rows of the catalog into one `Snapshot`: a fixed number of queries, whatever there is."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace

from prompts.bank import BankQuestion, Example, Part, Phrases
from prompts.inforce import (
    FALLBACK,
    CriterionInForce,
    LanguageInForce,
    PromptInForce,
    PromptPlace,
    Snapshot,
    TypeInForce,
)
from prompts.models import Criterion, InterviewType, Language, Phrase, Question, Release

Lines = Mapping[tuple[str, str, str], tuple[str, ...]]
Bank = Mapping[tuple[str, str], tuple[BankQuestion, ...]]
Criteria = Mapping[tuple[str, str], tuple[CriterionInForce, ...]]


def read() -> Snapshot:
    """Everything that is enabled or in force now."""
    languages = {row.code: _language(row) for row in Language.objects.filter(enabled=True)}
    rows = InterviewType.objects.filter(enabled=True).prefetch_related("wordings")
    lines, bank, criteria = _lines(), _bank(), _criteria()
    types = {row.code: _type(row, languages, lines, criteria) for row in rows}
    return Snapshot(
        types=types,
        languages=languages,
        questions={(kind, code): _questions(bank, kind, code) for kind in types for code in languages},
        prompts=_prompts(),
    )


def _language(row: Language) -> LanguageInForce:
    return LanguageInForce(code=row.code, locale=row.locale, date_format=row.date_format, name=row.name)


def _type(row: InterviewType, languages: Iterable[str], lines: Lines, criteria: Criteria) -> TypeInForce:
    wordings = {wording.language_id: wording for wording in row.wordings.all()}
    parts = {code: tuple(map(Part.of, wording.parts)) for code, wording in wordings.items() if wording.parts}
    return TypeInForce(
        code=row.code,
        time_limit=row.time_limit,
        criteria=_judged_by(criteria, row.code, Criterion.Seat.CANDIDATE),
        interviewing=_judged_by(criteria, row.code, Criterion.Seat.INTERVIEWER),
        names={code: wording.name for code, wording in wordings.items()},
        descriptions={code: wording.description for code, wording in wordings.items() if wording.description},
        phrases={
            code: Phrases(row.code, code, _spoken(lines, row.code, code), parts.get(code) or parts.get(FALLBACK, ()))
            for code in languages
        },
    )


def _criteria() -> Criteria:
    """By (type, seat); of any type under ""."""
    found: dict[tuple[str, str], tuple[CriterionInForce, ...]] = defaultdict(tuple)
    for row in Criterion.objects.prefetch_related("wordings"):
        found[row.type_id or "", row.seat] += (_criterion(row),)
    return dict(found)


def _judged_by(criteria: Criteria, kind: str, seat: str) -> tuple[CriterionInForce, ...]:
    """The criteria of a type for a seat, else those of any type."""
    return criteria.get((kind, seat)) or criteria.get(("", seat), ())


def _criterion(row: Criterion) -> CriterionInForce:
    wordings = row.wordings.all()
    return CriterionInForce(
        key=row.key,
        weight=row.weight,
        names={wording.language_id: wording.name for wording in wordings},
        anchors={
            wording.language_id: {1: wording.level_1, 3: wording.level_3, 5: wording.level_5} for wording in wordings
        },
    )


def _lines() -> Lines:
    found: dict[tuple[str, str, str], tuple[str, ...]] = defaultdict(tuple)
    for kind_of_interview, language, kind, text in Phrase.objects.order_by("position", "pk").values_list(
        "type_id", "language_id", "kind", "text"
    ):
        found[kind_of_interview or "", language, kind] += (text,)
    return found


def _spoken(lines: Lines, kind_of_interview: str, language: str) -> Mapping[str, tuple[str, ...]]:
    """For each kind of phrase the nearest words: of the type, of any type; then the same in the fallback language."""
    spoken: dict[str, tuple[str, ...]] = {}
    for shelf in (("", FALLBACK), (kind_of_interview, FALLBACK), ("", language), (kind_of_interview, language)):
        spoken |= {kind: said for (*place, kind), said in lines.items() if tuple(place) == shelf}
    return spoken


def _bank() -> Bank:
    found: dict[tuple[str, str], tuple[BankQuestion, ...]] = defaultdict(tuple)
    for row in Question.objects.filter(enabled=True).order_by("position", "key"):
        found[row.type_id or "", row.language_id] += (_question(row),)
    return dict(found)


def _question(row: Question) -> BankQuestion:
    return BankQuestion(
        key=row.key,
        language=row.language_id,
        type=row.type_id or "",
        text=row.text,
        competency=row.competency,
        level=row.level,
        minutes=row.minutes,
        parts=tuple(map(Part.of, row.parts)),
        statement=row.statement,
        examples=tuple(Example(example["input"], example["output"]) for example in row.examples),
        clarifications=tuple(row.clarifications),
        hints=tuple(row.hints),
        complexity=row.complexity,
        full_answer=row.full_answer,
        anchors={int(level): text for level, text in row.anchors.items()},
        red_flags=tuple(row.red_flags),
        tests=tuple(Example(test["input"], test["output"]) for test in row.tests),
    )


def _questions(bank: Bank, kind: str, language: str) -> tuple[BankQuestion, ...]:
    """A type's questions in a language, else the nearest: its language before its type."""
    for place in ((kind, language), ("", language), (kind, FALLBACK), ("", FALLBACK)):
        if place in bank:
            return tuple(each if each.type == kind else replace(each, type=kind) for each in bank[place])
    return ()


def _prompts() -> Mapping[str, Mapping[PromptPlace, PromptInForce]]:
    shelves: dict[str, dict[PromptPlace, PromptInForce]] = defaultdict(dict)
    for release in Release.objects.filter(in_force=True).select_related("template", "version"):
        place = release.template
        shelves[release.label][place.type_id or "", place.language_id, place.voice, place.profile] = PromptInForce(
            version_id=str(release.version_id),
            text=release.version.text,
            number=release.version.number,
            label=release.label,
        )
    return dict(shelves)
