"""Every place of the app where something is edited, each with a real conflict: what one person does there, and others.

A place is named by the function that saves: ``plan_list._set_status``. A test holds this table
against the code, so that a new place needs its case here.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime

from streamlit.testing.v1 import AppTest

from app.web.conftest import TODAY
from planner.app import living
from planner.app.living.editing import edit
from planner.assessment import Answer, AssessmentKind, Closure, CouncilSession, PlanStatus
from planner.plan import ActionStatus, Dependency
from planner.store import Actor, Change, Delete, Entity, Store, dependency_id
from planner.store.shapes import SHAPES
from planner.workdays import known_regions

PLAN, ASSESSMENT, CITY = "havelmar-plan-2027", "havelmar-2026-10-15", "havelmar"
ACTION = "F11-01"
BY = "egalite"
"""The respondent who gave most answers to the first key factor."""
GONE = "(gone)"
"""What stands where there is no row any more."""


@dataclass(frozen=True, kw_only=True)
class Scene:
    """A person before a page, and somebody else at another door of the same store."""

    store: Store
    """As the other one has it open."""
    bela: Actor
    open: Callable[..., AppTest]
    open_by_hand: Callable[..., AppTest]
    """For what the browser draws by itself: see ``test_conflicts.by_hand``."""

    def batch(self) -> str:
        """Return the last change of the plan, by which the fields of forms are named."""
        return self.store.plan(PLAN).batch


@dataclass(frozen=True, kw_only=True)
class Field:
    """A field in dispute: the person's value, what somebody else makes of it, and what they make of it yet again."""

    name: str
    mine: object
    theirs: object
    again: object
    entity: Entity = Entity.ACTION
    of: str = PLAN
    id: str = ACTION

    def stands(self, store: Store) -> object:
        """Return what the store holds."""
        with store.moment() as moment:
            row = moment.row(self.entity, self.of, self.id)
        return GONE if row is None else SHAPES[self.entity].codecs[self.name].value(row[self.name])


Fields = tuple[Field, ...]


@dataclass(frozen=True, kw_only=True)
class Case:
    """One conflict at one place."""

    place: str
    show: Callable[[Scene], AppTest]
    """Open the page, and type what is typed before the click."""
    act: Callable[[AppTest], None]
    """The click, or what is kept at once."""
    fields: Callable[[Scene], Fields]
    words: tuple[str, str]
    """How the dialog writes the first field's two values."""
    remove: Callable[[Scene], None] | None = None
    """Let somebody else take the row out, where that can happen."""
    after: Callable[[Scene, str], None] = lambda _scene, _stays: None
    """What else must hold once it was decided; told whose values stay, “mine” or “theirs”."""


def others_change(scene: Scene, fields: Fields, which: str) -> None:
    """Let somebody else give the fields other values."""
    if fields[0].entity is Entity.ACTION:
        new = {field.name: getattr(field, which) for field in fields}
        edit(scene.store, PLAN, {fields[0].id: new}, by=scene.bela, today=TODAY)
        return
    scene.store.commit(
        (
            Change(
                entity=field.entity,
                of=field.of,
                id=field.id,
                field=field.name,
                seen=field.stands(scene.store),
                new=getattr(field, which),
            )
            for field in fields
        ),
        by=scene.bela,
    )


def one(*fields: Field) -> Callable[[Scene], Fields]:
    """Return fields that need no look at the store."""
    return lambda _scene: fields


# Actions


STATUS = Field(name="status", mine=ActionStatus.DONE, theirs=ActionStatus.AGREED, again=ActionStatus.UNDER_WAY)
DONE_OR_AGREED = ("Done", "Agreed")


def action_taken_out(scene: Scene) -> None:
    removal = living.prepare_removal(scene.store.plan(PLAN), ACTION, today=TODAY)
    living.carry_out(scene.store, removal, by=scene.bela)


def key_of(page: AppTest, kind: str, beginning: str, ending: str = "") -> str:
    """Return the key of the widget whose key begins and ends so."""
    keys = [str(widget.key) for widget in page.get(kind)]
    return next(key for key in keys if key.startswith(beginning) and key.endswith(ending))


