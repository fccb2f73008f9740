"""Parts of the page are drawn anew by their names."""

from planner.app.web.pages.plan import page_parts


def test_each_card_is_a_part_of_its_own() -> None:
    parts = {page_parts.card("F03-03"), page_parts.card("F03-04")}
    assert len(parts | {page_parts.ALL, page_parts.BANNER, page_parts.UNDO}) == 5
