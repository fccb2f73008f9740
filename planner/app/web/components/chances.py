"""How sure is a plan? Bars of what is least sure, in tenths, with the line from which on people rely on a day."""

from collections.abc import Mapping

from planner.app.desk.vocabulary import ChanceBar, ChancePicture
from planner.app.web.components.assets import Props, picture
from planner.wording import Wording
from planner.wording.sureness import chance_in_words


def chances_chart(drawn: ChancePicture, names: Mapping[int, str], *, wording: Wording, key: str) -> None:
    """Draw the bars; ``names`` say by row what has to be kept."""
    picture("chances")(data=chances_props(drawn, names, wording=wording), key=key)


def chances_props(drawn: ChancePicture, names: Mapping[int, str], *, wording: Wording) -> Props:
    """Return all that the script needs to draw; lengths and the line run from 0 to 1."""
    return {
        "label": wording.say("What is least sure: chances in ten"),
        "line": {"x": drawn.line / drawn.longest, "label": wording.say("8 chances in 10")},
        "bars": [_bar(bar, drawn, names[bar.row], wording) for bar in drawn.bars],
        "more": wording.count("{number} more is surer.", "{number} more are surer.", drawn.left_out)
        if drawn.left_out
        else "",
    }


def _bar(bar: ChanceBar, drawn: ChancePicture, name: str, wording: Wording) -> Props:
    return {
        "name": name,
        "x": bar.length / drawn.longest,
        "likely": bar.likely,
        "day": wording.short_date(bar.mark.by),
        "text": chance_in_words(bar.mark.chance, wording),
    }
