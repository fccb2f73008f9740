"""Wherever something is edited, what somebody else changed meanwhile is shown with both values, and a person decides.

Each case is a real one: somebody else changes the same field at another door of the same store,
between what the person saw and what they save.
"""

import ast
import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest
from streamlit.util import calc_hash

import planner.app.web
from app.web.conflict_places import CASES, NEVER_IN_DISPUTE, WITH_A_TEST_OF_ITS_OWN
from app.web.conflict_scene import ACTION, ASSESSMENT, GONE, OWNER, PLAN, Case, Field, Scene, others_change, press
from app.web.conflicts_about_actions import action_taken_out
from app.web.conflicts_about_assessments import PLACE, answer_taken_back, asking
from app.web.conftest import PATIENCE, TODAY, page_text
from planner.app import desk
from planner.app.web import session, sign_in
from planner.store import Create, Delete, Entity, Store, open_store
from planner.toolkit.assessment import Evidence
from planner.wording import Wording
from planner.wording.field_names import field_name

WEB = Path(planner.app.web.__file__).parent
WAYS_TO_SAVE = frozenset({"save_edits", "save_head", "save_settings"})
"""Functions of pages that call ``saving.save`` for others."""
SETTLE = "dispute-settle"
IDS = [f"{number}-{case.place}" for number, case in enumerate(CASES)]


@pytest.fixture
def store(havelmar_file: Path, tmp_path: Path) -> Iterator[Store]:
    """The example Havelmar with its plan, in a file of its own."""
    shutil.copyfile(havelmar_file, tmp_path / "planner.db")
    with open_store(tmp_path / "planner.db") as opened:
        yield opened


def by_hand() -> None:
    """Show the app after what only the browser can do was done: a cell was typed into, a card was moved."""
    import streamlit as st  # noqa: PLC0415 - this is the text of a script

    from planner.action_fields import Kind  # noqa: PLC0415
    from planner.app.web import frame, main, session  # noqa: PLC0415
    from planner.app.web.components.board import Move  # noqa: PLC0415
    from planner.app.web.pages.board import move as board_move  # noqa: PLC0415
    from planner.app.web.pages.plan import table as plan_table  # noqa: PLC0415
    from planner.plan import ActionStatus  # noqa: PLC0415

    what, how = st.session_state.pop("by hand", ("", {}))
    plan = st.query_params["plan"]
    if what == "move":
        step = Move(id=how["id"], seen=ActionStatus(how["seen"]), to=ActionStatus(how["to"]))
        board_move.moved(session.view(plan), step)
    if what == "type":
        shown = st.session_state[plan_table._place(plan)]  # noqa: SLF001
        names = shown.cells.names[Kind.ROLE]
        status = session.wording().label(ActionStatus(how["cells"]["status"]))
        cells = {**how["cells"], "owner": names[how["cells"]["owner"]], "status": status}
        typed = {"edited_rows": {shown.ids.index(how["action"]): cells}, "added_rows": [], "deleted_rows": []}
        st.session_state[plan_table._key(plan, shown.generation)] = typed  # noqa: SLF001
        plan_table._edited(plan)  # noqa: SLF001
    frame.run(main.sections)


@pytest.fixture
def scene(store: Store, open_page: Callable[..., AppTest]) -> Iterator[Scene]:
    """Anna before a page, Béla at a door of his own."""

    def open_by_hand(path: str, **place: str) -> AppTest:
        page = AppTest.from_function(by_hand, default_timeout=PATIENCE)
        page.secrets["planner"] = {"store": store.where}
        for name, value in {session.TODAY: TODAY, sign_in.CHOSEN_NAME: "Anna", "language": "en"}.items():
            page.session_state[name] = value
        for entry, value in place.items():
            page.query_params[entry] = value
        page._page_hash = calc_hash(path)  # noqa: SLF001 - as in conftest
        return stands(page.run())

    with open_store(Path(store.where)) as other:
        yield Scene(store=other, bela=desk.introduce(other, "Béla"), open=open_page, open_by_hand=open_by_hand)


