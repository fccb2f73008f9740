"""What can be wrong in a file? Every sentence once, with its stable code."""

from dataclasses import replace

from planner.files.kinds import WHAT_IT_IS, Kind
from planner.files.message import Message, UnknownWord
from planner.problem import Place, Problem

# The file itself
NO_SUCH_FILE = Message("no-such-file", "There is no file here.", "Check the path and the name, capitals included.")
NOT_A_FILE = Message("not-a-file", "This is a folder, not a file.", "Name a file inside it.")
UNREADABLE_FILE = Message(
    "unreadable-file",
    "The file cannot be read: {reason}.",
    "Ask for the right to read it, or copy it to a folder of yours.",
)
FILE_TOO_LARGE = Message(
    "file-too-large",
    "The file is larger than {most} MB.",
    "Check that it is the right one; a file written by hand stays far below.",
)
NOT_ORDINARY = Message(
    "not-an-ordinary-file",
    "This is a pipe or a device, not a file.",
    "Save what it gives in a file, and name that.",
)
OTHER_KIND = Message(
    "other-kind",
    WHAT_IT_IS[Kind.EXCEL],
    "Assessments, benchmarks and plan templates are YAML files: plain text. For an assessment, "
    "“planner assess new --out city.yaml” writes one to fill in.",
)
"""Of every kind of file that is none of ours; see ``other_kind``."""
EMPTY_FILE = Message("empty-file", "The file is empty.", "Fill it in, or remove it.")
WRONG_ENCODING = Message(
    "wrong-encoding",
    "This line holds characters that are not in UTF-8.",
    "Save the file again as UTF-8; every editor offers it under “Save as” or “Encoding”.",
)
UNPRINTABLE_LINE = Message(
    "unprintable-character",
    "This line holds a control character that cannot be printed.",
    "Remove it; it often comes in when text is pasted.",
)
UNPRINTABLE = Message(
    "unprintable-character",
    "“{field}” holds a control character that cannot be printed.",
    UNPRINTABLE_LINE.fix,
)
TURNING = Message(
    "turning-character",
    "“{field}” holds the character {character}, which turns the direction of the text around it.",
    "Remove it; it is invisible and often comes with pasted text. Arabic and Hebrew need none.",
)
NOTHING_TO_CHECK = Message(
    "nothing-to-check",
    "This folder holds neither a benchmark nor plan templates.",
    "Name a folder with a file benchmark.yaml or method.yaml, or an assessment file.",
)
TOO_MUCH = Message(
    "too-much-to-check",
    "There are more folders and files below this one than are looked through.",
    "Name the folders of the benchmark and of the plan templates, or the assessment files.",
)
CANNOT_WRITE = Message(
    "cannot-write",
    "The file cannot be written: {reason}.",
    "Choose a folder in which you may write, with room left on the disk.",
)
TARGET_IS_FOLDER = Message(
    "target-is-folder",
    "The file cannot be written, because a folder has this name.",
    "Choose another name for the file.",
)
TARGET_NOT_ORDINARY = Message(
    "target-no-ordinary-file",
    "The file cannot be written, because a pipe or a device has this name.",
    "Choose another name for the file.",
)
TARGET_FOLDER_MISSING = Message(
    "target-folder-missing",
    "The file cannot be written, because the folder “{folder}” does not exist.",
    "Create the folder first, or choose another one.",
    whole=frozenset({"folder"}),
)

