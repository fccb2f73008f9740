"""A city has services and partners of its own, gives them work, says which are vacant, and retires them."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"

_FLAGS = ("outside", "vacant")


def upgrade() -> None:
    """Give services what a city says of them; none of those that are there is outside, vacant or retired."""
    for flag in (*_FLAGS, "retired"):
        op.add_column("role", sa.Column(flag, sa.Integer(), nullable=False, server_default="0"))
    for column in ("owners", "partners"):
        op.add_column("settings", sa.Column(column, sa.Text(), nullable=False, server_default="{}"))
    _holders_without_a_name()


def _holders_without_a_name() -> None:
    """Let a service be vacant or replaced without a name of its own.

    The table is made anew, as SQLite cannot take a column's NOT NULL back; nothing refers to it.
    """
    op.rename_table("holder", "holder_before")
    # The old key keeps its name on PostgreSQL, where two tables cannot each have one of that name.
    if op.get_bind().dialect.name == "postgresql":
        op.drop_constraint("holder_key", "holder_before", type_="primary")
        op.drop_constraint("holder_assessment", "holder_before", type_="foreignkey")
    op.create_table(
        "holder",
        sa.Column("assessment", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=True),
        sa.Column("person", sa.Text(), nullable=True),
        sa.Column("capacity", sa.Double().with_variant(sa.REAL(), "sqlite"), nullable=True),
        *(sa.Column(flag, sa.Integer(), nullable=False, server_default="0") for flag in (*_FLAGS, "own")),
        sa.Column("replaced_by", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["assessment"], ["assessment.id"], name="holder_assessment", initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("assessment", "id", name="holder_key"),
        sqlite_strict=True,
    )
    op.execute(
        "INSERT INTO holder (assessment, id, name, person, capacity) "
        "SELECT assessment, id, name, person, capacity FROM holder_before"
    )
    op.drop_table("holder_before")
