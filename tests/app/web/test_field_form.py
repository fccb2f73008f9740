"""A field of an action is asked for in the widget of its kind; what is left as it stood changes nothing."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date

import pytest
from streamlit.testing.v1 import AppTest

from planner.action_fields import ACTION_FIELDS, FIELD_BY_NAME, Field, Group, Kind, Surface, fields_on
from planner.app.desk import ActionStanding, PlanView
from planner.app.web.drafts import Draft
from planner.app.web.field_form import FieldForm, lines, meant, role_names
from planner.plan import Action
from planner.store import Store
from planner.toolkit.deadlines import ONGOING, NoDeadline
from planner.track.field_values import field_value
from planner.wording import Wording

Within = Callable[..., AppTest]
WIDGETS = {
    Kind.LINE: "text_input",
    Kind.REMARK: "text_input",
    Kind.PARAGRAPH: "text_area",
    Kind.LINES: "text_area",
    Kind.ROLE: "selectbox",
    Kind.ROLES: "multiselect",
    Kind.PERSON: "selectbox",
    Kind.PERSON_DAYS: "number_input",
    Kind.COST_BAND: "selectbox",
    Kind.DAY: "date_input",
    Kind.FIRST_DAY: "text_input",
    Kind.DEADLINE: "text_input",
    Kind.DURATION: "number_input",
    Kind.NUMBER: "number_input",
    Kind.PERCENT: "number_input",
    Kind.WORD: "selectbox",
    Kind.FLAG: "checkbox",
    Kind.EVIDENCE: "text_input",
}
GROUPS = (Group.TEXT, Group.RESULT, Group.WHO, Group.MEANS, Group.WHEN)
FIELDS = tuple(field for group in GROUPS for field in fields_on(Surface.FORM, group))


@pytest.fixture
def store(havelmar: Store) -> Store:
    return havelmar


def asking(
    view: PlanView,
    action: ActionStanding,
    answers: dict[str, object],
    place: str = "form",
    fields: Iterable[Field] = FIELDS,
) -> Callable[[], None]:
    """Return the script that asks for fields of an action, and notes what its widgets hold."""

    def body() -> None:
        form = FieldForm.of(view, action, Draft(place))
        answers.update({field.name: form.ask(field) for field in fields})

    return body


ONE_OF_EACH_KIND = tuple({field.kind: field for field in reversed(ACTION_FIELDS) if field.kind in WIDGETS}.values())


def test_every_kind_that_is_typed_has_a_widget_and_gives_back_what_is_stored(
    within: Within, drafted_view: PlanView
) -> None:
    action = drafted_view.standing.actions[0]
    answers: dict[str, object] = {}
    page = within(asking(drafted_view, action, answers, fields=ONE_OF_EACH_KIND))
    assert FieldForm.widgets.keys() == WIDGETS.keys() == {field.kind for field in ONE_OF_EACH_KIND}
    for field in ONE_OF_EACH_KIND:
        keys = [str(widget.key) for widget in page.get(WIDGETS[field.kind])]
        assert [key for key in keys if key.endswith(f"-{field.name}")], field.name
        assert answers[field.name] == field_value(action, field)


def test_a_number_can_be_cleared_only_where_the_action_does_without_it(within: Within, drafted_view: PlanView) -> None:
    numbers = (FIELD_BY_NAME["duration"], FIELD_BY_NAME["effort"], FIELD_BY_NAME["percent"], FIELD_BY_NAME["remaining"])
    page = within(asking(drafted_view, drafted_view.standing.actions[0], {}, fields=numbers))
    # The framework draws the cross that clears a field where it has no default.
    assert [widget.proto.HasField("default") for widget in page.number_input] == [True, True, True, False]


def test_a_word_is_chosen_from_its_list_as_the_reader_calls_it(within: Within, drafted_view: PlanView) -> None:
    statuses = (FIELD_BY_NAME["status"], FIELD_BY_NAME["recurrence"])
    page = within(asking(drafted_view, drafted_view.standing.actions[0], {}, fields=statuses), language="fr")
    assert [box.options[:2] for box in page.selectbox] == [
        ["Proposée", "Convenue"],
        ["Une seule fois", "À chaque réunion"],
    ]


def test_a_form_that_nobody_touches_changes_nothing(within: Within, drafted_view: PlanView) -> None:
    unlike = [
        drafted_view.standing.action_by_id["F03-03"],
        next(action for action in drafted_view.standing.actions if action.is_quick_win),
        drafted_view.standing.actions[-1].model_copy(update={"own_deadline": date(2027, 6, 1), "partners": ("hr",)}),
        drafted_view.standing.actions[-3].model_copy(update={"own_deadline": NoDeadline.ONGOING}),
        drafted_view.standing.actions[-2].model_copy(update={"duration": 0, "effort": 0.5}),
        drafted_view.standing.actions[-4].model_copy(
            update={"not_before": date(2027, 6, 1), "must_be_on": date(2027, 9, 1), "vote_after": 0, "optimistic": 3}
        ),
    ]
    for action in unlike:
        answers: dict[str, object] = {}
        within(asking(drafted_view, action, answers, place=f"form-{action.id}"))
        assert answers == {field.name: getattr(action, field.name) for field in FIELDS}


def test_what_only_the_plan_knows_stays_among_the_choices(within: Within, drafted_view: PlanView) -> None:
    foreign = drafted_view.standing.actions[0].model_copy(update={"cost_band": 9, "partners": ("harbour-master",)})
    answers: dict[str, object] = {}
    within(asking(drafted_view, foreign, answers))
    assert (answers["cost_band"], answers["partners"]) == (9, ("harbour-master",))


@pytest.mark.parametrize(
    ("elapsed", "label"), [(False, "Duration in working days"), (True, "Duration in calendar days")]
)
def test_a_duration_says_which_days_it_counts(
    within: Within,
    drafted_view: PlanView,
    elapsed: bool,  # noqa: FBT001
    label: str,
) -> None:
    action = drafted_view.standing.actions[0].model_copy(update={"elapsed": elapsed})
    page = within(asking(drafted_view, action, {}))
    assert label in [widget.label for widget in page.number_input]


def test_a_deadline_of_their_own_says_what_holds_without_it(within: Within, drafted_view: PlanView) -> None:
    page = within(asking(drafted_view, drafted_view.standing.actions[0], {}))
    helps = {str(widget.key).rsplit("-", 1)[-1]: widget.proto.help for widget in page.text_input}
    assert helps.pop("own_deadline").endswith("Empty: the schedule says by when it is due.")
    assert helps.pop("not_before").endswith("Empty: it may start as soon as it can.")
    assert not any(helps.values())


@pytest.mark.parametrize(
    ("language", "typed", "meant_day", "shown"),
    [
        ("en", "T2 2027", date(2027, 6, 30), "→ 30 June 2027"),
        ("fr", "03/04/2027", date(2027, 4, 3), "→ 3 avril 2027"),
        ("fr", "fin 2027", date(2027, 12, 31), "→ 31 décembre 2027"),
        ("fr", "ongoing", NoDeadline.ONGOING, f"→ {Wording('fr').say(ONGOING)}"),
    ],
)
def test_a_deadline_is_typed_as_plans_write_it_and_shown_back_in_full(
    within: Within, drafted_view: PlanView, language: str, typed: str, meant_day: object, shown: str
) -> None:
    answers: dict[str, object] = {}
    body = asking(drafted_view, drafted_view.standing.actions[0], answers, fields=[FIELD_BY_NAME["own_deadline"]])
    page = within(body, language=language)
    page.text_input(key="form-own_deadline").set_value(typed).run()
    assert answers["own_deadline"] == meant_day
    assert [caption.value for caption in page.caption] == [shown]


def test_a_first_day_is_typed_as_plans_write_it_and_chosen_in_a_calendar(
    within: Within, drafted_view: PlanView
) -> None:
    answers: dict[str, object] = {}
    body = asking(drafted_view, drafted_view.standing.actions[0], answers, fields=[FIELD_BY_NAME["not_before"]])
    page = within(body, language="fr")
    page.text_input(key="form-not_before").set_value("dès juin 2027").run()
    assert answers["not_before"] == date(2027, 6, 1)
    assert [caption.value for caption in page.caption] == ["→ 1er juin 2027"]
    page.date_input(key="form-not_before-day").set_value(date(2027, 3, 1)).run()
    assert answers["not_before"] == date(2027, 3, 1)


def test_a_deadline_is_chosen_in_a_calendar_as_well(within: Within, drafted_view: PlanView) -> None:
    answers: dict[str, object] = {}
    body = asking(drafted_view, drafted_view.standing.actions[0], answers, fields=[FIELD_BY_NAME["own_deadline"]])
    page = within(body, language="fr")
    page.date_input(key="form-own_deadline-day").set_value(date(2027, 3, 1)).run()
    assert page.text_input(key="form-own_deadline").value == "1er mars 2027"
    assert answers["own_deadline"] == date(2027, 3, 1)


def test_what_is_no_deadline_is_left_to_be_refused_in_words(within: Within, drafted_view: PlanView) -> None:
    answers: dict[str, object] = {}
    body = asking(drafted_view, drafted_view.standing.actions[0], answers, fields=[FIELD_BY_NAME["own_deadline"]])
    page = within(body)
    page.text_input(key="form-own_deadline").set_value("soon").run()
    assert answers["own_deadline"] == "soon"
    assert not page.caption


@pytest.mark.parametrize(
    ("name", "typed", "value"),
    [
        ("title", "Ours", "Ours"),
        ("title", "", ""),  # to be refused in words
        ("first_steps", " One \n\n Two", ("One", "Two")),
        ("first_steps", "", ()),
        ("partners", ["hr", "legal"], ("hr", "legal")),
        ("effort", 2.5, 2.5),
        ("own_deadline", None, None),
        ("not_before", None, None),
        ("not_before", "T2 2027", date(2027, 4, 1)),
        ("not_before", "soon", "soon"),  # to be refused in words
        ("budget_line", " ", None),
        ("note", " All well. ", "All well."),
        ("note", "", None),
    ],
)
def test_what_is_typed_is_meant_as_the_plan_keeps_it(name: str, typed: object, value: object) -> None:
    assert meant(FIELD_BY_NAME[name], typed) == value


def test_an_optional_line_that_is_emptied_is_none() -> None:
    optional = [
        field
        for field in FIELD_BY_NAME.values()
        if field.kind is Kind.LINE
        and field.name in Action.model_fields
        and not Action.model_fields[field.name].is_required()
    ]
    assert all(meant(field, "") is None for field in optional)


@pytest.mark.parametrize(
    ("text", "parts"),
    [("", ()), ("\n \n", ()), ("One", ("One",)), ("One\r\nTwo", ("One", "Two")), ("  a  b ", ("a  b",))],
)
def test_lines_are_those_that_say_something(text: str, parts: tuple[str, ...]) -> None:
    assert lines(text) == parts


def test_the_plans_own_roles_come_first_and_keep_their_names(drafted_view: PlanView) -> None:
    names = role_names(drafted_view)
    own = [role.id for role in drafted_view.plan.roles]
    assert list(names)[: len(own)] == own
    assert {role.id for role in drafted_view.catalogue.roles} <= names.keys()
    renamed = drafted_view.plan.roles[0].model_copy(update={"holder": "Guild of pilots"})
    plan = drafted_view.plan.model_copy(update={"roles": (renamed, *drafted_view.plan.roles[1:])})
    view = replace(drafted_view, forecast=replace(drafted_view.forecast, plan=plan))
    assert role_names(view)[renamed.id] == "Guild of pilots"
