"""What can be done with the living plan? The use cases of the store, for the command line and for pages alike.

Each takes the store, plain values, who acts and today's date; reads, computes, and writes once: one
user action is one transaction. What others changed meanwhile raises ConflictError, whose conflicts
carry both values, who and when; what a rule refuses raises ProblemsFoundError. Nothing is printed.

People:      introduce(store, "Anna") -> Actor: made on first use
Coming in:   create_city, new_assessment, import_assessment(store, path), examples(), open_example(store, name)
Answering:   save_answer, save_verdict, save_reading, save_respondent, save_holder, save_settings, save_facts:
             each with what stands there now (``new``) and what the person saw (``seen``), None for nothing
Drafting:    draft_into(store, assessment) -> DraftedInto; propose_redraft(store, plan) -> Proposed, then
             accept_redraft(proposed, ids) -> Pending
Seeing:      plan_view(store, plan, today=, language=) -> PlanView, which may be kept under its ViewKey;
             view_key(store, plan, today=, language=) says cheaply whether it still holds
Reporting:   update_of, prepare_report(stored, updates) -> Pending, report, still_on_track, prepare_drop
Changing:    whatever is prepared (Pending) shows the dates that it moves (``slip``);
             carry_out(store, pending, by=) makes it
"""

from planner.app.living.answering import (
    save_answer,
    save_facts,
    save_holder,
    save_reading,
    save_respondent,
    save_settings,
    save_verdict,
)
from planner.app.living.content import case_of, content
from planner.app.living.drafting import (
    DraftedInto,
    Proposed,
    accept_redraft,
    draft_into,
    open_example,
    propose_redraft,
)
from planner.app.living.importing import (
    Imported,
    create_city,
    examples,
    import_assessment,
    new_assessment,
)
from planner.app.living.pending import Pending, Seen, carry_out
from planner.app.living.people import introduce
from planner.app.living.reporting import prepare_drop, prepare_report, report, still_on_track, update_of
from planner.app.living.viewing import ActionView, PlanView, ViewKey, plan_view, view_key

__all__ = [
    "ActionView",
    "DraftedInto",
    "Imported",
    "Pending",
    "PlanView",
    "Proposed",
    "Seen",
    "ViewKey",
    "accept_redraft",
    "carry_out",
    "case_of",
    "content",
    "create_city",
    "draft_into",
    "examples",
    "import_assessment",
    "introduce",
    "new_assessment",
    "open_example",
    "plan_view",
    "prepare_drop",
    "prepare_report",
    "propose_redraft",
    "report",
    "save_answer",
    "save_facts",
    "save_holder",
    "save_reading",
    "save_respondent",
    "save_settings",
    "save_verdict",
    "still_on_track",
    "update_of",
    "view_key",
]