def press(beginning: str, ending: str = "") -> Callable[[AppTest], None]:
    """Return a click on the button whose key begins and ends so."""

    def click(page: AppTest) -> None:
        page.button(key=key_of(page, "button", beginning, ending)).click().run()

    return click


def by_hand(what: str, **said: object) -> Callable[[AppTest], None]:
    def doing(page: AppTest) -> None:
        page.session_state["by hand"] = (what, said)
        page.run()

    return doing


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
    "accountable": ("selectbox", "legal", "owner"),
    "effort": ("number_input", 3.0, "effort"),
    "cost_band": ("selectbox", 1, "cost"),
    "own_deadline": ("date_input", date(2027, 6, 1), "deadline"),
    "duration": ("number_input", 11, "duration"),
    "not_before": ("date_input", date(2027, 2, 1), "not-before"),
    "why": ("text_area", "My why", "why"),
    "first_steps": ("text_area", ("My step",), "steps"),
    "indicator": ("text_area", "My indicator", "indicator"),
    "proof": ("text_area", "My proof", "proof"),
    "notes": ("text_area", ("My note",), "notes"),
}
"""What the person types into the form of an action: kind of widget, value, end of its key."""
THEIRS: Mapping[str, tuple[object, object]] = {
    "title": ("Theirs", "Theirs again"),
    "accountable": ("strategy", "equality"),
    "effort": (4.0, 5.0),
    "cost_band": (2, 3),
    "own_deadline": (date(2027, 6, 2), date(2027, 6, 3)),
    "duration": (12, 13),
    "not_before": (date(2027, 2, 2), date(2027, 2, 3)),
    "why": ("Their why", "Their why again"),
    "first_steps": (("Their step",), ("Their step again",)),
    "indicator": ("Their indicator", "Their indicator again"),
    "proof": ("Their proof", "Their proof again"),
    "notes": (("Their note",), ("Their note again",)),
}


def typed_into_form(scene: Scene) -> AppTest:
    page = scene.open("plan", plan=PLAN, action=ACTION)
    place = f"plan-edit-{PLAN}-{ACTION}-{scene.batch()}"
    for kind, value, ending in TYPED.values():
        typed = "\n".join(value) if isinstance(value, tuple) else value
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
    living.add_comment(
        scene.store, PLAN, "As I said it.", by=anna(scene), now=datetime(2027, 3, 1, tzinfo=UTC), action=ACTION
    )
    return scene.open("plan", plan=PLAN, action=ACTION)


def my_comment(scene: Scene) -> Fields:
    (comment,) = scene.store.comments(PLAN, ACTION)
    return (
        Field(entity=Entity.COMMENT, id=comment.id, name="text", mine=GONE, theirs="Reworded.", again="And once more."),
    )


def anna(scene: Scene) -> Actor:
    return living.introduce(scene.store, "Anna")


def several(scene: Scene) -> AppTest:
    page = scene.open("plan", plan=PLAN)
    page.button(key=f"plan-bulk-{PLAN}").click().run()
    place = f"plan-bulk-{PLAN}-{scene.batch()}"
    page.multiselect(key=f"{place}-actions").set_value([ACTION, "F11-02"]).run()
    page.selectbox(key=f"{place}-status").set_value("done").run()
    return page


def both_done(scene: Scene, _stays: str) -> None:
    assert scene.store.plan(PLAN).progress["F11-02"].status is ActionStatus.DONE


def less_is_called_for(scene: Scene) -> AppTest:
    """Show what a new assessment proposes, in which nearly everything is in place."""
    newer = living.next_assessment(
        scene.store, ASSESSMENT, kind=AssessmentKind.FOLLOW_UP, copy=True, by=scene.bela, today=TODAY
    ).assessment
    for question, answers in scene.store.assessment(newer).assessment.answers.items():
        for answer in answers:
            if answer.answer is not Answer.YES:
                met = answer.model_copy(update={"answer": Answer.YES})
                living.save_answer(scene.store, newer, question, met, seen=answer, by=scene.bela)
    page = scene.open("plan", plan=PLAN)
    return page.button(key=f"plan-redraft-{PLAN}").click().run()


