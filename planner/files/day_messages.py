"""What can be wrong with the days that a file names? Every sentence once, with its stable code."""

from planner.files.message import Message

FOLLOWS_A_LATER_ROUND = Message(
    "follows-a-later-round",
    "The assessment of {day} cannot follow that of {follows}, which is later.",
    "Correct the date of the one that is mistyped.",
)
DATE_OUT_OF_RANGE = Message(
    "date-out-of-range",
    "The year {year} is too far away.",
    "Write a date from {first} to {last}.",
)
EVIDENCE_TO_COME = Message(
    "evidence-dated-later",
    "The evidence is dated {day}, which is still to come.",
    "Give the day of the document; what is not written yet is given once it is there.",
)
ABSENCE_ORDER = Message(
    "absence-out-of-order",
    "The last day of this absence comes before its first day.",
    "Exchange the two dates, or mend the wrong one.",
)
