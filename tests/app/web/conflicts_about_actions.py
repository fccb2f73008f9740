"""Every place where actions of a plan are edited, each with a real conflict."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import UTC, date, datetime

from streamlit.testing.v1 import AppTest

from app.web.conflict_scene import (
    ACTION,
    ASSESSMENT,
    CITY,
    GONE,
    OWNER,
    PLAN,
    Case,
    Field,
    Fields,
    Scene,
    by_hand,
    constant,
    key_of,
    press,
)
from app.web.conftest import TODAY
from planner.app import desk
from planner.app.desk.comments import Remark
from planner.plan import ActionStatus, Dependency
from planner.store import Actor, Entity, dependency_id
from planner.toolkit.assessment import Answer, AssessmentKind, Evidence

STATUS = Field(name="status", mine=ActionStatus.DONE, theirs=ActionStatus.AGREED, again=ActionStatus.UNDER_WAY)
DONE_OR_AGREED = ("Done", "Agreed")
OTHER = "F03-03"
"""An action of the plan that nobody disputes."""


def action_taken_out(scene: Scene) -> None:
    removal = desk.prepare_action_removal(scene.store.plan(PLAN), ACTION, today=TODAY)
    desk.carry_out(scene.store, removal, by=scene.bela)


def in_list(scene: Scene) -> AppTest:
    title = scene.store.plan(PLAN).plan.action_by_id[ACTION].title
    return scene.open("plan", plan=PLAN, form="list", q=title)


def choose_in_list(status: ActionStatus) -> Callable[[AppTest], None]:
    def choosing(page: AppTest) -> None:
        page.selectbox(key=key_of(page, "selectbox", f"plan-status-{PLAN}-{ACTION}-")).set_value(status).run()

    return choosing


def choose_in_dialog(page: AppTest) -> None:
    key = key_of(page, "segmented_control", f"plan-status-{PLAN}-{ACTION}-", "-in-dialog")
    page.segmented_control(key=key).set_value(ActionStatus.DONE).run()


def why_blocked(scene: Scene) -> AppTest:
    page = in_list(scene)
    choose_in_list(ActionStatus.BLOCKED)(page)
    page.text_area(key=f"plan-reason-{PLAN}-{ACTION}-text").set_value("Nobody signs.").run()
    return page


def without_its_reason(scene: Scene, stays: str) -> None:
    reason = scene.store.plan(PLAN).progress[ACTION].reason
    assert reason == ("Nobody signs." if stays == "mine" else None)


TYPED: Mapping[str, tuple[str, object, str]] = {
    "title": ("text_input", "Mine", "title"),
    "owner": ("selectbox", "legal", "owner"),
    "effort": ("number_input", 3.0, "effort"),
    "cost_band": ("selectbox", 1, "cost_band"),
    "own_deadline": ("text_input", date(2027, 6, 1), "own_deadline"),
    "duration": ("number_input", 11, "duration"),
    "not_before": ("text_input", date(2027, 2, 4), "not_before"),
    "must_be_on": ("date_input", date(2027, 5, 28), "must_be_on"),
    "vote_after": ("number_input", 6, "vote_after"),
    "opinion_days": ("number_input", 28, "opinion_days"),
    "optimistic": ("number_input", 9, "optimistic"),
    "pessimistic": ("number_input", 21, "pessimistic"),
    "why": ("text_area", "My why", "why"),
    "first_steps": ("text_area", ("My step",), "first_steps"),
    "indicator": ("text_area", "My indicator", "indicator"),
    "proof": ("text_area", "My proof", "proof"),
    "notes": ("text_area", ("My note",), "notes"),
}
"""What the person types into the form of an action: kind of widget, value, end of its key."""
THEIRS: Mapping[str, tuple[object, object]] = {
    "title": ("Theirs", "Theirs again"),
    "owner": ("strategy", "equality"),
    "effort": (4.0, 5.0),
    "cost_band": (2, 3),
    "own_deadline": (date(2027, 6, 2), date(2027, 6, 3)),
    "duration": (12, 13),
    "not_before": (date(2027, 2, 2), date(2027, 2, 3)),
    "must_be_on": (date(2027, 5, 31), date(2027, 6, 1)),
    "vote_after": (7, 8),
    "opinion_days": (30, 35),
    "optimistic": (10, 12),
    "pessimistic": (22, 24),
    "why": ("Their why", "Their why again"),
    "first_steps": (("Their step",), ("Their step again",)),
    "indicator": ("Their indicator", "Their indicator again"),
    "proof": ("Their proof", "Their proof again"),
    "notes": (("Their note",), ("Their note again",)),
}


def typed_into_form(scene: Scene) -> AppTest:
    page = scene.open("plan", plan=PLAN, action=ACTION)
    place = f"plan-edit-{PLAN}-{ACTION}"
    for kind, value, ending in TYPED.values():
        typed = "\n".join(value) if isinstance(value, tuple) else value
        if kind == "text_input" and isinstance(value, date):
            typed = f"{value:%d/%m/%Y}"
        getattr(page, kind)(key=f"{place}-{ending}").set_value(typed)
    return page.run()


def no_longer_waits(scene: Scene) -> AppTest:
    link = last_link(scene)
    page = scene.open("plan", plan=PLAN, action=link.successor)
    waits = page.multiselect(key=key_of(page, "multiselect", f"plan-edit-{PLAN}-{link.successor}-", "-waits"))
    return waits.set_value([action for action in waits.value if action != link.predecessor]).run()


def last_link(scene: Scene) -> Dependency:
    return scene.store.plan(PLAN).plan.dependencies[-1]


def its_lag(scene: Scene) -> Fields:
    id_ = dependency_id(last_link(scene))
    return (Field(entity=Entity.DEPENDENCY, id=id_, name="lag", mine=GONE, theirs=3, again=5),)


def with_my_comment(scene: Scene) -> AppTest:
    desk.add_comment(
        scene.store,
        PLAN,
        Remark(text="As I said it.", action=ACTION),
        by=anna(scene),
        now=datetime(2027, 3, 1, tzinfo=UTC),
    )
    return scene.open("plan", plan=PLAN, action=ACTION)


def my_comment(scene: Scene) -> Fields:
    (comment,) = scene.store.comments(PLAN, ACTION)
    return (
        Field(entity=Entity.COMMENT, id=comment.id, name="text", mine=GONE, theirs="Reworded.", again="And once more."),
    )


def anna(scene: Scene) -> Actor:
    return desk.introduce(scene.store, "Anna")


def several(scene: Scene) -> AppTest:
    page = scene.open("plan", plan=PLAN)
    page.button(key=f"plan-bulk-{PLAN}").click().run()
    place = f"plan-bulk-{PLAN}"
    page.multiselect(key=f"{place}-actions").set_value([ACTION, OTHER]).run()
    page.selectbox(key=f"{place}-status").set_value("done").run()
    return page


def both_done(scene: Scene, _stays: str) -> None:
    assert scene.store.plan(PLAN).progress[OTHER].status is ActionStatus.DONE


def less_is_called_for(scene: Scene) -> AppTest:
    """Show what a new assessment proposes, in which nearly everything is in place."""
    newer = desk.next_assessment(
        scene.store, ASSESSMENT, kind=AssessmentKind.FOLLOW_UP, copy=True, by=scene.bela, today=TODAY
    ).assessment
    for question, answers in scene.store.assessment(ASSESSMENT).assessment.answers.items():
        for answer in answers:
            met = answer.model_copy(update={"answer": Answer.YES})
            desk.save_answer(scene.store, newer, question, met, seen=None, by=scene.bela)
    page = scene.open("plan", plan=PLAN)
    return page.button(key=f"plan-redraft-{PLAN}").click().run()


def taken_out(scene: Scene) -> Fields:
    newer = scene.store.assessments(CITY)[-1].id
    first = desk.propose_redraft(scene.store, PLAN, today=TODAY, assessment=newer).redraft.removals[0].action
    return (Field(id=first, name="title", mine=GONE, theirs="Theirs", again="Theirs again"),)


ON_MINE = {"plan": PLAN, "owner": OWNER}


def blocked_on_mine(scene: Scene) -> AppTest:
    known = scene.store.plan(PLAN).changes(ACTION, status=ActionStatus.BLOCKED, reason="The vote is late.")
    scene.store.commit(known, by=scene.bela)
    return scene.open("mine", **ON_MINE)


def a_line_on_mine(scene: Scene) -> AppTest:
    page = scene.open("mine", **ON_MINE)
    page.session_state[f"mine-{PLAN}-{ACTION}-0-change"] = True
    page.run()
    page.number_input(key=f"mine-{PLAN}-{ACTION}-percent").set_value(40)
    return page.text_input(key=f"mine-{PLAN}-{ACTION}-note").set_value("My line").run()


def with_a_proof(scene: Scene) -> AppTest:
    proof = scene.store.plan(PLAN).changes(ACTION, evidence=(Evidence(title="Minutes"),))
    desk.edit(scene.store, PLAN, proof, by=anna(scene), today=TODAY)
    return scene.open("plan", plan=PLAN, action=ACTION)


def moved_on_board(scene: Scene) -> AppTest:
    page = scene.open_by_hand("board", plan=PLAN)
    by_hand("move", id=ACTION, seen="proposed", to="under-way")(page)
    return page


def correct_start(page: AppTest) -> None:
    page.date_input(key=f"board-day-{PLAN}-{ACTION}-started").set_value(date(2027, 3, 1)).run()


def a_reason_on_board(scene: Scene) -> AppTest:
    page = scene.open_by_hand("board", plan=PLAN)
    by_hand("move", id=ACTION, seen="proposed", to="blocked")(page)
    page.text_area(key=f"board-reason-{PLAN}-{ACTION}-text").set_value("Nobody signs.")
    return page


def done_in_list(scene: Scene) -> AppTest:
    page = in_list(scene)
    choose_in_list(ActionStatus.DONE)(page)
    return page


BLOCKED = replace(STATUS, mine=ActionStatus.BLOCKED)
BACK = replace(STATUS, mine=ActionStatus.PROPOSED, again=ActionStatus.DONE)

OF_ACTIONS = (
    Case(
        place="plan.table._edited",
        show=lambda scene: scene.open_by_hand("plan", plan=PLAN, form="table"),
        act=by_hand(
            "type",
            action=ACTION,
            cells={
                "title": "Mine",
                "owner": "legal",
                "status": "done",
                "own_deadline": "2027-06-01",
                "effort": 3,
            },
        ),
        fields=constant(
            Field(name="title", mine="Mine", theirs="Theirs", again="Theirs again"),
            Field(name="owner", mine="legal", theirs="strategy", again="equality"),
            STATUS,
            Field(name="own_deadline", mine=date(2027, 6, 1), theirs=date(2027, 6, 2), again=date(2027, 6, 3)),
            Field(name="effort", mine=3.0, theirs=4.0, again=5.0),
        ),
        words=("Mine", "Theirs"),
    ),
    Case(
        place="plan.list_view._set_status",
        show=in_list,
        act=choose_in_list(ActionStatus.DONE),
        fields=constant(STATUS),
        words=DONE_OR_AGREED,
        remove=action_taken_out,
    ),
    Case(
        place="plan.action._set_status",
        show=lambda scene: scene.open("plan", plan=PLAN, action=ACTION),
        act=choose_in_dialog,
        fields=constant(STATUS),
        words=DONE_OR_AGREED,
        remove=action_taken_out,
    ),
    Case(
        place="plan.edit.reason_form",
        show=why_blocked,
        act=press("plan-reason-", "-save"),
        fields=constant(BLOCKED),
        words=("Blocked", "Agreed"),
        after=without_its_reason,
    ),
    Case(
        place="plan.edit.form",
        show=typed_into_form,
        act=press(f"plan-edit-{PLAN}-{ACTION}-", "-save"),
        fields=constant(
            *(Field(name=name, mine=TYPED[name][1], theirs=first, again=then) for name, (first, then) in THEIRS.items())
        ),
        words=("Mine", "Theirs"),
    ),
    Case(
        place="plan.edit.form",
        show=no_longer_waits,
        act=press(f"plan-edit-{PLAN}-", "-save"),
        fields=its_lag,
        words=("–", "3"),
    ),
    Case(
        place="plan.action._remove",
        show=with_my_comment,
        act=press("plan-comment-remove-"),
        fields=my_comment,
        words=("–", "Reworded."),
    ),
    Case(
        place="plan.bulk.form",
        show=several,
        act=press(f"plan-bulk-{PLAN}-", "-save"),
        fields=constant(STATUS),
        words=DONE_OR_AGREED,
        after=both_done,
    ),
    Case(
        place="plan.redraft._take_over",
        show=less_is_called_for,
        act=press(f"plan-redraft-{PLAN}-save"),
        fields=taken_out,
        words=("–", "Theirs"),
    ),
    Case(
        place="mine.card._take_up",
        show=blocked_on_mine,
        act=press(f"mine-{PLAN}-{ACTION}-take-up"),
        fields=constant(replace(STATUS, mine=ActionStatus.PROPOSED)),
        words=("Proposed", "Agreed"),
        remove=action_taken_out,
    ),
    Case(
        place="mine.card._status_button",
        show=lambda scene: scene.open("mine", **ON_MINE),
        act=press(f"mine-{PLAN}-{ACTION}-done"),
        fields=constant(STATUS),
        words=DONE_OR_AGREED,
        remove=action_taken_out,
    ),
    Case(
        place="report_form.ReportForm._save",
        show=a_line_on_mine,
        act=press(f"mine-{PLAN}-{ACTION}-save"),
        fields=constant(
            Field(name="percent", mine=40, theirs=20, again=30),
            Field(name="note", mine="My line", theirs="Their line", again="Their line again"),
        ),
        words=("My line", "Their line"),
        remove=action_taken_out,
    ),
    Case(
        place="evidence_form.GivenEvidence._replace",
        show=with_a_proof,
        act=press(f"plan-report-{PLAN}-{ACTION}-evidence-out-0"),
        fields=constant(
            Field(
                name="evidence",
                mine=(),
                theirs=(Evidence(title="Minutes"), Evidence(title="Order")),
                again=(Evidence(title="Minutes"), Evidence(title="Letter")),
            )
        ),
        words=("", "Order"),
        remove=action_taken_out,
    ),
    Case(
        place="board.move._report",
        show=lambda scene: scene.open_by_hand("board", plan=PLAN),
        act=by_hand("move", id=ACTION, seen="proposed", to="done"),
        fields=constant(STATUS),
        words=DONE_OR_AGREED,
        remove=action_taken_out,
    ),
    Case(
        place="board.move._report",
        show=a_reason_on_board,
        act=press(f"board-report-{ACTION}"),
        fields=constant(BLOCKED),
        words=("Blocked", "Agreed"),
        remove=action_taken_out,
        after=without_its_reason,
    ),
    Case(
        place="board.move._report",
        show=moved_on_board,
        act=correct_start,
        fields=constant(
            Field(name="started", mine=date(2027, 3, 1), theirs=date(2027, 3, 2), again=date(2027, 3, 3)),
        ),
        words=("1 March 2027", "2 March 2027"),
    ),
    Case(
        place="board.move._undo",
        show=moved_on_board,
        act=press("board-undo-"),
        fields=constant(BACK),
        words=("Proposed", "Agreed"),
    ),
    Case(
        place="undo_button._take_back",
        show=done_in_list,
        act=press(f"plan-undo-{PLAN}"),
        fields=constant(replace(BACK, again=ActionStatus.UNDER_WAY)),
        words=("Proposed", "Agreed"),
    ),
)