def taken_out(scene: Scene) -> Fields:
    newer = scene.store.assessments(CITY)[-1].id
    first = living.propose_redraft(scene.store, PLAN, assessment=newer).redraft.removals[0].action
    return (Field(id=first, name="title", mine=GONE, theirs="Theirs", again="Theirs again"),)


ON_MINE = {"plan": PLAN, "owner": "data"}


def a_line_on_mine(scene: Scene) -> AppTest:
    page = scene.open("mine", **ON_MINE)
    page.number_input(key=f"mine-{PLAN}-{ACTION}-percent").set_value(40)
    return page.text_input(key=f"mine-{PLAN}-{ACTION}-note").set_value("My line").run()


def moved_on_board(scene: Scene) -> AppTest:
    page = scene.open_by_hand("board", plan=PLAN)
    by_hand("move", id=ACTION, seen="proposed", to="under-way")(page)
    return page


def correct_start(page: AppTest) -> None:
    page.date_input(key=f"board-started-{PLAN}-{ACTION}").set_value(date(2027, 3, 1)).run()


def a_reason_on_board(scene: Scene) -> AppTest:
    page = scene.open_by_hand("board", plan=PLAN)
    by_hand("move", id=ACTION, seen="proposed", to="blocked")(page)
    page.text_area(key=f"board-reason-{PLAN}-{ACTION}").set_value("Nobody signs.")
    return page


def done_in_list(scene: Scene) -> AppTest:
    page = in_list(scene)
    choose_in_list(ActionStatus.DONE)(page)
    return page


BLOCKED = replace(STATUS, mine=ActionStatus.BLOCKED)
BACK = replace(STATUS, mine=ActionStatus.PROPOSED, again=ActionStatus.DONE)

