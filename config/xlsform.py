"""An XLSForm read as a provider's own set of questions; what would tell who answers is refused with its reason."""

import re
from collections.abc import Iterator, Mapping, Sequence

from config.errors import QuestionSetError
from config.own_questions import ANSWERS, FIRST, OwnQuestion, QuestionSet, faults_of
from config.steps import Kind, Texts
from config.vocabulary import DEFINED_LANGUAGES
from config.xlsform_sheets import LARGEST_FILE, Row, read_sheets

__all__ = ["LARGEST_FILE", "read_xlsform"]

SHEETS = SURVEY, CHOICES, SETTINGS = ("survey", "choices", "settings")
FRAMES = frozenset({"begin_group", "end_group"})
"""They only lay questions together."""

FORBIDDEN: Mapping[str, tuple[str, ...]] = {
    "a place tells who answers": ("geopoint", "geotrace", "geoshape", "start-geopoint", "background-geopoint"),
    "a picture or a voice shows who answers": ("image", "audio", "video", "file", "background-audio"),
    "a code or a number of a person tells who answers": ("barcode", "phonenumber", "email", "username"),
    "a device tells who held it": ("deviceid", "subscriberid", "simserial", "audit"),
    "a time tells who was there then": ("start", "end", "today", "date", "time", "datetime"),
}
"""What anonymity leaves out, by its reason."""
REASONS = {kind: reason for reason, kinds in FORBIDDEN.items() for kind in kinds}

UNHEARD = ("relevant", "calculation", "constraint", "choice_filter", "repeat_count", "default", "trigger", "hint")
"""Columns that would change what is asked, and that a set does not know."""

WHO = re.compile(
    r"\b(име(то|на|ната)?|фамилия(та)?|казваш|казвате|егн|телефон\w*|адрес\w*|имейл\w*"
    r"|(sur|first |last |full |your )name|phone\w*|address|e-?mail)\b",
    re.IGNORECASE,
)
"""How a question asks who somebody is."""
CODE = re.compile(r"\(([a-z]{2,3})\)$")


def read_xlsform(content: bytes, number: int = 1, version: int = 1) -> QuestionSet:
    """Return the set that a workbook asks.

    A choice of one among two is two cards, among up to five a scale, so its answers go from the best or most down.

    Raises:
        QuestionSetError: it cannot be read or asked; the message tells every fault, a line each.
    """
    sheets = read_sheets(content, SHEETS)
    faults: list[str] = []
    lists: dict[str, list[Texts]] = {}
    for row in sheets[CHOICES]:
        faults += _faults_of_texts(row)
        lists.setdefault(row.cells.get("list_name", row.cells.get("list name", "")), []).append(_texts(row))
    questions = [one for row in sheets[SURVEY] if (one := _question(row, lists, faults))]
    title = next((row.cells["form_title"] for row in sheets[SETTINGS] if "form_title" in row.cells), "")
    if not title:
        faults.append(f"{SETTINGS}: found no form_title; write the name of the set there in Bulgarian")
    own = QuestionSet(number, version, {FIRST: title}, tuple(questions))
    if faults := faults or list(faults_of(own)):
        raise QuestionSetError("\n".join(faults))
    return own


def _question(row: Row, lists: Mapping[str, Sequence[Texts]], faults: list[str]) -> OwnQuestion | None:
    kind, _, named = row.cells.get("type", "").partition(" ")
    kind = kind.lower()
    if kind in FRAMES and "relevant" not in row.cells:
        return None
    if refusal := _refusal(row, kind):
        faults.append(refusal)
        return None
    faults += _faults_of_texts(row)
    answers = tuple(_points(row) if kind == "range" else lists.get(named.strip(), ())) if kind != "text" else ()
    found = _kind(kind, len(answers))
    fewest, most = ANSWERS[found]
    if not fewest <= len(answers) <= most:
        faults.append(row.fault(f"{len(answers)} answers", f"give it {fewest} to {most}, in the sheet {CHOICES}"))
    return OwnQuestion(found, _texts(row), answers)


def _refusal(row: Row, kind: str) -> str | None:
    if kind in REASONS:
        return row.fault(f"the type {kind[:20]}", f"take it out: {REASONS[kind]}")
    if kind not in {"select_one", "select_multiple", "text", "range"}:
        known = "select_one, select_multiple, text or range"
        return row.fault(f"the type {kind[:20]!r}", f"ask it as {known}, or take it out")
    if kind == "text" and any(WHO.search(text) for text in _texts(row).values()):
        return row.fault("a question for who somebody is", "take it out: whoever answers stays unknown")
    return None


def _faults_of_texts(row: Row) -> Iterator[str]:
    for column in row.formulas:
        yield row.fault(f"a formula under {column[:40]}", "write its value instead")
    for column in (one for one in UNHEARD if one in row.cells):
        yield row.fault(f"something under {column}", "leave it empty: a set asks all its questions as they are")
    for column in row.cells:
        if column.startswith("label::") and _language(column) is None:
            yield row.fault(
                f"the column {column[:40]}", f"name its language by its code: {', '.join(DEFINED_LANGUAGES)}"
            )
    if FIRST not in _texts(row):
        yield row.fault("no Bulgarian text", f"write it under label::Български ({FIRST})")


def _kind(kind: str, answers: int) -> Kind:
    if kind == "text":
        return Kind.WORDS
    if kind == "select_multiple":
        return Kind.MANY
    return Kind.THIS_OR_THAT if kind == "select_one" and answers == len(("this", "that")) else Kind.SCALE


def _points(row: Row) -> Iterator[Texts]:
    """Yield the numbers of a range from its end down, at most one more than may be asked."""
    named = dict(re.findall(r"(start|end|step)\s*=\s*(\d{1,3})(?![\d.])", row.cells.get("parameters", "")))
    first, last, step = (int(named.get(key, usual)) for key, usual in (("start", "1"), ("end", "10"), ("step", "1")))
    for point in list(range(last, first - 1, -max(step, 1)))[: ANSWERS[Kind.SCALE][1] + 1]:
        yield dict.fromkeys(DEFINED_LANGUAGES, str(point))


def _texts(row: Row) -> Texts:
    labels = {_language(column): said for column, said in row.cells.items() if column.split("::")[0] == "label"}
    return {language: said for language, said in labels.items() if language}


def _language(column: str) -> str | None:
    name = column.partition("::")[2].strip()
    if not name:
        return FIRST
    code = found[1] if (found := CODE.search(name)) else name
    return code if code in DEFINED_LANGUAGES else None
