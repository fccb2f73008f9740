"""From a blank page to a Word plan in three clicks and one text, in both languages, as people really do it."""

import io
import re
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from running_app import running_app

from browser.conftest import ANOTHER, Visit, watched
from browser.test_components import violations
from planner.wording import LANGUAGES, Wording

pytestmark = [pytest.mark.long, pytest.mark.usefixtures("chromium")]
LOCALES = {"en": "en-GB", "fr": "fr-FR"}


@pytest.fixture
def app(tmp_path: Path) -> Iterator[str]:
    """The app on a blank store, as its command starts it; gives its address."""
    with running_app(tmp_path / "planner.db") as address:
        yield address


Arrive = Callable[..., Visit]


@pytest.fixture
def arrive(app: str, people: Callable[..., Any]) -> Iterator[Arrive]:
    """Let somebody open the app; at the end nothing was logged, refused or asked of another server."""
    with watched() as begin:

        def arrive(language: str = "en", path: str = "/", *, who: str = "", **options: Any) -> Visit:
            usual = {
                "locale": LOCALES[language],
                "viewport": {"width": 1280, "height": 900},
                "user_agent": f"test {who}",
            }
            return begin(people(**{**usual, **options}).new_page(), app).go(path)

        yield arrive


def heading(visit: Visit, text: str) -> None:
    visit.page.get_by_role("heading", level=1, name=text, exact=True).wait_for()
    visit.settle()


def begin(visit: Visit, language: str, name: str = "Rocmarin") -> None:
    """Create a city from a blank page: one text, and Enter in place of a click."""
    say = Wording(language).say
    field = visit.page.get_by_label(say("Name of your city"))
    field.fill(name)
    field.press("Enter")
    heading(visit, {"en": "Public commitment", "fr": "Engagement public"}[language])


def tab_to_field(visit: Visit, label: str) -> None:
    """Go to a field with the keyboard alone."""
    for _ in range(20):
        visit.page.keyboard.press("Tab")
        if visit.page.evaluate("(document.activeElement.ariaLabel || '')").endswith(label):
            return
    pytest.fail(f"no Tab leads to “{label}”")


def word_of(visit: Visit, button: str) -> str:
    """Click a button that makes a Word file, and return the file's text."""
    with visit.page.expect_download() as waiting:
        visit.page.get_by_role("button", name=button, exact=True).click()
    content = Path(waiting.value.path()).read_bytes()
    with zipfile.ZipFile(io.BytesIO(content)) as file:
        return re.sub(r"<[^>]+>", " ", file.read("word/document.xml").decode())


@pytest.mark.parametrize("language", LANGUAGES)
def test_from_a_blank_page_to_word_in_three_clicks_and_one_text(arrive: Arrive, language: str) -> None:
    say = Wording(language).say
    visit = arrive(language)
    begin(visit, language)
    visit.page.get_by_role("button", name=say("Draft the plan now")).click()
    visit.page.wait_for_url("**/plan?**")
    visit.settle()
    text = word_of(visit, "Word")
    assert "Rocmarin" in text
    assert say("Actions one by one") in text
    # Of a city that has answered nothing yet, a plan promises nothing: it finds out first.
    assert {"en": "Complete the assessment", "fr": "Compléter l’évaluation"}[language] in text
    assert visit.page.locator("html").get_attribute("lang") == language


def test_answers_and_context_last_over_a_reload(arrive: Arrive) -> None:
    language = "fr"
    say = Wording(language).say
    visit = arrive(language)
    begin(visit, language)
    visit.page.get_by_role("radio", name=say("Partly"), exact=True).first.click()
    visit.page.get_by_text(say("{answered} of {asked} questions answered", answered=1, asked=54)).wait_for()
    visit.page.reload()
    visit.settle()
    first = visit.page.get_by_role("radio", name=say("Partly"), exact=True).first
    assert first.get_attribute("aria-checked") == "true"
    visit.go("/context")
    heading(visit, say("Context"))
    open_ = visit.page.get_by_text(say("Choose what holds in your city, and the effect shows here."))
    open_.nth(6).wait_for()
    visit.page.locator('[data-testid="stMain"] [data-testid="stButtonGroup"]').nth(1).get_by_role(
        "button"
    ).first.click()
    open_.nth(6).wait_for(state="detached")
    visit.page.reload()
    open_.nth(5).wait_for()
    visit.settle()
    assert open_.count() == 6


