"""Roles by service in place of one of three for everybody; what somebody could do until now they still can."""

import sqlalchemy as sa
from alembic import op

revision = "0019"
down_revision = "0018"

ROLES = {
    "administrator": ("administrator", "reviewer", "manager"),
    "colleague": ("reviewer",),
    "outsider": ("safeguarding",),
}
"""What each of the three was; administrators could read words, and lose that only when somebody takes it away."""
GIVE = sa.text(
    "INSERT INTO staff_grants (member, role, service) SELECT id, CAST(:role AS TEXT), '' FROM staff "
    "WHERE role = :earlier"
)
TAKE_BACK = sa.text("UPDATE staff SET role = :earlier WHERE id IN (SELECT member FROM staff_grants WHERE role = :role)")


def upgrade() -> None:
    """Make the tables and give everybody their roles in all services; links that wait end, as they do in 15 minutes."""
    op.create_table(
        "staff_grants",
        sa.Column("member", sa.Text, nullable=False),
        sa.Column("role", sa.Text, nullable=False),
        sa.Column("service", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("member", "role", "service", name="pk_staff_grants"),
        sa.ForeignKeyConstraint(["member"], ["staff.id"], name="fk_staff_grants_member", ondelete="CASCADE"),
        sqlite_with_rowid=False,
    )
    for earlier, roles in ROLES.items():
        for role in roles:
            op.execute(GIVE.bindparams(role=role, earlier=earlier))
    op.drop_column("staff", "role")
    op.add_column("staff", sa.Column("session_number", sa.Integer, nullable=False, server_default="0"))
    op.add_column("staff", sa.Column("ended_on", sa.Date))
    _make_second_factors()
    _make_audit_log()
    op.drop_table("staff_links")
    _make_links(
        sa.Column("grants", sa.Text, nullable=False),
        sa.Column("member", sa.Text),
        sa.ForeignKeyConstraint(["member"], ["staff.id"], name="fk_staff_links_member"),
    )


def downgrade() -> None:
    """Go back to one role for everybody; who has left has no password, and so stays out."""
    op.drop_table("staff_links")
    _make_links(sa.Column("role", sa.Text, nullable=False))
    op.add_column("staff", sa.Column("role", sa.Text, nullable=False, server_default="outsider"))
    for role, earlier in (("reviewer", "colleague"), ("administrator", "administrator")):
        op.execute(TAKE_BACK.bindparams(role=role, earlier=earlier))
    op.drop_column("staff", "ended_on")
    op.drop_column("staff", "session_number")
    for table in ("audit_log", "recovery_codes", "second_factors", "staff_grants"):
        op.drop_table(table)


def _make_second_factors() -> None:
    op.create_table(
        "second_factors",
        sa.Column("member", sa.Text, nullable=False),
        sa.Column("key", sa.Text, nullable=False),
        sa.Column("sealed", sa.LargeBinary, nullable=False),
        sa.Column("is_confirmed", sa.Boolean, nullable=False),
        sa.Column("last_step", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("member", name="pk_second_factors"),
        sa.ForeignKeyConstraint(["member"], ["staff.id"], name="fk_second_factors_member"),
    )
    op.create_table(
        "recovery_codes",
        sa.Column("member", sa.Text, nullable=False),
        sa.Column("code_mark", sa.LargeBinary, nullable=False),
        sa.PrimaryKeyConstraint("member", "code_mark", name="pk_recovery_codes"),
        sa.ForeignKeyConstraint(["member"], ["staff.id"], name="fk_recovery_codes_member"),
        sqlite_with_rowid=False,
    )


def _make_audit_log() -> None:
    op.create_table(
        "audit_log",
        sa.Column("number", sa.Integer, nullable=False, autoincrement=False),
        sa.Column("day", sa.Date, nullable=False),
        sa.Column("happened_at", sa.DateTime(timezone=True)),
        sa.Column("member", sa.Text, nullable=False),
        sa.Column("act", sa.Text, nullable=False),
        sa.Column("service", sa.Text, nullable=False),
        sa.Column("thing", sa.Text, nullable=False),
        sa.Column("mark", sa.LargeBinary, nullable=False),
        sa.PrimaryKeyConstraint("number", name="pk_audit_log"),
    )
    op.create_index("ix_audit_log_day", "audit_log", ["day"])


def _make_links(*others: sa.Column[str] | sa.ForeignKeyConstraint) -> None:
    op.create_table(
        "staff_links",
        sa.Column("link_mark", sa.LargeBinary, nullable=False),
        *others,
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("link_mark", name="pk_staff_links"),
    )
