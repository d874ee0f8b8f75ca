"""`glasche question-sets`: a provider's own questions, looked at before anybody is asked."""

from pathlib import Path

import click


@click.group("question-sets")
def question_sets() -> None:
    """Look at questions of your own."""


@question_sets.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
def check(file: Path) -> None:
    """Say what the XLSForm in FILE would ask, or all that stands in its way; nothing is kept."""
    from config.own_questions import FIRST, untranslated
    from config.xlsform import LARGEST_FILE, read_xlsform

    with file.open("rb") as opened:
        own = read_xlsform(opened.read(LARGEST_FILE + 1))
    click.echo(own.title[FIRST])
    for number, question in enumerate(own.questions, 1):
        answers = " / ".join(answer[FIRST] for answer in question.answers)
        click.echo("\t".join(filter(None, (str(number), question.kind.value, question.text[FIRST], answers))))
    for language, count in untranslated(own).items():
        click.echo(f"{language}: {count} texts are missing; Bulgarian stands in their place.")
