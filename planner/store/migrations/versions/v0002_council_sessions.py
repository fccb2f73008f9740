"""A city and its plan know the sessions of the council."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Give settings and plans a list of sessions, which is empty at first."""
    for table in ("settings", "plan"):
        op.add_column(table, sa.Column("council_sessions", sa.Text(), nullable=False, server_default="[]"))
