"""Every component can be seen, walked through and used, in both languages and both themes."""

import re
from pathlib import Path
from typing import Any

import pytest

from browser.conftest import A_READER, Visit, Visitor, playwright

pytestmark = pytest.mark.long

axe_package = pytest.importorskip("axe_playwright_python", reason="axe is not installed")
AXE = (Path(axe_package.__file__).parent / "axe.min.js").read_text(encoding="utf-8")
expect = playwright.expect
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"]
# The framework's own area for files is a named section that it declares to be decoration.
RULES = {
    "resultTypes": ["violations"],
    "runOnly": {"type": "tag", "values": TAGS},
    "rules": {"presentation-role-conflict": {"enabled": False}},
}
PAGES = ("Timeline", "Network", "Board", "Impact", "Workload", "Widgets")


def violations(visit: Visit) -> list[str]:
    visit.page.evaluate(AXE)
    report: dict[str, Any] = visit.page.evaluate("rules => axe.run(document, rules)", RULES)
    return [
        f"{violation['id']}: {node['target']} {node['html'][:90]}"
        for violation in report["violations"]
        for node in violation["nodes"]
    ]


@pytest.mark.parametrize(("language", "scheme"), A_READER)
def test_no_page_breaks_a_rule_of_accessibility(visit: Visitor, language: str, scheme: str) -> None:
    locale = {"en": "en-GB", "fr": "fr-FR"}[language]
    page = visit("/", locale=locale, color_scheme=scheme)
    broken = {}
    for path in PAGES:
        page.turn(path)
        broken[path] = violations(page)
        assert page.page.locator("html").get_attribute("lang") == locale[:2]
    assert broken == {path: [] for path in PAGES}


def test_a_phone_needs_no_sideways_scrolling_of_the_page(visit: Visitor) -> None:
    page = visit("/")
    for path in PAGES:
        page.page.set_viewport_size({"width": 1280, "height": 700})
        assert page.turn(path).fits(320), path


def test_the_timeline_is_opened_with_the_mouse(visit: Visitor) -> None:
    page = visit("/timeline")
    name = page.page.get_by_role("button", name="Complete the strategy in force")
    name.click()
    page.says(f"opened={name.get_attribute('data-id')}")
    bar = page.page.locator("g.bar").nth(3)
    bar.locator("rect").first.click()
    page.says(f"opened={bar.get_attribute('data-id')}")


def test_the_timeline_is_walked_through_and_opened_with_the_keyboard(visit: Visitor) -> None:
    page = visit("/timeline")
    page.page.locator(".group").first.focus()
    page.page.keyboard.press("ArrowDown")
    page.page.keyboard.press("ArrowDown")
    page.page.keyboard.press("Enter")
    focused = page.page.evaluate("document.activeElement.shadowRoot.activeElement.dataset.id")
    page.says(f"opened={focused}")
    assert page.page.evaluate("document.activeElement.shadowRoot.activeElement.dataset.id") == focused


def test_a_folded_group_stays_folded_when_the_page_is_made_again(visit: Visitor) -> None:
    page = visit("/timeline")
    rows = page.page.locator("g.bar")
    before = rows.count()
    group = page.page.get_by_role("button", name=re.compile(r"^Strategy: \d+ of \d+ actions done"))
    counted = re.search(r"of (\d+) actions", group.get_attribute("aria-label") or "")
    assert counted is not None
    left = before - int(counted.group(1))
    assert left < before
    group.click()
    expect(rows).to_have_count(left)
    other = page.page.get_by_role("button", name="Raise the existing working group")
    other.click()
    page.says(f"opened={other.get_attribute('data-id')}")
    expect(rows).to_have_count(left)


def test_late_and_critical_actions_say_so_in_words(visit: Visitor) -> None:
    page = visit("/timeline?lang=fr").page
    name = page.get_by_role("button", name="Réunir employeurs, bailleurs").get_attribute("aria-label")
    assert name is not None
    assert "Sur le chemin critique" in name
    assert page.get_by_role("button", name="En retard").count() > 0
    assert page.get_by_text("⚠ En retard").count() > 0


