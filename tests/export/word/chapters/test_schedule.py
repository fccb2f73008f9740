"""The action table, the timeline and the pictures say the same dates and links."""

import re
from collections.abc import Sequence
from datetime import date, timedelta
from itertools import groupby

import pytest
from docx.oxml.ns import qn
from drafted_plans import plan
from hypothesis import given, settings
from hypothesis import strategies as st
from written_papers import material_of, paper, paper_of

from planner.export.word.chapters.schedule import STEP, action_columns, action_row, shortened_chain, timeline_sentences
from planner.export.word.pages import TEXT_WIDTH_ACROSS
from planner.export.word.tables import Emphasised
from planner.plan import ActionStatus, Dependency, PlannedAdoption
from planner.templates.terms import Link
from planner.track.baseline import Baseline, BaselineAction
from planner.track.forecast import Vote
from planner.track.plan_standing import PlanStanding

TABLE = "All actions by objective"


@pytest.mark.parametrize("chapter", ["Action table", "Timeline", "Dependencies"])
def test_a_plan_without_actions_has_no_schedule(chapter: str) -> None:
    assert chapter not in paper(0).headings(1)
    assert chapter in paper(1).headings(1)


@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_columns_fill_the_page_and_no_more(language: str) -> None:
    columns = action_columns(material_of(plan(1, language=language)))
    assert sum(column.width for column in columns) == pytest.approx(TEXT_WIDTH_ACROSS, abs=0.1)


def test_a_row_has_a_cell_for_each_column() -> None:
    material = material_of(plan(5))
    assert {len(action_row(material, action)) for action in material.plan.actions} == {len(action_columns(material))}


def test_every_action_stands_once_in_the_table() -> None:
    assert sorted(paper().column(TABLE, "No.")) == sorted(action.id for action in plan(5).actions)


def test_actions_of_an_objective_stand_together() -> None:
    objectives = [number[:3] for number in paper(60).column(TABLE, "No.")]
    assert len([objective for objective, _ in groupby(objectives)]) == len(set(objectives))


def test_an_owner_that_nobody_fills_is_said_to_be_missing_and_shown() -> None:
    material = material_of(plan(3))
    owner = action_row(material, material.plan.actions[2])[3]
    assert owner == Emphasised("Reception mayor – to be filled", "To Be Filled")


def test_what_waits_for_nothing_has_a_dash() -> None:
    assert paper_of(plan(3, linked=False)).column(TABLE, "Waits for") == ["–"] * 3


def test_a_link_that_is_not_the_usual_one_is_explained_in_its_cell() -> None:
    drafted = plan(2)
    first, then = drafted.actions
    link = Dependency(predecessor=first.id, successor=then.id, link=Link.START_TO_START, lag=5)
    waits = paper_of(drafted.model_copy(update={"dependencies": (link,)})).column(TABLE, "Waits for")
    assert waits[1].startswith(f"{first.id} (")
    assert "5 working days later" in waits[1]


def test_the_chain_that_holds_the_end_is_named() -> None:
    assert (
        "F01-000 Put up a notice at counter 1 → F02-001 Put up a notice at counter 2" in paper().under("Timeline").text
    )


def test_without_such_a_chain_nothing_is_said_of_it() -> None:
    assert "hangs on these actions" not in paper_of(plan(2, critical_path=())).under("Timeline").text


def test_the_colours_of_the_bars_are_explained_in_words() -> None:
    assert "■ Quick win ■ Longer-term" in paper().under("Timeline").text


@pytest.mark.parametrize("month", [1, 4, 7, 10])
def test_the_marks_of_the_axis_stand_in_the_first_months_of_quarters(month: int) -> None:
    first = date(2026, month, 1)
    step = timedelta(days=STEP)
    assert all((first + number * step).month % 3 == 1 for number in range(20))


def test_every_timeline_says_from_when_to_when_it_reaches() -> None:
    [sentence] = paper().under("Timeline").figures
    assert sentence.startswith("Bars from 4 January 2027 to 26 March 2027, one for each action;")


@pytest.mark.parametrize(("actions", "charts"), [(1, 1), (25, 1), (60, 3)])
def test_a_timeline_holds_what_is_legible(actions: int, charts: int) -> None:
    assert len(paper(actions).under("Timeline").figures) == charts


def test_links_of_a_picture_are_put_in_words_for_those_who_do_not_see_it() -> None:
    links = {(link.predecessor, link.successor) for link in plan(5).dependencies}
    [sentence] = paper().under("Dependencies").figures
    assert set(re.findall(r"(\S+) → ([^,\s]+)", sentence)) == links


def test_several_pictures_are_numbered() -> None:
    captions = paper(60).under("Dependencies").texts("Caption")
    numbers = [re.search(r"Dependencies \((\d+) of (\d+)\)", caption) for caption in captions]
    assert len(captions) > 1
    assert [match and match.groups() for match in numbers] == [
        (str(at), str(len(captions))) for at in range(1, len(captions) + 1)
    ]


def test_where_nothing_waits_a_sentence_replaces_the_picture() -> None:
    chapter = paper_of(plan(3, linked=False)).under("Dependencies")
    assert next(block.text for block in chapter.blocks) == ("No action waits for another: each can begin on its own.")
    assert chapter.figures == []


def test_pictures_are_no_wider_than_the_text() -> None:
    extents = [node for block in paper(60).blocks for node in block.node.iter(qn("wp:extent"))]
    assert max(int(extent.get("cx")) for extent in extents) <= TEXT_WIDTH_ACROSS * 360_000 + 1