def stands(page: AppTest) -> AppTest:
    """Return a page that shows no error."""
    assert not page.exception
    return page


def asked(page: AppTest) -> bool:
    """Say whether the page asks about a conflict."""
    return SETTLE in {button.key for button in page.button}


def settle(page: AppTest, choice: str = "") -> AppTest:
    """Choose in every field of the dialog, and save the choice."""
    for radio in page.radio:
        if choice and str(radio.key).startswith("dispute-"):
            radio.set_value(choice)
    return stands(page.button(key=SETTLE).click().run())


def disputed(page: AppTest, case: Case, fields: tuple[Field, ...]) -> None:
    """See that the dialog shows every field with both values, who changed it and when."""
    stands(page)
    assert asked(page), page_text(page)
    shown = page_text(page)
    for field in fields:
        assert f"**{field_name(field.name, Wording('en'))}**" in shown
    assert len([radio for radio in page.radio if str(radio.key).startswith("dispute-")]) == len(fields)
    texts = [text.value for text in page.text]
    for word in case.words:
        assert any(word in text for text in texts), (word, texts)
    assert "Béla, " in shown
    assert page.radio[0].value == "theirs"


def store_holds(scene: Scene, fields: tuple[Field, ...], which: str) -> None:
    for field in fields:
        assert field.stands(scene.store) == getattr(field, which), field.name


def _module(file: Path) -> str:
    """Return the dotted name of a module of the app, from the folder of its page on."""
    return ".".join(file.relative_to(WEB).with_suffix("").parts).removeprefix("pages.")


def _functions(module: ast.Module) -> Iterator[tuple[str, ast.FunctionDef]]:
    """Give the functions of a module, and the methods of its classes, with their names."""
    for definition in module.body:
        if isinstance(definition, ast.FunctionDef):
            yield definition.name, definition
        elif isinstance(definition, ast.ClassDef):
            methods = (node for node in definition.body if isinstance(node, ast.FunctionDef))
            yield from ((f"{definition.name}.{method.name}", method) for method in methods)


def test_every_place_where_something_is_edited_has_its_conflict() -> None:
    """A new call of ``saving.save`` and its like needs a case in ``conflict_places``."""
    places = set()
    for file in WEB.rglob("*.py"):
        for name, definition in _functions(ast.parse(file.read_text(encoding="utf-8"))):
            calls = [node.func for node in ast.walk(definition) if isinstance(node, ast.Call)]
            saves = [
                call
                for call in calls
                if (isinstance(call, ast.Name) and call.id in WAYS_TO_SAVE)
                or (isinstance(call, ast.Attribute) and ast.unparse(call) == "saving.save")
            ]
            if saves and name not in WAYS_TO_SAVE:
                places.add(f"{_module(file)}.{name}")
    assert places == {case.place for case in CASES} | NEVER_IN_DISPUTE.keys() | WITH_A_TEST_OF_ITS_OWN.keys()


def test_dialogs_are_opened_in_one_place_only() -> None:
    """The framework takes a page down that opens two in one run; see ``planner.app.web.dialogs``."""
    opening = [file.name for file in WEB.rglob("*.py") if "st.dialog" in file.read_text(encoding="utf-8")]
    assert opening == ["dialogs.py"]


@pytest.mark.parametrize("case", CASES, ids=IDS)
def test_who_takes_theirs_leaves_the_store_as_it_was(scene: Scene, case: Case) -> None:
    page = case.show(scene)
    fields = case.fields(scene)
    others_change(scene, fields, "theirs")
    case.act(page)
    disputed(page, case, fields)
    store_holds(scene, fields, "theirs")
    settle(page, "theirs")
    assert not asked(page)
    store_holds(scene, fields, "theirs")
    case.after(scene, "theirs")
    assert scene.store.unsaved("anna") == {}, "what was decided is not to be saved any more"
    assert stands(page.run()).title, "the page behind stands as a whole"


