"""Learns the weights anew and writes them where the reader looks for them."""

import click

from config.word_lists import FOLDER
from tests.language.learning.examples import concern_examples, feedback_examples
from tests.language.learning.learn import learn

FIRST_LINE = "# Learned from tests/language/examples by `make learn`, not written by hand. Columns: {columns}."

COLUMNS = {
    "": "feature, its weight for each answer or unit (signed bytes in base64)",
    "_answers": "answer, what a weight of one means, what every text has",
    "_units": "unit, what it has without any feature, how much it speaks for a disclosure",
}


@click.command()
@click.option("--sentences", is_flag=True, help="teach the model of sentences further, nothing else")
@click.option("--anew", is_flag=True, help="with --sentences: from its beginning, which takes a day")
def main(sentences: bool, anew: bool) -> None:
    """Learn the weights of words anew, which takes some minutes; or the model of sentences."""
    feedback, concerns = feedback_examples(), concern_examples()
    if sentences:
        from tests.language.learning.sentences import learn_sentences  # jax takes seconds

        learn_sentences(feedback, concerns, anew=anew)
        return
    click.echo(f"learning from {len(feedback)} examples of feedback and {len(concerns)} of disclosures and their like")
    for task, rows in learn(feedback, concerns):
        path = FOLDER / "weights" / f"{task}.tsv"
        path.parent.mkdir(exist_ok=True)
        first = FIRST_LINE.format(columns=COLUMNS[task.removeprefix(task.split("_")[0])])
        path.write_text("\n".join([first, *("\t".join(row) for row in rows)]) + "\n", encoding="utf-8")
        click.echo(f"{task}: {len(rows)} rows")


if __name__ == "__main__":
    main()
