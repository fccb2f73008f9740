"""The first schema: every table."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Create every table in an empty database, what is referred to before what refers to it."""
    _create_city()
    _create_history()
    _create_person()
    _create_assessment()
    _create_holder()
    _create_plan()
    _create_reading()
    _create_respondent()
    _create_settings()
    _create_verdict()
    _create_comment()
    _create_document()
    _create_objective()
    _create_response()
    _create_role()
    _create_action()
    _create_evidence()
    _create_dependency()


def _create_city() -> None:
    op.create_table(
        "city",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("country", sa.Text(), nullable=True),
        sa.Column("population", sa.Integer(), nullable=True),
        sa.PrimaryKeyConstraint("id", name="city_key"),
        sqlite_strict=True,
    )


def _create_history() -> None:
    op.create_table(
        "history",
        sa.Column("seq", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=True, nullable=False),
        sa.Column("batch", sa.Text(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("actor", sa.Text(), nullable=False),
        sa.Column("scope", sa.Text(), nullable=False),
        sa.Column("scope_id", sa.Text(), nullable=False),
        sa.Column("entity", sa.Text(), nullable=False),
        sa.Column("entity_id", sa.Text(), nullable=False),
        sa.Column("field", sa.Text(), nullable=False),
        sa.Column("old", sa.Text(), nullable=True),
        sa.Column("new", sa.Text(), nullable=True),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("undoes", sa.Text(), nullable=True),
        sa.Column("note", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("seq"),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    op.create_index("history_of_row", "history", ["entity_id", "scope_id", "entity"], unique=False)
    op.create_index("history_of_scope", "history", ["scope_id", "scope", "seq"], unique=False)
    op.create_index(op.f("ix_history_batch"), "history", ["batch"], unique=False)


def _create_person() -> None:
    op.create_table(
        "person",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("email", sa.Text(), nullable=True),
        sa.Column("function", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("id", name="person_key"),
        sqlite_strict=True,
    )


def _create_assessment() -> None:
    op.create_table(
        "assessment",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("benchmark", sa.Text(), nullable=False),
        sa.Column("date", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("scope", sa.Text(), nullable=False),
        sa.Column("city", sa.Text(), nullable=False),
        sa.Column("city_facts", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["city"], ["city.id"], name="assessment_city", initially="DEFERRED", deferrable=True),
        sa.PrimaryKeyConstraint("id", name="assessment_key"),
        sqlite_strict=True,
    )
    op.create_index("assessment_by_city", "assessment", ["city"], unique=False)


def _create_holder() -> None:
    op.create_table(
        "holder",
        sa.Column("assessment", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("person", sa.Text(), nullable=True),
        sa.Column("capacity", sa.Double().with_variant(sa.REAL(), "sqlite"), nullable=True),
        sa.ForeignKeyConstraint(
            ["assessment"], ["assessment.id"], name="holder_assessment", initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("assessment", "id", name="holder_key"),
        sqlite_strict=True,
    )


def _create_plan() -> None:
    op.create_table(
        "plan",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("version", sa.Text(), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("adopted_on", sa.Text(), nullable=True),
        sa.Column("benchmark", sa.Text(), nullable=False),
        sa.Column("benchmark_version", sa.Text(), nullable=False),
        sa.Column("assessed_on", sa.Text(), nullable=False),
        sa.Column("assessment_kind", sa.Text(), nullable=False),
        sa.Column("start", sa.Text(), nullable=False),
        sa.Column("country", sa.Text(), nullable=True),
        sa.Column("region", sa.Text(), nullable=True),
        sa.Column("closures", sa.Text(), nullable=False),
        sa.Column("cost_bands", sa.Text(), nullable=False),
        sa.Column("city", sa.Text(), nullable=False),
        sa.Column("city_facts", sa.Text(), nullable=False),
        sa.Column("assessment", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["assessment"], ["assessment.id"], name="plan_assessment", initially="DEFERRED", deferrable=True
        ),
        sa.ForeignKeyConstraint(["city"], ["city.id"], name="plan_city", initially="DEFERRED", deferrable=True),
        sa.PrimaryKeyConstraint("id", name="plan_key"),
        sqlite_strict=True,
    )
    op.create_index("plan_by_assessment", "plan", ["assessment"], unique=False)
    op.create_index("plan_by_city", "plan", ["city"], unique=False)


def _create_reading() -> None:
    op.create_table(
        "reading",
        sa.Column("assessment", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("readings", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("figures", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["assessment"], ["assessment.id"], name="reading_assessment", initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("assessment", "id", name="reading_key"),
        sqlite_strict=True,
    )


def _create_respondent() -> None:
    op.create_table(
        "respondent",
        sa.Column("assessment", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("group", sa.Text(), nullable=True),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["assessment"], ["assessment.id"], name="respondent_assessment", initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("assessment", "id", name="respondent_key"),
        sqlite_strict=True,
    )


def _create_settings() -> None:
    op.create_table(
        "settings",
        sa.Column("assessment", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=True),
        sa.Column("version", sa.Text(), nullable=True),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("adopted_on", sa.Text(), nullable=True),
        sa.Column("start", sa.Text(), nullable=True),
        sa.Column("country", sa.Text(), nullable=True),
        sa.Column("region", sa.Text(), nullable=True),
        sa.Column("closures", sa.Text(), nullable=False),
        sa.Column("deadlines", sa.Text(), nullable=False),
        sa.Column("done", sa.Text(), nullable=False),
        sa.Column("caps", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["assessment"], ["assessment.id"], name="settings_assessment", initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("assessment", "id", name="settings_key"),
        sqlite_strict=True,
    )


def _create_verdict() -> None:
    op.create_table(
        "verdict",
        sa.Column("assessment", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("standing", sa.Text(), nullable=False),
        sa.Column("because", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["assessment"], ["assessment.id"], name="verdict_assessment", initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("assessment", "id", name="verdict_key"),
        sqlite_strict=True,
    )


def _create_comment() -> None:
    op.create_table(
        "comment",
        sa.Column("plan", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("action", sa.Text(), nullable=True),
        sa.Column("author", sa.Text(), nullable=False),
        sa.Column("written_at", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("confidential", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["plan"], ["plan.id"], name="comment_plan", initially="DEFERRED", deferrable=True),
        sa.PrimaryKeyConstraint("plan", "id", name="comment_key"),
        sqlite_strict=True,
    )


def _create_document() -> None:
    op.create_table(
        "document",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("dated", sa.Text(), nullable=True),
        sa.Column("reference", sa.Text(), nullable=True),
        sa.Column("plan", sa.Text(), nullable=True),
        sa.Column("assessment", sa.Text(), nullable=True),
        sa.Column("media_type", sa.Text(), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["assessment"], ["assessment.id"], name="document_assessment", initially="DEFERRED", deferrable=True
        ),
        sa.ForeignKeyConstraint(["plan"], ["plan.id"], name="document_plan", initially="DEFERRED", deferrable=True),
        sa.PrimaryKeyConstraint("id", name="document_key"),
        sqlite_strict=True,
    )
    op.create_index("document_by_assessment", "document", ["assessment"], unique=False)
    op.create_index("document_by_plan", "document", ["plan"], unique=False)


def _create_objective() -> None:
    op.create_table(
        "objective",
        sa.Column("plan", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("factor", sa.Text(), nullable=True),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("objective", sa.Text(), nullable=False),
        sa.Column("target", sa.Text(), nullable=False),
        sa.Column("standing", sa.Text(), nullable=True),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["plan"], ["plan.id"], name="objective_plan", initially="DEFERRED", deferrable=True),
        sa.PrimaryKeyConstraint("plan", "id", name="objective_key"),
        sqlite_strict=True,
    )


def _create_response() -> None:
    op.create_table(
        "response",
        sa.Column("assessment", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("answer", sa.Text(), nullable=False),
        sa.Column("by", sa.Text(), nullable=True),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("confidential_note", sa.Text(), nullable=True),
        sa.Column("question", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["assessment", "by"],
            ["respondent.assessment", "respondent.id"],
            name="response_by",
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["assessment"], ["assessment.id"], name="response_assessment", initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("assessment", "id", name="response_key"),
        sqlite_strict=True,
    )
    op.create_index("response_by_by", "response", ["assessment", "by"], unique=False)


def _create_role() -> None:
    op.create_table(
        "role",
        sa.Column("plan", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("holder", sa.Text(), nullable=True),
        sa.Column("capacity", sa.Double().with_variant(sa.REAL(), "sqlite"), nullable=True),
        sa.Column("person", sa.Text(), nullable=True),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["person"], ["person.id"], name="role_person", initially="DEFERRED", deferrable=True),
        sa.ForeignKeyConstraint(["plan"], ["plan.id"], name="role_plan", initially="DEFERRED", deferrable=True),
        sa.PrimaryKeyConstraint("plan", "id", name="role_key"),
        sqlite_strict=True,
    )
    op.create_index("role_by_person", "role", ["plan", "person"], unique=False)


def _facts_of_action() -> tuple[sa.Column[object], ...]:
    return (
        sa.Column("plan", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("factor", sa.Text(), nullable=True),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("why", sa.Text(), nullable=False),
        sa.Column("first_steps", sa.Text(), nullable=False),
        sa.Column("indicator", sa.Text(), nullable=False),
        sa.Column("indicator_note", sa.Text(), nullable=False),
        sa.Column("proof", sa.Text(), nullable=False),
        sa.Column("answers", sa.Text(), nullable=False),
        sa.Column("reasons", sa.Text(), nullable=False),
        sa.Column("type", sa.Text(), nullable=False),
        sa.Column("lead", sa.Text(), nullable=False),
        sa.Column("accountable", sa.Text(), nullable=False),
        sa.Column("partners", sa.Text(), nullable=False),
        sa.Column("partners_note", sa.Text(), nullable=False),
        sa.Column("duration", sa.Integer(), nullable=False),
        sa.Column("elapsed", sa.Integer(), nullable=False),
        sa.Column("effort", sa.Double().with_variant(sa.REAL(), "sqlite"), nullable=False),
        sa.Column("cost_band", sa.Integer(), nullable=False),
        sa.Column("remit", sa.Text(), nullable=False),
        sa.Column("impact", sa.Integer(), nullable=False),
        sa.Column("base_impact", sa.Integer(), nullable=False),
        sa.Column("visible", sa.Text(), nullable=False),
        sa.Column("recurrence", sa.Text(), nullable=False),
        sa.Column("legal_limits", sa.Text(), nullable=False),
        sa.Column("check_law", sa.Integer(), nullable=False),
        sa.Column("pilot", sa.Integer(), nullable=False),
        sa.Column("notes", sa.Text(), nullable=False),
        sa.Column("examples", sa.Text(), nullable=False),
        sa.Column("not_before", sa.Text(), nullable=True),
        sa.Column("clear_of", sa.Text(), nullable=False),
        sa.Column("finish_by", sa.Text(), nullable=True),
        sa.Column("own_deadline", sa.Text(), nullable=True),
    )


def _reports_on_action() -> tuple[sa.Column[object], ...]:
    return (
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("percent", sa.Integer(), nullable=False),
        sa.Column("remaining", sa.Integer(), nullable=True),
        sa.Column("started", sa.Text(), nullable=True),
        sa.Column("finished", sa.Text(), nullable=True),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("review_on", sa.Text(), nullable=True),
        sa.Column("evidence", sa.Text(), nullable=False),
        sa.Column("confirmed_on", sa.Text(), nullable=True),
        sa.Column("confirmed_by", sa.Text(), nullable=True),
        sa.Column("position", sa.Integer(), nullable=False),
    )


def _create_action() -> None:
    op.create_table(
        "action",
        *_facts_of_action(),
        *_reports_on_action(),
        sa.ForeignKeyConstraint(
            ["plan", "accountable"],
            ["role.plan", "role.id"],
            name="action_accountable",
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["plan", "lead"], ["role.plan", "role.id"], name="action_lead", initially="DEFERRED", deferrable=True
        ),
        sa.ForeignKeyConstraint(["plan"], ["plan.id"], name="action_plan", initially="DEFERRED", deferrable=True),
        sa.PrimaryKeyConstraint("plan", "id", name="action_key"),
        sqlite_strict=True,
    )
    op.create_index("action_by_accountable", "action", ["plan", "accountable"], unique=False)
    op.create_index("action_by_lead", "action", ["plan", "lead"], unique=False)


def _create_evidence() -> None:
    op.create_table(
        "evidence",
        sa.Column("assessment", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("reference", sa.Text(), nullable=True),
        sa.Column("dated", sa.Text(), nullable=True),
        sa.Column("confidential", sa.Integer(), nullable=False),
        sa.Column("response", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["assessment", "response"],
            ["response.assessment", "response.id"],
            name="evidence_response",
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["assessment"], ["assessment.id"], name="evidence_assessment", initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("assessment", "id", name="evidence_key"),
        sqlite_strict=True,
    )
    op.create_index("evidence_by_response", "evidence", ["assessment", "response"], unique=False)


def _create_dependency() -> None:
    op.create_table(
        "dependency",
        sa.Column("plan", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("predecessor", sa.Text(), nullable=False),
        sa.Column("successor", sa.Text(), nullable=False),
        sa.Column("link", sa.Text(), nullable=False),
        sa.Column("lag", sa.Integer(), nullable=False),
        sa.Column("elapsed", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["plan", "predecessor"],
            ["action.plan", "action.id"],
            name="dependency_predecessor",
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["plan", "successor"],
            ["action.plan", "action.id"],
            name="dependency_successor",
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(["plan"], ["plan.id"], name="dependency_plan", initially="DEFERRED", deferrable=True),
        sa.PrimaryKeyConstraint("plan", "id", name="dependency_key"),
        sqlite_strict=True,
    )
    op.create_index("dependency_by_predecessor", "dependency", ["plan", "predecessor"], unique=False)
    op.create_index("dependency_by_successor", "dependency", ["plan", "successor"], unique=False)