# YAML
TAB = Message("yaml-tab", "This line begins with a tab.", "Use spaces, two for each level.")
OPEN_QUOTE = Message(
    "yaml-open-quote",
    "A quotation mark opens here and is never closed.",
    'Close it, or remove it; inside double quotes, write \\" for a quotation mark of the text.',
)
COLON = Message(
    "yaml-colon",
    "A colon stands inside a text without quotes, or this line is indented too far.",
    "Put the text in double quotes, or align the line with the one above.",
)
NEEDS_QUOTES = Message(
    "yaml-needs-quotes",
    "This text has a character at its start or a quotation mark inside that YAML reads in its own way.",
    "Put the whole text in double quotes, and use ’ for apostrophes.",
)
INDENTATION = Message(
    "yaml-indentation",
    "This line does not line up with those above.",
    "Give all entries of one level the same number of spaces.",
)
NO_COLON = Message(
    "yaml-syntax",
    "A colon is missing, on this line or on the one above.",
    "Write a name, a colon and a space, then the value.",
)
OPEN_BRACKET = Message(
    "yaml-syntax",
    "A bracket opens and is not closed before this line, or a comma is missing between its entries.",
    "Close it with the bracket of its kind, or add the comma.",
)
BACKSLASH = Message(
    "yaml-syntax",
    "A backslash in double quotes stands before a character that YAML does not know there.",
    "Write two backslashes for one of the text, or put the text in single quotes.",
)
LIST_BESIDE_NAME = Message(
    "yaml-syntax",
    "A list begins on the line of its name.",
    "Write each entry on its own line after “- ”, or all of them in [ ] with commas.",
)
NOT_YAML = Message(
    "yaml-syntax",
    "This line cannot be read as YAML.",
    "Look at this line and the one above for a missing colon, bracket or quotation mark.",
)
SEVERAL_DOCUMENTS = Message(
    "yaml-several-documents",
    "A second document begins here, after “---” or “...”.",
    "Keep one document in a file.",
)
ALIAS = Message(
    "yaml-alias",
    "This line uses a YAML reference (“&” or “*” before a name), which is not read here.",
    "Write the text out, in double quotes if it begins with & or *.",
)
TAG = Message(
    "yaml-tag",
    "This line uses a YAML tag (“!” before a name), which is not read here.",
    "Remove the tag; put the text in double quotes if it begins with an exclamation mark.",
)
TOO_DEEP = Message(
    "yaml-too-deep",
    "The content is nested more than {most} levels deep here.",
    "Look for a bracket that is never closed.",
)
TOO_MANY = Message(
    "yaml-too-many",
    "The file has more than {most} entries; the next one is here.",
    "Check that it is the right file; a file written by hand stays far below.",
)
TEXT_CUT = Message(
    "text-cut-off",
    "A comment begins at the “#” on this line, so that the text ends before it: “{text}”.",
    "Put the whole text in double quotes if “#” belongs to it; if not, give the comment a line of its own.",
)
KEY_NOT_A_WORD = Message(
    "yaml-key",
    "A list or a mapping stands where the name of an entry is expected.",
    "Write a name, then a colon; put text that begins with a bracket in double quotes.",
)
DUPLICATE_KEY = Message(
    "duplicate-key",
    "“{key}” is written twice; the first is on line {first}.",
    "Keep one of the two.",
)

# Shape: what the models expect
MISSING_KEY = Message("missing-key", "“{key}” is missing here.", "Add a line that begins with “{key}:”.")
UNKNOWN_KEY = UnknownWord("unknown-key", "“{word}” is not known here.", "What can stand here: {known}.")
UNKNOWN_CHOICE = UnknownWord("unknown-word", "“{word}” is not one of the possible words.", "Write one of: {known}.")
UNKNOWN_CONDITION = Message(
    "unknown-condition",
    "This is not a condition.",
    "Write exactly one of: question and answer, factor and standing, context and reading, all, any, not.",
)
ID_PATTERN = Message(
    "malformed-id",
    "“{word}” does not have the form that is expected here.",
    "Write it like {example}.",
)
EMPTY_TEXT = Message("empty-text", "The text is empty.", "Write it, or remove the line.")
TOO_LONG = Message("text-too-long", "The text has more than {most} characters.", "Shorten it.")
EMPTY_LIST = Message("empty-list", "The list is empty.", "Add at least one entry.")
NOT_TEXT = Message("not-text", "A text is expected here.", "Write a text, in double quotes to be safe.")
NOT_A_NUMBER = Message("not-a-number", "“{word}” is not a number.", "Write a number without quotes, unit or spaces.")
NOT_WHOLE = Message("not-a-whole-number", "“{word}” is not a whole number.", "Write a whole number such as 12.")
OUT_OF_RANGE = Message("out-of-range", "{word} is out of range.", "Write a number {limit}.")
NOT_TRUE_FALSE = Message("not-true-or-false", "“{word}” is neither true nor false.", "Write true or false.")
NOT_A_DATE = Message(
    "not-a-date",
    "“{word}” is not a date.",
    "Write a single day, the day before the month: 4/1/2027 or 4 January 2027; or year-month-day: 2027-01-04.",
)
NOT_A_DEADLINE = Message(
    "not-a-deadline",
    "“{word}” is not understood as a deadline.",
    "Write by when it is to be done, the day first: 31/03/2027, or a month, a quarter or a year, whose last day is "
    "then meant: June 2027, Q2 2027, end of 2027. From, after or about a day is no deadline. Write ongoing where there "
    "is none.",
)
NOT_A_FIGURE = Message(
    "not-a-figure",
    "“{word}” is neither a whole number nor a date.",
    "Write a number such as 12, or a date such as 2027-01-04.",
)
NOT_A_MAPPING = Message(
    "not-a-mapping",
    "Named entries are expected here.",
    "Write one “name: value” on each line, indented by two spaces.",
)
NOT_A_LIST = Message(
    "not-a-list",
    "A list is expected here.",
    "Write each entry on its own line after “- ”, or all of them in [ ] with commas.",
)
CLOSURE_ORDER = Message(
    "closure-out-of-order",
    "The last day of this closure comes before its first day.",
    "Exchange the two dates, or mend the wrong one.",
)
PAPERS_AFTER_SESSION = Message(
    "papers-after-session",
    "The papers are due after the session of the council for which they are meant.",
    "Exchange the two dates, or mend the wrong one.",
)
SESSION_TWICE = Message(
    "session-twice",
    "Two sessions of the council are on {day}; the first is on line {first}.",
    "Keep one of the two.",
)
MANY_FAULTS = Message(
    "many-faults",
    "There are {number} faults here; those at the beginning of each list are told.",
    "Check that it is the right file, or mend these first.",
)
NOT_ACCEPTED = Message("not-accepted", "This entry is not accepted.", "Compare it with the examples.")

