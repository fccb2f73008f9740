"""Which colours does the document use? Each pair of text and ground passes WCAG AA (4.5:1)."""

from collections.abc import Mapping

from planner.proposal.quick_wins import Horizon
from planner.toolkit.assessment import Standing

INK = "22303C"
NAVY = "1B3A57"
TEAL = "1F6B75"
GREY = "55626E"
RULE = "B8C4CE"
PALE = "EEF3F6"
ALERT = "9C2F1F"

STANDING_GROUND: Mapping[Standing, str] = {
    Standing.IN_PLACE: "DDEFE3",
    Standing.WEAK: "FFF0CF",
    Standing.MISSING: "FADFD9",
    Standing.NOT_ASSESSED: "E6EAEE",
}
STANDING_BAR: Mapping[Standing, str] = {
    Standing.IN_PLACE: "3C8D5A",
    Standing.WEAK: "D9982B",
    Standing.MISSING: "B8452F",
    Standing.NOT_ASSESSED: "8A97A3",
}
HORIZON_BAR: Mapping[Horizon, str] = {
    Horizon.QUICK_WIN: "24808C",
    Horizon.LONGER_TERM: NAVY,
}
