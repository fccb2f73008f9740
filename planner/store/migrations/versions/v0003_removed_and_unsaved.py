"""What is removed can come back, what was typed is kept, and answers know which benchmark they answer."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Give cities, assessments, plans and documents a day of removal, and unsaved texts a table of their own."""
    for table in ("city", "assessment", "plan", "document"):
        op.add_column(table, sa.Column("removed_on", sa.Text(), nullable=True))
    op.create_table(
        "draft",
        sa.Column("person", sa.Text(), nullable=False),
        sa.Column("place", sa.Text(), nullable=False),
        sa.Column("field", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=True),
        sa.Column("seen", sa.Text(), nullable=True),
        sa.Column("at", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("person", "place", "field", name="draft_key"),
        sqlite_strict=True,
    )
    for table in ("assessment", "response", "verdict", "reading"):
        op.add_column(table, sa.Column("benchmark_document", sa.Text(), nullable=True))