# References
UNKNOWN_QUESTION = UnknownWord(
    "unknown-question", "Question “{word}” is not known.", "Questions of this key factor: {known}."
)
UNKNOWN_ANSWERED = UnknownWord(
    "unknown-question",
    "“{word}” is neither a question, nor a duty, nor a contextual factor.",
    "What an action can answer: {known}.",
)
UNKNOWN_FACTOR = UnknownWord("unknown-factor", "Key factor “{word}” is not known.", "Key factors: {known}.")
UNKNOWN_CONTEXT = UnknownWord(
    "unknown-context", "Contextual factor “{word}” is not known.", "Contextual factors: {known}."
)
UNKNOWN_READING = UnknownWord(
    "unknown-reading", "“{word}” is not a reading of contextual factor {context}.", "Its readings: {known}."
)
UNKNOWN_FIGURE = UnknownWord("unknown-figure", "Figure “{word}” is not known here.", "Figures: {known}.")
UNKNOWN_ROLE = UnknownWord("unknown-role", "Service “{word}” is not known.", "Services: {known}.")
UNKNOWN_SERVICE = UnknownWord(
    "unknown-role",
    "Service “{word}” is not known.",
    "Services: {known}. Write the name of a service of your own behind “name:”, inside its entry.",
)
UNKNOWN_ACTION = UnknownWord("unknown-action", "Action “{word}” is not known.", "Actions: {known}.")
UNKNOWN_OFFERED = UnknownWord(
    "unknown-action", "Action or variation “{word}” is not known.", "Actions and variations: {known}."
)
UNKNOWN_LEGAL_LIMIT = UnknownWord("unknown-legal-limit", "Legal limit “{word}” is not known.", "Legal limits: {known}.")
UNKNOWN_EXAMPLE = UnknownWord("unknown-example", "City example “{word}” is not known.", "City examples: {known}.")
UNKNOWN_WEIGHT = UnknownWord(
    "unknown-weight", "“{word}” is not one of the weights of the priority.", "Weights: {known}."
)
UNKNOWN_LIMIT = UnknownWord(
    "unknown-limit", "“{word}” is not one of the limits of a quick win that a city sets.", "Limits: {known}."
)
UNKNOWN_RESPONDENT = UnknownWord(
    "unknown-respondent", "Respondent “{word}” is not listed under respondents.", "Respondents: {known}."
)
UNKNOWN_BENCHMARK = UnknownWord("unknown-benchmark", "Benchmark “{word}” is not known.", "Benchmarks: {known}.")
UNKNOWN_LANGUAGE = UnknownWord(
    "unknown-language", "The content is not available in the language “{word}”.", "Languages: {known}."
)
UNKNOWN_PLACEHOLDER = UnknownWord("unknown-gap", "The gap “{{{word}}}” is not known.", "Gaps: {known}.")

