"""What is removed can come back, what was typed is kept, and answers know which benchmark they answer."""

import json

import sqlalchemy as sa
from alembic import op

from planner.confidential import Marks, without_confidential_data
from planner.files.blanked import blanked

revision = "0003"
down_revision = "0002"

CONFIDENTIAL = Marks(values=frozenset({"confidential_note"}), flags=frozenset({"confidential"}))
"""What was marked as confidential in the models of the releases that this migration brings up to date."""


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
    _without_confidential()


def _without_confidential() -> None:
    """Leave out of received files and published plans what is confidential; earlier releases kept it there as well.

    Documents are never changed otherwise. SQLite overwrites what the rows held before; PostgreSQL
    does so when it next cleans up (VACUUM). Backups that were made before keep what they held.
    """
    connection = op.get_bind()
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql("PRAGMA secure_delete = ON")
    document = sa.table("document", sa.column("id"), sa.column("kind"), sa.column("content"))
    kept = sa.select(document.c.id, document.c.kind, document.c.content)
    for id_, kind, content in connection.execute(kept.where(document.c.kind.in_(("import", "snapshot")))).all():
        public = _public_file(content) if kind == "import" else _public_plan(content)
        if public != content:
            connection.execute(sa.update(document).where(document.c.id == id_).values(content=public))


def _public_file(content: str) -> str:
    return blanked(content, CONFIDENTIAL) or ""


def _public_plan(content: str) -> str:
    try:
        plan = json.loads(content)
    except ValueError:
        return ""
    public = without_confidential_data(plan, CONFIDENTIAL)
    return content if public is plan else json.dumps(public, indent=2, ensure_ascii=False) + "\n"
