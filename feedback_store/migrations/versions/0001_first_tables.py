"""The first tables: services, devices, staff, voices, tallies, and in PostgreSQL the boxes."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make all tables."""
    _installation()
    _people_and_devices()
    _voices()
    for name in ("tallies", "waiting_tallies"):
        _tally_table(name)
    if op.get_bind().dialect.name == "postgresql":
        _boxes()


def downgrade() -> None:
    """Drop all tables."""
    if op.get_bind().dialect.name == "postgresql":
        op.drop_table("box_rows")
        op.drop_table("boxes")
    for name in (
        "waiting_tallies",
        "tallies",
        "answers",
        "voices",
        "opened_boxes",
        "accepted",
        "jobs",
        "staff_links",
        "staff",
        "device_codes",
        "devices",
        "services",
        "facts",
    ):
        op.drop_table(name)


def _installation() -> None:
    op.create_table(
        "facts",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("name", name="pk_facts"),
        comment="facts of the installation, such as the fingerprint of its key file",
    )
    op.create_table(
        "services",
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("users", sa.Integer()),
        sa.Column("last_opened_on", sa.Date()),
        sa.Column("waiting_since", sa.Date()),
        sa.PrimaryKeyConstraint("key", name="pk_services"),
        sa.CheckConstraint("users IS NULL OR users >= 0", name=op.f("ck_services_users_not_negative")),
    )
    op.create_table(
        "jobs",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("last_success_on", sa.Date(), nullable=False),
        sa.PrimaryKeyConstraint("name", name="pk_jobs"),
    )


def _people_and_devices() -> None:
    op.create_table(
        "devices",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("service", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("age_band", sa.Text(), nullable=False),
        sa.Column("is_try_out", sa.Boolean(), nullable=False),
        sa.Column("token_mark", sa.LargeBinary(), nullable=False),
        sa.Column("revoked_on", sa.Date()),
        sa.PrimaryKeyConstraint("id", name="pk_devices"),
        sa.UniqueConstraint("token_mark", name="uq_devices_token_mark"),
        sa.ForeignKeyConstraint(["service"], ["services.key"], name="fk_devices_service"),
    )
    op.create_table(
        "device_codes",
        sa.Column("code_mark", sa.LargeBinary(), nullable=False),
        sa.Column("service", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("age_band", sa.Text(), nullable=False),
        sa.Column("is_try_out", sa.Boolean(), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("code_mark", name="pk_device_codes"),
        sa.ForeignKeyConstraint(["service"], ["services.key"], name="fk_device_codes_service"),
    )
    op.create_table(
        "staff",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("login", sa.Text(), nullable=False),
        sa.Column("password_hash", sa.Text(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_staff"),
        sa.UniqueConstraint("login", name="uq_staff_login"),
    )
    op.create_table(
        "staff_links",
        sa.Column("link_mark", sa.LargeBinary(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("link_mark", name="pk_staff_links"),
    )


def _voices() -> None:
    op.create_table(
        "accepted",
        sa.Column("epoch", sa.Text(), nullable=False),
        sa.Column("id_mark", sa.LargeBinary(), nullable=False),
        sa.Column("content_mark", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("epoch", "id_mark", name="pk_accepted"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "opened_boxes",
        sa.Column("service", sa.Text(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("service", "number", name="pk_opened_boxes"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "voices",
        sa.Column("service", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("instrument", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("channel", sa.Text(), nullable=False),
        sa.Column("speaker", sa.Text(), nullable=False),
        sa.Column("support", sa.Text(), nullable=False),
        sa.Column("age_band", sa.Text(), nullable=False),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("dated", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("service", "id", name="pk_voices"),
        sa.ForeignKeyConstraint(["service"], ["services.key"], name="fk_voices_service"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "answers",
        sa.Column("service", sa.Text(), nullable=False),
        sa.Column("voice", sa.Text(), nullable=False),
        sa.Column("step", sa.Text(), nullable=False),
        sa.Column("option", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("service", "voice", "step", "option", name="pk_answers"),
        sa.ForeignKeyConstraint(
            ["service", "voice"], ["voices.service", "voices.id"], name="fk_answers_service", ondelete="CASCADE"
        ),
        sqlite_with_rowid=False,
    )


def _tally_table(name: str) -> None:
    op.create_table(
        name,
        sa.Column("service", sa.Text(), nullable=False),
        sa.Column("instrument", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("step", sa.Text(), nullable=False),
        sa.Column("option", sa.Text(), nullable=False),
        sa.Column("channel", sa.Text(), nullable=False),
        sa.Column("speaker", sa.Text(), nullable=False),
        sa.Column("support", sa.Text(), nullable=False),
        sa.Column("age_band", sa.Text(), nullable=False),
        sa.Column("period", sa.Text(), nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint(
            "service",
            "instrument",
            "version",
            "step",
            "option",
            "channel",
            "speaker",
            "support",
            "age_band",
            "period",
            name=f"pk_{name}",
        ),
        sa.CheckConstraint("count >= 0", name=op.f(f"ck_{name}_count_not_negative")),
        sqlite_with_rowid=False,
    )


def _boxes() -> None:
    op.create_table(
        "boxes",
        sa.Column("service", sa.Text(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("service", name="pk_boxes"),
    )
    op.create_table(
        "box_rows",
        sa.Column("service", sa.Text(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("id_mark", sa.LargeBinary(), nullable=False),
        sa.Column("content_mark", sa.LargeBinary(), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("service", "number", "id_mark", name="pk_box_rows"),
    )
