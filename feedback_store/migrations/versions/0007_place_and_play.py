"""The play mark of voices and figures; what a service sets for its tablets: hours, PIN, languages, shelf."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"

KEY = ("service", "instrument", "version", "step", "option", "channel", "speaker", "support", "age_band")
COUNTED = ("tallies", "waiting_tallies")


def upgrade() -> None:
    """Add the columns; what was said before bears no mark."""
    op.add_column("services", sa.Column("hours", sa.Text))
    op.add_column("services", sa.Column("pin_number", sa.Integer, nullable=False, server_default="1"))
    op.add_column("devices", sa.Column("languages", sa.Text))
    op.add_column("devices", sa.Column("instruments", sa.Text))
    op.add_column("voices", sa.Column("play", sa.Text, nullable=False, server_default="unmarked"))
    for name in COUNTED:
        _remake(name, (*KEY, "play", "period"), (*KEY, "'unmarked'", "period", "count"))
    _sum_anew()


def downgrade() -> None:
    """Take them away; figures with and without the mark are laid together."""
    for name in COUNTED:
        _remake(name, (*KEY, "period"), (*KEY, "period", "sum(count)"), f"GROUP BY {', '.join((*KEY, 'period'))}")
    for table, column in (
        ("voices", "play"),
        ("devices", "instruments"),
        ("devices", "languages"),
        ("services", "pin_number"),
        ("services", "hours"),
    ):
        op.drop_column(table, column)
    _sum_anew()


def _remake(name: str, key: tuple[str, ...], taken: tuple[str, ...], grouped: str = "") -> None:
    """Make a table of tallies anew with this key: a primary key cannot be changed where it stands."""
    # No name here comes from outside this file.
    op.execute(f"CREATE TABLE earlier_{name} AS SELECT * FROM {name}")  # noqa: S608
    op.drop_table(name)
    op.create_table(
        name,
        *(sa.Column(column, sa.Integer() if column == "version" else sa.Text(), nullable=False) for column in key),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint(*key, name=f"pk_{name}"),
        sa.CheckConstraint("count >= 0", name=op.f(f"ck_{name}_count_not_negative")),
        sqlite_with_rowid=False,
    )
    op.execute(f"INSERT INTO {name} SELECT {', '.join(taken)} FROM earlier_{name} {grouped}")  # noqa: S608
    op.drop_table(f"earlier_{name}")


def _sum_anew() -> None:
    """Forget the sums, which count all columns; they are made when the database is next opened."""
    op.execute("DELETE FROM sums")
    op.execute("DELETE FROM facts WHERE name = 'sums_begun'")