def test_ones_own_other_window_is_not_somebody_else(scene: Scene) -> None:
    case = next(case for case in CASES if case.place == "plan.table._edited")
    page, fields = case.show(scene), case.fields(scene)
    others_change(replace(scene, bela=desk.introduce(scene.store, "Anna")), fields, "theirs")
    case.act(page)
    assert asked(page)
    captions = [caption.value for caption in page.caption]
    assert "In this window" in captions
    assert "You" not in captions
    assert list(page.radio[0].options) == ["Keep what is saved", "Keep what is typed here"]
    settle(page, "mine")
    store_holds(scene, fields, "mine")


def test_what_was_typed_into_the_table_waits_in_the_form_of_its_action_while_it_is_disputed(scene: Scene) -> None:
    case = next(case for case in CASES if case.place == "plan.table._edited")
    page, fields = case.show(scene), case.fields(scene)
    others_change(scene, fields, "theirs")
    case.act(page)
    disputed(page, case, fields)
    again = scene.open("plan", plan=PLAN, action=ACTION)
    assert again.text_input(key=f"plan-edit-{PLAN}-{ACTION}-title").value == "Mine"
    assert "You typed something here that is not saved yet" in page_text(again)


# Half a minute for all cases together; how a conflict shows and is left to others is tried every day, above.
@pytest.mark.long
@pytest.mark.parametrize("case", CASES, ids=IDS)
def test_who_keeps_theirs_is_asked_again_when_somebody_changes_it_again(scene: Scene, case: Case) -> None:
    page = case.show(scene)
    fields = case.fields(scene)
    others_change(scene, fields, "theirs")
    case.act(page)
    disputed(page, case, fields)
    others_change(scene, fields, "again")
    settle(page, "mine")
    assert asked(page), "somebody changed it yet again"
    store_holds(scene, fields, "again")
    settle(page, "mine")
    assert not asked(page)
    store_holds(scene, fields, "mine")
    case.after(scene, "mine")
    assert stands(page.run()).title, "the page behind stands as a whole"


@pytest.mark.parametrize(
    "case",
    [case for case in CASES if case.remove],
    ids=[name for name, case in zip(IDS, CASES, strict=True) if case.remove],
)
def test_what_somebody_took_out_is_shown_as_removed(scene: Scene, case: Case) -> None:
    page = case.show(scene)
    fields = case.fields(scene)
    assert case.remove is not None
    case.remove(scene)
    case.act(page)
    stands(page)
    shown = page_text(page) + "\n".join(text.value for text in page.text)
    assert "(removed)" in shown
    assert case.words[0] in shown
    assert "Béla, " in shown
    settle(page)
    assert not asked(page)
    assert {field.stands(scene.store) for field in fields} == {GONE}
    assert stands(page.run()).title, "the page behind stands as a whole"


def test_evidence_of_several_people_stands_together(scene: Scene) -> None:
    """A piece is known by its text: whoever adds some takes away nobody else's, also when others took some away."""
    page = asking(scene)
    seen = scene.store.assessment(ASSESSMENT).assessment.answers["1.1"][0]
    theirs = seen.model_copy(update={"evidence": (Evidence(title="Theirs"),)})
    desk.save_answer(scene.store, ASSESSMENT, "1.1", theirs, seen=seen, by=scene.bela)
    page.text_input(key=f"evidence-{PLACE}-title").set_value("Mine")
    press(f"evidence-add-{PLACE}")(page)
    assert not asked(stands(page))
    evidence = scene.store.assessment(ASSESSMENT).assessment.answers["1.1"][0].evidence
    assert sorted(piece.title for piece in evidence) == ["Mine", "Theirs"]