OF_ACTIONS = (
    Case(
        place="plan_table._edited",
        show=lambda scene: scene.open_by_hand("plan", plan=PLAN),
        act=by_hand(
            "type",
            action=ACTION,
            cells={"action": "Mine", "owner": "legal", "status": "done", "due": "2027-06-01", "effort": 3},
        ),
        fields=one(
            Field(name="title", mine="Mine", theirs="Theirs", again="Theirs again"),
            Field(name="accountable", mine="legal", theirs="strategy", again="equality"),
            STATUS,
            Field(name="own_deadline", mine=date(2027, 6, 1), theirs=date(2027, 6, 2), again=date(2027, 6, 3)),
            Field(name="effort", mine=3.0, theirs=4.0, again=5.0),
        ),
        words=("Mine", "Theirs"),
    ),
    Case(
        place="plan_list._set_status",
        show=in_list,
        act=choose_in_list(ActionStatus.DONE),
        fields=one(STATUS),
        words=DONE_OR_AGREED,
        remove=action_taken_out,
    ),
    Case(
        place="plan_action._set_status",
        show=lambda scene: scene.open("plan", plan=PLAN, action=ACTION),
        act=choose_in_dialog,
        fields=one(STATUS),
        words=DONE_OR_AGREED,
        remove=action_taken_out,
    ),
    Case(
        place="plan_reason.form",
        show=why_blocked,
        act=press("plan-reason-", "-save"),
        fields=one(BLOCKED),
        words=("Blocked", "Agreed"),
        after=without_its_reason,
    ),
    Case(
        place="plan_edit.form",
        show=typed_into_form,
        act=press(f"plan-edit-{PLAN}-{ACTION}-", "-save"),
        fields=one(
            *(Field(name=name, mine=TYPED[name][1], theirs=first, again=then) for name, (first, then) in THEIRS.items())
        ),
        words=("Mine", "Theirs"),
    ),
    Case(
        place="plan_edit.form",
        show=no_longer_waits,
        act=press(f"plan-edit-{PLAN}-", "-save"),
        fields=its_lag,
        words=("–", "3"),
    ),
    Case(
        place="plan_action._remove",
        show=with_my_comment,
        act=press("plan-comment-remove-"),
        fields=my_comment,
        words=("–", "Reworded."),
    ),
    Case(
        place="plan_bulk.form",
        show=several,
        act=press(f"plan-bulk-{PLAN}-", "-save"),
        fields=one(STATUS),
        words=DONE_OR_AGREED,
        after=both_done,
    ),
    Case(
        place="plan_redraft._take_over",
        show=less_is_called_for,
        act=press(f"plan-redraft-{PLAN}-save"),
        fields=taken_out,
        words=("–", "Theirs"),
    ),
    Case(
        place="mine_card._done",
        show=lambda scene: scene.open("mine", **ON_MINE),
        act=press(f"mine-{PLAN}-{ACTION}-done"),
        fields=one(STATUS),
        words=DONE_OR_AGREED,
        remove=action_taken_out,
    ),
    Case(
        place="mine_card._save",
        show=a_line_on_mine,
        act=press(f"mine-{PLAN}-{ACTION}-save"),
        fields=one(
            Field(name="percent", mine=40, theirs=20, again=30),
            Field(name="note", mine="My line", theirs="Their line", again="Their line again"),
        ),
        words=("My line", "Their line"),
        remove=action_taken_out,
    ),
    Case(
        place="board_move._report",
        show=lambda scene: scene.open_by_hand("board", plan=PLAN),
        act=by_hand("move", id=ACTION, seen="proposed", to="done"),
        fields=one(STATUS),
        words=DONE_OR_AGREED,
        remove=action_taken_out,
    ),
    Case(
        place="board_move._report",
        show=a_reason_on_board,
        act=press(f"board-report-{ACTION}"),
        fields=one(BLOCKED),
        words=("Blocked", "Agreed"),
        remove=action_taken_out,
        after=without_its_reason,
    ),
    Case(
        place="board_move._report",
        show=moved_on_board,
        act=correct_start,
        fields=one(
            Field(name="started", mine=date(2027, 3, 1), theirs=date(2027, 3, 2), again=date(2027, 3, 3)),
        ),
        words=("1 March 2027", "2 March 2027"),
    ),
    Case(
        place="board_move._undo",
        show=moved_on_board,
        act=press("board-undo-"),
        fields=one(BACK),
        words=("Proposed", "Agreed"),
    ),
    Case(
        place="undo._take_back",
        show=done_in_list,
        act=press(f"plan-undo-{PLAN}"),
        fields=one(replace(BACK, again=ActionStatus.UNDER_WAY)),
        words=("Proposed", "Agreed"),
    ),
)


# The assessment


PLACE = f"{ASSESSMENT}-{BY}-1.1"


def asking(scene: Scene) -> AppTest:
    return scene.open("assess", assessment=ASSESSMENT, factor="F01")


def row_of_answer(scene: Scene) -> str:
    return scene.store.assessment(ASSESSMENT).response_ids["1.1"][0]


def of_answer(name: str, mine: object, theirs: object, again: object) -> Callable[[Scene], Fields]:
    def fields(scene: Scene) -> Fields:
        id_ = row_of_answer(scene)
        return (Field(entity=Entity.RESPONSE, of=ASSESSMENT, id=id_, name=name, mine=mine, theirs=theirs, again=again),)

    return fields


def answer_taken_back(scene: Scene) -> None:
    seen = scene.store.assessment(ASSESSMENT).assessment.answers["1.1"][0]
    living.save_answer(scene.store, ASSESSMENT, "1.1", None, seen=seen, by=scene.bela)


def row_deleted(entity: Entity, id_: str) -> Callable[[Scene], None]:
    def removing(scene: Scene) -> None:
        scene.store.commit([Delete(entity=entity, of=ASSESSMENT, id=id_, seen={})], by=scene.bela)

    return removing


