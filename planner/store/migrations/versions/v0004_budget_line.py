"""An action names the line of the budget from which it is paid."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Give actions a budget line, which is empty until people name one."""
    op.add_column("action", sa.Column("budget_line", sa.Text(), nullable=True))
