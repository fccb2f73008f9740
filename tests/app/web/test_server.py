"""How the app starts: shipped settings give way to the environment, names are read, and errors show no words."""

import logging
from collections.abc import Callable, Mapping

import pytest
from streamlit.testing.v1 import AppTest

from app.web.conftest import page_text
from planner.app.web import server
from planner.app.web.own_addresses import Address
from planner.problem import Place, Problem, ProblemsFoundError

Within = Callable[..., AppTest]


def test_what_ships_keeps_figures_about_people_at_home() -> None:
    options = server.shipped_options({})
    assert options["browser.gatherUsageStats"] is False
    assert all("." in name for name in options)


def test_the_environment_goes_before_what_ships() -> None:
    shipped = server.shipped_options({})
    without = server.shipped_options({"STREAMLIT_BROWSER_GATHER_USAGE_STATS": "true"})
    assert shipped.keys() - without.keys() == {"browser.gatherUsageStats"}


@pytest.mark.parametrize(
    ("typed", "environment", "names"),
    [
        ((), {}, ()),
        ((), {"PLANNER_HOSTS": ""}, ()),
        ((), {"PLANNER_HOSTS": "plan.city.example"}, (Address("plan.city.example"),)),
        (
            (),
            {"PLANNER_HOSTS": " plan.city.example ,, plan.lan:8443 "},
            (Address("plan.city.example"), Address("plan.lan", 8443)),
        ),
        (("plan.lan",), {"PLANNER_HOSTS": "other.example"}, (Address("plan.lan"),)),
    ],
)
def test_what_was_typed_goes_before_the_environment(
    typed: tuple[str, ...], environment: Mapping[str, str], names: tuple[Address, ...]
) -> None:
    assert server.public_names(typed, environment) == names


@pytest.mark.parametrize(
    ("typed", "environment", "where"),
    [(("https://a.example",), {}, "--host-name"), ((), {"PLANNER_HOSTS": "a.example/x"}, "PLANNER_HOSTS")],
)
def test_words_that_are_no_names_are_refused_with_where_they_stand(
    typed: tuple[str, ...], environment: Mapping[str, str], where: str
) -> None:
    with pytest.raises(ProblemsFoundError) as refused:
        server.public_names(typed, environment)
    (problem,) = refused.value.problems
    assert (problem.code, problem.place.file) == ("not-a-host-name", where)


def test_an_error_shows_a_reference_that_the_log_has_too(within: Within, caplog: pytest.LogCaptureFixture) -> None:
    def body() -> None:
        server.apologise(ValueError("Anna wrote this"))

    with caplog.at_level(logging.ERROR, logger=server.__name__):
        page = within(body)
    (record,) = [record for record in caplog.records if record.name == server.__name__]
    reference = str(record.args[0]) if isinstance(record.args, tuple) else ""
    assert len(reference) == 8
    assert reference in page.error[0].value
    assert "Anna" not in record.getMessage() + page.error[0].value


def test_what_has_words_of_its_own_is_said_in_them(within: Within) -> None:
    gone = Problem(code="gone", what="The plan is gone.", fix="Choose another one.", place=Place())
    page = within(lambda: server.apologise(ProblemsFoundError([gone])) and None)
    assert "The plan is gone." in page_text(page)
    assert "reference" not in page_text(page)