def answering(answer: Answer | None) -> Callable[[AppTest], None]:
    def choosing(page: AppTest) -> None:
        page.segmented_control(key=f"answer-{PLACE}").set_value(answer).run()

    return choosing


def noting(kind: str) -> Callable[[AppTest], None]:
    def typing(page: AppTest) -> None:
        page.text_area(key=f"{kind}-{PLACE}").set_value("My note").run()

    return typing


def with_the_confidential_note(scene: Scene) -> AppTest:
    return asking(scene).toggle(key=f"closed-confidential_note-{PLACE}").set_value(True).run()


def judging(scene: Scene) -> AppTest:
    page = scene.open("assess", assessment=ASSESSMENT, factor="F05")
    page.text_area(key=f"judge-because-{ASSESSMENT}-F05").set_value("My reason")
    return page


def of_context(factor: str, name: str, mine: object, theirs: object, again: object) -> Callable[[Scene], Fields]:
    return one(Field(entity=Entity.READING, of=ASSESSMENT, id=factor, name=name, mine=mine, theirs=theirs, again=again))


def in_context(scene: Scene) -> AppTest:
    return scene.open("context", assessment=ASSESSMENT)


def choose_reading(page: AppTest) -> None:
    page.button_group(key=f"readings-{ASSESSMENT}-C3").set_value(["settled"]).run()


def give_figure(page: AppTest) -> None:
    page.number_input(key=f"figure-{ASSESSMENT}-languages").set_value(20).run()


def note_context(page: AppTest) -> None:
    page.text_area(key=f"context-note-{ASSESSMENT}-C2").set_value("My note").run()


def because(mine: object) -> Callable[[Scene], Fields]:
    return one(
        Field(
            entity=Entity.VERDICT,
            of=ASSESSMENT,
            id="F05",
            name="because",
            mine=mine,
            theirs="Their reason",
            again="Their reason again",
        )
    )


OF_ASSESSMENTS = (
    Case(
        place="assess_question._keep",
        show=asking,
        act=answering(Answer.NO),
        fields=of_answer("answer", Answer.NO, Answer.PARTLY, Answer.UNKNOWN),
        words=("No", "Partly"),
        remove=answer_taken_back,
    ),
    Case(
        place="assess_question._keep",
        show=asking,
        act=answering(None),
        fields=of_answer("answer", GONE, Answer.PARTLY, Answer.UNKNOWN),
        words=("–", "Partly"),
    ),
    Case(
        place="assess_question._keep",
        show=asking,
        act=noting("note"),
        fields=of_answer("note", "My note", "Their note", "Their note again"),
        words=("My note", "Their note"),
        remove=answer_taken_back,
    ),
    Case(
        place="assess_question._keep",
        show=with_the_confidential_note,
        act=noting("confidential_note"),
        fields=of_answer("confidential_note", "My note", "Their note", "Their note again"),
        words=("My note", "Their note"),
        remove=answer_taken_back,
    ),
    Case(
        place="assess_verdict._save",
        show=judging,
        act=press(f"judge-keep-{ASSESSMENT}-F05"),
        fields=because("My reason"),
        words=("My reason", "Their reason"),
        remove=row_deleted(Entity.VERDICT, "F05"),
    ),
    Case(
        place="assess_verdict._save",
        show=lambda scene: scene.open("assess", assessment=ASSESSMENT, factor="F05"),
        act=press(f"judge-drop-{ASSESSMENT}-F05"),
        fields=because(GONE),
        words=("–", "Their reason"),
    ),
    Case(
        place="context._keep",
        show=in_context,
        act=note_context,
        fields=of_context("C2", "note", "My note", "Their note", "Their note again"),
        words=("My note", "Their note"),
        remove=row_deleted(Entity.READING, "C2"),
    ),
    Case(
        place="context._keep",
        show=in_context,
        act=choose_reading,
        fields=of_context("C3", "readings", ("settled",), (), ("recent", "settled")),
        words=("settled", "–"),
        remove=row_deleted(Entity.READING, "C3"),
    ),
    Case(
        place="context._keep",
        show=in_context,
        act=give_figure,
        fields=of_context("C3", "figures", {"languages": 20}, {"languages": 15}, {"languages": 16}),
        words=("languages: 20", "languages: 15"),
        remove=row_deleted(Entity.READING, "C3"),
    ),
)


