"""What can be done with the living plan? The use cases of the store, for the command line and for pages alike.

Each takes the store, plain values, who acts and today's date; reads, computes, and writes once: one
user action is one transaction. What others changed meanwhile raises ConflictError, whose conflicts
carry both values, who and when; what a rule refuses raises ProblemsFoundError. Nothing is printed.

People:      introduce(store, "Anna") -> Actor: made on first use
Intake:      begin_with (a city and its first assessment), create_city, new_assessment,
             import_assessment(store, path), examples(), open_example(store, name)
Next round:  next_assessment(store, assessment, kind=, copy=); plan_to_redraft and newer_assessment say what meets;
             plan_of_assessment(store, id) and proposals_after(store, id): what was done proposes new answers
Answers:     save_answer, save_verdict, save_reading, save_respondent, save_holder, save_settings, save_facts:
             each with what stands there now (``new``) and what the person saw (``seen``), None for nothing;
             confirm_answers gives answers of the last round again
Placement:   what today's benchmark has no place for stands in case_of(store, assessment).unplaced;
             planner.app.desk.placement: move, put_aside, let_stand, or several decisions at once, decide
Drafts:      draft_into(store, assessment) -> DraftedInto; propose_redraft(store, plan) -> Proposed, then
             accept_redraft(proposed, ids) -> Pending
View:        plan_view(store, plan, today=, language=) -> PlanView, which may be kept under its ViewKey;
             view_key(store, plan, today=, language=) says cheaply whether it still holds
Edits:       prepare(stored, edits, by=, today=) -> Pending, which shows the dates that it moves (``slip``);
             carry_out(store, pending, by=) makes it, edit(store, plan, edits, by=, today=) both. Edits come from
             the plan that a person saw: stored.changes(action, title=…, status=…), .head_changes(),
             .link(), .unlink(). prepare_action_addition, prepare_action_removal, still_on_track;
             until_done, no_longer_done, going_on: how an action stood before it was done or blocked
Hand-over:   planner.app.desk.hand_over: handed(view, HandOver) -> what passes to another, as edits
Services:    services(view) -> Service each, offered_services(view): those that can be given work; add_service,
             change_service(store, plan, id, name=…); what people saw is changed by edit
Undo:        last_batch(store, by), prepare_undo(store, batch) -> PendingUndo, undo(store, batch, since=)
Removal:     prepare_removal_of(store, id) -> Removal, remove(store, removal), bring_back(store, id): out of sight only
Adoption:    dates_to_adopt(store, view, day) and check_adoption(store, view, adopted_on=, reference=) before
             adopt(store, view, adopted_on=, reference=) -> Adopted;
             correct_adoption(store, view, id, adopted_on=, reference=); variance_from(view); publish(store, view)
Progress:    progress_report(view), letters(view, owner=): texts to send to owners
Comments:    add_comment, remove_comment
History:     plan_history, assessment_history -> Steps, the latest first; gathered(step.lines) for eyes,
             clashes(store, error.conflicts)
Comparison:  compare(store, assessment, assessment) -> Comparison
Exports:     export(view, ".docx") -> bytes; write_exports(store, plan, paths)
"""

from planner.app.desk.answers import (
    add_respondent,
    confirm_answers,
    save_answer,
    save_facts,
    save_holder,
    save_reading,
    save_respondent,
    save_settings,
    save_verdict,
)
from planner.app.desk.baselines import (
    Adopted,
    adopt,
    check_adoption,
    correct_adoption,
    dates_to_adopt,
    publish,
    variance_from,
)
from planner.app.desk.comments import add_comment, remove_comment
from planner.app.desk.comparison import AnswerMoved, Comparison, FactorMoved, compare
from planner.app.desk.conflicts import Clash, clashes
from planner.app.desk.content import case_of, content, language_for, readable_languages
from planner.app.desk.drafts import DraftedInto, Proposed, accept_redraft, draft_into, open_example, propose_redraft
from planner.app.desk.earlier_standing import going_on, no_longer_done, until_done
from planner.app.desk.edits import edit, prepare, prepare_on_sight, still_on_track
from planner.app.desk.exports import Exported, export, write_exports
from planner.app.desk.history import Alike, Line, Step, assessment_history, gathered, plan_history
from planner.app.desk.intake import (
    Imported,
    NewCity,
    begin_with,
    create_city,
    examples,
    import_assessment,
    new_assessment,
    next_assessment,
)
from planner.app.desk.on_track import can_be_on_track, check_on_track
from planner.app.desk.own_actions import add_action, prepare_action_addition, prepare_action_removal
from planner.app.desk.pending_change import Pending, carry_out
from planner.app.desk.people import introduce, names_of_people
from planner.app.desk.plan_view import PlanView, ViewKey, plan_view, view_key
from planner.app.desk.progress_report import Letter, ProgressReport, letters, progress_report
from planner.app.desk.removals import Removal, bring_back, prepare_removal_of, remove
from planner.app.desk.rounds import newer_assessment, plan_of_assessment, plan_to_redraft, proposals_after
from planner.app.desk.services import (
    Service,
    add_service,
    change_service,
    offered_services,
    retirement,
    service_change,
    service_of,
    services,
)
from planner.app.desk.undo import PendingUndo, last_batch, prepare_undo, undo
from planner.track.plan_standing import ActionStanding

__all__ = [
    "ActionStanding",
    "Adopted",
    "Alike",
    "AnswerMoved",
    "Clash",
    "Comparison",
    "DraftedInto",
    "Exported",
    "FactorMoved",
    "Imported",
    "Letter",
    "Line",
    "NewCity",
    "Pending",
    "PendingUndo",
    "PlanView",
    "ProgressReport",
    "Proposed",
    "Removal",
    "Service",
    "Step",
    "ViewKey",
    "accept_redraft",
    "add_action",
    "add_comment",
    "add_respondent",
    "add_service",
    "adopt",
    "assessment_history",
    "begin_with",
    "bring_back",
    "can_be_on_track",
    "carry_out",
    "case_of",
    "change_service",
    "check_adoption",
    "check_on_track",
    "clashes",
    "compare",
    "confirm_answers",
    "content",
    "correct_adoption",
    "create_city",
    "dates_to_adopt",
    "draft_into",
    "edit",
    "examples",
    "export",
    "gathered",
    "going_on",
    "import_assessment",
    "introduce",
    "language_for",
    "last_batch",
    "letters",
    "names_of_people",
    "new_assessment",
    "newer_assessment",
    "next_assessment",
    "no_longer_done",
    "offered_services",
    "open_example",
    "plan_history",
    "plan_of_assessment",
    "plan_to_redraft",
    "plan_view",
    "prepare",
    "prepare_action_addition",
    "prepare_action_removal",
    "prepare_on_sight",
    "prepare_removal_of",
    "prepare_undo",
    "progress_report",
    "proposals_after",
    "propose_redraft",
    "publish",
    "readable_languages",
    "remove",
    "remove_comment",
    "retirement",
    "save_answer",
    "save_facts",
    "save_holder",
    "save_reading",
    "save_respondent",
    "save_settings",
    "save_verdict",
    "service_change",
    "service_of",
    "services",
    "still_on_track",
    "undo",
    "until_done",
    "variance_from",
    "view_key",
    "write_exports",
]
