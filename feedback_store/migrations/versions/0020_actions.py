"""Actions, their decisions, and how they are told."""

import sqlalchemy as sa
from alembic import op

revision = "0020"
down_revision = "0019"


def upgrade() -> None:
    """Make the tables; nothing was decided yet."""
    op.create_table(
        "actions",
        sa.Column("service", sa.Text, nullable=False),
        sa.Column("number", sa.Integer, nullable=False),
        *(sa.Column(key, sa.Text, nullable=False) for key in ("form", "about", "source", "source_named")),
        sa.PrimaryKeyConstraint("service", "number", name="pk_actions"),
        sa.ForeignKeyConstraint(["service"], ["services.key"], name="fk_actions_service"),
        sa.UniqueConstraint("form", name="uq_actions_form"),
    )
    action = (["service", "action"], ["actions.service", "actions.number"])
    op.create_table(
        "action_decisions",
        sa.Column("service", sa.Text, nullable=False),
        sa.Column("action", sa.Integer, nullable=False),
        sa.Column("number", sa.Integer, nullable=False),
        *(sa.Column(key, sa.Text, nullable=False) for key in ("decision", "reason", "responsible")),
        sa.Column("until", sa.Date),
        sa.Column("proof", sa.Text, nullable=False),
        sa.Column("decided_on", sa.Date, nullable=False),
        sa.Column("decided_by", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("service", "action", "number", name="pk_action_decisions"),
        sa.ForeignKeyConstraint(*action, name="fk_action_decisions_action"),
    )
    _make_tables_of_telling(action)


def _make_tables_of_telling(action: tuple[list[str], list[str]]) -> None:
    op.create_table(
        "tellings",
        sa.Column("service", sa.Text, nullable=False),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("action", sa.Integer, nullable=False),
        *(sa.Column(key, sa.Text, nullable=False) for key in ("sentences", "picture", "places")),
        sa.Column("is_asked", sa.Boolean, nullable=False),
        sa.Column("told_from", sa.Date, nullable=False),
        sa.Column("waits", sa.Boolean, nullable=False),
        sa.Column("is_away", sa.Boolean, nullable=False),
        sa.PrimaryKeyConstraint("service", "number", name="pk_tellings"),
        sa.ForeignKeyConstraint(*action, name="fk_tellings_action"),
    )
    telling = (["service", "number"], ["tellings.service", "tellings.number"])
    op.create_table(
        "telling_sounds",
        sa.Column("service", sa.Text, nullable=False),
        sa.Column("number", sa.Integer, nullable=False),
        *(sa.Column(key, sa.Text, nullable=False) for key in ("language", "clip")),
        sa.Column("content", sa.LargeBinary, nullable=False),
        sa.PrimaryKeyConstraint("service", "number", "language", name="pk_telling_sounds"),
        sa.ForeignKeyConstraint(*telling, name="fk_telling_sounds_telling"),
    )


def downgrade() -> None:
    """Take them away: what was decided and told is lost, the answers to it stay as they were counted."""
    for table in ("telling_sounds", "tellings", "action_decisions", "actions"):
        op.drop_table(table)