# Settings and what the council decided


def settings(part: str) -> Callable[[Scene], AppTest]:
    return lambda scene: scene.open("settings", plan=PLAN, part=part)


def of_head(name: str, mine: object, theirs: object, again: object) -> Field:
    return Field(entity=Entity.PLAN, of="", id=PLAN, name=name, mine=mine, theirs=theirs, again=again)


def of_role(name: str, mine: object, theirs: object, again: object) -> Field:
    return Field(entity=Entity.ROLE, id="data", name=name, mine=mine, theirs=theirs, again=again)


def name_holder(page: AppTest) -> None:
    page.text_input(key=f"holder-{PLAN}-data").set_value("My office").run()


def give_capacity(page: AppTest) -> None:
    page.number_input(key=f"capacity-{PLAN}-data").set_value(0.35).run()


def choose_country(page: AppTest) -> None:
    page.selectbox(key=f"country-{PLAN}").set_value("BE").run()


REGIONS = sorted(known_regions()["FR"])[:3]


def choose_region(page: AppTest) -> None:
    page.selectbox(key=f"region-{PLAN}").set_value(REGIONS[0]).run()


ADDED, SESSION = Closure(first=date(2027, 4, 5), last=date(2027, 4, 16)), CouncilSession(day=date(2027, 10, 4))


def closure_typed(scene: Scene) -> AppTest:
    page = settings("calendar")(scene)
    page.date_input(key=f"closure-first-{PLAN}").set_value(ADDED.first)
    page.date_input(key=f"closure-last-{PLAN}").set_value(ADDED.last)
    return page


def session_typed(scene: Scene) -> AppTest:
    page = settings("calendar")(scene)
    page.date_input(key=f"session-day-{PLAN}").set_value(SESSION.day)
    return page


def closures(*, added: bool) -> Callable[[Scene], Fields]:
    def fields(scene: Scene) -> Fields:
        before = scene.store.plan(PLAN).plan.closures
        mine = (*before, ADDED) if added else tuple(closure for closure in before if closure != before[0])
        return (of_head("closures", mine, before[:1], before[:2]),)

    return fields


def sessions(*, added: bool) -> Callable[[Scene], Fields]:
    def fields(scene: Scene) -> Fields:
        before = scene.store.plan(PLAN).plan.council_sessions
        mine = (*before, SESSION) if added else before[1:]
        return (of_head("council_sessions", mine, before[:1], before[:2]),)

    return fields


def numbers_typed(scene: Scene) -> AppTest:
    page = settings("method")(scene)
    return page.number_input(key=f"cap-{PLAN}-longer_term-None").set_value(20).run()


def decision_typed(scene: Scene) -> AppTest:
    page = scene.open("progress", plan=PLAN)
    page.date_input(key=f"adopted-on-{PLAN}").set_value(date(2027, 3, 1))
    page.text_input(key=f"adopted-reference-{PLAN}").set_value("2027-114")
    return page


def adopted(scene: Scene) -> str:
    """Return what the council adopted; somebody keeps it the first time."""
    known = scene.store.baselines(PLAN)
    if known:
        return known[0][0]
    view = living.plan_view(scene.store, PLAN, today=TODAY)
    return living.adopt(scene.store, view, adopted_on=date(2027, 1, 4), reference="2027-001", by=scene.bela).id


def correction_typed(scene: Scene) -> AppTest:
    id_ = adopted(scene)
    page = scene.open("progress", plan=PLAN)
    page.date_input(key=f"corrected-on-{id_}").set_value(date(2027, 1, 11))
    return page


def day_of_decision(scene: Scene) -> Fields:
    days = {"mine": date(2027, 1, 11), "theirs": date(2027, 1, 12), "again": date(2027, 1, 13)}
    return (Field(entity=Entity.DOCUMENT, of="", id=adopted(scene), name="dated", **days),)