def test_an_empty_plan_says_so(visit: Visitor) -> None:
    visit("/timeline?empty=1").says("There is no action to show yet.")


@pytest.mark.parametrize("path", ["network?at=F11", "network?at=F00-01", "timeline?scale=quarters&n=60"])
def test_the_other_views_break_no_rule_either(visit: Visitor, path: str) -> None:
    assert violations(visit(f"/{path}")) == []


def test_the_network_opens_an_objective_and_an_action(visit: Visitor) -> None:
    page = visit("/network")
    page.page.get_by_role("button", name="Monitoring and evaluation").click()
    page.says("opened=F11")


def test_arrow_keys_follow_the_arrows_of_the_network(visit: Visitor) -> None:
    page = visit("/network?at=F11")
    page.page.locator(".canvas .box").first.focus()
    first = page.page.evaluate("document.activeElement.shadowRoot.activeElement.dataset.id")
    page.page.keyboard.press("ArrowRight")
    page.page.keyboard.press("Enter")
    then = page.page.evaluate("document.activeElement.shadowRoot.activeElement.dataset.id")
    assert then != first
    page.says(f"opened={then}")
    page.page.keyboard.press("ArrowLeft")
    assert page.page.evaluate("document.activeElement.shadowRoot.activeElement.dataset.id") == first


def test_a_card_is_moved_with_its_list_of_choices_and_keeps_the_focus(visit: Visitor) -> None:
    page = visit("/board")
    choice = page.page.get_by_role("region", name="Blocked").locator(".card select").first
    label = str(choice.get_attribute("aria-label"))
    choice.focus()
    choice.select_option("under-way")
    page.page.get_by_text("blocked under-way").wait_for()
    assert page.page.get_by_role("region", name="Under way").get_by_label(label).count() == 1
    focused = page.page.evaluate("document.activeElement.shadowRoot.activeElement.getAttribute('aria-label')")
    assert focused == label
    assert "is now in the column Under way" in page.page.locator('.unseen[role="status"]').inner_text()


def test_a_card_is_moved_with_the_mouse(visit: Visitor) -> None:
    page = visit("/board")
    card = page.page.get_by_role("region", name="Blocked").locator(".card").first
    agreed = page.page.get_by_role("region", name="Agreed")
    before = agreed.locator(".card").count()
    card.drag_to(agreed)
    expect(agreed.locator(".card")).to_have_count(before + 1)
    page.page.get_by_text("blocked agreed").wait_for()


def test_a_refused_move_goes_back(visit: Visitor) -> None:
    page = visit("/board?refuse=1")
    blocked = page.page.get_by_role("region", name="Blocked").locator(".card")
    before = blocked.count()
    blocked.first.locator("select").select_option("done")
    page.page.get_by_text("blocked done").wait_for()
    expect(blocked).to_have_count(before)


@pytest.mark.parametrize(("path", "button"), [("impact", "Complete the strategy"), ("workload", "Cabinet du maire")])
def test_the_tables_open_what_they_name(visit: Visitor, path: str, button: str) -> None:
    page = visit(f"/{path}")
    page.page.locator("table").get_by_role("button", name=button, exact=path == "workload").click()
    page.page.get_by_text(re.compile("opened=.+")).wait_for()


def test_the_cells_of_the_workload_are_walked_through_with_arrow_keys_and_opened_with_enter(visit: Visitor) -> None:
    page = visit("/workload").page
    cells = page.locator("td.load button")
    cells.first.focus()
    page.keyboard.press("ArrowRight")
    walked = page.evaluate(
        "document.querySelector('[data-testid=\"stBidiComponentIsolated\"]').shadowRoot.activeElement.dataset.id"
    )
    assert walked != cells.first.get_attribute("data-id")
    # One stop of the tab key is enough for all of them.
    assert page.locator('td.load button[tabindex="0"]').count() == 1
    page.keyboard.press("Enter")
    page.get_by_text(re.compile(r"opened=\S+ \d{4}-\d\d-\d\d")).wait_for()
