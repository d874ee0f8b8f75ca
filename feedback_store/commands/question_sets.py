"""`glasche question-sets`: a provider's own questions, looked at, kept, switched on and off."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from feedback_store.commands.opened import note_at_machine, opened_store

if TYPE_CHECKING:
    from config.own_questions import QuestionSet

OF_SERVICE = click.option("--service", "service_key", required=True, help="key of the service")
XLSFORM = click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
ASKED_LATER = "It is asked once the box has been opened; a tablet that tries out shows it at once."


@click.group("question-sets")
def question_sets() -> None:
    """Ask questions of your own."""


@question_sets.command()
@XLSFORM
def check(file: Path) -> None:
    """Say what the XLSForm in FILE would ask, or all that stands in its way; nothing is kept."""
    _tell(_read(file))


@question_sets.command("list")
@OF_SERVICE
def list_sets(service_key: str) -> None:
    """List the question sets of a service, the archived too."""
    from config.own_questions import FIRST
    from feedback_store.question_sets.kept import sets_of
    from feedback_store.social_services import find_service

    with opened_store() as opened:
        found = sets_of(opened, find_service(opened, service_key).key)
    for one in found:
        click.echo(f"{one.number}\t{one.state}\tversion {one.newest.version}\t{one.newest.title[FIRST]}")
    if not found:
        click.echo(f"No set yet; keep one with: glasche question-sets import --service {service_key} FILE")


@question_sets.command()
@OF_SERVICE
@click.argument("number", type=int)
def show(service_key: str, number: int) -> None:
    """Say what set NUMBER asks in its newest version."""
    from feedback_store.question_sets.kept import set_of

    with opened_store() as opened:
        _tell(set_of(opened, service_key, number).newest)


@question_sets.command("import")
@OF_SERVICE
@click.option("--number", type=int, help="the set whose next version this is; left out, it is a new set")
@XLSFORM
def import_set(service_key: str, number: int | None, file: Path) -> None:
    """Keep what the XLSForm in FILE asks, as a draft or as the next version of a set."""
    from feedback_store.question_sets.kept import add_set, change_set

    own = _read(file)
    with opened_store() as opened:
        if number is None:
            number, version = add_set(opened, service_key, own), 1
        else:
            version = change_set(opened, service_key, number, own)
        note_at_machine(opened, "import_set", service_key)
    click.echo(f"Kept as set {number}, version {version}. {ASKED_LATER if version > 1 else ''}".strip())


@question_sets.command("on")
@OF_SERVICE
@click.argument("number", type=int)
def switch_on(service_key: str, number: int) -> None:
    """Ask set NUMBER, from the next opening on."""
    _switch(service_key, number, "on")
    click.echo(ASKED_LATER)


@question_sets.command("off")
@OF_SERVICE
@click.argument("number", type=int)
def switch_off(service_key: str, number: int) -> None:
    """Ask set NUMBER no more, at once; its figures stay."""
    _switch(service_key, number, "off")
    click.echo("It is asked no more; its figures stay.")


@question_sets.command()
@OF_SERVICE
@click.argument("number", type=int)
def archive(service_key: str, number: int) -> None:
    """Put set NUMBER away for good; its figures stay."""
    _switch(service_key, number, "archived")
    click.echo("It is put away for good; its figures stay.")


def _switch(service_key: str, number: int, state: str) -> None:
    from feedback_store.question_sets.kept import State, set_state

    with opened_store() as opened:
        set_state(opened, service_key, number, State(state))
        note_at_machine(opened, "switch_set", service_key)


def _read(file: Path) -> "QuestionSet":
    from config.xlsform import LARGEST_FILE, read_xlsform

    with file.open("rb") as opened:
        return read_xlsform(opened.read(LARGEST_FILE + 1))


def _tell(own: "QuestionSet") -> None:
    from config.own_questions import FIRST, untranslated

    click.echo(own.title[FIRST])
    for number, question in enumerate(own.questions, 1):
        answers = " / ".join(answer[FIRST] for answer in question.answers)
        click.echo("\t".join(filter(None, (str(number), question.kind.value, question.text[FIRST], answers))))
    for language, count in untranslated(own).items():
        click.echo(f"{language}: {count} texts are missing; Bulgarian stands in their place.")
