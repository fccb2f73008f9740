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
NOT_A_FIRST_DAY = Message(
    "not-a-first-day",
    "“{word}” is not understood as the day from which an action may start.",
    "Write that day, the day before the month: 01/06/2027; or a month, a quarter or a year, whose first day is then "
    "meant: June 2027, Q2 2027, 2028.",
)
NOT_A_FIXED_DAY = Message(
    "not-a-fixed-day",
    "“{word}” does not name one day.",
    "What must be on a day needs that day, the day before the month: 21/03/2027 or 21 March 2027. Where a month or a "
    "quarter is meant, set a deadline.",
)
FIXED_BEFORE_START = Message(
    "fixed-day-before-start",
    "{action} must be on {day}, before the start of the plan, {start}.",
    "Choose a later day, or an earlier start; if the action is done, list it under done.",
)
FIXED_BEFORE_ASSESSMENT = Message(
    "fixed-day-before-start",
    "{action} must be on {day}, before the assessment, {start}, and no plan starts before it.",
    "Choose a later day; if the action is done, list it under done.",
)
FIXED_AFTER_DEADLINE = Message(
    "fixed-day-after-deadline",
    "{action} must be on {day}, after its own deadline, {deadline}.",
    "Keep the day and take the deadline out, or correct the one that is wrong.",
)
NOT_BEFORE_AFTER_DEADLINE = Message(
    "not-before-after-end",
    "{action} may start on {day} at the earliest, after its own deadline, {deadline}.",
    "Choose an earlier day for its start, or a later deadline.",
)
NOT_BEFORE_AFTER_FIXED = Message(
    "not-before-after-end",
    "{action} may start on {day} at the earliest, after the day on which it must be, {fixed}.",
    "Choose an earlier day for its start, or correct the day on which it must be.",
)
NO_SUCH_SESSION = Message(
    "unknown-session",
    "The council does not meet on {day}, as far as its sessions are listed.",
    "The nearest of its sessions is on {near}: write that day, or add a session on {day} under council_sessions.",
)
ADOPTION_BEFORE_ASSESSMENT = Message(
    "adoption-before-assessment",
    "The session of {day} comes before the assessment, {assessed}: it cannot adopt the plan that follows from it.",
    "Choose a later session; if the plan is adopted already, write so under status and adopted_on.",
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