OF_SETTINGS = (
    Case(
        place="settings_people._save",
        show=settings("people"),
        act=name_holder,
        fields=one(of_role("holder", "My office", "Their office", "Their other office")),
        words=("My office", "Their office"),
    ),
    Case(
        place="settings_people._save",
        show=settings("people"),
        act=give_capacity,
        fields=one(of_role("capacity", 0.35, 0.45, 0.55)),
        words=("0.35", "0.45"),
    ),
    Case(
        place="settings_calendar._country",
        show=settings("calendar"),
        act=choose_country,
        fields=one(of_head("country", "BE", "ES", "PT")),
        words=("BE", "ES"),
    ),
    Case(
        place="settings_calendar._region",
        show=settings("calendar"),
        act=choose_region,
        fields=one(of_head("region", *REGIONS)),
        words=(REGIONS[0], REGIONS[1]),
    ),
    Case(
        place="settings_calendar._add",
        show=closure_typed,
        act=press(f"add-{PLAN}"),
        fields=closures(added=True),
        words=("5 April 2027", "Pont de l’Ascension"),
    ),
    Case(
        place="settings_calendar._remove",
        show=settings("calendar"),
        act=press(f"closure-{PLAN}-0-"),
        fields=closures(added=False),
        words=("Fermeture estivale", "Pont de l’Ascension"),
    ),
    Case(
        place="settings_sessions._add",
        show=session_typed,
        act=press(f"add-session-{PLAN}"),
        fields=sessions(added=True),
        words=("4 October 2027", "Vote du budget 2027"),
    ),
    Case(
        place="settings_sessions._remove",
        show=settings("calendar"),
        act=press(f"session-{PLAN}-2026-12-14"),
        fields=sessions(added=False),
        words=("21 June 2027", "Vote du budget 2027"),
    ),
    Case(
        place="settings_own_numbers._keep",
        show=numbers_typed,
        act=press(f"numbers-keep-{PLAN}"),
        fields=one(
            Field(
                entity=Entity.SETTINGS,
                of=ASSESSMENT,
                id="plan",
                name="caps",
                mine={"longer_term": 20},
                theirs={"longer_term": 25},
                again={"longer_term": 26},
            )
        ),
        words=("20", "25"),
    ),
    Case(
        place="progress_baseline._adopt",
        show=decision_typed,
        act=press(f"adopt-now-{PLAN}"),
        fields=one(of_head("status", PlanStatus.ADOPTED, PlanStatus.FOR_ADOPTION, PlanStatus.DRAFT)),
        words=("Adopted", "For adoption"),
    ),
    Case(
        place="progress_baseline._correct",
        show=correction_typed,
        act=press("correct-now-"),
        fields=day_of_decision,
        words=("11 January 2027", "12 January 2027"),
    ),
)

CASES = (*OF_ACTIONS, *OF_ASSESSMENTS, *OF_SETTINGS)

WITH_A_TEST_OF_ITS_OWN = {"assess_unplaced._save": "test_assess_unplaced, over a benchmark that its authors changed"}
"""Places whose conflict needs another city than this one."""

NEVER_IN_DISPUTE = {
    "assess_again._begun": "a new assessment stands beside the others",
    "assess_respondent._add": "a new respondent stands beside the others",
    "home_begin._create": "a city of that name that is there already is the one that is meant",
    "home_begin._import": "what is imported stands beside the rest",
    "home_begin._open_example": "an example that is there already is opened",
    "home_return.draft_now": "a new plan stands beside the others",
    "mine_card._confirm": "of two confirmations the later one stays; an action that is gone has its own test",
    "plan_action._comments": "a new comment stands beside the others",
    "plan_add.form": "a new action stands beside the others",
    "settings_removal._remove": "what others touched after the question is not removed, and the page says so",
    "settings_removal._bring_back": "both want the same",
}
"""Places where nothing that somebody saw is changed, each with the reason."""
