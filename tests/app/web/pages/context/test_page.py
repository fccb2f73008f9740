"""The context is chosen with its effect in sight, and kept at once."""

from collections.abc import Callable
from datetime import date

import pytest
from streamlit.testing.v1 import AppTest

from app.begun_stores import example_plan
from app.web.conftest import TODAY, page_text
from app.web.tracked_city import HOSTILE
from planner.app import desk
from planner.app.desk.context_effects import OnAction
from planner.app.desk.vocabulary import ContextEffect
from planner.app.web.pages.context.page import effect_lines, show
from planner.store import Actor, Create, Entity, Store
from planner.toolkit.assessment import ContextReading
from planner.wording import Wording

OpenPage = Callable[..., AppTest]


@pytest.fixture
def montorval(store: Store, anna: Actor) -> str:
    example_plan(store, anna, TODAY, city="montorval")
    (summary,) = store.assessments()
    for context, reading in store.assessment(summary.id).assessment.context.items():
        desk.save_reading(store, summary.id, context, None, seen=reading, by=anna)
    return summary.id


def read(store: Store, assessment: str, context: str) -> ContextReading | None:
    return store.assessment(assessment).assessment.context.get(context)


def test_readings_are_kept_at_once_and_show_their_effect(open_page: OpenPage, store: Store, montorval: str) -> None:
    page = open_page("context")
    assert "Added: “" not in page_text(page)
    law = page.button_group(key=f"readings-{montorval}-C1")
    law.set_value(law.options[:1] and [store_reading(store, montorval, "C1")]).run()
    assert not page.exception
    stored = read(store, montorval, "C1")
    assert stored is not None
    assert stored.readings == (store_reading(store, montorval, "C1"),)
    assert "Added: “" in page_text(page)


def store_reading(store: Store, assessment: str, context: str) -> str:
    case = desk.case_of(store, assessment)
    return next(rule.reading for rule in case.catalogue.context.readings if rule.factor == context)


def test_figures_and_notes_are_kept(open_page: OpenPage, store: Store, montorval: str) -> None:
    page = open_page("context")
    page.date_input(key=f"context-{montorval}-C6-election").set_value(date(2027, 10, 10)).run()
    page.number_input(key=f"context-{montorval}-C3-languages").set_value(12).run()
    page.text_area(key=f"context-{montorval}-C3-note").set_value("Seen in schools.").run()
    assert not page.exception
    election, languages = read(store, montorval, "C6"), read(store, montorval, "C3")
    assert election is not None
    assert languages is not None
    assert election.figures == {"election": date(2027, 10, 10)}
    assert (languages.figures, languages.note) == ({"languages": 12}, "Seen in schools.")


def test_what_is_emptied_is_forgotten(open_page: OpenPage, store: Store, montorval: str) -> None:
    page = open_page("context")
    page.text_area(key=f"context-{montorval}-C1-note").set_value("A law is under way.").run()
    page.text_area(key=f"context-{montorval}-C1-note").set_value("").run()
    assert read(store, montorval, "C1") is None


def test_the_page_reads_in_french(open_page: OpenPage, montorval: str) -> None:
    assert "Ce que cela fait au plan" in page_text(open_page("context", language="fr", assessment=montorval))


def test_of_two_who_write_about_one_factor_at_once_neither_loses_theirs(
    within: OpenPage, store: Store, montorval: str
) -> None:
    bela = desk.introduce(store, "Béla")
    begun = ContextReading(figures={"languages": 9})
    desk.save_reading(store, montorval, "C3", begun, seen=None, by=bela)
    page = within(show)
    desk.save_reading(store, montorval, "C3", ContextReading(figures={"languages": 12}), seen=begun, by=bela)
    page.text_area(key=f"context-{montorval}-C3-note").set_value("Seen in schools.").run()
    both = read(store, montorval, "C3")
    assert both is not None
    assert (both.figures, both.note) == ({"languages": 12}, "Seen in schools.")


def test_a_reading_of_yesterdays_content_stays_though_it_is_not_offered(
    within: OpenPage, store: Store, montorval: str, anna: Actor
) -> None:
    known = store_reading(store, montorval, "C1")
    yesterday = {"readings": ["gone-since"]}
    store.commit([Create(entity=Entity.READING, of=montorval, id="C1", values=yesterday)], by=anna)
    page = within(show)
    field = page.button_group(key=f"readings-{montorval}-C1")
    assert field.value == []
    field.set_value([known]).run()
    stored = read(store, montorval, "C1")
    assert stored is not None
    assert stored.readings == (known, "gone-since")


def test_a_figure_that_is_emptied_goes_and_nothing_else(within: OpenPage, store: Store, montorval: str) -> None:
    page = within(show)
    page.number_input(key=f"context-{montorval}-C3-languages").set_value(12).run()
    page.text_area(key=f"context-{montorval}-C3-note").set_value(HOSTILE).run()
    page.number_input(key=f"context-{montorval}-C3-languages").set_value(None).run()
    emptied = read(store, montorval, "C3")
    assert emptied is not None
    assert (emptied.figures, emptied.note) == ({}, HOSTILE)
    assert "Choose what holds in your city, and the effect shows here." in page_text(page)


def on(
    effect: ContextEffect, title: str = "Training", *, other: str | None = None, note: str = "", reading: str = "r"
) -> OnAction:
    return OnAction(context="C1", reading=reading, effect=effect, action="F01-01", title=title, other=other, note=note)


@pytest.mark.parametrize(
    ("effect", "line"),
    [
        (on(ContextEffect.ADD), "Added: “Training”."),
        (on(ContextEffect.CONDITION), "Added: “Training”."),
        (on(ContextEffect.REPLACE, other="Survey"), "“Training” takes the place of “Survey”."),
        (on(ContextEffect.LINK, other="Survey"), "“Training” comes after “Survey”."),
        (on(ContextEffect.REPLACE), "“Training” takes the place of “–”."),
    ],
)
def test_what_a_reading_does_to_an_action_is_a_line(effect: OnAction, line: str) -> None:
    assert effect_lines([effect], Wording("en")) == [line]


def test_two_readings_that_do_the_same_are_one_line() -> None:
    same = [on(ContextEffect.ADD, reading="r"), on(ContextEffect.ADD, reading="s")]
    assert len(effect_lines(same, Wording("en"))) == 1


@pytest.mark.parametrize(("number", "ending"), [(1, "“A0”."), (3, "“A2”."), (4, "and 1 more."), (9, "and 6 more.")])
def test_of_actions_that_change_alike_three_are_named(number: int, ending: str) -> None:
    effects = [on(ContextEffect.ADJUST, f"A{place}", note="It takes longer.") for place in range(number)]
    lines = effect_lines(effects, Wording("en"))
    assert len(lines) == 1
    assert lines[0].startswith("It takes longer. This touches “A0”")
    assert lines[0].endswith(ending)


def test_of_many_effects_six_are_shown_and_the_rest_is_folded(
    within: OpenPage, store: Store, montorval: str, anna: Actor
) -> None:
    context = desk.case_of(store, montorval).catalogue.context
    every = tuple(rule.reading for rule in context.readings if rule.factor == "C5")
    desk.save_reading(store, montorval, "C5", ContextReading(readings=every), seen=None, by=anna)
    page = within(show)
    listed = [text.value.count("\n") + 1 for text in page.markdown if text.value.startswith("- ")]
    assert listed[0] == 6
    assert f"{listed[1]} more" in page_text(page)
