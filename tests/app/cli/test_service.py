"""``planner service``: the services and partners of a plan, added, renamed and retired by the city."""

import json

import pytest

from app.cli.conftest import PLAN, Ask
from planner.store import Store


def test_services_are_listed_with_one_name_each_and_what_they_do(havelmar: Store, ask: Ask) -> None:
    listed = ask("service", PLAN)
    assert listed.code == 0
    assert "Cabinet du maire" in listed.out
    assert "Mayor’s office" not in listed.out
    data = json.loads(ask("service", PLAN, "--json").out)
    assert [service["id"] for service in data] == [role.id for role in havelmar.plan(PLAN).plan.roles]
    assert ask("service", PLAN, "hr").out.count("\n") == 1


def test_a_partner_is_added_renamed_and_retired_and_undone(havelmar: Store, ask: Ask) -> None:
    done = ask("service", PLAN, "--name", "Union locale", "--outside", "--capacity", "0,5")
    assert "Added: Union locale (union-locale)." in done.out
    assert "planner undo" in done.out
    assert ask("service", PLAN, "union-locale", "--name", "Union départementale").code == 0
    role = havelmar.plan(PLAN).plan.role_by_id["union-locale"]
    assert (role.name, role.outside, role.capacity) == ("Union départementale", True, 0.5)
    retired = ask("service", PLAN, "union-locale", "--retire", language="fr")
    assert "Union départementale – partenaire extérieur, retiré" in retired.out
    assert ask("service", PLAN, "union-locale", "--retire").out == "Everything was as you said already.\n"
    assert ask("service", PLAN, "union-locale", "--bring-back", "--inside", "--vacant").code == 0
    assert ask("undo", "--yes").code == 0
    assert havelmar.plan(PLAN).plan.role_by_id["union-locale"].retired


def test_a_service_with_work_is_retired_with_somebody_who_takes_over(havelmar: Store, ask: Ask) -> None:
    refused = ask("service", PLAN, "equality", "--retire")
    assert refused.code == 2
    assert "[service-with-work]" in refused.err
    name = havelmar.plan(PLAN).plan.service_names["hr"]
    done = ask("service", PLAN, "equality", "--retire", "--to", name)
    assert done.code == 0, done.err
    assert "owns 0 actions" in done.out


@pytest.mark.usefixtures("havelmar")
@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("nobody-known",), "unknown-role"),
        (("nobody-known", "--retire"), "unknown-role"),
        (("nobody-known", "--name", "X"), "unknown-role"),
        (("--outside",), "service-without-name"),
        (("hr", "--outside", "--inside"), "options-at-odds"),
        (("hr", "--to", "legal"), "option-without-other"),
        (("hr", "--capacity", "half"), "not-a-number"),
        (("hr", "--capacity", "-1"), "value-refused"),
    ],
)
def test_what_cannot_be_is_refused_and_changes_nothing(
    words: tuple[str, ...], code: str, havelmar: Store, ask: Ask
) -> None:
    before = havelmar.revision()
    refused = ask("service", PLAN, *words)
    assert (refused.code, f"[{code}]" in refused.err) == (2, True), refused.err
    assert havelmar.revision() == before
