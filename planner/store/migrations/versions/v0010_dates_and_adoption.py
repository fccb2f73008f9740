"""A city says how its plan is to be adopted; an action says what its dates rest on."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"


def upgrade() -> None:
    """Give settings, plans and actions what their dates rest on: empty, as long as nobody said anything of it."""
    op.add_column("settings", sa.Column("adoption", sa.Text(), nullable=True))
    op.add_column("settings", sa.Column("not_before", sa.Text(), nullable=False, server_default="{}"))
    op.add_column("settings", sa.Column("must_be_on", sa.Text(), nullable=False, server_default="{}"))
    op.add_column("plan", sa.Column("to_adopt", sa.Text(), nullable=True))
    for day in ("must_be_on", "planned_start"):
        op.add_column("action", sa.Column(day, sa.Text(), nullable=True))
    for number in ("vote_after", "optimistic", "pessimistic"):
        op.add_column("action", sa.Column(number, sa.Integer(), nullable=True))
    op.add_column("action", sa.Column("opinion_days", sa.Integer(), nullable=False, server_default="0"))
