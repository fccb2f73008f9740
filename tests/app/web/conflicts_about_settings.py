"""Every place where settings and decisions of the council are edited, each with a real conflict."""

from collections.abc import Callable
from datetime import date

from streamlit.testing.v1 import AppTest

from app.web.conflict_scene import ASSESSMENT, PLAN, Case, Field, Fields, Scene, constant, press
from app.web.conftest import TODAY
from planner.app import desk
from planner.schedule.workdays import known_regions
from planner.store import Entity
from planner.toolkit.city import Closure, CouncilSession
from planner.toolkit.matters import Matter, Organ
from planner.toolkit.plan_settings import AdoptionSettings, PlanMeans, PlanStatus


def settings(part: str) -> Callable[[Scene], AppTest]:
    return lambda scene: scene.open("settings", plan=PLAN, part=part)


def of_head(name: str, mine: object, theirs: object, again: object) -> Field:
    return Field(entity=Entity.PLAN, of="", id=PLAN, name=name, mine=mine, theirs=theirs, again=again)


def of_role(name: str, mine: object, theirs: object, again: object) -> Field:
    return Field(entity=Entity.ROLE, id="data", name=name, mine=mine, theirs=theirs, again=again)


def name_holder(page: AppTest) -> None:
    page.text_input(key=f"role-{PLAN}-data-holder").set_value("My office").run()


def give_capacity(page: AppTest) -> None:
    page.number_input(key=f"role-{PLAN}-data-capacity").set_value(0.35).run()


def choose_country(page: AppTest) -> None:
    page.selectbox(key=f"country-{PLAN}").set_value("BE").run()


REGIONS = sorted(known_regions()["FR"])[:3]


def choose_region(page: AppTest) -> None:
    page.selectbox(key=f"region-{PLAN}").set_value(REGIONS[0]).run()


ADDED, SESSION = Closure(first=date(2027, 4, 5), last=date(2027, 4, 16)), CouncilSession(day=date(2027, 10, 4))


def closure_typed(scene: Scene) -> AppTest:
    page = settings("calendar")(scene)
    page.date_input(key=f"closure-new-{PLAN}-first").set_value(ADDED.first)
    page.date_input(key=f"closure-new-{PLAN}-last").set_value(ADDED.last)
    return page


def session_typed(scene: Scene) -> AppTest:
    page = settings("calendar")(scene)
    page.date_input(key=f"session-new-{PLAN}-day").set_value(SESSION.day)
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
    return page.number_input(key=f"numbers-{PLAN}-limit-max_weeks").set_value(9).run()


def means_typed(scene: Scene) -> AppTest:
    page = settings("means")(scene)
    return page.number_input(key=f"means-{PLAN}-horizon").set_value(4).run()


def horizons(scene: Scene) -> Fields:
    held = scene.store.assessment(ASSESSMENT).assessment.plan.means or PlanMeans()
    mine, theirs, again = (held.model_copy(update={"horizon_years": years}) for years in (4, 2, 1))
    return (
        Field(entity=Entity.SETTINGS, of=ASSESSMENT, id="plan", name="means", mine=mine, theirs=theirs, again=again),
    )


def choose_who_decides(page: AppTest) -> None:
    page.selectbox(key=f"decides-{Matter.GRANTS}-{PLAN}").set_value(Organ.EXECUTIVE.value).run()


def deciders(_scene: Scene) -> Fields:
    mine, theirs, again = ({matter: Organ.EXECUTIVE} for matter in (Matter.GRANTS, Matter.POSTS, Matter.NETWORK))
    return (
        Field(entity=Entity.SETTINGS, of=ASSESSMENT, id="plan", name="decides", mine=mine, theirs=theirs, again=again),
    )


def choose_session(page: AppTest) -> None:
    page.selectbox(key=f"adoption-session-{PLAN}").set_value("2027-03-22").run()


def choose_what_begins_early(page: AppTest) -> None:
    page.multiselect(key=f"adoption-early-{PLAN}").set_value(["F03-03"]).run()


def adoption_of(**mine: object) -> Callable[[Scene], Fields]:
    def fields(scene: Scene) -> Fields:
        held = scene.store.assessment(ASSESSMENT).assessment.plan.adoption or AdoptionSettings()
        theirs, again = (held.model_copy(update={"session": date(2027, 6, day)}) for day in (21, 22))
        mine_is = held.model_copy(update=mine)
        place = {"of": ASSESSMENT, "id": "plan", "name": "adoption"}
        return (Field(entity=Entity.SETTINGS, **place, mine=mine_is, theirs=theirs, again=again),)

    return fields


def decision_typed(scene: Scene) -> AppTest:
    page = scene.open("progress", plan=PLAN)
    page.date_input(key=f"adopt-{PLAN}-day").set_value(date(2027, 3, 1))
    page.text_input(key=f"adopt-{PLAN}-reference").set_value("2027-114")
    return page