@settings(max_examples=40)
@given(st.lists(st.text("abc", min_size=1, max_size=2), max_size=40), st.integers(4, 20))
def test_a_long_chain_keeps_its_ends(actions: Sequence[str], most: int) -> None:
    shown = shortened_chain(actions, most)
    assert len(shown) <= max(most, 0) or len(actions) <= most
    assert list(shown[:1]) == list(actions[:1])
    assert list(shown[-1:]) == list(actions[-1:])
    assert ("…" in shown) is (len(actions) > most)


def with_status(drafted: PlanStanding, **statuses: ActionStatus) -> PlanStanding:
    """Return a plan whose actions have these statuses by their number in it."""
    actions = tuple(
        action.model_copy(update={"status": statuses.get(f"n{number}", action.status)})
        for number, action in enumerate(drafted.actions)
    )
    return drafted.model_copy(update={"actions": actions})


def test_nothing_waits_for_what_is_done() -> None:
    drafted, done = plan(3), ActionStatus.DONE
    assert paper_of(drafted).column(TABLE, "Waits for") == ["–", "F01-000", "–"]
    assert paper_of(with_status(drafted, n0=done)).column(TABLE, "Waits for") == ["–"] * 3
    dependencies = paper_of(with_status(drafted, n0=done)).under("Dependencies")
    assert [block.text for block in dependencies.blocks[:1]] == ["No action waits for another any more."]
    assert not dependencies.figures


def test_what_is_done_waits_for_nothing() -> None:
    shown = paper_of(with_status(plan(3), n1=ActionStatus.DONE))
    assert shown.column(TABLE, "Waits for") == ["–"] * 3
    assert "Waits for" not in shown.under("Actions one by one").text


def test_a_chain_of_one_action_is_told_as_one() -> None:
    drafted = plan(2)
    text = paper_of(drafted.model_copy(update={"critical_path": (drafted.actions[0].id,)})).under("Timeline").text
    assert "The end of the plan hangs on one action alone; a delay in it delays the whole: F01-000 Put up" in text


def test_colours_that_no_bar_has_are_not_explained() -> None:
    assert "■ Quick win" in paper(1).under("Timeline").text
    assert "Longer-term" not in paper(1).under("Timeline").text


def test_of_what_no_picture_shows_the_reader_is_told_nothing() -> None:
    drafted = plan(60)
    first, then, *others = (action.id for action in drafted.actions)
    ends = ((first, then), *((then, other) for other in others))
    links = tuple(Dependency(predecessor=before, successor=after) for before, after in ends)
    many = paper_of(drafted.model_copy(update={"dependencies": links})).under("Dependencies").text
    two = paper(2).under("Dependencies").text
    assert "Lighter boxes are quick wins" in two
    assert "A white box" not in two
    assert "are not drawn" not in two
    assert "No arrow leads" not in two
    assert "A white box" in many


def test_an_arrow_that_others_imply_is_said_to_be_missing() -> None:
    drafted = plan(3)
    first, then, last = (action.id for action in drafted.actions)
    ends = ((first, then), (then, last), (first, last))
    links = tuple(Dependency(predecessor=before, successor=after) for before, after in ends)
    assert "No arrow leads between two actions" in paper_of(plan(3, dependencies=links)).under("Dependencies").text


def adopted_as(drafted: PlanStanding, *, moved: int) -> Baseline:
    """Return a decision on the plan in which the first action ended so many days earlier."""
    actions = tuple(
        BaselineAction(
            action=action.id,
            title=action.title,
            start=action.dates.early_start,
            finish=action.dates.early_finish - timedelta(days=moved if not at else 0),
            due=None,
            effort=action.effort,
            cost_band=0,
        )
        for at, action in enumerate(drafted.actions)
    )
    return Baseline(adopted_on=date(2026, 11, 2), reference="12", actions=actions, cost_bands=())


def test_adopted_dates_are_lines_over_the_bars_and_their_moves_are_said_in_days() -> None:
    drafted = plan(3)
    first = drafted.actions[0]
    late = drafted.model_copy(update={"decisions": (adopted_as(drafted, moved=9),)})
    chapter = paper_of(late).under("Timeline")
    assert "line: as adopted on 2 November 2026" in chapter.text
    moves = "Against the dates that the council adopted on 2 November 2026, these actions end on another day"
    assert f"{moves}: {first.id} (9 days later)." in chapter.text
    held = drafted.model_copy(update={"decisions": (adopted_as(drafted, moved=0),)})
    assert "All actions end as the council adopted them on 2 November 2026." in paper_of(held).under("Timeline").text
    assert "as adopted" not in paper_of(drafted).under("Timeline").text


def test_votes_are_named_by_the_day_of_their_session() -> None:
    drafted = plan(3)
    first, second, third = drafted.actions
    spring = Vote(date(2027, 3, 22), assumed=False)
    votes = (spring, spring, Vote(date(2028, 3, 20), assumed=True))
    actions = tuple(
        action.model_copy(update={"vote": vote}) for action, vote in zip((first, second, third), votes, strict=True)
    )
    [sentence] = timeline_sentences(material_of(drafted.model_copy(update={"actions": actions})))
    assert sentence == (
        f"Votes of the council are foreseen on 22 March 2027: {first.id}, {second.id}; "
        f"20 March 2028 (assumed): {third.id}."
    )


@pytest.mark.parametrize("assumed", [False, True])
def test_before_the_adoption_the_timeline_says_when_it_is_to_be(*, assumed: bool) -> None:
    adoption = PlannedAdoption(session=date(2026, 12, 14), assumed=assumed)
    [sentence] = timeline_sentences(material_of(plan(3).model_copy(update={"to_adopt": adoption})))
    assert sentence.startswith("The council is to adopt the plan on 14 December 2026.")
    assert sentence.endswith("That session is assumed.") is assumed