# Assessments
REPLACED_IN_TURN = Message(
    "replaced-in-turn",
    "Service “{word}” is replaced by “{instead}”, which is replaced itself.",
    "Name the service that has the work in the end.",
)
OTHER_BENCHMARK = Message(
    "other-benchmark",
    "The assessment answers the benchmark “{word}”, not “{benchmark}”.",
    "Write the right benchmark, or choose the one that was assessed.",
)
DUPLICATE_RESPONDENT = Message(
    "duplicate-respondent",
    "Respondent “{word}” is listed twice; the first is on line {first}.",
    "Give one of them another id.",
)
DUPLICATE_ANSWER = Message(
    "duplicate-answer",
    "Respondent “{word}” answers question {question} twice; the first answer is on line {first}.",
    "Keep one of the two.",
)
WHOSE_ANSWER = Message(
    "answer-without-respondent",
    "Question {question} has several answers, and this one does not say whose it is.",
    "Add “by:” with the id of a respondent.",
)
FIGURE_NOT_NUMBER = Message("wrong-figure-kind", "Figure “{word}” has to be a number.", "Write one, such as 12.")
FIGURE_NOT_DATE = Message("wrong-figure-kind", "Figure “{word}” has to be a date.", "Write one, such as 2027-06-13.")
FIGURE_OF_OTHER = Message(
    "figure-of-other-factor",
    "Figure “{word}” belongs to contextual factor {context}.",
    "Move it there.",
)
DEADLINE_BEFORE_START = Message(
    "deadline-before-start",
    "The deadline of {action} comes before the start of the plan, {start}.",
    "Choose a later deadline; if the action is done, list it under done.",
)
DEADLINE_BEFORE_ASSESSMENT = Message(
    "deadline-before-start",
    "The deadline of {action} comes before the assessment, {day}, and no plan starts before it.",
    DEADLINE_BEFORE_START.fix,
)
ADOPTED_WITHOUT_DATE = Message(
    "adopted-without-date",
    "The plan is adopted, but the date is missing.",
    "Add “adopted_on:” with the date of the decision.",
)

# Benchmarks and templates
DUPLICATE_ID = Message(
    "duplicate-id",
    "The id “{word}” is used twice; the first is in {file}, line {first}.",
    "Give one of them a new id; ids are never used again.",
    whole=frozenset({"file"}),
)
MISSING_FILE = Message("missing-file", "The file “{name}” is missing.", "Add it to the folder.")
FILE_NOT_READ = Message(
    "file-not-read",
    "This file would not be read.",
    "Give it a name of the kind 01-name.yaml, with two digits, or remove it.",
)
FOLDER_NAME = Message(
    "folder-name",
    "The benchmark “{word}” stands in a folder named “{folder}”.",
    "Give the folder the benchmark’s id as its name.",
    whole=frozenset({"folder"}),
)
OBJECTIVE_TWICE = Message(
    "objective-twice",
    "Key factor {factor} has two files; the first is {file}.",
    "Put its actions into one file.",
    whole=frozenset({"file"}),
)
OBJECTIVE_MISSING = Message(
    "objective-missing",
    "No file of actions belongs to key factor {factor}.",
    "Add one with its objective, its target and its actions.",
)
NO_ACTION_ANSWERS = Message(
    "unanswered-question",
    "No action answers question {question}.",
    "Add “{question}” to the answers of an action, or write a new action.",
)
NEVER_PROPOSED = Message(
    "never-proposed",
    "No result names action {action}, no reading brings it, and no other action needs it.",
    "Name it in a path of a result, or in the context.",
)
NEEDS_ITSELF = Message("needs-itself", "Action {action} needs itself.", "Remove it from its needs.")
NEED_TWICE = Message(
    "need-twice",
    "Action {action} needs {other} twice.",
    "Keep one of the two links.",
)
LOOP = Message(
    "dependency-loop",
    "These actions wait for one another: {chain}.",
    "Remove one of the links.",
    whole=frozenset({"chain"}),
)
LOOP_WITH_CONTEXT = Message(
    "dependency-loop",
    "With the links that the readings bring, these actions wait for one another: {chain}.",
    "Remove one of the links, in the actions or in the context.",
    whole=frozenset({"chain"}),
)
UNKNOWN_COST_BAND = UnknownWord("unknown-cost-band", "Cost band {word} is not in method.yaml.", "Cost bands: {known}.")
SCALE_ORDER = Message(
    "scale-out-of-order",
    "“missing_below” has to be lower than “in_place_from”.",
    "Lower the one, or raise the other.",
)
MISSING_GAP = Message(
    "missing-gap",
    "The scale gives no gap for the answer “{word}”.",
    "Add a line with a number from 0 to 1.",
)


def other_kind(kind: Kind, place: Place) -> Problem:
    """Return the problem of a file of another kind, which is called what it is."""
    return replace(OTHER_KIND, what=WHAT_IT_IS[kind]).at(place)
