"""Learns the weights anew and writes them where the reader looks for them."""

import click

from config.word_lists import FOLDER
from tests.language.learning.examples import concern_examples, feedback_examples
from tests.language.learning.learn import learn

FIRST_LINE = (
    "# Learned from tests/language/examples by `make learn`, not written by hand. Columns: feature, answer, weight."
)


@click.command()
def main() -> None:
    """Learn all weights anew; takes some minutes."""
    feedback, concerns = feedback_examples(), concern_examples()
    click.echo(f"learning from {len(feedback)} examples of feedback and {len(concerns)} of disclosures and their like")
    for task, rows in learn(feedback, concerns):
        path = FOLDER / "weights" / f"{task}.tsv"
        path.parent.mkdir(exist_ok=True)
        path.write_text("\n".join([FIRST_LINE, *("\t".join(row) for row in rows)]) + "\n", encoding="utf-8")
        click.echo(f"{task}: {len(rows)} weights")


if __name__ == "__main__":
    main()
