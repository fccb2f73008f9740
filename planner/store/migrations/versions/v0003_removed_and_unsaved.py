"""What is removed can come back, what was typed is kept, and answers know which benchmark they answer."""

import json

import sqlalchemy as sa
from alembic import op

from planner.confidential import Marks
from planner.files.blanked import blanked

revision = "0003"
down_revision = "0002"

VALUE, FLAG = "confidential_note", "confidential"
"""What was marked as confidential in the models of the releases that this migration brings up to date.

Named here, not asked of today's models: a migration does for good what it did when it was released.
"""


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
    received = sa.select(document.c.id, document.c.kind, document.c.content)
    for id_, kind, content in connection.execute(received.where(document.c.kind.in_(("import", "snapshot")))).all():
        public = _public_file(content) if kind == "import" else _public_plan(content)
        if public != content:
            connection.execute(sa.update(document).where(document.c.id == id_).values(content=public))


def _public_file(content: str) -> str:
    # What is marked stands frozen above. Where marked values stand in YAML is asked of the reader of today: were it
    # found to leave something behind, a copy here would go on leaving it in every older store. What it does to such
    # files is held, text by text, by tests/store/migrations/. What it cannot read for sure is emptied, never kept.
    return blanked(content, Marks(values=frozenset({VALUE}), flags=frozenset({FLAG}))) or ""


def _public_plan(content: str) -> str:
    try:
        plan = json.loads(content)
    except ValueError:
        return ""
    public = _public(plan)
    return content if public == plan else json.dumps(public, indent=2, ensure_ascii=False) + "\n"


def _public(plain: object) -> object:
    match plain:
        case dict():
            return {
                key: None if key == VALUE else _public(value)
                for key, value in plain.items()
                if not _is_confidential(value)
            }
        case list():
            return [_public(value) for value in plain if not _is_confidential(value)]
    return plain


def _is_confidential(value: object) -> bool:
    """Say whether a record is confidential as a whole; a flag that says anything but false counts."""
    return isinstance(value, dict) and value.get(FLAG) not in (None, False, 0)
