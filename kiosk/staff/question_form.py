"""The form of a question set: what is written in it, as a set, and what stands in its way, in words."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from config.own_questions import ANSWERS, FIRST, LONGEST_TEXT, MOST_QUESTIONS, OwnQuestion, QuestionSet
from config.plain_lines import is_one_line
from config.steps import Kind
from config.vocabulary import DEFINED_LANGUAGES
from kiosk.language import reader_speech
from kiosk.staff.forms import trimmed

MORE = "more"
"""The button that gives room for one more question."""
FIRST_ROOM = 3
"""Questions for which a new form has room."""


@dataclass(frozen=True)
class WrittenQuestion:
    """One question as it stands in the form; `answers` are lines, by language."""

    kind: str
    text: Mapping[str, str]
    answers: Mapping[str, str]

    @property
    def is_empty(self) -> bool:
        """Return whether nothing is written in it."""
        return not any((*self.text.values(), *self.answers.values()))

    def own(self) -> OwnQuestion:
        """Return it as a set asks it; each line is an answer, the same line in every language the same answer."""
        kind = Kind(self.kind)
        lines = {one: said.splitlines() for one, said in self.answers.items()} if kind is not Kind.WORDS else {}
        count = max(map(len, lines.values()), default=0)
        answers = tuple(
            {one: said[place] for one, said in lines.items() if place < len(said) and said[place]}
            for place in range(count)
        )
        return OwnQuestion(kind, {one: said for one, said in self.text.items() if said}, answers)


@dataclass(frozen=True)
class Written:
    """What is written in the form; `questions` has room for more than are written."""

    title: Mapping[str, str]
    questions: tuple[WrittenQuestion, ...]

    def own(self) -> QuestionSet:
        """Return it as a set without number and version, whether it can be asked or not."""
        asked = tuple(one.own() for one in self.questions if not one.is_empty)
        return QuestionSet(0, 0, {one: said for one, said in self.title.items() if said}, asked)


def written_of(own: QuestionSet | None) -> Written:
    """Return the form of a set, or an empty one."""
    if own is None:
        return Written({}, (WrittenQuestion(Kind.THIS_OR_THAT, {}, {}),) * FIRST_ROOM)
    return Written(own.title, tuple(map(_question_of, own.questions)))


def written_in(sent: Mapping[str, str]) -> Written:
    """Return what was sent, with room for one more question where that was asked for."""
    numbers = [number for number in range(1, MOST_QUESTIONS + 1) if f"kind-{number}" in sent]
    questions = [_sent_question(sent, number) for number in numbers]
    if sent.get("act") == MORE and len(questions) < MOST_QUESTIONS:
        questions.append(WrittenQuestion(Kind.THIS_OR_THAT, {}, {}))
    return Written(_by_language(sent, "title"), tuple(questions))


def faults_of_form(written: Written) -> list[str]:
    """Return everything that stands in the way of asking it, each with its place, in the reader's language."""
    return list(_faults(written))


def _faults(written: Written) -> Iterator[str]:
    say, own = reader_speech().say, written.own()
    if not own.title.get(FIRST):
        yield say("The set has no name in Bulgarian.")
    if not own.questions:
        yield say("Write at least one question.")
    if any(not _fits(said) for said in own.title.values()):
        yield say("The name: at most {n} letters, on one line.", n=LONGEST_TEXT)
    for number, one in enumerate(own.questions, 1):
        fewest, most = ANSWERS[one.kind]
        if not one.text.get(FIRST):
            yield say("Question {number} has no Bulgarian text.", number=number)
        if any(not one.get(FIRST) for one in one.answers):
            yield say("Question {number}: each answer needs a Bulgarian line.", number=number)
        if not fewest <= len(one.answers) <= most:
            yield say(
                "Question {number} has {found} answers; of this kind it takes {fewest} to {most}.",
                number=number,
                found=len(one.answers),
                fewest=fewest,
                most=most,
            )
        if any(not _fits(said) for text in (one.text, *one.answers) for said in text.values()):
            yield say("Question {number}: at most {n} letters, on one line.", number=number, n=LONGEST_TEXT)


def _fits(said: str) -> bool:
    return len(said) <= LONGEST_TEXT and is_one_line(said)


def _sent_question(sent: Mapping[str, str], number: int) -> WrittenQuestion:
    kind = sent[f"kind-{number}"]
    lines = {
        one: "\n".join(trimmed(line) or "" for line in said.splitlines())
        for one, said in _by_language(sent, f"answers-{number}").items()
    }
    return WrittenQuestion(
        kind if kind in set(ANSWERS) else Kind.THIS_OR_THAT, _by_language(sent, f"text-{number}"), lines
    )


def _by_language(sent: Mapping[str, str], field: str) -> dict[str, str]:
    return {one: said for one in DEFINED_LANGUAGES if (said := trimmed(sent.get(f"{field}-{one}", "")))}


def _question_of(own: OwnQuestion) -> WrittenQuestion:
    used = {one for answer in own.answers for one in answer}
    return WrittenQuestion(
        own.kind, own.text, {one: "\n".join(answer.get(one, "") for answer in own.answers) for one in used}
    )
