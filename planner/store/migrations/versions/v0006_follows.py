"""An assessment names the day of the one that it follows."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    """Give assessments the day of the one before, empty where none was named."""
    op.add_column("assessment", sa.Column("follows", sa.Text(), nullable=True))
