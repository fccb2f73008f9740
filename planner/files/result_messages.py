"""What can be wrong with the results that a benchmark’s plans may promise? Beside ``messages``."""

from planner.files.message import Message

NO_PATH_TO_YES = Message(
    "no-path-to-yes",
    "No path leads to the answer “yes” to question {question}.",
    "Add a result for it, with the actions that make it true under “yes”.",
)
RESULT_TWICE = Message(
    "result-twice",
    "Question {question} stands twice among the results; the first is in {file}, line {first}.",
    "Put the paths of both into one.",
    whole=frozenset({"file"}),
)
ONLY_PREPARATION = Message(
    "only-preparation",
    "On this path to question {question}, every action is preparation.",
    "Add the action that changes something, or take the path out.",
)
NEVER_WALKED = Message(
    "never-walked",
    "Action {action} on this path to question {question} can never begin: what it needs waits for itself.",
    "Turn one of these needs round, or make it “after”.",
)
