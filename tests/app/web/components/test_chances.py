"""The bars of chances say in words what they show."""

from datetime import date
from typing import Any

from planner.app.web.components.chances import chances_props
from planner.drawing.chances import chance_picture
from planner.schedule.uncertain import MarkKind
from planner.track.sureness import MarkSureness
from planner.wording import Wording

DAY = date(2028, 6, 14)


def props(number: int, language: str = "en") -> Any:
    marks = [
        MarkSureness(kind=MarkKind.PROMISE, question=f"{index + 1}.1", by=DAY, chance=0.83, sure_by=DAY)
        for index in range(number)
    ]
    picture = chance_picture(marks)
    return chances_props(picture, {bar.row: str(bar.mark.question) for bar in picture.bars}, wording=Wording(language))


def test_a_bar_has_its_name_its_day_and_its_chance_in_words() -> None:
    [bar] = props(1)["bars"]
    assert bar == {"name": "1.1", "x": 0.8, "likely": True, "day": "14/06/2028", "text": "about 8 chances in 10"}


def test_the_line_stands_at_eight_of_ten() -> None:
    assert props(1)["line"] == {"x": 0.8, "label": "8 chances in 10"}


def test_what_has_no_bar_is_counted() -> None:
    assert (props(15)["more"], props(16)["more"]) == ("", "1 more is surer.")
