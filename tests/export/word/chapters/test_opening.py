"""The first pages say whose plan it is, what is in it, and what the council is asked to decide."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from drafted_plans import START, catalogue, plan
from written_papers import Paper, paper, paper_of

from planner.plan import ActionStatus, PlanRole
from planner.proposal.diagnosis import Diagnosis
from planner.proposal.left_out import LeftOut, LeftOutCause
from planner.templates.terms import Visibility
from planner.toolkit.assessment import Answer, Standing
from planner.toolkit.plan_settings import PlanStatus
from planner.track.adoption import Adoption
from planner.track.baseline import AdoptedHead, Baseline, BaselineAction, Decision, GivenUpSince
from planner.track.grounds import Grounds, grounds_of
from planner.track.plan_standing import PlanStanding
from planner.wording import Wording

FIGURES = "The plan in figures"
ENGLISH = Wording("en")
FILLED = (PlanRole(id="reception", title="Reception", holder="Department of reception"),)


def figures_of(shown: Paper) -> dict[str, str]:
    return dict(zip(shown.column(FIGURES, "What"), shown.column(FIGURES, "How much"), strict=True))


def test_the_cover_names_city_plan_and_benchmark() -> None:
    shown = paper()
    assert [shown.texts(style) for style in ("Cover City", "Title", "Subtitle")] == [
        ["Portmarrow"],
        ["Equal at the counter – Portmarrow"],
        ["Benchmark of the counter"],
    ]


def test_the_cover_dates_the_document_and_the_assessment() -> None:
    facts = paper().facts("Cover Fact")
    assert facts["Date of this document"] == "13 November 2026"
    assert facts["Assessment"] == "Self-assessment, 15 October 2026"
    assert facts["Version"] == "0.2"


@pytest.mark.parametrize(("actions", "period"), [(0, None), (1, "January 2027 to March 2027")])
def test_a_plan_without_actions_has_no_period(actions: int, period: str | None) -> None:
    assert paper(actions).facts("Cover Fact").get("Period") == period


def test_a_plan_that_ends_in_its_first_month_names_the_month_once() -> None:
    drafted = plan(1)
    [short] = drafted.actions
    dates = replace(short.dates, early_finish=date(2027, 1, 20))
    short = short.model_copy(update={"dates": dates, "due": date(2027, 1, 29)})
    shown = paper_of(drafted.model_copy(update={"actions": (short,)}))
    assert shown.facts("Cover Fact")["Period"] == "January 2027"


DECEMBER, BY_COUNCIL = date(2026, 12, 1), "Adopted on 1 December 2026 by the council"
CHANGED = Adoption(
    adopted_on=DECEMBER, reference="2026-118", changes=(Decision(adopted_on=date(2027, 1, 19), reference="2027-9"),)
)


@pytest.mark.parametrize(
    ("status", "adopted", "shown"),
    [
        (PlanStatus.DRAFT, None, "Draft"),
        (PlanStatus.FOR_ADOPTION, None, "For adoption"),
        (PlanStatus.ADOPTED, None, "Adopted"),
        (
            PlanStatus.ADOPTED,
            Adoption(adopted_on=DECEMBER, reference=None),
            "Adopted on 1 December 2026 by the council",
        ),
        (
            PlanStatus.ADOPTED,
            CHANGED,
            f"{BY_COUNCIL} under 2026-118; last change adopted on 19 January 2027 under 2027-9",
        ),
    ],
)
def test_the_cover_says_how_far_the_plan_has_come(status: PlanStatus, adopted: Adoption | None, shown: str) -> None:
    cover = paper_of(plan(1, status=status, adoption=adopted)).facts("Cover Fact")
    assert cover["Status"] == shown


def test_an_adopted_plan_asks_the_council_for_nothing_and_names_what_it_changed() -> None:
    text = paper_of(plan(1, status=PlanStatus.ADOPTED, adoption=CHANGED)).text
    assert "Decision proposed to the council" not in text
    assert "What to know before adopting" not in text
    assert "On 1 December 2026 the council decided as follows, under 2026-118." in text
    assert "It changed the plan on 19 January 2027 (2027-9); this document shows it as it stands." in text


def test_several_changes_are_each_named_with_their_day() -> None:
    changes = tuple(
        Decision(adopted_on=day, reference=reference)
        for day, reference in ((date(2027, 1, 19), "2027-9"), (date(2027, 2, 4), "2027-12"))
    )
    adopted = plan(
        1, language="fr", status=PlanStatus.ADOPTED, adoption=CHANGED.model_copy(update={"changes": changes})
    )
    said = "Il a modifié le plan le 19 janvier 2027 (2027-9) et le 4 février 2027 (2027-12)"
    assert said in paper_of(adopted).text


def test_what_the_figures_count_as_first_and_last_are_the_days_of_results() -> None:
    drafted = plan(5)
    days = sorted(result.date for result in drafted.results)
    figures = figures_of(paper_of(drafted).under("Summary"))
    assert figures["First result on"] == ENGLISH.date(days[0])
    assert figures["Last result on"] == ENGLISH.date(days[-1])


def test_without_results_no_day_of_a_result_is_named() -> None:
    figures = figures_of(paper_of(plan(5, results=(), later=(), projected=())).under("Summary"))
    assert "First result on" not in figures
    assert "of which preparation" not in figures


@pytest.mark.parametrize(
    ("actions", "sentence"),
    [
        (1, "The plan promises 1 result, in part. It leaves out 5 points that have to wait; the chapter “Objectives"),
        (
            5,
            "The plan promises 2 results, 1 of them in part. It aims at 1 result that rests on what others do as well.",
        ),
    ],
)
def test_the_summary_counts_what_is_promised_and_what_has_to_wait(actions: int, sentence: str) -> None:
    assert sentence in paper(actions).under("Summary").text


def in_place(drafted: PlanStanding, *waiting: str) -> PlanStanding:
    """Return a plan whose first key factor is in place, and which puts off some questions alone."""
    first, *others = drafted.diagnosis.factors
    factors = (first.model_copy(update={"standing": Standing.IN_PLACE}), *others)
    later = tuple(later for later in drafted.later if later.what in waiting)
    return drafted.model_copy(update={"diagnosis": Diagnosis(factors=factors), "later": later})


@pytest.mark.parametrize(
    ("language", "waiting", "sentence"),
    [
        ("en", (), "It leaves out one point whose key factor is in place already; the chapter “Objectives and"),
        ("en", ("2.2",), "It leaves out one point that has to wait and one point whose key factor is in place already"),
        ("fr", ("2.2",), "Il laisse de côté un point qui doit attendre et un point dont le facteur clé est"),
    ],
)
def test_the_summary_counts_apart_what_waits_and_what_is_in_place(
    language: str, waiting: tuple[str, ...], sentence: str
) -> None:
    shown = paper_of(in_place(plan(5, language=language), *waiting))
    assert sentence in shown.under(Wording(language).say("Summary")).text.replace("\u00a0", " ")


def test_a_plan_that_keeps_nothing_back_names_nothing_that_waits() -> None:
    whole = tuple(result.model_copy(update={"to": Answer.YES}) for result in plan(5).results)
    shown = paper_of(plan(5, results=whole, later=()))
    assert (
        "The plan promises 2 results, in full. It aims at 1 result that rests on what others do as well." in shown.text
    )
    assert "has to wait" not in shown.under("Decision proposed to the council").text


def test_residents_read_first_what_they_will_notice_first() -> None:
    drafted = plan(5)
    first, *others = drafted.results
    for_staff = (first.model_copy(update={"noticed_by": Visibility.STAFF}), *others)
    points = paper_of(drafted.model_copy(update={"results": for_staff})).under("Summary").texts("List Bullet")
    assert points == [
        "By 17 February 2027: every counter says whom to turn to, in the languages spoken there. (Reception mayor)",
        (
            "The city aims at this and publishes the figure on 4 April 2027: every counter says whom to turn to, in "
            "the languages spoken there. (Reception print)"
        ),
    ]


def test_what_rests_on_nothing_that_residents_notice_is_none_of_it() -> None:
    drafted = plan(5)
    inside = tuple(action.model_copy(update={"visible": Visibility.STAFF}) for action in drafted.actions)
    text = paper_of(drafted.model_copy(update={"actions": inside})).under("Summary").text
    assert "What residents will notice first" not in text
    one_seen = (drafted.actions[0], *inside[1:])
    points = paper_of(drafted.model_copy(update={"actions": one_seen})).under("Summary").texts("List Bullet")
    assert [point.partition(":")[0] for point in points] == ["By 28 March 2027, a first step"]


def test_roles_without_a_holder_are_counted_and_named() -> None:
    figures = figures_of(paper())
    assert figures["Owning services to be filled"] == "1 (Reception mayor)"


def test_a_service_that_answers_for_nothing_that_is_open_need_not_be_filled() -> None:
    drafted = plan(5)
    done = tuple(action.model_copy(update={"status": ActionStatus.DONE}) for action in drafted.actions)
    shown = paper_of(drafted.model_copy(update={"actions": done}))
    assert "Owning services to be filled" not in figures_of(shown)
    assert "still to be filled" not in shown.under("Decision proposed to the council").text


def test_where_every_role_is_filled_nothing_is_asked_for_it() -> None:
    shown = paper_of(plan(1, roles=FILLED))
    assert "Owning services to be filled" not in [row[0] for row in shown.table(FIGURES)]
    assert "roles still to be filled" not in shown.under("Decision proposed to the council").text


def test_a_city_with_gaps_and_no_action_yet_reads_no_praise() -> None:
    lead = paper_of(plan(0, diagnosis=plan(1).diagnosis))
    assert lead.texts("Lead")[0].endswith("it holds no action yet.")


def test_a_plan_without_actions_asks_the_council_to_take_note_only() -> None:
    decision = paper(0).under("Decision proposed to the council")
    assert decision.points == [
        "takes note of the result of the assessment;",
        "instructs the executive to report on progress every 12 months;",
        "asks that the city be assessed again by October 2028, and that this plan be made public.",
    ]
    assert "All the key factors that apply are in place." in decision.texts("Resolution")


def adopted_then(**facts: Any) -> PlanStanding:
    """Return a plan of two actions of today, of which the council adopted three others in December."""
    usual = {"title": "A", "start": START, "finish": date(2027, 9, 1), "due": None, "effort": 20, "cost_band": 0}
    actions = [
        BaselineAction.model_validate(
            {"action": f"F01-00{number}", **usual, "owner": "print" if number == 1 else "reception"}
            | {"quick_win": number == 2}
        )
        for number in range(3)
    ]
    then = Baseline(
        adopted_on=DECEMBER,
        reference="2026-118",
        actions=tuple(actions),
        cost_bands=catalogue().method.cost_bands,
        head=AdoptedHead(title="Then", version="0.1", start=date(2026, 12, 20), outside=("print",), vacant=True),
    )
    noted = Adoption(adopted_on=DECEMBER, reference="2026-118")
    return plan(**{"actions": 2, "status": PlanStatus.ADOPTED, "adoption": noted, "decisions": (then,), **facts})


WHAT_WAS_ADOPTED = [
    "adopts the plan “Then”, version 0.1, for the period from December 2026 to September 2027;",
    "instructs the executive to carry out the plan’s 3 actions with the services and partners named in it;",
    "asks that the quick win be given priority;",
    (
        "notes that the plan takes 40 person-days of city staff and an external cost estimated as follows: under "
        "€6,000; the money is voted with the budget of each year;"
    ),
    "asks that the services still to be filled be filled before their first action begins;",
]


def test_what_the_council_decided_stands_in_the_figures_of_its_day_however_the_plan_moved_since() -> None:
    decided = paper_of(adopted_then(start=date(2027, 5, 3), version="0.9")).under("Council decision")
    assert decided.points[:5] == WHAT_WAS_ADOPTED


def test_a_plan_of_which_everything_was_given_up_was_adopted_all_the_same() -> None:
    decided = paper_of(adopted_then(actions=0)).under("Council decision").points
    assert decided[:5] == WHAT_WAS_ADOPTED
    assert not any("takes note of the result" in line for line in decided)


def test_a_decision_of_an_earlier_release_says_nothing_of_what_it_did_not_keep() -> None:
    then = adopted_then().as_adopted
    assert then
    bare = tuple(action.model_copy(update={"owner": None, "quick_win": False}) for action in then.actions)
    before = Baseline.model_validate({**dict(then), "head": None, "actions": bare})
    decided = paper_of(adopted_then(decisions=(before,))).under("Council decision").points
    assert decided[0].endswith("for the period from January 2027 to September 2027;")
    assert "takes 60 person-days, those of partners included, and" in decided[2]
    assert not any("quick win" in line or "still to be filled" in line for line in decided)


IN_JUNE = Decision(adopted_on=date(2027, 6, 1), reference="2027-9")


def changed_since(**facts: Any) -> PlanStanding:
    """Return the plan that the council changed in June: of three actions one goes, one moves, and one comes."""
    (then,) = adopted_then().decisions
    stays, moves = then.actions[:2]
    new = stays.model_copy(update={"action": "F01-009", "title": "New", "due": date(2027, 10, 1)})
    actions = (stays, moves.model_copy(update={"due": date(2027, 9, 30)}), new)
    change = then.model_copy(update={**dict(IN_JUNE), "actions": actions})
    noted = Adoption(adopted_on=DECEMBER, reference="2026-118", changes=(IN_JUNE,))
    return adopted_then(**{"adoption": noted, "decisions": (then, change), **facts})


WHAT_WAS_CHANGED = [
    "adds 1 action to the plan: F01-009 New (1 October 2027);",
    "sets another due date for 1 action: F01-001 A (30 September 2027);",
    "gives up 1 action: F01-002 A;",
    "keeps the due date of 1 action as it was adopted before;",
    (
        "notes that the plan takes 40 person-days of city staff and an external cost estimated as follows: under "
        "€6,000; the money is voted with the budget of each year;"
    ),
    "brings the number of actions in the plan to 3.",
]


def test_a_decision_that_changed_the_plan_stands_in_full_behind_the_one_that_it_changed() -> None:
    decided = paper_of(changed_since()).under("Council decision")
    assert decided.points[:5] == WHAT_WAS_ADOPTED
    assert decided.points[-6:] == WHAT_WAS_CHANGED
    assert "On 1 June 2027 the council changed the plan as follows, under 2027-9." in decided.text


def test_a_change_names_the_assessment_that_it_rests_on_where_that_is_another() -> None:
    (first, change), grounds = changed_since().decisions, adopted_then().diagnosis
    regarded = grounds_of(plan(2), grounds, catalogue().method.monitoring)
    later = regarded.model_copy(update={"assessed_on": date(2027, 5, 3)})

    def noted(decision: Baseline, on: Grounds) -> Baseline:
        assert decision.head
        return decision.model_copy(update={"head": decision.head.model_copy(update={"grounds": on})})

    def regards(on: Grounds) -> list[str]:
        decisions = (noted(first, regarded), noted(change, on))
        decided = paper_of(changed_since(decisions=decisions)).under("Council decision")
        return [line for line in decided.texts("Resolution") if line.startswith("The plan rests on")]

    assert len(regards(regarded)) == 1
    assert "the assessment of 3 May 2027" in regards(later)[1]


def test_a_change_of_what_nobody_noted_says_all_that_was_adopted_by_it() -> None:
    noted = Adoption(
        adopted_on=date(2026, 11, 2), reference=None, changes=(Decision(adopted_on=DECEMBER, reference="2026-118"),)
    )
    decided = paper_of(adopted_then(adoption=noted)).under("Council decision")
    assert decided.points[-6:] == [
        *WHAT_WAS_ADOPTED,
        "brings the number of actions in the plan to 3.",
    ]
    assert "It changed the plan on 1 December 2026 (2026-118)" in decided.text


def test_where_nobody_noted_what_was_adopted_the_figures_are_said_to_be_those_of_today() -> None:
    adopted = plan(2, status=PlanStatus.ADOPTED, adoption=Adoption(adopted_on=DECEMBER, reference=None))
    assert "What it adopted then is not noted" in paper_of(adopted).under("Council decision").text
    assert "What it adopted then is not noted" not in paper_of(adopted_then()).under("Council decision").text


def test_a_decision_does_not_rest_on_an_assessment_that_came_after_it() -> None:
    later = plan(1, status=PlanStatus.ADOPTED, adoption=Adoption(adopted_on=date(2026, 10, 1), reference=None))
    decision = paper_of(later).under("Council decision")
    assert not any("rests on" in line or "key factors" in line for line in decision.texts("Resolution"))
    assert decision.points[-1] == "asks that this plan be made public."
    assert "On which assessment it decided is not noted." in decision.text


def test_the_council_notes_what_is_aimed_at_and_what_goes_on_after_the_actions() -> None:
    points = paper_of(plan(5)).under("Decision proposed to the council").points
    assert [point for point in points if "aims at" in point] == [
        (
            "notes that the plan aims at 1 further result, which also depends on others, and that the figure will be "
            "published;"
        )
    ]
    assert [point for point in points if "keeping up" in point] == [
        (
            "notes that repeating, keeping up and following what the plan begins takes 15 person-days more over its "
            "duration, and then costs €1,000 a year;"
        )
    ]


def test_the_summary_says_what_is_planned_of_the_money_and_who_has_given_it() -> None:
    figures = figures_of(paper_of(plan(5)).under("Summary"))
    assert figures["in addition, to repeat and keep up what is done"] == "15 person-days"
    assert figures["Planned, running costs included"] == (
        "€30,000, of €60,000 that the plan assumes and no budget has given yet; then €1,000 a year"
    )


def test_the_decision_names_the_version_that_is_adopted() -> None:
    first = paper().under("Decision proposed to the council").points[0]
    assert first == (
        "adopts the plan “Equal at the counter – Portmarrow”, version 0.2, for the period from January 2027 to "
        "April 2027;"
    )


@pytest.mark.parametrize(
    ("actions", "sentences"),
    [
        (1, ("the plan’s 1 action with", "asks that the quick win be given priority;")),
        (
            4,
            (
                "the plan’s 4 actions with",
                "asks that the 2 quick wins be given priority;",
            ),
        ),
    ],
)
def test_a_single_action_reads_otherwise_than_several(actions: int, sentences: tuple[str, ...]) -> None:
    decision = paper(actions).under("Decision proposed to the council").text
    assert [sentence in decision for sentence in sentences] == [True, True]


@pytest.mark.parametrize(
    ("counted", "standing", "grounds"),
    [
        (1, Standing.MISSING, "The only key factor that applies is weak or missing."),
        (3, Standing.MISSING, "All 3 key factors that apply are weak or missing."),
        (1, Standing.NOT_ASSESSED, "The only key factor that applies is not assessed yet."),
        (3, Standing.NOT_ASSESSED, "Not one of the 3 key factors that apply is assessed yet."),
        (1, Standing.IN_PLACE, "The only key factor that applies is in place."),
        (3, Standing.IN_PLACE, "All the key factors that apply are in place."),
    ],
)
def test_the_grounds_read_well_for_a_single_key_factor_and_for_all(
    counted: int, standing: Standing, grounds: str
) -> None:
    factors = plan(1).diagnosis.factors
    findings = tuple(
        factor.model_copy(update={"standing": standing if number < counted else Standing.NOT_APPLICABLE})
        for number, factor in enumerate(factors)
    )
    decision = paper_of(plan(1, diagnosis=Diagnosis(factors=findings)))
    assert grounds in decision.texts("Resolution")


@pytest.mark.parametrize("actions", [0, 1, 5])
def test_the_decision_ends_in_a_full_stop_and_every_other_point_in_a_semicolon(actions: int) -> None:
    *points, last = paper(actions).under("Decision proposed to the council").points
    assert all(point.endswith(";") for point in points)
    assert last.endswith(".")


def test_the_decision_stays_together_with_its_grounds() -> None:
    decision = paper().under("Decision proposed to the council")
    grounds = [block for block in decision.blocks if block.style in {"Normal", "Resolution"}]
    assert all("keepNext" in "".join(child.tag for child in block.node.iter()) for block in grounds)


def test_a_french_council_reads_french() -> None:
    shown = paper(5, "fr")
    assert shown.headings(1)[:2] == ["Synthèse", "Décision proposée au conseil"]
    assert shown.facts("Cover Fact")["Version"] == "0.2"


def test_of_a_plan_that_is_carried_out_nothing_is_said_to_come() -> None:
    drafted = plan(2, status=PlanStatus.ADOPTED)
    done = tuple(action.model_copy(update={"status": ActionStatus.DONE}) for action in drafted.actions)
    lead = paper_of(drafted.model_copy(update={"actions": done})).texts("Lead")[0]
    assert "what the city has done where something was missing" in lead
    assert "what will be true where something is missing today" in paper_of(drafted).texts("Lead")[0]


def given_up(number: int) -> LeftOut:
    return LeftOut(action=f"F01-00{number}", factor="F01", title="Notice", cause=LeftOutCause.GIVEN_UP)


def test_a_plan_that_is_done_or_given_up_says_both() -> None:
    drafted = plan(2, status=PlanStatus.ADOPTED, left_out=(given_up(3),))
    done = tuple(action.model_copy(update={"status": ActionStatus.DONE}) for action in drafted.actions)
    lead = paper_of(drafted.model_copy(update={"actions": done})).texts("Lead")[0]
    assert "what the city has done where something was missing" in lead
    assert lead.endswith("and what it gave up.")


def test_what_was_given_up_since_the_adoption_makes_up_what_the_figures_lack() -> None:
    # Of three adopted actions two are left; the fourth was never adopted.
    since = GivenUpSince(adopted_on=DECEMBER, reference="2026-118", actions=("F01-002",))
    summary = paper_of(adopted_then(left_out=(given_up(3),), given_up_since=since)).under("Summary")
    assert ("Actions adopted on 1 December 2026 and given up since", "1 (F01-002)") in summary.table(
        "The plan in figures"
    )
    unknown = paper_of(plan(2, status=PlanStatus.ADOPTED, left_out=(given_up(2),))).under("Summary")
    assert ("Actions given up", "1 (F01-002 Notice)") in unknown.table("The plan in figures")
    assert "given up" not in paper_of(plan(2, left_out=(given_up(2),))).under("Summary").text


def test_a_plan_of_which_everything_was_given_up_held_something() -> None:
    lead = paper_of(plan(0, left_out=(given_up(0),), diagnosis=plan(1).diagnosis)).texts("Lead")[0]
    assert lead.endswith("it holds no action any more, since the city gave up all that it held.")


def test_nobody_is_asked_for_an_assessment_by_a_month_that_has_passed() -> None:
    old = paper_of(plan(1, assessed_on=date(2024, 10, 1))).under("Decision proposed to the council")
    assert old.points[-1] == "asks that the city be assessed again, and that this plan be made public."
    same_month = paper_of(plan(1, assessed_on=date(2024, 11, 1))).under("Decision proposed to the council")
    assert "assessed again by November 2026" in same_month.points[-1]