def test_two_people_at_the_same_answer_decide_whose_stays(arrive: Arrive) -> None:
    anna = arrive("en")
    begin(anna, "en")
    bela = arrive("en", "/assess?factor=F01", who="Béla")
    bela.page.get_by_role("button", name="Anna").click()
    bela.page.get_by_label("Your name, as colleagues see it beside your changes").fill("Béla")
    bela.press(bela.page.get_by_role("button", name="Keep this name"))
    bela.page.get_by_role("button", name="Béla").wait_for()
    bela.settle()
    bela.page.keyboard.press("Escape")
    bela.page.get_by_role("radio", name="Yes", exact=True).first.click()
    bela.page.get_by_text("1 of 54 questions answered").wait_for()
    anna.page.get_by_text("1 change by Béla").wait_for(timeout=60_000)
    assert anna.page.get_by_role("radio", name="Yes", exact=True).first.get_attribute("aria-checked") == "false"
    anna.page.get_by_role("radio", name="No", exact=True).first.click()
    dialog = anna.page.get_by_role("dialog")
    dialog.get_by_text("Béla").wait_for()
    dialog.get_by_text("Keep mine").click()
    dialog.get_by_role("button", name="Save my choice").click()
    dialog.wait_for(state="hidden")
    anna.settle()
    assert anna.page.get_by_role("radio", name="No", exact=True).first.get_attribute("aria-checked") == "true"
    bela.page.reload()
    bela.settle()
    assert bela.page.get_by_role("radio", name="No", exact=True).first.get_attribute("aria-checked") == "true"


def test_the_keyboard_is_enough_to_begin_and_to_answer(arrive: Arrive) -> None:
    visit = arrive("en")
    keys = visit.page.keyboard
    tab_to_field(visit, "Country of your city")
    keys.type("France")
    keys.press("Enter")
    visit.page.get_by_label("Region with holidays of its own").wait_for()
    visit.settle()
    tab_to_field(visit, "Name of your city")
    keys.type("Rocmarin")
    keys.press("Enter")
    heading(visit, "Public commitment")
    for _ in range(40):
        keys.press("Tab")
        if visit.page.evaluate("document.activeElement.innerText") == "Yes":
            break
    keys.press("ArrowRight")
    keys.press("Space")
    visit.page.get_by_text("1 of 54 questions answered").wait_for()


def test_pages_fit_a_phone_and_a_desk_and_break_no_rule_on_the_phone(arrive: Arrive) -> None:
    visit = arrive("fr")
    begin(visit, "fr")
    for path in ("/", "/assess?factor=F06", "/context"):
        visit.go(path)
        for width in (1280, 320):
            assert visit.fits(width), (path, width)
        assert violations(visit) == []


@pytest.mark.parametrize(("language", "scheme"), ANOTHER)
def test_no_page_of_the_journey_breaks_a_rule_of_accessibility(arrive: Arrive, language: str, scheme: str) -> None:
    visit = arrive(language, color_scheme=scheme)
    broken = {"beginning": violations(visit)}
    visit.page.get_by_role("button", name=Wording(language).say("Open {city}", city="Havelmar")).click()
    visit.page.wait_for_url("**/plan?**")
    for path in ("/", "/assess?factor=F06", "/context"):
        visit.go(path)
        visit.page.get_by_role("button", name="Anna").wait_for()
        broken[path] = violations(visit.settle())
    assert broken == {place: [] for place in broken}