def adopted(scene: Scene) -> str:
    """Return what the council adopted; somebody keeps it the first time."""
    known = scene.store.baselines(PLAN)
    if known:
        return known[0][0]
    view = desk.plan_view(scene.store, PLAN, today=TODAY)
    return desk.adopt(scene.store, view, adopted_on=date(2027, 1, 4), reference="2027-001", by=scene.bela).id


def correction_typed(scene: Scene) -> AppTest:
    id_ = adopted(scene)
    page = scene.open("progress", plan=PLAN)
    page.date_input(key=f"correct-{id_}-day").set_value(date(2027, 1, 11))
    return page


def day_of_decision(scene: Scene) -> Fields:
    days = {"mine": date(2027, 1, 11), "theirs": date(2027, 1, 12), "again": date(2027, 1, 13)}
    return (Field(entity=Entity.DOCUMENT, of="", id=adopted(scene), name="dated", **days),)


OF_SETTINGS = (
    Case(
        place="settings.people._change",
        show=settings("people"),
        act=name_holder,
        fields=constant(of_role("holder", "My office", "Their office", "Their other office")),
        words=("My office", "Their office"),
    ),
    Case(
        place="settings.people._change",
        show=settings("people"),
        act=give_capacity,
        fields=constant(of_role("capacity", 0.35, 0.45, 0.55)),
        words=("0.35", "0.45"),
    ),
    Case(
        place="settings.calendar._country",
        show=settings("calendar"),
        act=choose_country,
        fields=constant(of_head("country", "BE", "ES", "PT")),
        words=("BE", "ES"),
    ),
    Case(
        place="settings.calendar._region",
        show=settings("calendar"),
        act=choose_region,
        fields=constant(of_head("region", *REGIONS)),
        words=(REGIONS[0], REGIONS[1]),
    ),
    Case(
        place="settings.calendar._add",
        show=closure_typed,
        act=press(f"add-{PLAN}"),
        fields=closures(added=True),
        words=("5 April 2027", "Pont de l’Ascension"),
    ),
    Case(
        place="settings.calendar._remove",
        show=settings("calendar"),
        act=press(f"closure-{PLAN}-0-"),
        fields=closures(added=False),
        words=("Fermeture estivale", "Pont de l’Ascension"),
    ),
    Case(
        place="settings.sessions._add",
        show=session_typed,
        act=press(f"add-session-{PLAN}"),
        fields=sessions(added=True),
        words=("4 October 2027", "Vote du budget 2027"),
    ),
    Case(
        place="settings.sessions._remove",
        show=settings("calendar"),
        act=press(f"session-{PLAN}-2026-12-14"),
        fields=sessions(added=False),
        words=("21 June 2027", "Vote du budget 2027"),
    ),
    Case(
        place="settings.own_numbers._keep",
        show=numbers_typed,
        act=press(f"numbers-keep-{PLAN}"),
        fields=constant(
            Field(
                entity=Entity.SETTINGS,
                of=ASSESSMENT,
                id="plan",
                name="quick_win",
                mine={"max_weeks": 9},
                theirs={"max_weeks": 7},
                again={"max_weeks": 6},
            )
        ),
        words=("9", "7"),
    ),
    Case(
        place="settings.country._chosen",
        show=settings("country"),
        act=choose_who_decides,
        fields=deciders,
        words=("Grants: The executive", "Posts: The executive"),
    ),
    Case(
        place="settings.adoption._keep",
        show=settings("calendar"),
        act=choose_session,
        fields=adoption_of(session=date(2027, 3, 22)),
        words=("session of 22 March 2027", "session of 21 June 2027"),
    ),
    Case(
        place="settings.adoption._keep",
        show=settings("calendar"),
        act=choose_what_begins_early,
        fields=adoption_of(may_begin_before=("F03-03",)),
        words=("may begin before: F03-03", "session of 21 June 2027"),
    ),
    Case(
        place="settings.means._keep",
        show=means_typed,
        act=press(f"means-keep-{PLAN}"),
        fields=horizons,
        words=("4 years", "2 years"),
    ),
    Case(
        place="progress.baseline._adopt",
        show=decision_typed,
        act=press(f"adopt-now-{PLAN}"),
        fields=constant(of_head("status", PlanStatus.ADOPTED, PlanStatus.FOR_ADOPTION, PlanStatus.DRAFT)),
        words=("Adopted", "For adoption"),
    ),
    Case(
        place="progress.baseline._correct",
        show=correction_typed,
        act=press("correct-now-"),
        fields=day_of_decision,
        words=("11 January 2027", "12 January 2027"),
    ),
)
