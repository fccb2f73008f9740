"""A plan keeps the time and the money with which its dates reckon."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"


def upgrade() -> None:
    """Give plans, services and actions what dates reckon with; plans of before reckon with nobody's time."""
    op.add_column("plan", sa.Column("capacity", sa.Text(), nullable=True))
    op.add_column("role", sa.Column("filled_from", sa.Text(), nullable=True))
    op.add_column("action", sa.Column("money", sa.Text(), nullable=True))
    number: sa.types.TypeEngine[float] = sa.Double().with_variant(sa.REAL(), "sqlite")
    op.add_column("action", sa.Column("upkeep", number, nullable=False, server_default="0"))