def test_evidence_that_is_taken_away_is_the_one_that_the_person_saw(scene: Scene) -> None:
    first = scene.store.assessment(ASSESSMENT).assessment.answers["1.1"][0]
    both = first.model_copy(update={"evidence": (Evidence(title="One"), Evidence(title="Two"))})
    desk.save_answer(scene.store, ASSESSMENT, "1.1", both, seen=first, by=scene.bela)
    page = asking(scene)
    left = both.model_copy(update={"evidence": both.evidence[1:]})
    desk.save_answer(scene.store, ASSESSMENT, "1.1", left, seen=both, by=scene.bela)
    press(f"evidence-out-{PLACE}-0")(page)
    assert not asked(stands(page))
    assert scene.store.assessment(ASSESSMENT).assessment.answers["1.1"][0].evidence == left.evidence


def test_evidence_for_an_answer_that_was_taken_back_is_shown_before_it_goes(scene: Scene) -> None:
    page = asking(scene)
    page.text_input(key=f"evidence-{PLACE}-title").set_value("Resolution 12")
    answer_taken_back(scene)
    press(f"evidence-add-{PLACE}")(page)
    stands(page)
    assert {"(removed)", "Resolution 12"} <= {text.value for text in page.text}
    settle(page)
    assert "1.1" not in scene.store.assessment(ASSESSMENT).assessment.answers


def test_who_confirms_an_action_that_is_gone_hears_who_took_it_out(scene: Scene) -> None:
    later = scene.store.plan(PLAN).changes(ACTION, own_deadline=date(2027, 12, 1))
    scene.store.commit(later, by=scene.bela)
    page = scene.open("mine", plan=PLAN, owner=OWNER)
    action_taken_out(scene)
    press(f"mine-{PLAN}-{ACTION}-on-track")(page)
    stands(page)
    assert "(removed)" in {text.value for text in page.text}
    assert "Béla, " in page_text(page)
    settle(page)
    assert not asked(page)


def test_a_holder_of_a_role_that_is_gone_is_shown_before_it_goes(scene: Scene) -> None:
    role = {"title": "Mediation", "holder": None, "position": 20}
    scene.store.commit([Create(entity=Entity.ROLE, of=PLAN, id="mediation", values=role)], by=scene.bela)
    page = scene.open("settings", plan=PLAN, part="people")
    scene.store.commit([Delete(entity=Entity.ROLE, of=PLAN, id="mediation", seen={})], by=scene.bela)
    page.text_input(key=f"role-{PLAN}-mediation-holder").set_value("My office").run()
    stands(page)
    assert {"(removed)", "My office"} <= {text.value for text in page.text}
    settle(page)
    assert not asked(page)


def test_a_correction_left_to_others_leaves_the_day_of_the_plan_to_them_too(scene: Scene) -> None:
    view = desk.plan_view(scene.store, PLAN, today=TODAY)
    id_ = desk.adopt(scene.store, view, adopted_on=date(2027, 1, 4), reference="2027-001", by=scene.bela).id
    page = scene.open("progress", plan=PLAN)
    page.date_input(key=f"correct-{id_}-day").set_value(date(2027, 1, 11))
    seen = desk.plan_view(scene.store, PLAN, today=TODAY)
    desk.correct_adoption(scene.store, seen, id_, adopted_on=date(2027, 1, 12), reference="2027-001", by=scene.bela)
    press("correct-now-")(page)
    settle(page, "theirs")
    assert dict(scene.store.baselines(PLAN))[id_].adopted_on == date(2027, 1, 12)
    assert scene.store.plan(PLAN).plan.adopted_on == date(2027, 1, 12)


def test_what_was_decided_is_said_in_passing(scene: Scene) -> None:
    for choice, sentence in (
        ("theirs", "Nothing of yours was saved: the others’ change stays."),
        ("mine", "Your choice is saved."),
    ):
        page = scene.open("settings", plan=PLAN, part="people")
        others_change(
            scene, (Field(entity=Entity.ROLE, id="data", name="holder", mine="", theirs=choice, again=""),), "theirs"
        )
        page.text_input(key=f"role-{PLAN}-data-holder").set_value("My office").run()
        settle(page, choice)
        assert [toast.value for toast in page.toast] == [sentence]
