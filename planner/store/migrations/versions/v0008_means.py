"""A city says how much time and money it has for its plan."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    """Give settings the means, empty where it says nothing of them."""
    op.add_column("settings", sa.Column("means", sa.Text(), nullable=True))
