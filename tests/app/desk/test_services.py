"""A city adds services and partners of its own to a plan, renames and retires them."""

from datetime import date

import pytest
from refusals import codes

from planner.app import desk
from planner.problem import ProblemsFoundError
from planner.store import Actor, Batch, Entity, Store
from planner.wording import Wording

TODAY = date(2027, 3, 1)
ANNA = Actor("anna")
PLAN = "havelmar-plan-2027"


def view_of(store: Store) -> desk.PlanView:
    return desk.plan_view(store, PLAN, today=TODAY, language="en")


def added(store: Store, name: str, **facts: object) -> str:
    return desk.add_service(store, PLAN, name, by=ANNA, today=TODAY, **facts)[1]


def retired(store: Store, id_: str, to: str | None = None) -> Batch | None:
    return desk.edit(store, PLAN, desk.retirement(view_of(store), id_, to), by=ANNA, today=TODAY)


def test_a_new_partner_has_an_id_like_its_name_and_can_be_given_work(havelmar: Store) -> None:
    id_ = added(havelmar, "  Fédération d’Éducation  populaire ", outside=True, capacity=0.2)
    assert id_ == "federation-d-education-populaire"
    role = havelmar.plan(PLAN).plan.role_by_id[id_]
    assert (role.name, role.outside, role.capacity) == ("Fédération d’Éducation populaire", True, 0.2)
    action = havelmar.plan(PLAN).plan.actions[0].id
    desk.edit(havelmar, PLAN, havelmar.plan(PLAN).changes(action, owner=id_), by=ANNA, today=TODAY)
    service = desk.service_of(view_of(havelmar), id_)
    assert (service.own, service.owns, service.open) == (True, (action,), (action,))


@pytest.mark.parametrize(
    ("name", "facts", "code"),
    [
        (" ", {}, "service-without-name"),
        ("direction des FINANCES", {}, "service-twice"),
        (" Diréction  des finances", {}, "service-twice"),
        ("Mayor", {}, "service-twice"),
        ("\u202eUnion", {}, "character-refused"),
        ("Union", {"capacity": -1.0}, "value-refused"),
        ("x" * 300, {}, "text-too-long"),
    ],
)
def test_a_service_that_cannot_be_is_refused(name: str, facts: dict[str, object], code: str, havelmar: Store) -> None:
    before = havelmar.revision()
    with pytest.raises(ProblemsFoundError) as refused:
        added(havelmar, name, **facts)
    assert codes(refused) == [code]
    assert havelmar.revision() == before


def test_an_id_is_never_used_again(havelmar: Store) -> None:
    batch, first = desk.add_service(havelmar, PLAN, "Union", by=ANNA, today=TODAY)
    desk.undo(havelmar, batch.id, by=ANNA)
    assert first not in havelmar.plan(PLAN).plan.role_by_id
    assert (first, added(havelmar, "Union"), added(havelmar, "Legal (union)")) == ("union", "union-2", "legal-union")
    assert added(havelmar, "青年局") == "service"


def test_a_service_with_open_work_is_retired_only_with_somebody_who_takes_over(havelmar: Store) -> None:
    own = desk.service_of(view_of(havelmar), "equality")
    with pytest.raises(ProblemsFoundError) as refused:
        retired(havelmar, "equality")
    assert codes(refused) == ["service-with-work"]
    assert own.open[0] in str(refused.value)
    batch = retired(havelmar, "equality", "hr")
    after = view_of(havelmar)
    assert after.plan.role_by_id["equality"].retired
    assert desk.service_of(after, "equality").open == ()
    assert "equality" not in desk.offered_services(after)
    assert "equality" in desk.offered_services(after, now=("equality",))
    assert desk.services(after)[-1].role.id == "equality"
    assert batch is not None
    desk.undo(havelmar, batch.id, by=ANNA)
    assert desk.service_of(view_of(havelmar), "equality").open == own.open


def test_a_retired_service_takes_no_new_work_until_it_is_brought_back(havelmar: Store) -> None:
    id_ = added(havelmar, "Union")
    retired(havelmar, id_)
    action = havelmar.plan(PLAN).plan.actions[0].id
    for facts in ({"owner": id_}, {"partners": (id_,)}):
        with pytest.raises(ProblemsFoundError) as refused:
            desk.edit(havelmar, PLAN, havelmar.plan(PLAN).changes(action, **facts), by=ANNA, today=TODAY)
        assert codes(refused) == ["service-retired"]
    with pytest.raises(ProblemsFoundError, match="Union"):
        desk.add_action(havelmar, PLAN, "A meeting", owner=id_, by=ANNA, today=TODAY)
    desk.change_service(havelmar, PLAN, id_, by=ANNA, today=TODAY, retired=False)
    desk.edit(havelmar, PLAN, havelmar.plan(PLAN).changes(action, owner=id_), by=ANNA, today=TODAY)
    assert havelmar.plan(PLAN).plan.action_by_id[action].owner == id_


def test_a_service_of_the_templates_comes_into_the_plan_by_its_name(empty: Store) -> None:
    id_ = desk.open_example(empty, "lindavelle", by=ANNA, today=TODAY).plan
    view = desk.plan_view(empty, id_, today=TODAY)
    absent = next(role for role in view.catalogue.roles if role.id not in view.plan.role_by_id)
    desk.change_service(empty, id_, absent.id, by=ANNA, today=TODAY, holder="Contrôle interne")
    role = empty.plan(id_).plan.role_by_id[absent.id]
    assert (role.title, role.name) == (absent.title, "Contrôle interne")
    with pytest.raises(ProblemsFoundError) as refused:
        desk.change_service(empty, id_, "nobody-known", by=ANNA, today=TODAY, holder="X")
    assert codes(refused) == ["unknown-role"]


def test_the_history_speaks_in_words(havelmar: Store) -> None:
    id_ = added(havelmar, "Union")
    desk.change_service(havelmar, PLAN, id_, by=ANNA, today=TODAY, holder="Union locale", outside=True)
    latest, first, *_ = desk.plan_history(havelmar, PLAN, wording=Wording("en"))
    assert [(line.what, line.field, line.old, line.new) for line in latest.lines] == [
        ("Service Union locale", "Name", "Union", "Union locale"),
        ("Service Union locale", "Outside the city", "No", "Yes"),
    ]
    # What came has the name under which it came.
    assert [(line.entity, line.what, line.new) for line in first.lines] == [(Entity.ROLE, "Service Union", "Union")]
