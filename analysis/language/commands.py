"""`glasche language`: checks the word lists, shows how a sentence is read, and measures the reader."""

from typing import TYPE_CHECKING

import click

from analysis.corrections.commands import corrections

if TYPE_CHECKING:
    from analysis.language.parse import Parsed
    from analysis.language.scoring import Measure

MOST_SHOWN = 8
"""So many features are shown for each answer, the strongest (count)."""


@click.group()
def language() -> None:
    """The reader of texts: its word lists, how it reads a sentence, how well it reads."""


language.add_command(corrections)


@language.command()
def check() -> None:
    """Find what is wrong in the word lists: rows twice, contradictions, entries out of reach."""
    from analysis.language.list_checks import COLUMNS, findings

    found = list(findings())
    for one in found:
        click.echo(f"{one.list}.tsv: {one.entry!r} {one.problem}")
    if found:
        raise click.ClickException(f"{len(found)} findings. Mend the lists in config/language and check again.")
    click.echo(f"{len(COLUMNS)} word lists, nothing found")


@language.command("try")
@click.argument("text")
@click.option("--language", "told", type=click.Choice(["bg", "en", "tr", "uk"]), help="read as this language")
def try_out(text: str, told: str | None) -> None:
    """Show step by step how a sentence is read."""
    from analysis.language.network import network
    from analysis.language.parse import parse
    from analysis.language.reader import read
    from analysis.language.sentences.hearing import whole_score

    parsed, reading = parse(text, told), read(text, language=told)
    click.echo(f"language   {reading.language}, {reading.script} letters, lists {reading.lexicon_version}")
    for piece in parsed.pieces:
        words = " ".join(word.form for word in piece.clause.words)
        turns = ", ".join(f"{one.entry} ({one.value.kind})" for one in piece.clause.modifiers)
        feelings = ", ".join(f"{value:+.1f}" for value in piece.feelings)
        click.echo(
            f"clause     {words}\n           changed by: {turns or '-'}\n           words of feeling: {feelings or '-'}"
        )
    click.echo(f"feeling    {reading.polarity:+.2f}, subjectivity {reading.subjectivity:.2f}")
    _show_weights(parsed, "polarity")
    told_themes = dict(reading.theme_polarity)
    themes = (
        f"{theme} {told_themes[theme]:+.1f}" if theme in told_themes else str(theme) for theme in sorted(reading.themes)
    )
    click.echo(f"themes     {', '.join(themes) or '-'}")
    concern = reading.concern
    said = f"{concern.category}, severity {concern.severity}: {' … '.join(concern.evidence)}" if concern else "none"
    click.echo(f"concern    {said}")
    heard = network().parts(parsed.features)[:MOST_SHOWN]
    click.echo("           heard by: " + ", ".join(f"{part.feature} {part.weight:+.1f}" for part in heard))
    whole = whole_score(parsed)
    click.echo(
        f"           words {network().score(parsed.sums):+.1f}, whole {'-' if whole is None else f'{whole:+.1f}'}"
    )
    click.echo(f"published  {reading.redacted}")


@language.command()
@click.option("--held-out", is_flag=True, help="measure on the half that nobody looks at")
@click.option("--misses", is_flag=True, help="list what was not read as it is meant; only of the development half")
def score(held_out: bool, misses: bool) -> None:
    """Measure the reader on texts whose meaning people have written beside them."""
    from analysis.language.scoring import score as score_half

    if held_out and misses:
        raise click.UsageError("The held-out texts are not to be looked at: leave out --misses.")
    result = score_half("held_out" if held_out else "development")
    for measure in result.measures:
        click.echo(_line(measure))
    for miss in result.misses if misses else ():
        click.echo(f"{miss.kind}\t{miss.right}\t{miss.said}\t{miss.text}")


def _line(measure: "Measure") -> str:
    sign = "≤" if measure.is_ceiling else "≥"
    must = (
        "" if measure.must is None else f"  must be {sign} {measure.must:g}{'' if measure.holds else '  NOT REACHED'}"
    )
    return f"{measure.name:<50} {measure.value:6.3f}  ({measure.texts}){must}"


def _show_weights(parsed: "Parsed", task: str) -> None:
    """Show which features of a text speak most for and against each answer."""
    from analysis.language.weights import weights

    for answer in weights(task).answers:
        strongest = weights(task).parts(parsed.features, answer)[:MOST_SHOWN]
        click.echo(f"           {answer}: " + ", ".join(f"{part.feature} {part.weight:+.1f}" for part in strongest))
