"""Which colours does the document use? Each pair of text and ground passes WCAG AA (4.5:1)."""

from collections.abc import Mapping

from planner.drawing.tones import Tone
from planner.proposal.quick_wins import Horizon
from planner.toolkit.assessment import Standing

INK = Tone.INK.on_paper
NAVY = Tone.NAVY.on_paper
TEAL = Tone.TEAL.on_paper
GREY = Tone.SOFT.on_paper
PALE = Tone.PALE.on_paper
ALERT = Tone.ALERT.on_paper
ALERT_PALE = Tone.ALERT_PALE.on_paper
PAPER = Tone.GROUND.on_paper
RULE = "B8C4CE"
"""Darker than a rule on a screen. It is of paper only, as are the colours below that no tone names."""

STANDING_GROUND: Mapping[Standing, str] = {
    Standing.IN_PLACE: "DDEFE3",
    Standing.WEAK: Tone.AMBER_PALE.on_paper,
    Standing.MISSING: "FADFD9",
    Standing.NOT_ASSESSED: "E6EAEE",
    Standing.NOT_APPLICABLE: PAPER,
}
# What does not apply has no share that a bar could show.
STANDING_BAR: Mapping[Standing, str] = {
    Standing.IN_PLACE: Tone.GREEN_FILL.on_paper,
    Standing.WEAK: Tone.AMBER_FILL.on_paper,
    Standing.MISSING: "B8452F",
    Standing.NOT_ASSESSED: "8A97A3",
}
HORIZON_BAR: Mapping[Horizon, str] = {
    Horizon.QUICK_WIN: "24808C",
    Horizon.LONGER_TERM: NAVY,
}
ADOPTED_BAR = "C47A12"
"""Dates that were adopted, over the bars of those that are foreseen: it stands out from these and from paper."""
LOAD_GROUND: Mapping[str, str] = {"some": Tone.TEAL_PALE.on_paper, "full": "B5D3D8", "over": ALERT_PALE}
"""Of a table of workload: from half of the time on, from where hardly any is left, and beyond it."""
