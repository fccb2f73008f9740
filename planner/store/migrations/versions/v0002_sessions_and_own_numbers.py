"""A city and its plan know the sessions of the council; a city may judge by numbers of its own."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Give settings and plans what is empty at first: sessions, weights, limits of quick wins."""
    for table in ("settings", "plan"):
        op.add_column(table, sa.Column("council_sessions", sa.Text(), nullable=False, server_default="[]"))
    for column in ("weights", "quick_win"):
        op.add_column("settings", sa.Column(column, sa.Text(), nullable=False, server_default="{}"))
