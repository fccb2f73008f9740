"""A city says who decides, where its country leaves that open."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"


def upgrade() -> None:
    """Give settings who decides, empty where the city says nothing of it."""
    op.add_column("settings", sa.Column("decides", sa.Text(), nullable=False, server_default="{}"))
