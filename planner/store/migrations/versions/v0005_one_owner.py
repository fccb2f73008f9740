"""An action has one owner, who leads it and answers for it, and may name a political lead and a person."""

import json
from collections.abc import Iterable

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"

_FORMER, _LEAD, _OWNER = "accountable", "lead", "owner"
_NEW = ("political_lead", "person")
_REFERENCES = {
    _OWNER: (["plan", _OWNER], ["role.plan", "role.id"]),
    "person": (["person"], ["person.id"]),
    "plan": (["plan"], ["plan.id"]),
}


_TYPES = {"TEXT": sa.Text, "INTEGER": sa.Integer, "REAL": sa.REAL}


def upgrade() -> None:
    """Let whoever answered for an action own it, and have no lead beside them.

    People could change who answers for an action, never who leads it: where the two differ, the lead is
    what a template said before somebody decided.
    """
    if op.get_bind().dialect.name == "sqlite":
        _in_sqlite()
    else:
        _on_server()
    op.create_index("action_by_owner", "action", ["plan", _OWNER])
    op.create_index("action_by_person", "action", ["plan", "person"])
    _in_history()
    # What somebody typed and did not save waits under the name of the field.
    unsaved = sa.table("draft", sa.column("field", sa.Text()))
    op.execute(sa.update(unsaved).where(unsaved.c.field == _FORMER).values(field=_OWNER))


def _on_server() -> None:
    for field in (_FORMER, _LEAD):
        op.drop_index(f"action_by_{field}", "action")
        op.drop_constraint(f"action_{field}", "action", type_="foreignkey")
    op.alter_column("action", _FORMER, new_column_name=_OWNER)
    op.drop_column("action", _LEAD)
    for field in _NEW:
        op.add_column("action", sa.Column(field, sa.Text(), nullable=True))
    for field in (_OWNER, "person"):
        local, remote = _REFERENCES[field]
        op.create_foreign_key(
            f"action_{field}",
            "action",
            remote[0].partition(".")[0],
            local,
            [column.partition(".")[2] for column in remote],
            deferrable=True,
            initially="DEFERRED",
        )


def _in_sqlite() -> None:
    # SQLite drops no column that a foreign key names, so the table is made anew. The links between actions step
    # aside meanwhile: as long as they hold on to the rows, their table cannot be dropped.
    connection = op.get_bind()
    op.execute("CREATE TEMPORARY TABLE links AS SELECT * FROM dependency")
    op.execute("DELETE FROM dependency")
    former = connection.exec_driver_sql("SELECT name, type, \"notnull\" FROM pragma_table_info('action')").all()
    names = {name: _OWNER if name == _FORMER else name for name, _, _ in former if name != _LEAD}
    op.create_table(
        "action_with_owner",
        *(
            sa.Column(names[name], _TYPES[kind](), nullable=not required)
            for name, kind, required in former
            if name in names
        ),
        *(sa.Column(name, sa.Text(), nullable=True) for name in _NEW),
        *(
            sa.ForeignKeyConstraint(local, remote, name=f"action_{field}", initially="DEFERRED", deferrable=True)
            for field, (local, remote) in _REFERENCES.items()
        ),
        sa.PrimaryKeyConstraint("plan", "id", name="action_key"),
        sqlite_strict=True,
    )
    op.execute(
        f"INSERT INTO action_with_owner ({_listed(names.values())}) SELECT {_listed(names)} FROM action"  # noqa: S608
    )
    op.execute("DROP TABLE action")
    op.rename_table("action_with_owner", "action")
    op.execute("INSERT INTO dependency SELECT * FROM links")
    op.execute("DROP TABLE links")


def _listed(names: Iterable[str]) -> str:
    return ", ".join(f'"{name}"' for name in names)


def _in_history() -> None:
    """Tell of the owner where the history tells of who answers for an action, so that it leads to the rows again."""
    history = sa.table("history", *(sa.column(name, sa.Text()) for name in ("entity", "field", "old", "new")))
    history.append_column(sa.column("seq", sa.Integer()))
    of_actions = history.c.entity == "action"
    op.execute(sa.delete(history).where(of_actions, history.c.field == _LEAD))
    op.execute(sa.update(history).where(of_actions, history.c.field == _FORMER).values(field=_OWNER))
    connection = op.get_bind()
    whole = sa.select(history.c.seq, history.c.old, history.c.new).where(of_actions, history.c.field == "*")
    for seq, old, new in connection.execute(whole).all():
        connection.execute(sa.update(history).where(history.c.seq == seq).values(old=_row(old), new=_row(new)))


def _row(text: str | None) -> str | None:
    row = json.loads(text) if text else None
    if not isinstance(row, dict) or _FORMER not in row:
        return text
    owned = {_OWNER if name == _FORMER else name: value for name, value in row.items() if name != _LEAD}
    return json.dumps(owned, ensure_ascii=False, separators=(",", ":"))
